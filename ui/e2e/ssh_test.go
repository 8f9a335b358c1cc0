//go:build linux

package e2e

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"dovetail/ui/terminal/ptytest"
)

// layerGrid is a grid export of Layer.
const layerGrid = "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\r\n" +
	"C1,Harbour Dental Ltd,Yes,Acme UK,10,1001,HARB001\r\n" +
	"C2,Harbour Roofing,No,,,,\r\n" +
	"C3,Ember Joinery,No,,,,\r\n"

// unchangedReport matches the report on an upload of an unchanged export.
var unchangedReport = regexp.MustCompile(`0 +new\n +0 +changed\n +1 +unchanged\n +[12] +not filled in\n +0 +rejected`)

func TestSSH(t *testing.T) {
	t.Parallel()
	s := newSSHServer(t)
	s.writeFile("grid.csv", layerGrid)
	s.run("load", "grid.csv")
	t.Run("an export through a pipe arrives byte for byte", s.testExport)
	t.Run("an upload through a pipe returns its exit code", s.testUpload)
	t.Run("the commands that the app shows copy the file", s.testShownCommands)
}

func TestKilledSSHClient(t *testing.T) {
	t.Parallel()
	s := newSSHServer(t)
	s.withManyCustomers()
	t.Run("while it sends a file", s.testKilledWhileSending)
	t.Run("while an upload is applied", s.testKilledWhileApplying)
}

func (s *sshServer) testExport(t *testing.T) {
	s.userRuns(s.ssh("") + " dovetail export - > x.xlsx")
	book, err := os.ReadFile(filepath.Join(s.local, "x.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(book, []byte("PK\x03\x04")) || bytes.LastIndex(book, []byte("PK\x05\x06")) != len(book)-22 {
		t.Errorf("more than a workbook arrived: %d bytes, %.40q … %q", len(book), book, book[len(book)-40:])
	}
	if _, err := zip.NewReader(bytes.NewReader(book), int64(len(book))); err != nil {
		t.Error(err)
	}
}

func (s *sshServer) testUpload(t *testing.T) {
	if output := s.userRuns(s.ssh("") + " dovetail upload --dry-run - < x.xlsx"); !unchangedReport.MatchString(output) {
		t.Errorf("an unchanged export: %s", output)
	}
	s.write(filepath.Join(s.local, "wrong.csv"), "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC9,Acme UK,10,X1\n", 0o600)
	output, err := s.userCommand(s.ssh("") + " dovetail upload --dry-run - < wrong.csv").CombinedOutput()
	if code := exitCode(err); code != 3 {
		t.Errorf("exit code %d, want 3 for a row that is rejected: %s", code, output)
	}
	output, err = s.userCommand(s.ssh("") + " dovetail list --filter nonsense:1").CombinedOutput()
	if code := exitCode(err); code != 2 {
		t.Errorf("exit code %d, want 2 for a wrong filter: %s", code, output)
	}
	s.forTest(t).checkFiles("grid.csv")
}

// openApp logs in and opens the app, in a window wide enough for a long line.
func (s *sshServer) openApp(t *testing.T) *ptytest.Session {
	t.Helper()
	return ptytest.Start(t, 240, 40, s.userCommand(s.ssh("-tt")+" dovetail"))
}

// shownLine waits for a line on the screen that begins with prefix, and returns it.
func shownLine(t *testing.T, session *ptytest.Session, prefix string) string {
	t.Helper()
	whole := regexp.MustCompile(regexp.QuoteMeta(prefix) + `[^\x1b\r\n]*[\x1b\r\n]`)
	var line []byte
	if !session.Await(func(since []byte) bool { line = whole.Find(since); return line != nil }) {
		t.Fatalf("no line %q was shown: %q", prefix, ptytest.Plain(session.Output()))
	}
	return strings.TrimSpace(strings.TrimRight(string(line), "\x1b\r\n"))
}

func (s *sshServer) testShownCommands(t *testing.T) {
	session := s.openApp(t)
	session.Sees("Ember Joinery")
	session.Type("/harbour\r")
	session.Sees("2 of 3")
	session.Type("e")
	session.Sees("Format")
	const name = "Ann's links (1).xlsx"
	session.Type("\x15" + filepath.Join(s.work, name) + "\r")
	session.Sees("Exported 2 of 3 customers")
	line := shownLine(t, session, "scp -P ")
	t.Logf("shown: %s", line)
	s.userRuns(line)
	onServer, err := os.ReadFile(filepath.Join(s.work, name))
	if err != nil {
		t.Fatal(err)
	}
	if copied, err := os.ReadFile(filepath.Join(s.local, name)); err != nil || !bytes.Equal(copied, onServer) {
		t.Errorf("%d bytes were copied of %d: %v", len(copied), len(onServer), err)
	}

	session.Type("o")
	line = shownLine(t, session, "ssh -p ")
	t.Logf("shown: %s", line)
	s.userRuns("rm -f *.xlsx && " + line)
	if output := s.userRuns(s.ssh("") + " dovetail upload --dry-run - < \"" + name + "\""); !unchangedReport.MatchString(output) {
		t.Errorf("the other command copied another file: %s", output)
	}
	session.Type("\x1b")
	session.Sees("2 of 3")
	session.Type("q")
	if err := session.Wait(); err != nil {
		t.Error(err)
	}
}

// testKilledWhileSending kills the client in the middle of a file that it sends: the part that arrived must
// not be taken for the whole.
func (s *sshServer) testKilledWhileSending(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(s.work, "big-links.csv"))
	if err != nil {
		t.Fatal(err)
	}
	half := file[:bytes.LastIndexByte(file[:len(file)/2], '\n')+1] // so that no row shows the cut
	cmd := s.userCommand(s.ssh("") + " dovetail upload -")
	input, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := input.Write(half); err != nil {
		t.Fatal(err)
	}
	ptytest.Until(t, "half of the file has arrived", func() bool {
		size, found := spooledSize(t, s.temp)
		return found && size == int64(len(half))
	})
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	s.waitForNoProcess(t)
	if linked := s.forTest(t).linked(); linked != 0 {
		t.Errorf("%d customers were linked by half a file", linked)
	}
	s.forTest(t).checkFiles("big-links.csv", "big.csv")
}

// testKilledWhileApplying kills the client while the app on the server applies an upload.
func (s *sshServer) testKilledWhileApplying(t *testing.T) {
	session := s.openApp(t)
	session.Sees("C1000000")
	session.Type("/100001\r")
	session.Sees("10 of 60,000")
	perform(session, []step{
		uploadSteps[0],
		{"\x15" + filepath.Join(s.work, "big-links.csv") + "\r", uploadSteps[1].sees},
		uploadSteps[2],
		{"y", []string{"One moment", "60,000 links were made"}},
	})
	session.Signal(syscall.SIGKILL)
	s.waitForNoProcess(t)
	s.forTest(t).checkAllOrNone()
	s.forTest(t).checkFiles("big-links.csv", "big.csv")

	again := s.openApp(t)
	again.Sees("You were cut off just now.")
	again.Sees("The filter was: 100001")
	again.Type("\r")
	again.Sees("10 of 60,000")
	again.Type("q")
	if err := again.Wait(); err != nil {
		t.Error(err)
	}
}

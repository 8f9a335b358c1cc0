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

// layerGrid is what Layer's own grid export brings.
const layerGrid = "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\r\n" +
	"C1,Harbour Dental Ltd,Yes,Acme UK,10,1001,HARB001\r\n" +
	"C2,Harbour Roofing,No,,,,\r\n" +
	"C3,Ember Joinery,No,,,,\r\n"

// untouched is what an upload of an untouched export says.
var untouched = regexp.MustCompile(`0 +new\n +0 +changed\n +1 +unchanged\n +[12] +not filled in\n +0 +rejected`)

func TestOverSSH(t *testing.T) {
	s := newSSHServer(t)
	s.file("grid.csv", layerGrid)
	s.runs("load", "grid.csv")
	t.Run("an export through a pipe arrives byte for byte", s.exports)
	t.Run("an upload through a pipe gives its exit code", s.uploads)
	t.Run("the lines that the app shows bring the file", s.brings)
}

func TestClientKilled(t *testing.T) {
	s := newSSHServer(t)
	s.file("big.csv", customersCSV(many))
	s.file("big-links.csv", linksCSV(many))
	s.runs("load", "big.csv")
	s.runs("companies", "add", "Acme UK", "10")
	t.Run("while it sends a file", s.cutOff)
	t.Run("while an upload is applied", s.killed)
}

func (s *sshServer) exports(t *testing.T) {
	s.does(s.ssh("") + " dovetail export - > x.xlsx")
	book, err := os.ReadFile(filepath.Join(s.own, "x.xlsx"))
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

func (s *sshServer) uploads(t *testing.T) {
	if said := s.does(s.ssh("") + " dovetail upload --dry-run - < x.xlsx"); !untouched.MatchString(said) {
		t.Errorf("an untouched export: %s", said)
	}
	s.write(filepath.Join(s.own, "wrong.csv"), "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC9,Acme UK,10,X1\n", 0o600)
	said, err := s.types(s.ssh("") + " dovetail upload --dry-run - < wrong.csv").CombinedOutput()
	if code := exitCode(err); code != 3 {
		t.Errorf("exit code %d, want 3 for a row that is rejected: %s", code, said)
	}
	said, err = s.types(s.ssh("") + " dovetail list --filter nonsense:1").CombinedOutput()
	if code := exitCode(err); code != 2 {
		t.Errorf("exit code %d, want 2 for a wrong filter: %s", code, said)
	}
	s.at(t).tidy("grid.csv")
}

// sits is a person who logs in to work in the app, in a window wide enough for a long line.
func (s *sshServer) sits(t *testing.T) *ptytest.Session {
	t.Helper()
	return ptytest.Start(t, 240, 40, s.types(s.ssh("-tt")+" dovetail"))
}

// sees waits for a line on the screen that begins so, and returns it as it stands.
func sees(t *testing.T, session *ptytest.Session, beginning string) string {
	t.Helper()
	whole := regexp.MustCompile(regexp.QuoteMeta(beginning) + `[^\x1b\r\n]*[\x1b\r\n]`)
	var line []byte
	if !session.Await(func(since []byte) bool { line = whole.Find(since); return line != nil }) {
		t.Fatalf("no line %q was shown: %q", beginning, ptytest.Plain(session.Output()))
	}
	return strings.TrimSpace(strings.TrimRight(string(line), "\x1b\r\n"))
}

func (s *sshServer) brings(t *testing.T) {
	session := s.sits(t)
	session.Sees("Ember Joinery")
	session.Type("/harbour\r")
	session.Sees("2 of 3")
	session.Type("e")
	session.Sees("Which rows?")
	session.Type("\r")
	session.Sees("Folder")
	const name = "Ann's links (1).xlsx"
	session.Type("\x15" + filepath.Join(s.work, name) + "\r")
	session.Sees("Exported 2 of 3 customers")
	line := sees(t, session, "scp -P ")
	t.Logf("shown: %s", line)
	s.does(line)
	there, err := os.ReadFile(filepath.Join(s.work, name))
	if err != nil {
		t.Fatal(err)
	}
	if here, err := os.ReadFile(filepath.Join(s.own, name)); err != nil || !bytes.Equal(here, there) {
		t.Errorf("%d bytes came over, %d are there: %v", len(here), len(there), err)
	}

	session.Type("o")
	line = sees(t, session, "ssh -p ")
	t.Logf("shown: %s", line)
	s.does("rm -f *.xlsx && " + line)
	if said := s.does(s.ssh("") + " dovetail upload --dry-run - < \"" + name + "\""); !untouched.MatchString(said) {
		t.Errorf("what the other way brought is another file: %s", said)
	}
	session.Type("\x1b")
	session.Sees("2 of 3")
	session.Type("q")
	if err := session.Wait(); err != nil {
		t.Error(err)
	}
}

// gone waits until no dovetail runs any more.
func (s *sshServer) gone(t *testing.T) {
	t.Helper()
	ptytest.Until(t, "no process of dovetail is left", func() bool { return len(runningPrograms(t)) == 0 })
}

// cutOff kills the client in the middle of a file that it sends: what came must not be taken for the whole.
func (s *sshServer) cutOff(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(s.work, "big-links.csv"))
	if err != nil {
		t.Fatal(err)
	}
	half := file[:bytes.LastIndexByte(file[:len(file)/2], '\n')+1] // even so that no row shows the cut
	cmd := s.types(s.ssh("") + " dovetail upload -")
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
	ptytest.Until(t, "the half has arrived", func() bool {
		spooled, err := filepath.Glob(filepath.Join(s.temp, "dovetail-*"))
		if err != nil || len(spooled) != 1 {
			return false
		}
		info, err := os.Stat(spooled[0])
		return err == nil && info.Size() == int64(len(half))
	})
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	s.gone(t)
	if linked := s.at(t).linked(); linked != 0 {
		t.Errorf("%d customers were linked by half a file", linked)
	}
	s.at(t).tidy("big-links.csv", "big.csv")
}

// killed kills the client while the app on the other side applies an upload.
func (s *sshServer) killed(t *testing.T) {
	session := s.sits(t)
	session.Sees("C1000000")
	session.Type("/100001\r")
	session.Sees("10 of 60,000")
	take(session, []step{
		upload[0], upload[1],
		{"\x15" + filepath.Join(s.work, "big-links.csv") + "\r", upload[2].sees},
		upload[3],
		{"y", []string{"One moment", "60,000 links were made"}},
	})
	session.Signal(syscall.SIGKILL)
	s.gone(t)
	linkedAllOrNone(s.at(t))
	s.at(t).tidy("big-links.csv", "big.csv")

	again := s.sits(t)
	again.Sees("You were cut off just now.")
	again.Sees("The filter was: 100001")
	again.Type("\r")
	again.Sees("10 of 60,000")
	again.Type("q")
	if err := again.Wait(); err != nil {
		t.Error(err)
	}
}

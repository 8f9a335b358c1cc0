//go:build linux

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// endings are the ways in which a session ends from outside, with the exit code of each.
var endings = []struct {
	name         string
	end          func(*ptytest.Session)
	code         int
	disconnected bool // nothing can be written to the terminal any more
}{
	{"SIGTERM", func(s *ptytest.Session) { s.Signal(syscall.SIGTERM) }, 143, false},
	{"SIGHUP", func(s *ptytest.Session) { s.Signal(syscall.SIGHUP) }, 129, false},
	{"SIGINT from outside", func(s *ptytest.Session) { s.Signal(os.Interrupt) }, 130, false},
	{"a closed terminal", (*ptytest.Session).Hangup, 129, true},
}

// resetSequences restore the terminal: the normal screen, a visible cursor, unbracketed paste.
var resetSequences = []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"}

func TestEndedSessionCleansUp(t *testing.T) {
	t.Parallel()
	for _, test := range endings {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := newEnv(t)
			s := e.demo()
			s.Type("/dental")
			s.Sees("18 of 250")
			test.end(s)
			e.checkExit(s, test.code)
			e.checkFiles()
			if !test.disconnected {
				checkRestored(t, s)
			}
		})
	}
}

// checkRestored checks that a program that has ended restored the terminal.
func checkRestored(t *testing.T, s *ptytest.Session) {
	t.Helper()
	for _, sequence := range resetSequences {
		if !s.Await(func([]byte) bool { return bytes.Contains(s.Output(), []byte(sequence)) }) {
			t.Errorf("it never wrote %q", sequence)
		}
	}
	if !s.Restored() {
		t.Error("the terminal's modes are not what they were")
	}
}

func TestQuitRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	e := newEnv(t)
	s := e.demo()
	if s.Restored() {
		t.Error("the terminal is not raw while the app runs; the test proves nothing")
	}
	s.Type("q")
	e.checkExit(s, 0)
	checkRestored(t, s)
	e.checkFiles()
}

// taskUnderWay says how a task is started. On a fast computer the task may be done before the session is
// ended: the test proves less there, and still passes.
type taskUnderWay struct {
	name    string
	steps   []step
	started func(e *env) bool // if there is more to wait for than what the steps see
}

// step is what a user types, and the texts of which one is waited for.
type step struct {
	keys string
	sees []string
}

var tasksUnderWay = []taskUnderWay{
	{"an export", []step{{"e", []string{"Format"}}, {"\x15export.xlsx\r", nil}}, hasTempFile},
	{"an upload that is read", []step{uploadSteps[0], {uploadSteps[1].keys, []string{"One moment", "60,000 new"}}}, nil},
	{"an upload that is applied", append(slices.Clone(uploadSteps), step{"y", []string{"One moment", "60,000 links were made"}}), nil},
}

// uploadSteps lead to the question whether to apply all links.
var uploadSteps = []step{
	{"u", []string{"Choose a file"}},
	{"big-links.csv\r", []string{"60,000 new"}},
	{"a", []string{"Apply 60,000 links?"}},
}

// perform types the keys of each step and waits for its text.
func perform(s *ptytest.Session, steps []step) {
	for _, step := range steps {
		s.Type(step.keys)
		if len(step.sees) > 0 {
			s.Sees(step.sees[0], step.sees[1:]...)
		}
	}
}

// hasTempFile reports whether an export has created its temporary file beside the two uploads.
func hasTempFile(e *env) bool { return len(fileNames(e.t, e.work)) > 2 }

func TestEndedSessionWaitsForItsTask(t *testing.T) {
	t.Parallel()
	loaded := newEnv(t).withManyCustomers()
	for _, task := range tasksUnderWay {
		for _, ending := range endings {
			t.Run(task.name+" and "+ending.name, func(t *testing.T) {
				t.Parallel()
				e := newEnv(t).copyFiles(loaded)
				s := task.start(e)
				begin := time.Now()
				ending.end(s)
				e.checkExit(s, ending.code)
				t.Logf("ended after %d ms", time.Since(begin).Milliseconds())
				e.checkWorkbook("export.xlsx")
				e.checkFiles("big-links.csv", "big.csv")
				if !ending.disconnected {
					checkRestored(t, s)
				}
				e.checkAllOrNone()
			})
		}
	}
}

// withManyCustomers loads manyRows customers, writes the upload that links them all, and returns e.
func (e *env) withManyCustomers() *env {
	e.t.Helper()
	e.writeFile("big.csv", customersCSV(manyRows))
	e.writeFile("big-links.csv", linksCSV(manyRows))
	e.run("load", "big.csv")
	e.run("companies", "add", "Acme UK", "10")
	return e
}

// copyFiles copies the database and the working folder of another environment, and returns e.
func (e *env) copyFiles(from *env) *env {
	e.t.Helper()
	for target, source := range map[string]string{filepath.Dir(e.database()): filepath.Dir(from.database()), e.work: from.work} {
		if err := os.CopyFS(target, os.DirFS(source)); err != nil {
			e.t.Fatal(err)
		}
	}
	return e
}

// start opens the app and starts the task.
func (task taskUnderWay) start(e *env) *ptytest.Session {
	e.t.Helper()
	s := e.open()
	s.Sees("C1000000")
	perform(s, task.steps)
	if task.started != nil {
		ptytest.Until(e.t, task.name+" has started", func() bool { return task.started(e) })
	}
	return s
}

// checkWorkbook checks that a file of the working folder, if it is there, is a whole workbook, and removes it.
func (e *env) checkWorkbook(name string) {
	e.t.Helper()
	path := filepath.Join(e.work, name)
	if _, err := os.Stat(path); err != nil {
		return
	}
	e.run("upload", "--dry-run", name)
	if err := os.Remove(path); err != nil {
		e.t.Fatal(err)
	}
}

// linked returns how many customers are linked and not yet synced.
func (e *env) linked() int {
	e.t.Helper()
	return strings.Count(e.run("list", "--filter", "is:link", "--columns", "id", "--csv"), "\nC")
}

// checkAllOrNone checks that the database holds all links of an upload or none.
func (e *env) checkAllOrNone() {
	e.t.Helper()
	if linked := e.linked(); linked != 0 && linked != manyRows {
		e.t.Errorf("%d customers are linked: half an upload", linked)
	}
}

// TestHangupAtTheQuestion closes the terminal while a command waits for an answer.
func TestHangupAtTheQuestion(t *testing.T) {
	t.Parallel()
	e := newEnv(t)
	s := e.open()
	s.Sees("Create it? [y/N]")
	s.Hangup()
	if code := exitCode(s.Wait()); code == 0 {
		t.Errorf("exit code 0 without an answer")
	}
	if _, err := os.Stat(filepath.Dir(e.database())); err == nil {
		t.Error("a database was created without an answer")
	}
}

// TestOnlyYesCreatesTheDatabase answers the question of the first start.
func TestOnlyYesCreatesTheDatabase(t *testing.T) {
	for answer, creates := range map[string]bool{"y": true, "YES": true, "": false, "n": false, "yet another folder": false} {
		t.Run(answer, func(t *testing.T) {
			t.Parallel()
			e := newEnv(t)
			s := e.open()
			s.Sees("Create it? [y/N]")
			s.Type(answer + "\r")
			if creates {
				s.Sees("There are no customers yet")
				s.Type("q")
			} else {
				s.Sees("no database was created")
			}
			if code := exitCode(s.Wait()); (code == 0) != creates {
				t.Errorf("exit code %d after %q", code, answer)
			}
			if _, err := os.Stat(e.database()); (err == nil) != creates {
				t.Errorf("after %q: %v", answer, err)
			}
		})
	}
}

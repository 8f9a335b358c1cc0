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

// The ways in which a line ends, with the exit code of each.
var endings = []struct {
	name string
	end  func(*ptytest.Session)
	code int
	lost bool // nothing can be shown any more
}{
	{"SIGTERM", func(s *ptytest.Session) { s.Signal(syscall.SIGTERM) }, 143, false},
	{"SIGHUP", func(s *ptytest.Session) { s.Signal(syscall.SIGHUP) }, 129, false},
	{"SIGINT from outside", func(s *ptytest.Session) { s.Signal(os.Interrupt) }, 130, false},
	{"a closed terminal", (*ptytest.Session).Hangup, 129, true},
}

// left are the sequences that give the terminal back: the normal screen, the cursor, paste without brackets.
var left = []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"}

func TestEndOfTheLineTidiesUp(t *testing.T) {
	for _, test := range endings {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := newEnv(t)
			s := d.demo()
			s.Type("/dental")
			s.Sees("18 of 250")
			test.end(s)
			d.ends(s, test.code)
			d.tidy()
			if !test.lost {
				givenBack(t, s)
			}
		})
	}
}

// givenBack checks that a program that has ended left the terminal as it was.
func givenBack(t *testing.T, s *ptytest.Session) {
	t.Helper()
	for _, sequence := range left {
		if !s.Await(func([]byte) bool { return bytes.Contains(s.Output(), []byte(sequence)) }) {
			t.Errorf("it never wrote %q", sequence)
		}
	}
	if !s.Restored() {
		t.Error("the terminal's modes are not what they were")
	}
}

func TestQuittingGivesTheTerminalBack(t *testing.T) {
	d := newEnv(t)
	s := d.demo()
	if s.Restored() {
		t.Error("the terminal is not raw while the app runs; the test would prove nothing")
	}
	s.Type("q")
	d.ends(s, 0)
	givenBack(t, s)
	d.tidy()
}

// A jobUnderWay is started by keys. On a fast computer its end may be seen before its beginning: the test
// proves less there, and still passes.
type jobUnderWay struct {
	name  string
	steps []step
	begun func(d *env, s *ptytest.Session)
}

// A step types keys, and waits for what they bring: one of some texts.
type step struct {
	keys string
	sees []string
}

var jobsUnderWay = []jobUnderWay{
	{"an export", []step{{"e", []string{"Which rows?"}}, {"\r", []string{"Folder"}}, {"\x15export.xlsx\r", nil}}, writesFile},
	{"an upload that is read", []step{upload[0], upload[1], {upload[2].keys, []string{"One moment", "60,000 new"}}}, nil},
	{"an upload that is applied", append(slices.Clone(upload), step{"y", []string{"One moment", "60,000 links were made"}}), nil},
}

// upload brings one to the question whether to apply all links.
var upload = []step{
	{"u", []string{"choose an Excel"}},
	{"\r", []string{"Folder"}},
	{"big-links.csv\r", []string{"60,000 new"}},
	{"a", []string{"Apply 60,000 links?"}},
}

// take takes steps.
func take(s *ptytest.Session, steps []step) {
	for _, step := range steps {
		s.Type(step.keys)
		if len(step.sees) > 0 {
			s.Sees(step.sees[0], step.sees[1:]...)
		}
	}
}

// writesFile waits until the export has begun to write.
func writesFile(d *env, _ *ptytest.Session) {
	d.t.Helper()
	ptytest.Until(d.t, "the export writes its temporary file", func() bool { return len(d.files(d.work)) > 2 })
}

func TestEndOfTheLineWaitsForTheJob(t *testing.T) {
	d := newEnv(t)
	d.file("big.csv", customersCSV(many))
	d.file("big-links.csv", linksCSV(many))
	d.runs("load", "big.csv")
	d.runs("companies", "add", "Acme UK", "10")
	database := filepath.Join(d.home, "data", "dovetail", "dovetail.db")
	before, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	for _, job := range jobsUnderWay {
		for _, ending := range endings {
			t.Run(job.name+" and "+ending.name, func(t *testing.T) {
				d := d.at(t).with("XDG_STATE_HOME=" + t.TempDir())
				if err := os.WriteFile(database, before, 0o600); err != nil {
					t.Fatal(err)
				}
				s := job.start(d)
				begin := time.Now()
				ending.end(s)
				d.ends(s, ending.code)
				t.Logf("ended after %d ms", time.Since(begin).Milliseconds())
				d.wholeOrGone("export.xlsx")
				d.tidy("big-links.csv", "big.csv")
				if !ending.lost {
					givenBack(t, s)
				}
				linkedAllOrNone(d)
			})
		}
	}
}

// start opens the app and starts the job.
func (j jobUnderWay) start(d *env) *ptytest.Session {
	d.t.Helper()
	s := d.open()
	s.Sees("C1000000")
	take(s, j.steps)
	if j.begun != nil {
		j.begun(d, s)
	}
	return s
}

// wholeOrGone checks that a file of the working folder is a whole workbook if it is there, and removes it.
func (d *env) wholeOrGone(name string) {
	d.t.Helper()
	path := filepath.Join(d.work, name)
	if _, err := os.Stat(path); err != nil {
		return
	}
	d.runs("upload", "--dry-run", name)
	if err := os.Remove(path); err != nil {
		d.t.Fatal(err)
	}
}

// linked is how many customers are linked and not yet synced.
func (d *env) linked() int {
	d.t.Helper()
	return strings.Count(d.runs("list", "--filter", "is:link", "--columns", "id", "--csv"), "\nC")
}

// linkedAllOrNone checks that the database holds all of an upload or nothing of it.
func linkedAllOrNone(d *env) {
	d.t.Helper()
	if linked := d.linked(); linked != 0 && linked != many {
		d.t.Errorf("%d customers are linked: half an upload", linked)
	}
}

// A question on the command line is no trap either.
func TestHangupAtTheQuestionForADatabase(t *testing.T) {
	d := newEnv(t)
	s := d.open()
	s.Sees("Create it? [y/N]")
	s.Hangup()
	if code := exitCode(s.Wait()); code == 0 {
		t.Errorf("exit code 0 though nothing was answered")
	}
	if _, err := os.Stat(filepath.Join(d.home, "data")); err == nil {
		t.Error("a database was created though nobody said so")
	}
}

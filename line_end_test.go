//go:build linux

package main

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
			d := newDesk(t)
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
	d := newDesk(t)
	s := d.demo()
	if s.Restored() {
		t.Error("the terminal is not raw while the app runs; the test would prove nothing")
	}
	s.Type("q")
	d.ends(s, 0)
	givenBack(t, s)
	d.tidy()
}

// customersCSV are customers as Layer has them.
func customersCSV(rows int) string {
	b := []byte("CustomerId,CustomerName\r\n")
	for i := range rows {
		id := 1_000_000 + i
		b = append(b, 'C')
		for d := 1_000_000; d > 0; d /= 10 {
			b = append(b, byte('0'+id/d%10))
		}
		b = append(b, ",Brighton Juniper Holdings Ltd\r\n"...)
	}
	return string(b)
}

// many are so many customers that a job takes its time.
const many = 60_000

// A job under way is started by what is typed when something is seen, and its beginning is seen as well.
type jobUnderWay struct {
	name  string
	steps []step
	begun func(d *desk, s *ptytest.Session)
}

// A step types keys, and waits for what they bring.
type step struct{ keys, sees string }

var jobsUnderWay = []jobUnderWay{
	{"an export", []step{{"e", "Which rows?"}, {"\r", "Folder"}, {"\x15export.xlsx\r", "Exporting to"}}, writesTemporary},
	{"an upload that is read", []step{{"u", "choose an Excel"}, {"\r", "Folder"}, {"big-links.csv\r", "One moment"}}, nil},
	{"an upload that is applied", []step{
		{"u", "choose an Excel"}, {"\r", "Folder"}, {"big-links.csv\r", "60,000 new"}, {"a", "Apply 60,000 links?"}, {"y", "One moment"},
	}, nil},
}

// writesTemporary waits until the export has begun to write.
func writesTemporary(d *desk, _ *ptytest.Session) {
	d.t.Helper()
	ptytest.Until(d.t, "the export writes its temporary file", func() bool {
		return slices.ContainsFunc(d.files(d.work), func(name string) bool { return strings.HasSuffix(name, ".tmp") })
	})
}

func TestEndOfTheLineWaitsForTheJob(t *testing.T) {
	d := newDesk(t)
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
func (j jobUnderWay) start(d *desk) *ptytest.Session {
	d.t.Helper()
	s := d.open()
	s.Sees("C1000000")
	for _, step := range j.steps {
		s.Type(step.keys)
		s.Sees(step.sees)
	}
	if j.begun != nil {
		j.begun(d, s)
	}
	return s
}

// linked is how many customers are linked and not yet synced.
func (d *desk) linked() int {
	d.t.Helper()
	return strings.Count(d.runs("list", "--filter", "is:link", "--columns", "id", "--csv"), "\nC")
}

// linkedAllOrNone checks that the database holds all of an upload or nothing of it.
func linkedAllOrNone(d *desk) {
	d.t.Helper()
	if linked := d.linked(); linked != 0 && linked != many {
		d.t.Errorf("%d customers are linked: half an upload", linked)
	}
}

// linksCSV are links of customers of customersCSV.
func linksCSV(rows int) string {
	customers := customersCSV(rows)
	var b strings.Builder
	b.WriteString("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\r\n")
	_, customers, _ = strings.Cut(customers, "\n")
	for line := range strings.Lines(customers) {
		id := line[:8]
		b.WriteString(id + ",Acme UK,10,A" + id[1:] + "\r\n")
	}
	return b.String()
}

func TestAfterAHangupTheNextStartOffersTheView(t *testing.T) {
	d := newDesk(t)
	d.file("customers.csv", customersCSV(30))
	d.runs("load", "customers.csv")
	s := d.open()
	s.Sees("C1000000")
	s.Type("/100001\r")
	s.Sees("10 of 30")
	s.Type("jjjj")
	s.Sees("C1000014")
	s.Hangup()
	d.ends(s, 129)

	s = d.open()
	s.Sees("Welcome back")
	s.Sees("You were cut off just now.")
	s.Sees("The filter was: 100001")
	s.Sees("The cursor was on C1000014")
	s.Type("\r")
	s.Sees("10 of 30")
	s.Type("\r")
	s.Sees("Customers › C1000014")
	s.Type("\x1b")
	s.Sees("10 of 30")
	s.Type("q")
	d.ends(s, 0)

	s = d.open()
	s.Sees("all 30") // a person who quit is not asked
	if bytes.Contains(s.Output(), []byte("Welcome back")) {
		t.Error("a person who quit was offered to continue")
	}
	state := filepath.Join(d.home, "state", "dovetail")
	names := d.files(state)
	if len(names) != 1 {
		t.Fatalf("the state folder holds %q, want one file", names)
	}
	if info, err := os.Stat(filepath.Join(state, names[0])); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the state file: %v, %v; want one that only its owner reads", info, err)
	}
}

// A question on the command line is no trap either.
func TestHangupAtTheQuestionForADatabase(t *testing.T) {
	d := newDesk(t)
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

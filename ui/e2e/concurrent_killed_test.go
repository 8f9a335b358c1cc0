package e2e

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"dovetail/storage"
)

// relinking is a file that gives every customer a link of its own, other ones for each name; its last row
// names a customer that is not there.
func relinking(name string) string {
	var text strings.Builder
	text.WriteString("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n")
	for i := range customers {
		fmt.Fprintf(&text, "C%04d,Acme UK,10,%s%04d\n", i, name, i)
	}
	fmt.Fprintf(&text, "X%s,Acme UK,10,NOBODY\n", name)
	return text.String()
}

// A moment is when one of several uploads is killed: comes lets it go and returns once the moment is there,
// or the upload has ended.
type moment struct {
	name   string
	others int // uploads beside it
	comes  func(c *processes, victim *process)
}

// moments go through an upload from its first byte to its last. The looks are at the database, each some
// hundredths of a millisecond, and stand for time.
func moments() (list []moment) {
	for _, others := range []int{0, 2} {
		list = append(list,
			moment{"when the database begins to be written", others, untilWritten},
			moment{"when a change shows", others, untilChanged},
			moment{"when it says what it did", others, untilSaid})
	}
	list = append(list, moment{"while it reads", 2, untilRead})
	for i, looks := range []int{30, 100, 300, 1000} {
		list = append(list, moment{fmt.Sprintf("after %d looks", looks), i % 2, func(c *processes, p *process) { untilLooked(c, p, looks) }})
	}
	return list
}

func untilRead(c *processes, p *process) {
	p.until(func() bool { return len(names(c.t, p.temp)) > 0 })
}

func untilWritten(c *processes, p *process) {
	before := c.written()
	letGo([]*process{p})
	p.until(func() bool { return !c.written().Equal(before) })
}

func untilChanged(c *processes, p *process) {
	before := c.stamp()
	letGo([]*process{p})
	p.until(func() bool { return c.stamp() != before })
}

func untilSaid(_ *processes, p *process) {
	letGo([]*process{p})
	p.until(p.out.begun.Load)
}

func untilLooked(c *processes, p *process, looks int) {
	letGo([]*process{p})
	p.until(func() bool {
		c.stamp()
		looks--
		return looks <= 0
	})
}

// until asks again and again whether something has come, as long as the process runs.
func (p *process) until(come func() bool) {
	for running([]*process{p}) && !come() {
		runtime.Gosched()
	}
}

// stamp tells one state of the database from another.
func (c *processes) stamp() storage.Stamp {
	c.t.Helper()
	stamp, err := storage.Open(c.path("site.db")).Changed()
	if err != nil {
		c.t.Fatal(err)
	}
	return stamp
}

// written is when the database was last written.
func (c *processes) written() time.Time {
	c.t.Helper()
	info, err := os.Stat(c.path("site.db"))
	if err != nil {
		c.t.Fatal(err)
	}
	return info.ModTime()
}

// TestKilledUploadsAreWholeOrNotThere kills one of several uploads at moments of all kinds.
func TestKilledUploadsAreWholeOrNotThere(t *testing.T) {
	fresh := newProcesses(t, customers)
	for _, m := range moments() {
		t.Run(fmt.Sprintf("%s, %d others", m.name, m.others), func(t *testing.T) {
			c := fresh.copy(t)
			victim, survivors := c.killed(m)
			for _, p := range survivors {
				c.wait(p)
			}
			c.runs(relinking("NEXT"), "upload", "--skip-rejected", "--allow", "unlike", "-")
			history := c.history()
			c.agree(history)
			c.wholeOrNot(victim, entriesOf(history, relinking("V")))
			for _, name := range append(survivorNames(m.others), "NEXT") {
				if entries := entriesOf(history, relinking(name)); len(entries) != 1 || len(entries[0].Changes) != customers {
					t.Errorf("the upload %s, which was not killed, is in the history as %d entries", name, len(entries))
				}
			}
			if left := names(t, c.folder); len(left) != 1 {
				t.Errorf("the folder has %q", left)
			}
		})
	}
}

// killed lets uploads race and kills one of them.
func (c *processes) killed(m moment) (victim *process, survivors []*process) {
	c.t.Helper()
	for _, name := range survivorNames(m.others) {
		p := c.starts("upload", "--skip-rejected", "--allow", "unlike", "--json", "-")
		p.feed(relinking(name))
		survivors = append(survivors, p)
	}
	victim = c.starts("upload", "--skip-rejected", "--allow", "unlike", "--json", "-")
	victim.feed(relinking("V"))
	letGo(survivors)
	m.comes(c, victim)
	if err := victim.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		c.t.Fatal(err)
	}
	<-victim.ended
	return victim, survivors
}

func survivorNames(n int) (list []string) {
	for i := range n {
		list = append(list, fmt.Sprintf("S%d", i))
	}
	return list
}

// wholeOrNot checks what the history has of a killed upload: all or nothing, and all where it said so.
func (c *processes) wholeOrNot(victim *process, entries []historyEntry) {
	c.t.Helper()
	c.t.Logf("exit code %d, %d bytes said, %d entries", victim.ProcessState.ExitCode(), victim.out.Len(), len(entries))
	switch {
	case len(entries) > 1:
		c.t.Errorf("the killed upload is in the history %d times", len(entries))
	case len(entries) == 1 && len(entries[0].Changes) != customers:
		c.t.Errorf("half an upload: %d changes of %d", len(entries[0].Changes), customers)
	case len(entries) == 0 && victim.out.Len() > 0:
		c.t.Error("the upload said what it did, and it is lost")
	}
}

// copy is a crowd of its own with the same customers. Nobody works on the database meanwhile.
func (c *processes) copy(t *testing.T) *processes {
	t.Helper()
	other := &processes{t, t.TempDir()}
	text, err := os.ReadFile(c.path("site.db"))
	if err == nil {
		err = os.WriteFile(other.path("site.db"), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return other
}

// TestKilledExportIsWholeOrNotThere kills exports as soon as something of them lies in the folder.
func TestKilledExportIsWholeOrNotThere(t *testing.T) {
	c := newProcesses(t, customers)
	c.runs("", "export", "whole.csv")
	whole := c.taken("whole.csv")
	for round := range 4 {
		survivor, victim := c.starts("export", "survivor.csv"), c.starts("export", "victim.csv")
		victim.until(func() bool { return len(names(t, c.folder)) > 1 })
		if err := victim.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		<-victim.ended
		c.wait(survivor)
		if got := c.taken("survivor.csv"); got != whole {
			t.Errorf("round %d: the export beside a killed one has %d bytes of %d", round, len(got), len(whole))
		}
		if _, err := os.Stat(c.path("victim.csv")); err == nil && c.taken("victim.csv") != whole {
			t.Errorf("round %d: half an export", round)
		}
		if left := len(names(t, c.folder)); left > 2+round { // the database, and one for each that was killed
			t.Errorf("round %d: %d files are in the folder: %q", round, left, names(t, c.folder))
		}
	}
}

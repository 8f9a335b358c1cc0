package e2e

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/storage"
)

// relinkFile returns an upload that links every customer to a different Sage customer, to others for each
// name. Its last row names a customer that does not exist.
func relinkFile(name string) string {
	var text strings.Builder
	text.WriteString("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n")
	for i := range customers {
		fmt.Fprintf(&text, "C%04d,Acme UK,10,%s%04d\n", i, name, i)
	}
	fmt.Fprintf(&text, "X%s,Acme UK,10,NONE\n", name)
	return text.String()
}

// killPoint is when one of several uploads is killed.
type killPoint struct {
	name   string
	others int // uploads beside it
	// wait closes the input of the upload where the point is later, and returns at the point or when the
	// upload has ended.
	wait func(ps *processes, victim *process)
}

// killPoints returns points from the first byte of an upload to its last. Some are after a number of looks
// at the database, which take some hundredths of a millisecond each.
func killPoints() (list []killPoint) {
	for _, others := range []int{0, 2} {
		list = append(list,
			killPoint{"when the database begins to be written", others, untilWritten},
			killPoint{"when a change is visible", others, untilChanged},
			killPoint{"when it prints its report", others, untilReported})
	}
	list = append(list, killPoint{"while it reads", 2, untilReading})
	for i, looks := range []int{30, 100, 300, 1000} {
		list = append(list, killPoint{fmt.Sprintf("after %d looks", looks), i % 2, func(ps *processes, p *process) { untilLooked(ps, p, looks) }})
	}
	return list
}

func untilReading(ps *processes, p *process) {
	p.until(func() bool {
		_, reading := spooledSize(ps.t, p.temp)
		return reading
	})
}

func untilWritten(ps *processes, p *process) {
	before := ps.modTime()
	closeInputs([]*process{p})
	p.until(func() bool { return !ps.modTime().Equal(before) })
}

func untilChanged(ps *processes, p *process) {
	before := ps.stamp()
	closeInputs([]*process{p})
	p.until(func() bool { return ps.stamp() != before })
}

func untilReported(_ *processes, p *process) {
	closeInputs([]*process{p})
	p.until(p.out.begun.Load)
}

func untilLooked(ps *processes, p *process, looks int) {
	closeInputs([]*process{p})
	p.until(func() bool {
		ps.stamp()
		looks--
		return looks <= 0
	})
}

// until calls condition until it reports true or the process has ended. It does not pause in between, as
// the points are shorter than a pause.
func (p *process) until(condition func() bool) {
	for anyRunning([]*process{p}) && !condition() {
		runtime.Gosched()
	}
}

// stamp returns a value that differs for each state of the database.
func (ps *processes) stamp() storage.Stamp {
	ps.t.Helper()
	stamp, err := storage.Open(ps.path("site.db")).Changed()
	if err != nil {
		ps.t.Fatal(err)
	}
	return stamp
}

// modTime returns when the database was last written.
func (ps *processes) modTime() time.Time {
	ps.t.Helper()
	info, err := os.Stat(ps.path("site.db"))
	if err != nil {
		ps.t.Fatal(err)
	}
	return info.ModTime()
}

// TestKilledUploadIsAllOrNothing kills one of several uploads at each killPoint.
func TestKilledUploadIsAllOrNothing(t *testing.T) {
	fresh := newProcesses(t, customers)
	for _, point := range killPoints() {
		t.Run(fmt.Sprintf("%s, %d others", point.name, point.others), func(t *testing.T) {
			ps := fresh.copy(t)
			victim, survivors := ps.uploadAndKill(point)
			for _, p := range survivors {
				ps.wait(p)
			}
			ps.run(relinkFile("NEXT"), "upload", "--skip-rejected", "--allow", "unlike", "-")
			history := ps.history()
			ps.checkHistory(history)
			ps.checkAllOrNothing(victim, entriesOf(history, relinkFile("V")))
			for _, name := range append(survivorNames(point.others), "NEXT") {
				if entries := entriesOf(history, relinkFile(name)); len(entries) != 1 || len(entries[0].Changes) != customers {
					t.Errorf("the upload %s, which was not killed, has %d entries in the history", name, len(entries))
				}
			}
			if left := fileNames(t, ps.folder); !slices.Equal(left, databaseFiles) {
				t.Errorf("the folder contains %q, want the database and its backups", left)
			}
		})
	}
}

// uploadAndKill starts uploads at the same time and kills one of them at a point.
func (ps *processes) uploadAndKill(point killPoint) (victim *process, survivors []*process) {
	ps.t.Helper()
	for _, name := range survivorNames(point.others) {
		p := ps.start("upload", "--skip-rejected", "--allow", "unlike", "--json", "-")
		p.feed(relinkFile(name))
		survivors = append(survivors, p)
	}
	victim = ps.start("upload", "--skip-rejected", "--allow", "unlike", "--json", "-")
	victim.feed(relinkFile("V"))
	closeInputs(survivors)
	point.wait(ps, victim)
	if err := victim.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		ps.t.Fatal(err)
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

// checkAllOrNothing checks that the history has all of a killed upload or nothing, and all if the upload
// printed its report.
func (ps *processes) checkAllOrNothing(victim *process, entries []historyEntry) {
	ps.t.Helper()
	ps.t.Logf("exit code %d, %d bytes printed, %d entries", victim.ProcessState.ExitCode(), victim.out.Len(), len(entries))
	switch {
	case len(entries) > 1:
		ps.t.Errorf("the killed upload is in the history %d times", len(entries))
	case len(entries) == 1 && len(entries[0].Changes) != customers:
		ps.t.Errorf("half an upload: %d changes of %d", len(entries[0].Changes), customers)
	case len(entries) == 0 && victim.out.Len() > 0:
		ps.t.Error("the upload reported success, and its changes are lost")
	}
}

// copy returns processes on a copy of the database. No process may be running.
func (ps *processes) copy(t *testing.T) *processes {
	t.Helper()
	copied := &processes{t, t.TempDir()}
	text, err := os.ReadFile(ps.path("site.db"))
	if err == nil {
		err = os.WriteFile(copied.path("site.db"), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return copied
}

// TestKilledExportIsAllOrNothing kills exports as soon as they have created a file.
func TestKilledExportIsAllOrNothing(t *testing.T) {
	ps := newProcesses(t, customers)
	ps.run("", "export", "whole.csv")
	whole := ps.readAndRemove("whole.csv")
	for round := range 4 {
		survivor, victim := ps.start("export", "survivor.csv"), ps.start("export", "victim.csv")
		victim.until(func() bool { return len(fileNames(t, ps.folder)) > 1 })
		if err := victim.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		<-victim.ended
		ps.wait(survivor)
		if got := ps.readAndRemove("survivor.csv"); got != whole {
			t.Errorf("round %d: the export beside a killed one has %d bytes of %d", round, len(got), len(whole))
		}
		if _, err := os.Stat(ps.path("victim.csv")); err == nil && ps.readAndRemove("victim.csv") != whole {
			t.Errorf("round %d: half an export", round)
		}
		if left := len(fileNames(t, ps.folder)); left > 2+round { // the database, and one for each that was killed
			t.Errorf("round %d: the folder contains %d files: %q", round, left, fileNames(t, ps.folder))
		}
	}
}

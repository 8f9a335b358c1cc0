package ui

import (
	"os"
	"testing"
	"time"

	"dovetail/storage"
)

// backup copies the database, and returns a function that restores the copy.
func (r *robot) backup() (restore func()) {
	r.t.Helper()
	store, ok := r.session.DB.(*storage.Store)
	if !ok {
		r.t.Fatal("the session's database is not a file")
	}
	copied, err := os.ReadFile(store.Path())
	if err != nil {
		r.t.Fatal(err)
	}
	return func() {
		r.t.Helper()
		if err := os.WriteFile(store.Path(), copied, 0o600); err != nil {
			r.t.Fatal(err)
		}
	}
}

const restoredNotice = "a backup of the database was restored: later changes are lost"

func TestRestoredDatabaseIsDetected(t *testing.T) {
	for name, since := range map[string]func(*robot){
		"with an older revision": func(*robot) {},
		"with the same revision": func(r *robot) { r.otherSessionLinks("C000508", "NEWC0002") },
		"with a newer revision":  func(r *robot) { r.otherSessionLinks("C000508", "NEWC0002"); r.otherSessionLinks("C000515", "NEWC0003") },
	} {
		t.Run(name, func(t *testing.T) {
			r := drive(t, 140, 30)
			store, _ := r.session.DB.(*storage.Store)
			r.app.backend.Changed = func() (any, error) { return store.Changed() }
			r.app.backend.WatchEvery = time.Microsecond
			restore := r.backup()
			r.otherSessionLinks("C000502", "NEWC0001")
			r.app.backend.Changed = nil
			r.press("r").sees("26 linked")
			before, err := store.Changed()
			if err != nil {
				t.Fatal(err)
			}
			restore()
			since(r)
			r.app.backend.Changed = func() (any, error) { return store.Changed() }
			m := r.app.watch(before)()
			r.app.backend.Changed = nil
			r.send(m)
			r.sees(restoredNotice).misses("NEWC0001", "changed 1 link")
			if c, _ := r.app.shown().Customer("C000502"); !c.Link.IsZero() {
				t.Errorf("shows %v", c.Link)
			}
		})
	}
}

func TestReloadAfterRestore(t *testing.T) {
	r := drive(t, 140, 30)
	restore := r.backup()
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press("r").sees("26 linked").misses(restoredNotice)
	restore()
	r.press("r").sees(restoredNotice, "25 linked")
	r.otherSessionLinks("C000508", "NEWC0002")
	r.press("r").sees("26 linked").misses(restoredNotice)
}

func TestReplacedDatabaseIsReported(t *testing.T) {
	r := drive(t, 140, 30)
	other := drive(t, 140, 30)
	other.otherSessionLinks("C000502", "NEWC0001")
	store, _ := other.session.DB.(*storage.Store)
	r.session.DB = storage.Open(store.Path())
	r.press("space", "space").sees("2 marked") // customers of the database that goes
	r.press("r").sees("this database was replaced by another one", "26 linked").misses("marked")
}

// A read that began before a restore ends after one that began later: its result is dropped, and the data are read
// again.
func TestReadBeforeRestoreIsDropped(t *testing.T) {
	r := drive(t, 140, 30)
	restore := r.backup()
	r.otherSessionLinks("C000502", "NEWC0001")
	late := r.app.reload(r.app.shown())()
	restore()
	r.otherSessionLinks("C000508", "NEWC0002")
	r.press("r").sees("26 linked")
	r.send(late)
	if c, _ := r.app.shown().Customer("C000502"); !c.Link.IsZero() {
		t.Errorf("shows %v", c.Link)
	}
	r.sees("26 linked")
}

func TestPreviewBeforeRestoreIsReplaced(t *testing.T) {
	r := drive(t, 140, 30)
	restore := r.backup()
	r.otherSessionLinks("C000508", "OTHE0001")
	r.uploadFile("links.csv", linksHeader+"C000502,,Acme UK,"+demoSite+",9001,GLAS9001\n").sees("1 new")
	restore()
	r.otherSessionLinks("C000502", "NEVE0001")
	r.press("a", "y").sees("nothing was applied", "1 changed", "NEVE0001 → GLAS9001 (ID 9001) in Acme UK")
	if c := r.customer("C000502"); c.Link.Account != "NEVE0001" {
		t.Errorf("stored %+v", c)
	}
}

func TestHistoryAfterRestore(t *testing.T) {
	r := drive(t, 140, 30)
	restore := r.backup()
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press("tab", "j", "j", "j", "j", "enter").sees("linking of C000502")
	restore()
	r.press("enter").sees("entry 2 is not in the history any more: a backup was restored")
	r.press("z").sees("entry 2 is not in the history any more")
	r.press("r").sees("load of the built-in sample").misses("linking of C000502")
	r.otherSessionLinks("C000508", "NEWC0002")
	r.press("r").sees("linking of C000508")
}

func TestCardAfterRestore(t *testing.T) {
	r := drive(t, 100, 30)
	restore := r.backup()
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press("r", "j", "enter").sees("NEWC0001", "linking of C000502")
	restore()
	r.run(r.app.reload(r.app.shown()))
	r.misses("NEWC0001", "linking of C000502").sees("would create a new customer")
}

package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	"dovetail/model"
	"dovetail/ui/job"
)

func TestChangeOfAnotherSessionIsShown(t *testing.T) {
	r := drive(t, 140, 30).press("/", "harbour", "enter", "j", "j", "space", "j")
	before, _ := r.app.customers.current()
	stamps := 0
	r.app.backend.Changed = func() (any, error) { stamps++; return stamps, nil }
	r.app.backend.WatchEvery = time.Microsecond
	watch := r.app.watch(nil)

	other := &job.Session{DB: r.session.DB, User: "ann", Now: noon}
	p, err := other.PlanLink(context.Background(), "C000502", model.Link{Company: model.Company{Site: demoSite, Name: "Acme UK"}, Account: "NEWC0001"}, model.Allowance{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Apply(context.Background(), p, nil, nil); err != nil {
		t.Fatal(err)
	}
	m := watch()
	r.app.backend.Changed = nil // the data are read once
	r.send(m)
	r.sees("ann changed 1 link", "26 linked", "/ harbour", "1 marked")
	if after, _ := r.app.customers.current(); after.ID != before.ID {
		t.Errorf("the cursor went from %s to %s", before.ID, after.ID)
	}
}

func TestDoneWords(t *testing.T) {
	list := func(before, after uint64) []model.ListChange {
		return []model.ListChange{{Company: model.Company{Site: "10", Name: "Acme UK"}, Before: before, After: after}}
	}
	for _, test := range []struct {
		entry model.Entry
		want  string
	}{
		{model.Entry{Who: "ann", Kind: model.EntryUpload, Customers: 193}, "ann changed 193 links"},
		{model.Entry{Who: "ann", Kind: model.EntryLoad, Customers: 1}, "ann loaded 1 customer"},
		{model.Entry{Who: "ann", Kind: model.EntryUndo, Customers: 2}, "ann undid changes of 2 customers"},
		{model.Entry{Who: "ann", Kind: model.EntryEdit}, "ann changed the companies"},
		{model.Entry{Who: "ann", Kind: model.EntrySage, Lists: list(0, 5)}, "ann loaded the customer list of Acme UK"},
		{model.Entry{Who: "ann", Kind: model.EntrySage, Lists: list(5, 0)}, "ann removed the customer list of Acme UK"},
		{model.Entry{Who: "ann", Kind: model.EntryUndo, Lists: list(5, 4)}, "ann undid a change of the customer list of Acme UK"},
		{model.Entry{Who: "ann", Kind: model.EntryRedo, Lists: list(4, 5)}, "ann redid a change of the customer list of Acme UK"},
		{model.Entry{Who: "ann", Kind: model.EntryUndo, Lists: list(5, 0), Customers: 2}, "ann undid changes of 2 customers"},
	} {
		if got := doneWords([]model.Entry{test.entry}); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestWatchEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	backend := &Backend{Changed: func() (any, error) { return 1, nil }, WatchEvery: time.Hour}
	if m := NewApp(ctx, Options{Backend: backend}).watch(nil)(); m != nil {
		t.Errorf("returned %v", m)
	}
}

// brokenHistory is a database whose history cannot be read.
type brokenHistory struct{ job.Database }

func (brokenHistory) History(context.Context, int) ([]model.Entry, error) {
	return nil, errors.New("in use")
}

func TestChangeRightAfterStartIsShown(t *testing.T) {
	r := drive(t, 140, 30)
	r.app.backend.Changed = func() (any, error) { return 1, nil }
	r.app.backend.WatchEvery = time.Microsecond
	watch := r.app.watch(nil)
	r.otherSessionLinks("C000502", "NEWC0001")
	m := watch()
	r.app.backend.Changed = nil
	r.send(m)
	r.sees("ann changed 1 link", "26 linked")
}

func TestUnreadableChangeIsReadAgain(t *testing.T) {
	r := drive(t, 140, 30)
	good := r.session.DB
	r.session.DB = brokenHistory{good}
	r.app.backend.Changed = func() (any, error) { return 2, nil }
	r.app.backend.WatchEvery = time.Microsecond
	watch := r.app.watch(1)
	r.otherSessionLinksOn(good, "C000502", "NEWC0001")
	_, again := r.app.Update(watch())
	r.session.DB = good
	m := again()
	r.app.backend.Changed = nil
	r.send(m)
	r.sees("ann changed 1 link", "26 linked")
}

// otherSessionLinks links a customer in another session of the same user.
func (r *robot) otherSessionLinks(id, account string) {
	r.t.Helper()
	r.otherSessionLinksOn(r.session.DB, id, account)
}

func (r *robot) otherSessionLinksOn(db job.Database, id, account string) {
	r.t.Helper()
	other := &job.Session{DB: db, User: "ann", Now: noon}
	link := model.Link{Company: model.Company{Site: demoSite, Name: "Acme UK"}, Account: account}
	p, err := other.PlanLink(context.Background(), id, link, model.Allowance{}, "")
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := other.Apply(context.Background(), p, nil, nil); err != nil {
		r.t.Fatal(err)
	}
}

func TestOwnChangesAreNotReported(t *testing.T) {
	r := drive(t, 140, 30)
	shown := r.app.shown()
	p, err := r.session.PlanLink(context.Background(), "C000502", model.Link{Company: model.Company{Site: demoSite, Name: "Acme UK"}, Account: "NEWC0001"}, model.Allowance{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.session.Apply(context.Background(), p, nil, nil); err != nil {
		t.Fatal(err)
	}
	m, ok := r.app.backend.changesSince(context.Background(), 1, 2, shown).(noticedMsg)
	if !ok || m.snapshot.Revision() == shown.Revision() || len(m.entries) != 0 {
		t.Errorf("got %+v", m)
	}
}

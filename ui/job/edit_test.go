package job

import (
	"errors"
	"strings"
	"testing"

	"dovetail/model"
)

// synced makes a customer linked and synced, as a load would.
func synced(t *testing.T, s *Session, id, account string) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	c, _ := now.Customer(id)
	c.Synced, c.Link = true, model.Link{Company: site10, Account: account}
	_, err = s.DB.Apply(t.Context(), model.Batch{Base: now.Origin(), Put: []model.Customer{c}, Entry: model.Entry{Kind: model.EntryLoad, When: s.Now(), Who: s.User}})
	mustDo(t, err)
}

func TestUnlink(t *testing.T) {
	for _, test := range []struct {
		name, id string
		relink   bool
		fails    string
		want     []string
	}{
		{"a link that was never synced", "C1", false, "", []string{"C2=X2"}},
		{"a synced one is refused", "C2", false, "customer C2 is synced; without its link its Sage record would be orphaned", []string{"C1=X1", "C2=X2"}},
		{"a synced one, allowed", "C2", true, "", []string{"C1=X1"}},
		{"a customer without one", "C3", false, "customer C3 has no link", []string{"C1=X1", "C2=X2"}},
		{"an unknown customer", "C9", true, "there is no customer C9", []string{"C1=X1", "C2=X2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSession(t, "ann")
			mustLink(t, s, "C1", "X1")
			synced(t, s, "C2", "X2")
			err := s.Unlink(t.Context(), test.id, test.relink, "a mistake")
			if (err == nil) != (test.fails == "") || err != nil && err.Error() != test.fails {
				t.Errorf("got %v, want %q", err, test.fails)
			}
			wantLinks(t, s, test.want...)
			entries, historyErr := s.Entries(t.Context(), 1)
			mustDo(t, historyErr)
			if e := entries[0]; err == nil && (e.Note != "a mistake" || e.Kind != model.EntryEdit || e.Who != "ann" || (strings.Join(e.Allowed, "") == "relink") != test.relink) {
				t.Errorf("the entry is %+v", e)
			}
		})
	}
}

// The customer becomes synced while ann removes its link.
func TestUnlinkChecksTheCurrentCustomer(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	mustLink(t, ann, "C1", "X1")
	interrupt(ann, "apply", 1, func() { synced(t, bob, "C1", "X1") })
	if err := ann.Unlink(t.Context(), "C1", false, ""); !errors.Is(err, ErrSynced) {
		t.Errorf("got %v", err)
	}
	wantLinks(t, bob, "C1=X1")
}

// Another session changes the link while ann removes the one that she has seen.
func TestUnlinkSeenRemovesNoOtherLink(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	mustLink(t, ann, "C1", "X1")
	now, err := ann.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	seen, _ := now.Customer("C1")
	interrupt(ann, "apply", 1, func() { mustLink(t, bob, "C1", "X9") })
	if err := ann.UnlinkSeen(t.Context(), seen); err == nil || err.Error() != "customer C1 was changed meanwhile; look at its card again" {
		t.Errorf("got %v", err)
	}
	wantLinks(t, bob, "C1=X9")
	seen.Link.Account = "X9"
	mustDo(t, ann.UnlinkSeen(t.Context(), seen))
	wantLinks(t, bob)
}

// The link is recorded in the history as an edit, with its note.
func TestPlanLinkHasTheRulesOfAnUpload(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	taken, err := s.PlanLink(t.Context(), "C2", model.Link{Company: site10, Account: "x1"}, model.Allowance{}, "the same people")
	mustDo(t, err)
	if taken.Plan.Fault(0) != model.SageCustomerTaken {
		t.Fatalf("it is %s %s", taken.Plan.Class(0), taken.Plan.Fault(0))
	}
	allow, err := model.ParseAllowance([]string{"shared:C2"})
	mustDo(t, err)
	allowed, err := s.Replan(t.Context(), taken, allow, nil)
	mustDo(t, err)
	_, err = s.Apply(t.Context(), allowed, nil, nil)
	mustDo(t, err)
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	if e := entries[0]; e.Kind != model.EntryEdit || e.Note != "the same people" || e.File != "" || strings.Join(e.Allowed, "") != "shared" {
		t.Errorf("the entry is %+v", e)
	}
}

func TestPlanCompany(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "X1")
	other := model.Company{Site: "20", Name: "Acme \"North\", Ltd"}
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	odd := model.Customer{ID: "C\"4,5", Name: "Odd", Link: model.Link{Company: site10, Account: "0 01", SageID: "00123"}}
	_, err = s.DB.Apply(t.Context(), model.Batch{Base: now.Origin(), Put: []model.Customer{odd}, AddCompanies: []model.Company{other}, Entry: model.Entry{Kind: model.EntryLoad, When: s.Now(), Who: s.User}})
	mustDo(t, err)

	now, err = s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	p, err := s.PlanCompany(t.Context(), now, []string{odd.ID, "C1", "C2"}, other, "moved", nil)
	mustDo(t, err)
	if c := p.Plan.Counts; c[model.Changed] != 2 || c[model.Rejected] != 1 || p.Request.Source.Name != "3 marked customers" {
		for i := range p.Plan.Len() {
			t.Log(p.Plan.Outcome(i).Reason)
		}
		t.Errorf("%v of %s, want 2 changed and 1 rejected", c, p.Request.Source.Name)
	}
	_, err = s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	now, err = s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	for _, want := range []model.Customer{{ID: odd.ID, Link: model.Link{Company: other, Account: "0 01", SageID: "00123"}}, {ID: "C1", Link: model.Link{Company: other, Account: "X1"}}, {ID: "C2"}} {
		if x, _ := now.Customer(want.ID); x.Link != want.Link {
			t.Errorf("%s is linked to %+v, want %+v", want.ID, x.Link, want.Link)
		}
	}
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	if e := entries[0]; e.Summary() != "edit of 3 marked customers" || e.Note != "moved" || e.Customers != 2 {
		t.Errorf("the entry is %+v", e)
	}
}

package storage

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

func TestHistory(t *testing.T) {
	s := newStore(t)
	when := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	load := firstLoad(3)
	load.Entry = model.Entry{
		Kind: model.EntryLoad, When: when, Who: "ann", File: "layer.xlsx", SHA256: "ab", Counts: map[string]int{"new": 3},
		Number: 77, Revision: 77, Token: "77", Customers: 77, // the storage knows better
	}
	mustApply(t, s, load)
	mustApply(t, s, model.Batch{
		Entry:           model.Entry{Kind: model.EntryEdit, Who: "bob", Note: "by phone"},
		RenameCompanies: []model.Rename{{From: acme, To: emea}},
	})
	first := load.Entry
	first.Number, first.Revision, first.Token, first.Customers, first.Added = 1, 1, "1", 3, []model.Company{acme}
	second := model.Entry{
		Number: 2, Revision: 2, Token: "2", Kind: model.EntryEdit, Who: "bob", Note: "by phone", Renamed: []model.Rename{{From: acme, To: emea}},
	}
	for name, c := range map[string]struct {
		limit int
		want  []model.Entry
	}{
		"is newest first":               {0, []model.Entry{second, first}},
		"ends at the limit":             {1, []model.Entry{second}},
		"can be shorter than the limit": {9, []model.Entry{second, first}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := s.History(t.Context(), c.limit)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "entries", got, c.want)
		})
	}
}

func TestChanges(t *testing.T) {
	s := newStore(t)
	link := model.Link{Company: acme, SageID: "1"}
	a, b, c := model.Customer{ID: "a", Name: "A"}, model.Customer{ID: "b", Name: "B", Link: link}, model.Customer{ID: "c"}
	mustApply(t, s, model.Batch{Put: []model.Customer{c, b, a}, AddCompanies: []model.Company{acme}})
	b.Changed = 1
	changed, renamed := a, b
	changed.Link, changed.Synced, changed.Allowed = link, true, 4
	renamed.Name = "Bee"
	mustApply(t, s, model.Batch{Put: []model.Customer{changed, renamed}, Remove: []string{"c"}})
	changed.Changed = 2
	for name, want := range map[uint64][]model.Change{
		1: {{After: a}, {After: b}, {After: c}},
		2: {{Before: a, After: changed}, {Before: b, After: renamed}, {Before: c}},
	} {
		got, err := s.Changes(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, fmt.Sprintf("changes of entry %d", name), got, want)
	}
	if _, err := s.Changes(t.Context(), 3); !errors.Is(err, ErrUnknownEntry) {
		t.Errorf("an entry that is not there: %v, want ErrUnknownEntry", err)
	}
}

func TestChangesNameCompaniesAsTheyAreNow(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3))
	mustApply(t, s, model.Batch{RenameCompanies: []model.Rename{{From: acme, To: emea}}})
	mustApply(t, s, model.Batch{Remove: []string{customer(3).ID}, RemoveCompanies: []model.Company{emea}})
	changes, err := s.Changes(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "company of a link, renamed and removed since", changes[2].After.Link.Company, emea)
}

func TestCustomerHistory(t *testing.T) {
	s := newStore(t)
	load := firstLoad(2000)
	mustApply(t, s, load)
	all := model.Batch{Put: load.Put}
	for i := range all.Put {
		all.Put[i].Name = "renamed"
	}
	mustApply(t, s, all)
	for i := 1; i <= 2000; i += 100 { // entries that have most of the customers between their own
		mustApply(t, s, model.Batch{Put: []model.Customer{{ID: customer(i).ID, Name: "left"}, {ID: customer(2001 - i).ID, Name: "right"}}})
	}
	for name, id := range map[string]string{
		"of the first":              customer(1).ID,
		"of the last":               customer(2000).ID,
		"of one in the middle":      customer(1101).ID,
		"of one between others":     customer(1102).ID,
		"of one that never existed": "C0000500x",
		"of one before all":         "A",
		"of one after all":          "Z",
		"of no ID":                  "",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := s.CustomerHistory(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(scanHistory(t, s, id), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// scanHistory returns what CustomerHistory should find, by reading all changes.
func scanHistory(t *testing.T, s *Store, id string) (list []model.CustomerChange) {
	t.Helper()
	entries, err := s.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		changes, err := s.Changes(t.Context(), e.Number)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.ID() == id {
				list = append(list, model.CustomerChange{Entry: e, Change: c})
			}
		}
	}
	return list
}

func TestAccess(t *testing.T) {
	s := newStore(t)
	for _, step := range []struct {
		name string
		do   func() error
		want error
		left []string
	}{
		{"the last user stays", func() error { return s.Revoke(t.Context(), "ann") }, ErrLastUser, []string{"ann"}},
		{"a user is granted", func() error { return s.Grant(t.Context(), "bob") }, nil, []string{"ann", "bob"}},
		{"another grant changes nothing", func() error { return s.Grant(t.Context(), "bob") }, nil, []string{"ann", "bob"}},
		{"an empty name is refused", func() error { return s.Grant(t.Context(), "") }, ErrBadUser, []string{"ann", "bob"}},
		{"a stranger cannot be revoked", func() error { return s.Revoke(t.Context(), "eve") }, ErrUnknownUser, []string{"ann", "bob"}},
		{"an empty name cannot be revoked", func() error { return s.Revoke(t.Context(), "") }, ErrUnknownUser, []string{"ann", "bob"}},
		{"a user is revoked", func() error { return s.Revoke(t.Context(), "ann") }, nil, []string{"bob"}},
	} {
		t.Run(step.name, func(t *testing.T) {
			if err := step.do(); !errors.Is(err, step.want) {
				t.Errorf("%v, want %v", err, step.want)
			}
			users, err := s.Users(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "users", users, step.left)
		})
	}
	if mark, err := s.Origin(t.Context()); err != nil || mark.Revision != 0 {
		t.Errorf("revision %d, %v: the access list is no data", mark.Revision, err)
	}
}

package storage

import (
	"reflect"
	"slices"
	"testing"

	"dovetail/model"
	"dovetail/model/modeltest"
)

// wantSame wants all fields of two values to be the same, and names those that are not.
func wantSame[T any](t *testing.T, how string, got, want T) {
	t.Helper()
	if lost := modeltest.Differences(want, got); lost != nil {
		t.Errorf("%s: a %T does not keep %q: got %+v, want %+v", how, want, lost, got, want)
	}
}

func TestCodecKeepsEveryFieldOfARecord(t *testing.T) {
	a, b := modeltest.Filled[model.Record](0), modeltest.Filled[model.Record](1)
	b.ID = a.ID
	for _, r := range []model.Record{a, b} {
		p, _ := encodeBlock(nil, 1, []model.Record{r})
		got, _, err := blockRecords(p.key, p.value)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "in a block", got[0], r)
	}
	for _, want := range []recordChange{{a, b}, {b, a}, {before: a}, {after: a}} {
		for _, p := range journalOf(want) {
			err := decodeChunk(p.key, p.value, func(got recordChange) {
				wantSame(t, "before, in a chunk", got.before, want.before)
				wantSame(t, "after, in a chunk", got.after, want.after)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// fieldChanges returns customers before and after: all fields differ, then each alone, there and back. The CustomerId
// stays, and the storage sets Changed.
func fieldChanges() map[string]model.Change {
	a, b := modeltest.Filled[model.Customer](0), modeltest.Filled[model.Customer](1)
	b.ID = a.ID
	changes := map[string]model.Change{"all fields": {Before: a, After: b}, "all fields, back": {Before: b, After: a}}
	for _, path := range modeltest.Fields[model.Customer]() {
		if path == "ID" || path == "Changed" {
			continue
		}
		other := modeltest.With(a, b, path)
		changes[path], changes[path+", back"] = model.Change{Before: a, After: other}, model.Change{Before: other, After: a}
	}
	return changes
}

// mustChange applies what an entry did, and returns it as the history has it.
func mustChange(t *testing.T, s *Store, b model.Batch) model.Change {
	t.Helper()
	before := mustSnapshot(t, s, nil).Revision()
	revision := mustApply(t, s, b)
	if revision == before {
		t.Fatal("the change is not stored: the customer's record stays the same")
	}
	changes, err := s.Changes(t.Context(), revision) // entries have the numbers of their revisions here
	if err != nil || len(changes) != 1 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	list, err := s.CustomerHistory(t.Context(), changes[0].ID())
	if err != nil || len(list) != int(revision) {
		t.Fatalf("%d changes of the customer, %v", len(list), err)
	}
	wantSame(t, "the customer's history, before", list[0].Change.Before, changes[0].Before)
	wantSame(t, "the customer's history, after", list[0].Change.After, changes[0].After)
	return changes[0]
}

func TestEveryFieldOfACustomerIsStored(t *testing.T) {
	for name, c := range fieldChanges() {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			companies := []model.Company{c.Before.Link.Company}
			if c.After.Link.Company != companies[0] {
				companies = append(companies, c.After.Link.Company)
			}
			mustChange(t, s, model.Batch{AddCompanies: companies, Put: []model.Customer{c.Before}})
			before := mustSnapshot(t, s, nil).At(0)
			c.Before.Changed = 1
			wantSame(t, "a snapshot", before, c.Before)

			did := mustChange(t, s, model.Batch{Put: []model.Customer{c.After}})
			after := mustSnapshot(t, s, nil).At(0)
			if c.After.Changed = 1; c.After.Link != c.Before.Link {
				c.After.Changed = 2
			}
			wantSame(t, "a snapshot after the change", after, c.After)
			wantSame(t, "the history, before", did.Before, before)
			wantSame(t, "the history, after", did.After, after)

			undo := undoAll(t, s, did)
			wantSame(t, "an undo", withoutChanged(undo.After), withoutChanged(before))
			redo := undoAll(t, s, undo)
			wantSame(t, "a redo", withoutChanged(redo.After), withoutChanged(after))
			wantSame(t, "a snapshot after the redo", mustSnapshot(t, s, nil).At(0), redo.After)
		})
	}
}

// undoAll undoes a change, and returns what that did.
func undoAll(t *testing.T, s *Store, c model.Change) model.Change {
	t.Helper()
	u := model.PlanUndo(model.Entry{}, []model.Change{c}, mustSnapshot(t, s, nil))
	if len(u.Left) > 0 || len(u.Back) != 1 {
		t.Fatalf("the undo restores %d changes and leaves %+v", len(u.Back), u.Left)
	}
	return mustChange(t, s, u.Batch)
}

func withoutChanged(c model.Customer) model.Customer {
	c.Changed = 0
	return c
}

// zeroFields returns the names of the fields that a value does not fill.
func zeroFields(v any) (names []string) {
	of := reflect.ValueOf(v)
	for i := range of.NumField() {
		if of.Field(i).IsZero() {
			names = append(names, of.Type().Field(i).Name)
		}
	}
	return names
}

func TestEveryFieldOfAnEntryIsStored(t *testing.T) {
	want := fullEntry()
	if names := zeroFields(want); names != nil {
		t.Fatalf("fullEntry does not fill %q", names)
	}
	got, err := decodeEntry(encodeEntry(want))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "an entry, encoded and decoded", got, want)

	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	renamed := model.Company{Site: "1", Name: "New"}
	want.Added, want.Removed, want.Renamed = []model.Company{other}, []model.Company{emea}, []model.Rename{{From: acme, To: renamed}}
	want.Lists = []model.ListChange{{Company: renamed, Number: 1, After: 2}}
	mustApply(t, s, model.Batch{
		Put: []model.Customer{{ID: "x"}}, AddCompanies: want.Added, RemoveCompanies: want.Removed, RenameCompanies: want.Renamed,
		Lists: setList(renamed, listed(0, 1)).Lists, Entry: want,
	})
	entries, err := s.History(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	want.Number, want.Revision, want.Token, want.Customers = 2, 2, "2", 1
	equal(t, "an entry in the history", entries, []model.Entry{want})
}

func TestEveryFieldOfACompanyIsStored(t *testing.T) {
	want := company{Company: other, removed: true, links: 300, list: 7}
	if names := slices.Concat(zeroFields(want), zeroFields(want.Company)); names != nil {
		t.Fatalf("the company does not fill %q", names)
	}
	table, err := decodeCompanies([]keyValue{encodeCompany(1, want)})
	if err != nil || table.rows[0] != want {
		t.Errorf("got %+v, %v, want %+v", table.rows, err, want)
	}
}

func TestEveryFieldOfAPairIsStored(t *testing.T) {
	s := newStore(t)
	c := modeltest.Filled[model.Customer](0)
	want := model.Link{Company: c.Link.Company, SageID: c.Link.SageID, Account: c.Link.Account}
	if names := zeroFields(want); names != nil {
		t.Fatalf("the pair does not fill %q", names)
	}
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{c.Link.Company}, Put: []model.Customer{c}})
	mustApply(t, s, model.Batch{Remove: []string{c.ID}})
	equal(t, "pairs", mustSnapshot(t, s, nil).FormerLinks(), []model.Link{want})
}

package job

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dovetail/model"
	"dovetail/model/modeltest"
	"dovetail/storage"
)

// notExported are the fields that an export does not have, and a load of it therefore not either: they are facts of
// one database.
var notExported = []string{"Changed", "Allowed"}

// newEmptySession returns a session of a user on a new database without customers.
func newEmptySession(t *testing.T, user string) *Session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.db")
	mustDo(t, storage.Create(t.Context(), path, storage.CreateOptions{User: user}))
	return &Session{DB: storage.Open(path), User: user, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}
}

// putCustomer stores a customer as an entry of the user.
func putCustomer(t *testing.T, s *Session, c model.Customer, companies ...model.Company) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	entry := model.Entry{Kind: model.EntryEdit, Who: s.User, When: s.Now()}
	_, err = s.DB.Apply(t.Context(), model.Batch{Base: now.Origin(), AddCompanies: companies, Put: []model.Customer{c}, Entry: entry})
	mustDo(t, err)
}

// wantCustomer wants the first customer to be as given, but for the field that the storage sets.
func wantCustomer(t *testing.T, s *Session, how string, want model.Customer) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	if now.Len() == 0 {
		t.Fatalf("after %s the customer is missing", how)
	}
	got := now.At(0)
	got.Changed = want.Changed
	if lost := modeltest.Differences(want, got); lost != nil {
		t.Errorf("%s does not keep %q of the customer: got %+v, want %+v", how, lost, got, want)
	}
}

func TestUndoAndRedoKeepEveryField(t *testing.T) {
	before, filled := modeltest.Filled[model.Customer](0), modeltest.Filled[model.Customer](1)
	for _, path := range modeltest.Fields[model.Customer]() {
		if path == "ID" || path == "Changed" {
			continue // another customer, and what the storage sets
		}
		t.Run(path, func(t *testing.T) {
			s := newEmptySession(t, "ann")
			after := modeltest.With(before, filled, path)
			companies := slices.Compact([]model.Company{before.Link.Company, after.Link.Company})
			putCustomer(t, s, before, companies...)
			putCustomer(t, s, after)
			wantCustomer(t, s, "an apply", after)
			for _, step := range []struct {
				how  string
				redo bool
				want model.Customer
			}{{"an undo", false, before}, {"a redo", true, after}, {"an undo of it", false, before}} {
				number := last(t, s, step.redo)
				e, err := s.Entry(t.Context(), number)
				mustDo(t, err)
				changes, _, err := s.Changes(t.Context(), e, nil)
				mustDo(t, err)
				if len(changes) != 1 || !slices.Contains(modeltest.Differences(changes[0].Before, changes[0].After), path) {
					t.Errorf("before %s, entry %d does not show the change of %s: %+v", step.how, number, path, changes)
				}
				undo(t, s, number)
				wantCustomer(t, s, step.how, step.want)
			}
		})
	}
}

func TestExportAndLoadCarryEveryField(t *testing.T) {
	want := modeltest.Filled[model.Customer](0)
	for _, format := range []Format{Workbook, CSV} {
		t.Run(string(format), func(t *testing.T) {
			from, to := newEmptySession(t, "ann"), newEmptySession(t, "ann")
			putCustomer(t, from, want, want.Link.Company)
			now, err := from.DB.Snapshot(t.Context(), nil)
			mustDo(t, err)
			path := filepath.Join(t.TempDir(), "customers."+string(format))
			_, err = from.ExportFile(t.Context(), path, false, Export{Snapshot: now, Rows: now.AllRows(), Format: format}, nil)
			mustDo(t, err)

			source, err := OpenFile(path)
			mustDo(t, err)
			p, err := to.Preview(t.Context(), Request{Kind: model.ForLoad, Source: source}, nil)
			mustDo(t, err)
			_, err = to.Apply(t.Context(), p, nil, nil)
			mustDo(t, err)
			mustDo(t, source.Close())
			loaded, err := to.DB.Snapshot(t.Context(), nil)
			mustDo(t, err)
			lost := slices.Sorted(slices.Values(modeltest.Differences(want, loaded.At(0))))
			if exempt := slices.Sorted(slices.Values(notExported)); !slices.Equal(lost, exempt) {
				t.Errorf("an export and its load do not carry %q, want all fields but %q", lost, exempt)
			}
		})
	}
}

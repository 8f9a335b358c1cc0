package storage

import (
	"errors"
	"os"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

func TestRemoveUnused(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Store) error
		stays  bool
	}{
		{"removes a new database", func(*Store) error { return nil }, false},
		{"leaves one with a company", func(s *Store) error {
			_, err := s.Apply(t.Context(), model.Batch{AddCompanies: []model.Company{acme}})
			return err
		}, true},
		{"leaves one that another user got access to", func(s *Store) error { return s.Grant(t.Context(), "bob") }, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStore(t)
			if err := errors.Join(test.change(s), s.RemoveUnused(t.Context())); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(s.Path()); (err == nil) != test.stays {
				t.Errorf("the file: %v", err)
			}
		})
	}
}

// TestRemovedDatabaseIsNotWrittenTo removes the database after another session opened its file and before it has the lock.
func TestRemovedDatabaseIsNotWrittenTo(t *testing.T) {
	s := newStore(t)
	if err := s.transact(t.Context(), true, func(*bolt.DB) error { return os.Remove(s.path) }); err != nil {
		t.Fatal(err)
	}
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if !s.wasReplaced(f) {
		t.Error("a session that has the removed file open would write to it")
	}
	if _, err := s.Apply(t.Context(), firstLoad(1)); !errors.Is(err, ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

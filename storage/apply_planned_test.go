package storage

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"dovetail/model"
)

// newPlanned returns a new database with one customer, and a snapshot of it.
func newPlanned(t *testing.T) (*Store, *model.Snapshot) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.db")
	if err := Create(t.Context(), path, CreateOptions{User: "ann"}); err != nil {
		t.Fatal(err)
	}
	s := Open(path)
	if _, err := s.Apply(t.Context(), model.Batch{Put: []model.Customer{{ID: "C1", Name: "one"}}}); err != nil {
		t.Fatal(err)
	}
	snapshot, err := s.Snapshot(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, snapshot
}

// nameOf returns the stored name of a customer.
func nameOf(t *testing.T, s *Store, id string) string {
	t.Helper()
	now, err := s.Snapshot(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := now.Customer(id)
	return c.Name
}

func TestApplyPlannedSeesTheNewestDataAndLocksThem(t *testing.T) {
	s, old := newPlanned(t)
	if _, err := s.Apply(t.Context(), model.Batch{Base: old.Origin(), Put: []model.Customer{{ID: "C1", Name: "two"}}}); err != nil {
		t.Fatal(err)
	}
	other := Open(s.Path())
	other.timeout = time.Millisecond
	revision, err := s.ApplyPlanned(t.Context(), old, func(now *model.Snapshot) (model.Batch, error) {
		_, err := other.Apply(t.Context(), model.Batch{Base: now.Origin(), Put: []model.Customer{{ID: "C1", Name: "theirs"}}})
		if !errors.Is(err, ErrInUse) {
			t.Errorf("another session writes while the batch is planned: %v", err)
		}
		c, _ := now.Customer("C1")
		return model.Batch{Base: now.Origin(), Put: []model.Customer{{ID: "C1", Name: c.Name + " three"}}}, nil
	})
	if name := nameOf(t, s, "C1"); err != nil || revision != 3 || name != "two three" {
		t.Errorf("revision %d, name %q: %v", revision, name, err)
	}
}

func TestApplyPlannedWritesNothing(t *testing.T) {
	wrong := errors.New("no")
	for _, test := range []struct {
		name  string
		batch func(now *model.Snapshot) (model.Batch, error)
		err   error
	}{
		{"where the plan fails", func(*model.Snapshot) (model.Batch, error) {
			return model.Batch{Put: []model.Customer{{ID: "C1", Name: "x"}}}, wrong
		}, wrong},
		{"where the plan is empty", func(*model.Snapshot) (model.Batch, error) { return model.Batch{}, nil }, nil},
		{"where nothing changes", func(now *model.Snapshot) (model.Batch, error) {
			return model.Batch{Base: now.Origin(), Put: []model.Customer{{ID: "C1", Name: "one"}}}, nil
		}, nil},
		{"where a customer cannot be stored", func(now *model.Snapshot) (model.Batch, error) {
			return model.Batch{Base: now.Origin(), Put: []model.Customer{{ID: "", Name: "x"}}}, nil
		}, ErrBadCustomer},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, old := newPlanned(t)
			revision, err := s.ApplyPlanned(t.Context(), old, test.batch)
			if !errors.Is(err, test.err) || err == nil && revision != 1 {
				t.Errorf("revision %d: %v", revision, err)
			}
			if errors.Is(err, wrong) && err.Error() != "no" {
				t.Errorf("the error of the plan was changed: %v", err)
			}
			if origin, err := s.Origin(t.Context()); err != nil || origin != old.Origin() {
				t.Errorf("the data are at %v: %v", origin, err)
			}
		})
	}
}

func TestPanicOfAPlanIsNotDamage(t *testing.T) {
	s, old := newPlanned(t)
	func() {
		defer func() {
			if cause := recover(); cause != "fault" {
				t.Errorf("recovered %v", cause)
			}
		}()
		_, err := s.ApplyPlanned(t.Context(), old, func(*model.Snapshot) (model.Batch, error) { panic("fault") })
		t.Errorf("no panic, %v", err)
	}()
	if _, err := s.Apply(t.Context(), model.Batch{Base: old.Origin(), Put: []model.Customer{{ID: "C1", Name: "two"}}}); err != nil {
		t.Errorf("the database is locked after the panic: %v", err)
	}
}

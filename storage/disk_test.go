package storage

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"dovetail/model"
)

func TestBackupIsACompleteDatabase(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(1000))
	var b bytes.Buffer
	if err := s.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	want := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "later"}}})
	got := mustSnapshot(t, Open(fileWith(t, b.Bytes())), nil)
	equal(t, "customers", customersOf(got), customersOf(want))
	equal(t, "database", got.Database(), want.Database())
}

// brokenWriter fails like a full disk.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestBackupThatCannotBeWritten(t *testing.T) {
	s := newStore(t)
	t.Run("returns the writer's error", func(t *testing.T) {
		if err := s.Backup(t.Context(), brokenWriter{}); !errors.Is(err, syscall.ENOSPC) || errors.Is(err, ErrFull) {
			t.Errorf("%v, want the writer's error and not one of the database", err)
		}
	})
	t.Run("leaves the database usable", func(t *testing.T) {
		mustApply(t, s, firstLoad(3))
	})
}

func TestFullDisk(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(100))
	before := customersOf(mustSnapshot(t, s, nil))
	small := Open(s.path)
	small.maxSize = 1 << 20
	small.newToken = s.newToken
	batch := firstLoad(20_000)
	batch.Base, batch.AddCompanies = numbered(1), nil
	if _, err := small.Apply(t.Context(), batch); !errors.Is(err, ErrFull) {
		t.Errorf("%v, want ErrFull", err)
	}
	equal(t, "customers", customersOf(mustSnapshot(t, s, nil)), before)
	batch.Put = []model.Customer{{ID: "small"}}
	if _, err := small.Apply(t.Context(), batch); err != nil {
		t.Errorf("a small batch afterwards: %v", err)
	}
}

func TestErrorsOfTheSystemAreDescribed(t *testing.T) {
	for want, err := range map[error]error{
		ErrFull:       &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC},
		ErrNoGrowth:   errors.New("file resize error: truncate x: file too large"),
		ErrReadOnly:   &fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS},
		ErrPermission: &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES},
		ErrNotExist:   &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT},
		ErrExists:     &os.LinkError{Op: "link", Old: "x", New: "y", Err: syscall.EEXIST},
	} {
		if got := describe(err); !errors.Is(got, want) {
			t.Errorf("%v becomes %v, want %v", err, got, want)
		}
	}
	odd := errors.New("odd")
	if got := describe(odd); !errors.Is(got, odd) {
		t.Errorf("another error becomes %v", got)
	}
}

package storage

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// everyMethod returns every method that opens the database, by name.
func everyMethod() map[string]func(context.Context, *Store) error {
	return map[string]func(context.Context, *Store) error{
		"Snapshot":        func(ctx context.Context, s *Store) error { _, err := s.Snapshot(ctx, nil); return err },
		"Origin":          func(ctx context.Context, s *Store) error { _, err := s.Origin(ctx); return err },
		"Changed":         func(_ context.Context, s *Store) error { _, err := s.Changed(); return err },
		"Backup":          func(ctx context.Context, s *Store) error { return s.Backup(ctx, io.Discard) },
		"Users":           func(ctx context.Context, s *Store) error { _, err := s.Users(ctx); return err },
		"Grant":           func(ctx context.Context, s *Store) error { return s.Grant(ctx, "bob") },
		"Revoke":          func(ctx context.Context, s *Store) error { return s.Revoke(ctx, "ann") },
		"History":         func(ctx context.Context, s *Store) error { _, err := s.History(ctx, 0); return err },
		"Changes":         func(ctx context.Context, s *Store) error { _, err := s.Changes(ctx, 1); return err },
		"CustomerHistory": func(ctx context.Context, s *Store) error { _, err := s.CustomerHistory(ctx, "x"); return err },
		"Apply": func(ctx context.Context, s *Store) error {
			_, err := s.Apply(ctx, model.Batch{Put: []model.Customer{{ID: "x"}}})
			return err
		},
		"RejectedSuggestions":   func(ctx context.Context, s *Store) error { _, err := s.RejectedSuggestions(ctx); return err },
		"RestoreAllSuggestions": func(ctx context.Context, s *Store) error { return s.RestoreAllSuggestions(ctx) },
	}
}

// fileWith returns the path of a new file with the contents given.
func fileWith(t *testing.T, contents []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "site.db")
	if err := os.WriteFile(path, contents, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// contentsOf returns the bytes of a database's file.
func contentsOf(t testing.TB, s *Store) []byte {
	t.Helper()
	b, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// foreign returns the path of a bbolt database of another program.
func foreign(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte(bucketMeta))
		if err != nil {
			return err
		}
		return b.Put([]byte("name"), []byte("value"))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOtherFilesAreRefusedWithASentence(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(2000))
	good := contentsOf(t, s)
	unmeta := bytes.Clone(good)
	for _, page := range []int{0, os.Getpagesize()} {
		unmeta[page+pageHeader+offTxid] ^= 0x40
	}
	paths := map[string]struct {
		path string
		want error
	}{
		"a missing file":              {filepath.Join(t.TempDir(), "none.db"), ErrNotExist},
		"a missing folder":            {filepath.Join(t.TempDir(), "none", "none.db"), ErrNotExist},
		"a folder":                    {t.TempDir(), ErrFolder},
		"a device":                    {os.DevNull, ErrNotDatabase},
		"an empty file":               {fileWith(t, nil), ErrNotDatabase},
		"a short text":                {fileWith(t, []byte("CustomerId;CustomerName\n")), ErrNotDatabase},
		"a long text":                 {fileWith(t, bytes.Repeat([]byte("CustomerId;"), 10_000)), ErrNotDatabase},
		"zeros":                       {fileWith(t, make([]byte, 1<<16)), ErrNotDatabase},
		"another program's database":  {foreign(t), ErrNotDatabase},
		"a database cut to 100 bytes": {fileWith(t, good[:100]), ErrDamaged},
		"a database cut to one page":  {fileWith(t, good[:os.Getpagesize()]), ErrDamaged},
		"a database cut in half":      {fileWith(t, good[:len(good)/2]), ErrDamaged},
		"a database without metas":    {fileWith(t, unmeta), ErrDamaged},
	}
	for name, c := range paths {
		for method, call := range everyMethod() {
			if name == "another program's database" && method == "Changed" {
				continue // it reads only the meta pages
			}
			t.Run(name+"/"+method, func(t *testing.T) {
				before, _ := os.ReadFile(c.path)
				err := call(t.Context(), Open(c.path))
				if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), c.path+": ") {
					t.Errorf("%v, want %s: %v", err, c.path, c.want)
				}
				if after, _ := os.ReadFile(c.path); !bytes.Equal(after, before) {
					t.Error("the file was changed")
				}
			})
		}
	}
}

func TestMissingDatabaseIsNotCreated(t *testing.T) {
	for method, call := range everyMethod() {
		path := filepath.Join(t.TempDir(), "none.db")
		if err := call(t.Context(), Open(path)); !errors.Is(err, ErrNotExist) {
			t.Errorf("%s: %v, want ErrNotExist", method, err)
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s left a file", method)
		}
	}
}

func TestHeldLock(t *testing.T) {
	s := newStore(t)
	held, err := bolt.Open(s.path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.Close() }()
	for method, call := range everyMethod() {
		if method == "Changed" {
			continue
		}
		t.Run(method+" gives up after the timeout", func(t *testing.T) {
			waiting := Open(s.path)
			waiting.timeout = 20 * time.Millisecond
			if err := call(t.Context(), waiting); !errors.Is(err, ErrInUse) {
				t.Errorf("%v, want ErrInUse", err)
			}
		})
		t.Run(method+" gives up with its context", func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
			defer cancel()
			start := time.Now()
			if err := call(ctx, Open(s.path)); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v, want the context's error", err)
			}
			if waited := time.Since(start); waited > lockTimeout/2 {
				t.Errorf("it took %v", waited)
			}
		})
	}
	t.Run("Changed needs no lock", func(t *testing.T) {
		if _, err := s.Changed(); err != nil {
			t.Error(err)
		}
	})
}

// patientContext signals the second call of Err, which is after the first attempt to lock.
type patientContext struct {
	context.Context
	looks int
	tried chan struct{}
}

func (c *patientContext) Err() error {
	if c.looks++; c.looks == 2 {
		close(c.tried)
	}
	return c.Context.Err()
}

func TestMethodsWaitForALock(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3))
	if err := s.Grant(t.Context(), "bob"); err != nil {
		t.Fatal(err)
	}
	for method, call := range everyMethod() {
		if method == "Changed" || method == "Apply" || method == "Snapshot" {
			continue // no lock; like Grant, but stale; like the others, but it checks its context before
		}
		t.Run(method, func(t *testing.T) {
			held, err := bolt.Open(s.path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			ctx := &patientContext{Context: t.Context(), tried: make(chan struct{})}
			done := make(chan error)
			go func() { done <- call(ctx, s) }()
			<-ctx.tried
			if err := held.Close(); err != nil {
				t.Fatal(err)
			}
			if err := <-done; err != nil && !errors.Is(err, ErrLastUser) && !errors.Is(err, ErrUnknownUser) {
				t.Error(err)
			}
		})
	}
}

func TestNoMethodKeepsTheLock(t *testing.T) {
	for method, call := range everyMethod() {
		s := newStore(t)
		_ = call(t.Context(), s) // whether it fails or not
		db, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: oneTry})
		if err != nil {
			t.Errorf("%s keeps the lock: %v", method, err)
			continue
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// bbolt syncs each commit unless it is told not to. Without that an acknowledged change could be lost.
func TestDatabaseIsOpenedWithEverySync(t *testing.T) {
	s := newStore(t)
	var file *os.File
	db, err := s.open(true, &file)
	if err != nil {
		t.Fatal(err)
	}
	if db.NoSync || db.NoGrowSync || db.NoFreelistSync {
		t.Errorf("NoSync %t, NoGrowSync %t, NoFreelistSync %t, want none", db.NoSync, db.NoGrowSync, db.NoFreelistSync)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

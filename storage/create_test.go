package storage

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"dovetail/model"
)

func TestCreate(t *testing.T) {
	for name, c := range map[string]struct {
		creation     CreateOptions
		mode, folder os.FileMode
	}{
		"is private":                   {CreateOptions{User: "ann"}, 0o600, 0o700},
		"can be shared with the group": {CreateOptions{User: "ann", Shared: true}, 0o660, 0o750},
		"needs no user with access":    {CreateOptions{}, 0o600, 0o700},
		"accepts accents and dots":     {CreateOptions{User: "CORP\\zoë.b"}, 0o600, 0o700},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new", "site.db")
			if err := Create(t.Context(), path, c.creation); err != nil {
				t.Fatal(err)
			}
			wantMode(t, path, c.mode)
			wantMode(t, filepath.Dir(path), c.folder)
			users, err := Open(path).Users(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			want := []string{}
			if c.creation.User != "" {
				want = []string{c.creation.User}
			}
			equal(t, "users", users, want)
			snapshot := mustSnapshot(t, Open(path), nil)
			if snapshot.Len() != 0 || snapshot.Revision() != 0 {
				t.Errorf("%d customers at revision %d, want none at 0", snapshot.Len(), snapshot.Revision())
			}
			wantAlone(t, path)
		})
	}
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", path, got, want)
	}
}

// wantAlone checks that no temporary file is left beside the database.
func wantAlone(t *testing.T, path string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 {
		t.Errorf("the folder holds %v, want only the database", list)
	}
}

func TestCreateDoesNotReplaceAnything(t *testing.T) {
	for name, contents := range map[string][]byte{"something else": []byte("my notes"), "an empty file": {}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "site.db")
			if err := os.WriteFile(path, contents, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := Create(t.Context(), path, CreateOptions{}); !errors.Is(err, ErrExists) {
				t.Errorf("%v, want ErrExists", err)
			}
			if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, contents) {
				t.Errorf("the file holds %q now, %v", got, err)
			}
			wantAlone(t, path)
		})
	}
}

func TestCreateStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(t.TempDir(), "site.db")
	if err := Create(ctx, path, CreateOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a database exists: %v", err)
	}
}

// Of several sessions that create a database at the same time, one creates it, and all use it.
func TestOneOfManySessionsCreates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "site.db")
	const sessions = 8
	results := make([]error, sessions)
	var wg sync.WaitGroup
	for i := range sessions {
		wg.Go(func() {
			results[i] = Create(t.Context(), path, CreateOptions{User: "ann"})
			if results[i] == nil {
				_, results[i] = Open(path).Apply(t.Context(), model.Batch{Put: []model.Customer{{ID: "kept"}}})
			}
		})
	}
	wg.Wait()
	made := 0
	for _, err := range results {
		switch {
		case err == nil:
			made++
		case !errors.Is(err, ErrExists):
			t.Errorf("%v, want ErrExists", err)
		}
	}
	if made != 1 {
		t.Errorf("%d sessions created the database, want 1", made)
	}
	if _, ok := mustSnapshot(t, Open(path), nil).Customer("kept"); !ok {
		t.Error("what the first session wrote is gone")
	}
	wantAlone(t, path)
}

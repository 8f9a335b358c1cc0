package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/model"
)

// backupOf returns the path of a copy of a database.
func backupOf(t testing.TB, s *Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := os.WriteFile(path, contentsOf(t, s), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// restored restores a backup, and returns the plan and where the damaged file was set aside.
func restored(t testing.TB, s *Store, backup string) (*model.Restore, string) {
	t.Helper()
	r, err := s.PlanRestore(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	done, err := s.Restore(t.Context(), r, model.Entry{Kind: model.EntryRestore, Who: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Now != nil && done.Before == "" {
		t.Error("the state before was not kept")
	}
	return r, done.SetAside
}

func TestRestoreGoesBackInOneTransaction(t *testing.T) {
	s := grown(t)
	want, backup := mustSnapshot(t, s, nil), backupOf(t, s)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "C1", Name: "later"}, {ID: "new"}}, Lists: setList(emea, listed(0, 3)).Lists})
	if err := s.Grant(t.Context(), "eve"); err != nil {
		t.Fatal(err)
	}
	open := mustSnapshot(t, s, nil)
	r, aside := restored(t, s, backup)
	if len(r.Lost) != 1 || aside != "" {
		t.Errorf("lost %v, set aside %q", r.Lost, aside)
	}
	equal(t, "difference", open.DifferenceTo(r.Backup), model.Difference{Removed: 1, Other: 1})
	now := mustSnapshot(t, s, open) // as an open session reads it
	equal(t, "customers", customersOf(now), customersOf(want))
	equal(t, "customer lists", listsOf(now), listsOf(want))
	if now.Has(open.Origin()) || !now.Has(want.Origin()) {
		t.Error("the state before the restore counts as an earlier one")
	}
	users, err := s.Users(t.Context())
	if err != nil || len(users) != 2 {
		t.Errorf("users %q, %v; want the list as it was", users, err)
	}
	if v := verified(t, s); len(v.Problems) > 0 {
		t.Errorf("problems %q", v.Problems)
	}
	list, err := s.Backups()
	if err != nil || len(list) == 0 {
		t.Fatalf("the state before was not kept: %v, %v", list, err)
	}
	equal(t, "kept state", customersOf(mustSnapshot(t, Open(list[0].Path), nil)), customersOf(open))
}

func TestRestoreOfAnOldSchemaLeavesTheBackupAsItWas(t *testing.T) {
	s := grown(t)
	backup := filepath.Join(t.TempDir(), "schema-1.db")
	old, err := os.ReadFile("testdata/schema-1.db")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backup, old, 0o600); err != nil {
		t.Fatal(err)
	}
	r, _ := restored(t, s, backup)
	if !r.Foreign() || len(r.Lost) != grownEntries {
		t.Errorf("foreign %t, %d entries lost", r.Foreign(), len(r.Lost))
	}
	if after, err := os.ReadFile(backup); err != nil || string(after) != string(old) {
		t.Errorf("the backup was changed, %v", err)
	}
	if v := verified(t, s); len(v.Problems) > 0 {
		t.Errorf("problems %q", v.Problems)
	}
}

func TestRestoreRefusesChangedDataAndDamagedBackups(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	r, err := s.PlanRestore(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, put1("meanwhile"))
	if _, err := s.Restore(t.Context(), r, model.Entry{}); !errors.Is(err, model.ErrStale) {
		t.Errorf("data that was changed: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	v := valuesOf(t, s)[0]
	bad := corrupt(t, t.TempDir(), contentsOf(t, s), func(b []byte) {
		for _, at := range placesOf(b, append([]byte(v.key), v.value...)) {
			b[at+len(v.key)+1] ^= 1
		}
	})
	if _, err := s.PlanRestore(t.Context(), bad.Path()); !errors.Is(err, ErrBadBackup) {
		t.Errorf("a damaged backup: %v", err)
	}
	if c, _ := mustSnapshot(t, s, nil).Customer("C1"); c.Name != "meanwhile" {
		t.Errorf("customer is called %q", c.Name)
	}
}

// The file has no valid page any more. A session that waits for its lock must not write into the file that was set aside.
func TestRestoreReplacesAFileThatCannotBeOpened(t *testing.T) {
	s := grown(t)
	want, backup := customersOf(mustSnapshot(t, s, nil)), backupOf(t, s)
	noise := make([]byte, 50_000)
	if err := os.WriteFile(s.Path(), noise, 0o600); err != nil {
		t.Fatal(err)
	}
	waiting, err := os.OpenFile(s.Path(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = waiting.Close() }()
	_, aside := restored(t, s, backup)
	equal(t, "customers", customersOf(mustSnapshot(t, s, nil)), want)
	kept, err := os.ReadFile(aside)
	if err != nil || string(kept) != string(noise) {
		t.Errorf("the damaged file was not set aside at %q, %v", aside, err)
	}
	if !s.wasReplaced(waiting) {
		t.Error("a session that has the old file open takes it for the database")
	}
}

// While a damaged file is replaced no session has its lock.
func TestRestoreLocksTheFileThatItReplaces(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	if err := os.WriteFile(s.Path(), make([]byte, 50_000), 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenFile(s.Path(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	asked := false
	s.now = func() time.Time { // of the name under which the file is set aside
		asked = true
		if tryLock(other) == nil {
			t.Error("another session locks the file")
		}
		return time.Now()
	}
	if restored(t, s, backup); !asked {
		t.Error("the file was not set aside")
	}
}

// The file is replaced after a session has opened it and before the session has its lock.
func TestSessionWritesIntoTheFileThatThePathNames(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	s.openFile = func(path string, flag int) (*os.File, error) {
		f, err := openRegular(path, flag)
		s.openFile = openRegular
		return f, errors.Join(err, os.Rename(backup, path))
	}
	if err := s.Grant(t.Context(), "eve"); err != nil {
		t.Fatal(err)
	}
	users, err := s.Users(t.Context())
	if err != nil || len(users) != 2 {
		t.Errorf("users %q, %v; want the one who was granted access too", users, err)
	}
}

func TestRestoreOfAMissingDatabaseCreatesIt(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	gone := Open(filepath.Join(t.TempDir(), "gone.db"))
	if _, aside := restored(t, gone, backup); aside != "" {
		t.Errorf("set aside %q", aside)
	}
	equal(t, "customers", customersOf(mustSnapshot(t, gone, nil)), customersOf(mustSnapshot(t, s, nil)))
}

// What a restore replaces is nowhere else.
func TestRestoreChangesNothingWhereThePresentStateCannotBeKept(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	mustApply(t, s, put1("later"))
	if err := errors.Join(os.RemoveAll(s.BackupFolder()), os.WriteFile(s.BackupFolder(), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	r, err := s.PlanRestore(t.Context(), backup)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Restore(t.Context(), r, model.Entry{}); err == nil || !strings.HasPrefix(err.Error(), "nothing was changed, ") {
		t.Errorf("restored, %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if c, _ := mustSnapshot(t, s, nil).Customer("C1"); c.Name != "later" {
		t.Errorf("customer is called %q", c.Name)
	}
}

func TestRestoresOfOneMinuteKeepEachState(t *testing.T) {
	s := grown(t)
	atTime(s, "2026-11-25 10:00")
	backup := backupOf(t, s)
	mustApply(t, s, put1("the work of a day"))
	restored(t, s, backup)
	restored(t, s, backup)
	list, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, b := range list {
		c, _ := mustSnapshot(t, Open(b.Path), nil).Customer("C1")
		names = append(names, c.Name)
	}
	if !slices.Contains(names, "the work of a day") {
		t.Errorf("the states %q are kept as %s", names, namesOf(t, s))
	}
}

// Values can be damaged in a database that can still be written: it is set aside too, and its list of users stays.
func TestRestoreSetsADamagedDatabaseAside(t *testing.T) {
	s := grown(t)
	backup := backupOf(t, s)
	if err := errors.Join(s.Grant(t.Context(), "eve"), s.Grant(t.Context(), "bob")); err != nil {
		t.Fatal(err)
	}
	if err := s.Revoke(t.Context(), "eve"); err != nil {
		t.Fatal(err)
	}
	users, err := s.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range valuesOf(t, s) {
		if !strings.HasPrefix(v.key, "C") {
			continue
		}
		bad := corrupt(t, t.TempDir(), contentsOf(t, s), func(b []byte) {
			for _, at := range placesOf(b, append([]byte(v.key), v.value...)) {
				b[at+len(v.key)+len(v.value)/2] ^= 1
			}
		})
		want := contentsOf(t, bad)
		r, aside := restored(t, bad, backup)
		if r.Now != nil {
			t.Fatal("the database is not damaged")
		}
		kept, err := os.ReadFile(aside)
		if err != nil || string(kept) != string(want) {
			t.Errorf("set aside at %q, %v", aside, err)
		}
		now, err := bad.Users(t.Context())
		if err != nil || !slices.Equal(now, users) {
			t.Errorf("users %q, %v; want %q", now, err, users)
		}
		return
	}
}

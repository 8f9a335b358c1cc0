package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// atTime sets the clock of a Store.
func atTime(s *Store, text string) {
	s.now = func() time.Time {
		t, err := time.ParseInLocation("2006-01-02 15:04", text, time.Local)
		if err != nil {
			panic(err)
		}
		return t
	}
}

// namesOf returns the names of the backups beside a database, newest first.
func namesOf(t testing.TB, s *Store) string {
	t.Helper()
	list, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, b := range list {
		names = append(names, filepath.Base(b.Path))
	}
	return strings.Join(names, " ")
}

func put1(name string) model.Batch {
	return model.Batch{Put: []model.Customer{{ID: "C1", Name: name}}}
}

func TestBackupIsMadeBeforeTheFirstChangeOfADay(t *testing.T) {
	s := newStore(t)
	atTime(s, "2026-11-24 09:00")
	mustApply(t, s, put1("one")) // there was nothing to lose
	equal(t, "backups of an empty database", namesOf(t, s), "")
	mustApply(t, s, put1("two"))
	mustApply(t, s, put1("three"))
	atTime(s, "2026-11-25 08:10")
	mustApply(t, s, put1("four"))
	equal(t, "backups", namesOf(t, s), "2026-11-25T0810.db 2026-11-24T0900.db")
	list, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	then := mustSnapshot(t, Open(list[0].Path), nil)
	if c, _ := then.Customer("C1"); c.Name != "three" {
		t.Errorf("the backup has %q, want the state before the change", c.Name)
	}
	info, err := os.Stat(list[0].Path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
}

func TestBackupIsMadeBeforeAnUndoOfManyChanges(t *testing.T) {
	s := newStore(t)
	atTime(s, "2026-11-24 09:00")
	mustApply(t, s, put1("one"))
	mustApply(t, s, put1("two"))
	for i, n := range []int{manyUndone, manyUndone + 1} {
		atTime(s, fmt.Sprintf("2026-11-24 1%d:00", i))
		undo := firstLoad(n)
		undo.Entry.Kind = model.EntryUndo
		if i > 0 {
			undo.AddCompanies = nil
			for i := range undo.Put {
				undo.Put[i].Name += " again"
			}
		}
		mustApply(t, s, undo)
	}
	equal(t, "backups", namesOf(t, s), "2026-11-24T1100.db 2026-11-24T0900.db")
}

func TestTenNewestBackupsStay(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, put1("one"))
	for day := 1; day <= 12; day++ {
		atTime(s, fmt.Sprintf("2026-10-%02d 09:00", day))
		mustApply(t, s, put1(fmt.Sprint(day)))
	}
	other := filepath.Join(s.BackupFolder(), "notes.txt")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	atTime(s, "2026-09-01 09:00") // the clock was set back
	mustApply(t, s, put1("again"))
	list := strings.Fields(namesOf(t, s))
	if len(list) != keptBackups+1 || list[0] != "2026-10-12T0900.db" || list[keptBackups] != "2026-09-01T0900.db" {
		t.Errorf("backups %v", list)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("another file: %v", err)
	}
}

// What prevents a backup does not prevent the change, and is notices once.
func TestBackupThatFailsIsToldOnceAndStopsNothing(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, put1("one"))
	if err := os.WriteFile(s.BackupFolder(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var notices []string
	s.Notice = func(sentence string) { notices = append(notices, sentence) }
	mustApply(t, s, put1("two"))
	mustApply(t, s, put1("three"))
	if len(notices) != 1 || !strings.HasPrefix(notices[0], "no backup was made beside the database: ") {
		t.Errorf("notices %q", notices)
	}
}

func TestBackupIsMadeBeforeAMigration(t *testing.T) {
	good, err := os.ReadFile("testdata/schema-1.db")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(path)
	mustSnapshot(t, s, nil)
	list, err := s.Backups()
	if err != nil || len(list) != 1 {
		t.Fatalf("backups %v, %v", list, err)
	}
	schema := 0
	kept := Open(list[0].Path)
	err = kept.transact(t.Context(), false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) (err error) {
			schema, err = schemaOf(tx)
			return err
		})
	})
	if err != nil || schema != 1 {
		t.Errorf("the backup has schema %d, %v; want 1", schema, err)
	}
}

func TestUnfinishedBackupsOfKilledSessionsAreDeleted(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, put1("one"))
	if err := os.Mkdir(s.BackupFolder(), 0o700); err != nil {
		t.Fatal(err)
	}
	old, underWay := filepath.Join(s.BackupFolder(), ".dovetail-1.tmp"), filepath.Join(s.BackupFolder(), ".dovetail-2.tmp")
	for _, name := range []string{old, underWay} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hours := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(old, hours, hours); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, put1("two"))
	if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an old one is still there, %v", err)
	}
	if _, err := os.Stat(underWay); err != nil {
		t.Errorf("one that another session is writing: %v", err)
	}
}

func TestNewestSoundBackupSkipsDamagedOnes(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, put1("one"))
	for day := 1; day <= 3; day++ {
		atTime(s, fmt.Sprintf("2026-10-%02d 09:00", day))
		mustApply(t, s, put1(fmt.Sprint(day)))
	}
	if err := os.WriteFile(filepath.Join(s.BackupFolder(), "2026-10-03T0900.db"), make([]byte, 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	b, found := s.NewestSoundBackup(t.Context())
	if !found || filepath.Base(b.Path) != "2026-10-02T0900.db" {
		t.Errorf("got %v, %t", b, found)
	}
}

func TestCheckedBackupRefusesADamagedDatabase(t *testing.T) {
	s := grown(t)
	wrote := false
	write := func(path string) error {
		wrote = true
		return os.Rename(path, filepath.Join(filepath.Dir(s.Path()), "copy.db"))
	}
	if v, err := s.CheckedBackup(t.Context(), write); err != nil || !wrote || v.Customers == 0 {
		t.Fatalf("of a sound one: %+v, %v", v, err)
	}
	values := valuesOf(t, s)
	bad := corrupt(t, t.TempDir(), contentsOf(t, s), func(b []byte) {
		v := values[len(values)/2]
		for _, at := range placesOf(b, append([]byte(v.key), v.value...)) {
			b[at+len(v.key)+2] ^= 1
		}
	})
	wrote = false
	if _, err := bad.CheckedBackup(t.Context(), write); !errors.Is(err, ErrDamaged) || wrote {
		t.Errorf("of a damaged one: %v, written %t", err, wrote)
	}
}

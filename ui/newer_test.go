package ui

import (
	"os"
	"path/filepath"
	"testing"

	"dovetail/storage"
	"dovetail/ui/job"
)

// newerDatabase overwrites a database with one that holds values of a newer program.
func newerDatabase(folder string) error {
	newer, err := os.ReadFile("../storage/testdata/newer.db")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "test.db"), newer, 0o600)
}

const writtenByNewer = "written by a newer dovetail; update this program"

func TestNewerDatabaseIsRefusedAtStart(t *testing.T) {
	r := driveOn(t, 160, 30, func(s *job.Session) error {
		store, ok := s.DB.(*storage.Store)
		if !ok {
			t.Fatalf("the session works on a %T", s.DB)
		}
		return newerDatabase(filepath.Dir(store.Path()))
	})
	r.sees(writtenByNewer).misses("damaged", "backup")
}

// Another user's newer program writes while the app is open.
func TestNewerDatabaseIsRefusedWhileAppIsOpen(t *testing.T) {
	r := drive(t, 160, 30)
	if err := newerDatabase(r.folder); err != nil {
		t.Fatal(err)
	}
	r.press("z").sees(writtenByNewer).misses("damaged", "backup")
}

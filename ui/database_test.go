package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dovetail/storage"
)

// toBackups are the keys that open the Backups screen.
var toBackups = []string{"tab", "j", "j", "j", "j", "j", "j", "enter"}

// store returns the database of the robot.
func (r *robot) store() *storage.Store {
	r.t.Helper()
	s, is := r.session.DB.(*storage.Store)
	if !is {
		r.t.Fatal("the session's database is not a file")
	}
	return s
}

// keepBackup makes a backup beside the database, under the name of an earlier time.
func (r *robot) keepBackup(name string) string {
	r.t.Helper()
	made, err := r.store().KeepBackup(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(made), name+".db")
	if err := os.Rename(made, path); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// damage overwrites the database but for its meta pages, which hold no data.
func (r *robot) damage() *robot {
	r.t.Helper()
	path := r.store().Path()
	content, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := 2 * os.Getpagesize(); i < len(content); i++ {
		content[i] ^= 0x55
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		r.t.Fatal(err)
	}
	return r
}

func TestBackupsScreenShowsTheFileAndItsBackups(t *testing.T) {
	wide := drive(t, 250, 24)
	wide.press(toBackups...).sees(wide.store().Path())
	r := drive(t, 100, 24)
	r.press(toBackups...).sees("Database › Backups", "250 customers, 175 linked, 1 entry of the history", "Mode 0600: only its owner can open it", "There is no backup yet")
	r.press("enter").sees("there is no backup beside the database yet; B makes one")
	r.keepBackup("2026-11-20T0810")
	r.keepBackup("2026-11-22T1000")
	r.press("r").sees("Last backup: 2026-11-22 10:00, 2 hours ago", "2026-11-20T0810.db", "2 days ago").misses("no backup yet")
	if s := r.screen(); strings.Index(s, "2026-11-22T1000.db") > strings.Index(s, "2026-11-20T0810.db") {
		t.Errorf("the newest is not first:\n%s", s)
	}
}

func TestModeSaysWhichUsersCanOpenTheFile(t *testing.T) {
	for mode, want := range map[os.FileMode]string{
		0o600: "Mode 0600: only its owner can open it",
		0o660: "Mode 0660: its owner and its group can open it",
		0o640: "Mode 0640: its owner and its group can open it",
		0o666: "Mode 0666: every user of this computer can open it",
	} {
		if got := modeWords(mode); got != want {
			t.Errorf("%o is %q", mode, got)
		}
	}
}

func TestBackupIsKeptAfterAQuestion(t *testing.T) {
	r := drive(t, 80, 24).press(toBackups...)
	r.press("B").sees("Keep a backup beside the database?").press("enter").sees("There is no backup yet")
	r.press("B", "y").sees("the backup is 20", "Last backup:")
	if list, err := r.store().Backups(); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestCheckSaysThatTheDatabaseIsSound(t *testing.T) {
	drive(t, 80, 24).press(toBackups...).press("c").sees("Checked", "The database is sound: 250 customers").press("enter").sees("There is no backup yet")
}

func TestBackupToAFile(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.writeTo = r.folder
	r.press(toBackups...).press("e").sees("dovetail-2026-11-22.db").press("enter").sees("The backup is written.", "250 customers")
	v, err := storage.Open(filepath.Join(r.folder, "dovetail-2026-11-22.db")).Verify(t.Context())
	if err != nil || len(v.Problems) > 0 || v.Customers != 250 {
		t.Errorf("%+v, %v", v, err)
	}
	r.resize(200, 24).press("enter", "e").clear().press("test.db", "enter").sees("Replace").press("y").sees("is the database itself; choose another name")
	r.press("esc", "e").clear().press("x.csv", "enter").sees("must end in .db")
}

func TestRestoreShowsWhatChangesAndAsks(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	r := drive(t, 140, 30)
	r.keepBackup("2026-11-20T0810")
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press(toBackups...).press("G", "enter").sees("2026-11-20T0810.db", "The backup is sound: 250 customers", "1 link changed", "Lost from the history: 1 entry.", "linking of C000502")
	r.press("enter").sees("Entry 2, ", "linking of C000502").press("enter")
	r.press("R").sees("Go back to the state of", "1 entry of the history will be lost.", "The present state is kept as a backup first.")
	r.press("enter").sees("Lost from the history: 1 entry.")
	if r.customer("C000502").Link.IsZero() {
		t.Fatal("Enter restored the backup")
	}
	r.press("R", "y").sees("was restored.", "The state before is kept in ", "a backup of the database was restored")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("has the link %v", c.Link)
	}
	r.press("enter").sees("Last backup: 20").press("esc").sees("25 linked")
	r.press("tab", "j", "j", "j", "j", "enter").sees("restore of 2026-11-20T0810.db").misses("linking of C000502")
	r.noCopies()
}

// noCopies checks that no copy of a backup is left among the temporary files.
func (r *robot) noCopies() {
	r.t.Helper()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "dovetail-restore-*"))
	if err != nil || len(left) > 0 {
		r.t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestClosedPlanOfARestoreLeavesNoCopy(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	r := drive(t, 80, 24)
	r.keepBackup("2026-11-20T0810")
	r.press(toBackups...).press("enter").sees("The backup is sound").press("esc").sees("Last backup")
	r.app.settle()
	r.noCopies()
	r.press("enter").sees("The backup is sound")
	r.app.closeAll()
	r.noCopies()
}

func TestRestoreAsksAgainAfterAChange(t *testing.T) {
	r := drive(t, 100, 30)
	r.keepBackup("2026-11-20T0810")
	r.press(toBackups...).press("enter").sees("Its customers and links are those that are here now.").press("R")
	r.otherSessionLinks("C000502", "NEWC0001")
	r.press("y").sees("nothing was restored: another session changed the data meanwhile", "1 link changed")
	if r.customer("C000502").Link.IsZero() {
		t.Fatal("the backup was restored over a change that was not shown")
	}
	r.press("R", "y").sees("was restored.")
}

func TestForeignBackupIsToldLoudly(t *testing.T) {
	other := drive(t, 200, 24)
	r := drive(t, 200, 24)
	foreign, err := os.ReadFile(other.store().Path())
	if err != nil {
		t.Fatal(err)
	}
	r.file("other.db", string(foreign))
	r.app.writeTo = r.folder
	r.press(toBackups...).press("o").clear().press("other.db", "enter").sees("ANOTHER DATABASE", "It is a backup of another database.")
	r.press("R").sees("Replace this database by another one?", "ANOTHER DATABASE").press("y").sees("was restored.", "this database was replaced by another one")
	r.press("enter", "o").clear().press("test.db", "enter").sees("is the database itself; name a backup")
}

func TestBackupThatDisappears(t *testing.T) {
	r := drive(t, 80, 24)
	path := r.keepBackup("2026-11-20T0810")
	r.press(toBackups...).sees("2026-11-20T0810.db")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.press("enter").sees("does not exist; name another backup").press("enter").sees("There is no backup yet")
}

func TestDamagedBackupIsRefused(t *testing.T) {
	r := drive(t, 80, 24)
	path := r.keepBackup("2026-11-20T0810")
	if err := os.WriteFile(path, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press(toBackups...).press("enter").sees("is damaged, and nothing was changed; name another backup")
}

func TestFolderOfBackupsThatCannotBeRead(t *testing.T) {
	r := drive(t, 80, 24)
	if err := os.WriteFile(r.store().BackupFolder(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.press(toBackups...).sees("The folder of the backups cannot be read", "250 customers").press("c").sees("The database is sound")
}

func TestHostileFolderOfBackups(t *testing.T) {
	r := drive(t, 80, 24)
	if err := os.Mkdir(r.store().BackupFolder(), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		name := fmt.Sprintf("2026-11-%02dT%02d%02d\x1b[2J\u202e.db", 1+i%20, i%24, i%60)
		if err := os.WriteFile(filepath.Join(r.store().BackupFolder(), name+strings.Repeat("x", i%2)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r.press(toBackups...).sees("2026-11-19").press("G", "g", "j", "enter").sees("is damaged, and nothing was changed")
	if strings.Contains(r.app.View(), "\x1b[2J") {
		t.Error("the name of a file reaches the terminal as it is")
	}
}

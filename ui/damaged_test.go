package ui

import (
	"errors"
	"os"
	"testing"

	"dovetail/model"
	"dovetail/ui/terminal"
)

func TestDamageWhileTheAppRunsLeadsToTheNewestSoundBackup(t *testing.T) {
	r := drive(t, 100, 30)
	r.keepBackup("2026-11-20T0810")
	broken := r.keepBackup("2026-11-21T0810")
	if err := os.WriteFile(broken, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.damage().press("r").sees("damaged;", "The newest backup that is sound is of 2026-11-20 08:10, 2 days ago", "R restore it: shows first what is in it")
	r.press("esc").sees("C000501").press("r").sees("The newest backup that is sound")
	r.press("R").sees("The backup is sound: 250 customers", "The present database cannot be read; its file is set aside.")
	r.press("R").sees("The damaged file is set aside.").press("enter", "R", "y").sees("was restored.", "The damaged file is kept as")
	r.press("enter").sees("25 linked")
}

func TestDamageWithoutABackupNamesSalvage(t *testing.T) {
	r := drive(t, 80, 24).damage().press("r").sees("damaged;", "There is no sound backup beside the database", "dovetail salvage")
	r.press("R").sees("there is no sound backup beside the database; o opens another one")
	r.press("c").sees("The database is damaged:", "dovetail salvage")
}

func TestDamageAtStart(t *testing.T) {
	r := drive(t, 100, 30)
	r.keepBackup("2026-11-20T0810")
	r.damage()
	r.damaged = errors.Join(model.ErrDamaged)
	r.start(terminal.Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30})
	r.sees("damaged", "The newest backup that is sound is of 2026-11-20 08:10").misses("Customers")
	r.press("R", "R", "y").sees("was restored.", "The damaged file is kept as").press("enter").sees("Sage › Customers", "25 linked", "▌ C000501")
}

func TestRestoreOfADamagedDatabaseKeepsToTheAccessList(t *testing.T) {
	r := drive(t, 100, 30)
	r.keepBackup("2026-11-20T0810")
	r.damage()
	r.session.User, r.damaged = "eve", model.ErrDamaged
	r.start(terminal.Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30})
	r.press("R", "R", "y").sees("eve has no settings access to this database; ask ann").misses("C000501")
}

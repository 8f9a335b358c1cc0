package ui

import (
	"context"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/filepicker"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// checked is what a check of the database found, and the newest sound backup where it found problems.
type checked struct {
	found  model.Verification
	backup model.KeptBackup
	sound  bool // there is such a backup
	age    string
}

// checkDatabase checks the whole database and shows what was found.
func (a *App) checkDatabase() tea.Cmd {
	return a.run(typedTask[checked]{
		title: "Check",
		do: func(ctx context.Context, report job.Progress) (c checked, err error) {
			if c.found, err = a.backend.Verify(ctx, report); err != nil || len(c.found.Problems) == 0 {
				return c, err
			}
			c.backup, c.sound = a.backend.DB.NewestSoundBackup(ctx)
			c.age = model.Ago(a.backend.Now().Sub(c.backup.Made))
			return c, ctx.Err()
		},
		then: func(c checked, err error) tea.Cmd {
			if err != nil {
				return a.fail("Check", err)
			}
			return a.showChecked(c)
		},
	}.task())
}

// showChecked shows what a check found; where that are problems, with the way out.
func (a *App) showChecked(c checked) tea.Cmd {
	if len(c.found.Problems) == 0 {
		lines := []string{"The database is sound: " + c.found.Contents() + "."}
		return a.choose("Checked", lines)
	}
	lines := append([]string{"The database is damaged:"}, c.found.Problems...)
	lines = append(lines, "", a.wayOut(c.backup, c.age, c.sound))
	if !c.sound {
		return a.choose("Checked", lines)
	}
	return a.choose("Checked", lines, widget.Action{
		Keys: []string{"R"}, Footer: "restore it", Help: "restore it: shows first what it changes",
		Do: func() tea.Cmd { return a.planRestore(c.backup.Path) },
	})
}

// wayOut returns what to do about a damaged database: restore the newest backup that is sound, or salvage.
func (a *App) wayOut(b model.KeptBackup, age string, found bool) string {
	if !found {
		return "There is no sound backup beside the database. What can still be read goes into a new one with: dovetail salvage " + a.backend.DB.Path() + " NEW"
	}
	return "The newest backup that is sound is of " + b.Made.Format("2006-01-02 15:04") + ", " + age + ": " + b.Path
}

// askBackup asks whether to keep a backup beside the database.
func (d *database) askBackup() tea.Cmd {
	lines := []string{"Keep a backup beside the database?", "The ten newest ones stay in " + filepath.Base(d.read.file.Folder) + "."}
	return d.app.choose("Back up", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, back up", Do: d.backUp})
}

// backUp keeps a backup beside the database.
func (d *database) backUp() tea.Cmd {
	return d.app.run(typedTask[string]{
		title: "Back up",
		do:    func(ctx context.Context, _ job.Progress) (string, error) { return d.app.backend.KeepBackup(ctx) },
		then: func(path string, err error) tea.Cmd {
			if err != nil {
				return d.app.fail("Back up", err)
			}
			d.app.notify("the backup is " + filepath.Base(path))
			return d.Init()
		},
	}.task())
}

// backUpToFile asks where to write a checked copy of the database, and writes it.
func (a *App) backUpToFile() tea.Cmd {
	notes := []string{"A checked copy of the database, with its history."}
	o := a.saveOptions("Back up to a file", func() []string { return notes }, a.writeBackup)
	o.Offer, o.Endings, o.Readable = a.backend.BackupName, []string{backupEnding}, isBackup
	return a.open(filepicker.Save(pickerHost{a}, o, refuseBackupName))
}

// backupEnding is the extension of backups, and of the database.
const backupEnding = ".db"

// isBackup reports whether a name is that of a file which can be a backup.
func isBackup(name string) bool { return strings.EqualFold(filepath.Ext(name), backupEnding) }

// refuseBackupName returns why no backup of that name can be written; "" if one can.
func refuseBackupName(path string) string {
	if !isBackup(path) {
		return "the name of a backup must end in " + backupEnding
	}
	return ""
}

// writeBackup writes a checked copy of the database. If that fails, the dialog shows why.
func (a *App) writeBackup(path string, replace bool) tea.Cmd {
	return a.run(typedTask[model.Verification]{
		title: "Backing up to " + path,
		do: func(ctx context.Context, report job.Progress) (model.Verification, error) {
			return a.backend.WriteBackup(ctx, path, replace, report)
		},
		then: func(v model.Verification, err error) tea.Cmd {
			if err != nil {
				return a.fail("Back up", err)
			}
			a.closeAll()
			lines := []string{"The backup is written.", path, "", "It has " + v.Contents() + "."}
			return tea.Batch(a.choose("Backed up", lines), a.reload(a.shown()))
		},
	}.task())
}

// openBackup asks for a backup, and shows what its restore would change.
func (a *App) openBackup() tea.Cmd {
	o := a.pickerOptions("Restore a file", func() []string {
		return []string{"A backup of this database. What it would change is shown first."}
	}, a.writeTo)
	o.Readable = isBackup
	o.Then = func(path string, _ bool) tea.Cmd { return a.planRestore(path) }
	return a.open(filepicker.Open(pickerHost{a}, o))
}

package ui

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// database is the Backups screen: the file of the database, and the backups beside it.
type database struct {
	pane
	app   *App
	read  databaseFileMsg
	ready bool
	order readOrder
	grid  widget.Grid
}

func newDatabase(a *App) *database {
	d := &database{app: a}
	d.grid = widget.Grid{Theme: a.theme, Idle: a.menu.hasKeys, Cell: d.cell, Columns: []widget.Column{
		{Title: "Made", Pinned: true},
		{Title: "Age"},
		{Title: "Size", Right: true},
		{Title: "File", Flexible: true},
	}}
	return d
}

// Title returns the screen's title in the header.
func (d *database) Title() string { return "Backups" }

// Init reads the file of the database and lists its backups.
func (d *database) Init() tea.Cmd { return d.app.readDatabaseFile(d.order.next()) }

// Resume reads again when the screen is on top again, as what was open over it can have made a backup.
func (d *database) Resume() tea.Cmd { return d.Init() }

// backups returns the backups beside the database.
func (d *database) backups() []model.KeptBackup { return d.read.file.Backups }

func (d *database) cell(row, column int) string {
	b := d.backups()[row]
	switch column {
	case 0:
		return b.Made.Format("2006-01-02 15:04")
	case 1:
		return model.Ago(d.read.now.Sub(b.Made))
	case 2:
		return widget.FormatBytes(b.Size)
	}
	return filepath.Base(b.Path)
}

// Update shows the file and its backups once they are read, and reads them again after a change of the data.
func (d *database) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		return d.Init()
	case databaseFileMsg:
		if d.order.late(m.number) {
			return d.Init()
		}
		at := d.grid.Cursor
		if m.err != nil {
			d.app.notify(m.err.Error())
		}
		d.read, d.ready = m, true
		d.grid.SetCount(len(d.backups()), at)
		d.place()
	}
	return nil
}

// SetSize sets the size of the screen and of what is in it.
func (d *database) SetSize(width, height int) {
	d.pane.SetSize(width, height)
	d.place()
}

// place sets the size of the grid, which has the lines below the head.
func (d *database) place() { d.grid.SetSize(d.width, max(d.height-len(d.head()), 0)) }

// Actions returns the keys of the screen.
func (d *database) Actions() []widget.Action {
	why := ""
	if len(d.backups()) == 0 {
		why = "there is no backup beside the database yet; B makes one"
	}
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: "restore", Help: "restore: shows first what the backup under the cursor would change", Why: why, Do: func() tea.Cmd {
			return d.app.planRestore(d.backups()[d.grid.Cursor].Path)
		}},
		{Keys: []string{"c"}, Footer: "check now", Help: "check now: the whole database, its file, every checksum and count", Do: d.app.checkDatabase},
		{Keys: []string{"B"}, Footer: "back up", Help: "back up: keeps a backup beside the database; asks first", Do: d.askBackup},
		{Keys: []string{"e", "ctrl+s"}, Footer: "to a file", Help: "to a file: writes a checked copy of the database", Do: d.app.backUpToFile},
		{Keys: []string{"o"}, Footer: "restore a file", Help: "restore a file: a backup that is not in the list", Do: d.app.openBackup},
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: d.Init},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return d.app.menu.open(0) }},
	}, d.grid.Moves()...)
}

// View returns the file, and the list of backups.
func (d *database) View() widget.Text {
	lines := d.head()
	if len(d.backups()) > 0 {
		lines = append(lines, d.grid.Lines()...)
	}
	return d.app.theme.Block(lines, d.width, d.height)
}

// head returns the lines above the list.
func (d *database) head() []widget.Text {
	if !d.ready {
		return nil
	}
	f := d.read.file
	var lines []widget.Text
	for i, s := range d.sentences() {
		for _, line := range d.app.theme.Safe(s).Wrap(max(d.width-2, 1)) {
			if i == 0 {
				line = d.app.theme.Bold.Render(line)
			}
			lines = append(lines, line.Indent(1))
		}
	}
	if d.height < 12 && len(f.Backups) > 0 {
		return lines[:min(len(lines), 2)]
	}
	return append(lines, widget.Text{})
}

// sentences returns what is known of the file, and of its newest backup.
func (d *database) sentences() []string {
	f := d.read.file
	contents := ""
	if s := d.app.shown(); s != nil {
		contents = ": " + model.Counted(s.Len(), "customer", "customers") + ", " + model.Number(d.read.linked) + " linked, " + model.Counted(f.Entries, "entry", "entries") + " of the history"
	}
	return slices.Concat([]string{f.Path, widget.FormatBytes(f.Size) + contents, modeWords(f.Mode)}, d.lastBackup(f))
}

// lastBackup returns what is known of the newest backup.
func (d *database) lastBackup(f job.DatabaseFile) []string {
	switch {
	case f.Unreadable != nil:
		return []string{"The folder of the backups cannot be read: " + f.Unreadable.Error()}
	case len(f.Backups) == 0:
		return []string{"There is no backup yet. One is made before the first change of each day, in " + f.Folder + "."}
	}
	b := f.Backups[0]
	return []string{"Last backup: " + b.Made.Format("2006-01-02 15:04") + ", " + model.Ago(d.read.now.Sub(b.Made)) + "; all are in " + filepath.Base(f.Folder)}
}

// modeWords returns which users the permissions of the file admit.
func modeWords(mode fs.FileMode) string {
	who := "only its owner can open it"
	switch {
	case mode&0o006 != 0:
		who = "every user of this computer can open it"
	case mode&0o060 != 0:
		who = "its owner and its group can open it"
	}
	return fmt.Sprintf("Mode %04o: %s", mode, who)
}

package ui

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// filePicker is the file dialog: a field with a path that is edited as in a shell, and below it the names in
// the folder that it leads to. Enter takes what stands out: the field, or a name once the arrows went
// into the list.
type filePicker struct {
	app     *App
	title   string
	notes   []string
	saving  bool                     // a file is written, else one is read
	offered string                   // the name that comes back when a folder was entered
	ending  string                   // of the name offered first
	refuse  func(path string) string // why no file of that name can be written, "" where it can
	then    func(path string, replace bool) tea.Cmd

	folder  string // where relative paths begin; "" until the first folder was read
	field   widget.Field
	edited  bool // the person has typed, so the list is narrowed
	problem string

	wanted  string      // the folder whose names were asked for last
	shown   string      // the folder whose names these are
	entries []fileEntry // sorted
	found   []int       // of the entries, as far as they are listed
	taken   bool        // a file here has the name in the field
	cut     bool        // the folder has more names
	trouble string      // why it could not be read
	pending bool        // it is being read
	landing *string     // the name under the cursor when it has been read; "" for the first

	reads, checks int // asked for so far: an answer of another number comes too late
	grid          widget.Grid
	width, height int
}

// openFile asks for an existing file to read.
func (a *App) openFile(title string, notes []string, then func(path string) tea.Cmd) tea.Cmd {
	d := newFilePicker(a, title, "", notes, a.readFrom)
	d.then = func(path string, _ bool) tea.Cmd { return then(path) }
	d.grid.Style = d.style
	return a.open(d)
}

// saveFile asks where to write a file, offering a name; an existing file asks first. replace is true when
// the person said so. refuse says why no file of a name can be written, before the person answers more.
func (a *App) saveFile(title, name string, notes []string, refuse func(path string) string, then func(path string, replace bool) tea.Cmd) tea.Cmd {
	d := newFilePicker(a, title, name, notes, a.writeTo)
	d.saving, d.ending, d.refuse, d.then = true, filepath.Ext(name), refuse, then
	return a.open(d)
}

func newFilePicker(a *App, title, name string, notes []string, folder string) *filePicker {
	d := &filePicker{app: a, title: title, notes: notes, offered: name, folder: folder, field: widget.NewField(a.theme, typedPath(name))}
	d.grid = widget.Grid{Theme: a.theme, Cell: d.cell, Cursor: -1, Columns: []widget.Column{
		{Title: "Name", Pinned: true, Flexible: true}, {Title: "Size", Right: true}, {Title: "Changed"},
	}}
	return d
}

// Title is the screen's place in the header.
func (d *filePicker) Title() string { return d.title }

// Init reads the folder used last.
func (d *filePicker) Init() tea.Cmd { return d.read(d.folder) }

func (d *filePicker) typing() bool { return true }

// at is the entry in a row of the list.
func (d *filePicker) at(row int) *fileEntry { return &d.entries[d.found[row]] }

func (d *filePicker) cell(row, column int) string {
	e := d.at(row)
	switch {
	case column == 0 && e.folder:
		return e.name + string(filepath.Separator)
	case column == 0:
		return e.name
	case column == 1 && e.plain:
		return bytes(e.size)
	case column == 2:
		return e.changed
	}
	return ""
}

// style makes the files faint that dovetail cannot read.
func (d *filePicker) style(row, _ int) widget.Style {
	if e := d.at(row); e.folder || e.plain && readable(e.name) {
		return widget.Style{}
	}
	return d.app.theme.Faint
}

// Update takes text for the field, and what commands bring.
func (d *filePicker) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case tea.KeyMsg:
		return d.typed(m)
	case listedMsg:
		d.listed(m)
	case checkedMsg:
		return d.decide(m)
	}
	return nil
}

// typed edits the field. A whole path that is pasted takes the place of what stands there.
func (d *filePicker) typed(k tea.KeyMsg) tea.Cmd {
	d.leaveList()
	before := d.field.Value()
	if k.Paste && isWhole(string(k.Runes)) {
		d.field.SetValue("")
	}
	d.field.Key(k)
	if d.field.Value() == before {
		return nil
	}
	d.problem, d.edited = "", true
	return d.follow()
}

// write puts another text into the field.
func (d *filePicker) write(text string) {
	d.field.SetValue(text)
	d.field.CursorEnd()
}

// name is the last part of the path in the field, and where that begins.
func (d *filePicker) name() (folder, name string) { return splitPath(plainPath(d.field.Value())) }

// Actions are what Enter, Tab and the arrows do.
func (d *filePicker) Actions() []widget.Action {
	enter, page := "open it", max(d.grid.Body()-1, 1)
	if d.saving {
		enter = "write it"
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: enter, Do: d.enter},
		{Keys: []string{"tab"}, Footer: "complete the name", Do: d.complete},
		{Keys: []string{"down", "ctrl+n"}, Footer: "next", Help: "next: choose from the list", Do: d.move(1)},
		{Keys: []string{"up", "ctrl+p"}, Help: "previous, and back to the field", Do: d.move(-1)},
		{Keys: []string{"pgdown"}, Help: "page down", Do: d.move(page)},
		{Keys: []string{"pgup"}, Help: "page up", Do: d.move(-page)},
		{Keys: []string{"ctrl+r"}, Help: "read the folder again", Do: d.again},
		{Keys: []string{"esc"}, Footer: "back", Do: d.app.back},
	}
}

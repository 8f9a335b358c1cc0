package filepicker

import (
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// Host is what a dialog needs of the app that shows it.
type Host interface {
	// Notify shows a sentence until the next key.
	Notify(sentence string)
	// Back closes the dialog, as Esc asks for.
	Back() tea.Cmd
	// Choose asks a question over the dialog; each choice closes the question before it runs.
	Choose(title string, lines []string, choices ...widget.Action) tea.Cmd
	// IsOnTop reports whether the keys go to the dialog, and not to a question over it or to another screen.
	IsOnTop(d *Dialog) bool
}

// Options says what a dialog asks for and how it goes on.
type Options struct {
	Context context.Context // ends reading a folder
	Theme   *widget.Theme
	Title   string
	Notes   func() []string // sentences above the field, raw
	Folder  string          // where relative paths begin; "" for the working directory
	Home    string          // the user's home folder, which ~ stands for; "" where there is none

	Choices []*Choice     // lines above the field; nil for none
	Offer   func() string // the name to write for what is chosen
	Endings []string      // the extensions that can be written, in lower case
	// Named takes the name in the field after it was edited, as its extension can be a choice; nil if none is.
	Named func(name string)

	// Readable reports whether the program can read a file of a name; others are drawn faint.
	Readable func(name string) bool
	// Command returns the command line of the user's own computer that copies a file into a folder; nil or ""
	// if there is none.
	Command func(folder string) string
	// Copy sends that line to the clipboard of the user's terminal; nil without Command.
	Copy func(line string) tea.Cmd
	// Then continues with the full path of the file. replace is true when the person agreed to replace one
	// that exists. The dialog stays open with what was typed: Fail shows what went wrong, and the app closes it.
	Then func(path string, replace bool) tea.Cmd
	// Cells continues with cells that are pasted, nil if the dialog takes none.
	Cells func(text string) tea.Cmd
}

// Dialog asks for a file: a field with a path that is edited as in a shell, and below it the names in the folder
// that the path leads to. Enter takes the path in the field, or the name under the cursor once the arrows have
// moved into the list.
type Dialog struct {
	Options
	host Host

	saving    bool                     // a file is written, else one is read
	offered   string                   // the name in the field when a folder has been entered
	suggested string                   // the name offered for what is chosen
	ending    string                   // its extension
	kept      string                   // the extension behind the cursor that belongs to no typed name; "" if there is none
	refuse    func(path string) string // why no file of that name can be written, "" where it can
	line      int                      // the line of choices with the keys, -1 for none

	folder  string // where relative paths begin; "" until the first folder was read
	field   widget.Field
	edited  bool // the person has typed, so the list is narrowed
	warned  bool // Backspace on the empty field has said that it leaves the folder
	problem string

	wanted    string  // the folder that was asked for last
	shown     string  // the folder whose names are listed
	entries   []entry // sorted
	found     []int   // indices of the entries that are listed
	taken     bool    // a file in the folder has the name in the field
	truncated bool    // the folder has more names than were read
	trouble   string  // why the folder could not be read
	pending   bool    // the folder is being read
	landing   *string // the name to put the cursor on when the folder has been read; "" for the first

	reads, checks int // numbers of the last reading and check: answers with another number are late

	grid          widget.Grid
	width, height int
}

// Open returns a dialog that asks for an existing file to read.
func Open(h Host, o Options) *Dialog {
	d := newDialog(h, o)
	d.grid.Style = d.style
	return d
}

// Save returns a dialog that asks where to write a file and offers a name; it asks before a file is replaced.
// refuse returns why no file of a path can be written, "" where it can; it is asked before any question.
func Save(h Host, o Options, refuse func(path string) string) *Dialog {
	d := newDialog(h, o)
	d.saving, d.refuse = true, refuse
	d.renew()
	d.offer("")
	return d
}

func newDialog(h Host, o Options) *Dialog {
	d := &Dialog{Options: o, host: h, folder: o.Folder, line: -1, field: widget.NewField(o.Theme, "")}
	d.grid = widget.Grid{Theme: o.Theme, Cell: d.cell, Cursor: -1, Columns: []widget.Column{
		{Title: "Name", Pinned: true, Flexible: true}, {Title: "Size", Right: true}, {Title: "Changed"},
	}}
	return d
}

// Title returns the dialog's place in the header.
func (d *Dialog) Title() string { return d.Options.Title }

// Init reads the first folder.
func (d *Dialog) Init() tea.Cmd { return d.read(d.folder) }

// Resume reads the folder again when the dialog is on top again: what was open over it can have written a file.
func (d *Dialog) Resume() tea.Cmd {
	if d.grid.Cursor >= 0 {
		name := d.at(d.grid.Cursor).name
		d.landing = &name
	}
	return d.read(d.wanted)
}

// Fail shows why the file that was chosen could not be read or written, beside what was typed.
func (d *Dialog) Fail(problem string) { d.problem = problem }

// Typing reports that letters are text.
func (d *Dialog) Typing() bool { return true }

// at returns the entry in a row of the list.
func (d *Dialog) at(row int) *entry { return &d.entries[d.found[row]] }

func (d *Dialog) cell(row, column int) string {
	e := d.at(row)
	switch {
	case column == 0 && e.folder:
		return e.name + string(filepath.Separator)
	case column == 0:
		return e.name
	case column == 1 && e.plain:
		return widget.FormatBytes(e.size)
	case column == 2:
		return e.changed
	}
	return ""
}

// style returns how a row is drawn: faint for a file that the program cannot read.
func (d *Dialog) style(row, _ int) widget.Style {
	if e := d.at(row); e.folder || e.plain && d.Readable(e.name) {
		return widget.Style{}
	}
	return d.Theme.Faint
}

// Update takes text for the field and the results of commands.
func (d *Dialog) Update(m tea.Msg) tea.Cmd {
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

package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// enter takes the name under the cursor, or the path in the field, whether its folder has been read or not.
func (d *filePicker) enter() tea.Cmd {
	d.problem = ""
	if d.grid.Cursor >= 0 {
		return d.enterRow(d.grid.Cursor)
	}
	text := d.field.Value()
	path := plainPath(text)
	switch {
	case isElsewhere(text):
		d.problem = path + " is on another computer; copy it to the one where dovetail runs first"
		if d.saving {
			d.problem = path + " is on another computer; type a path on the one where dovetail runs"
		}
		return nil
	case path == "":
		d.problem = "there is no name yet; type one, or choose with the arrows"
		return nil
	}
	t := target{base: d.folder, path: path, text: text}
	if _, name := splitPath(path); name != "" {
		t.ending = d.ending
	}
	return d.ask(t)
}

// enterRow enters a folder of the list, or takes a file of it.
func (d *filePicker) enterRow(row int) tea.Cmd {
	e, first, here := d.at(row), "", filepath.Base(d.shown)
	if _, name := d.name(); d.saving && d.edited && filepath.Ext(name) != "" {
		d.offered = name // a name of one's own stays when folders are entered
	}
	switch {
	case e.name == upEntry:
		return d.moveTo(filepath.Dir(d.shown), &here)
	case e.folder:
		return d.moveTo(filepath.Join(d.shown, e.name), &first)
	}
	return d.ask(target{base: d.shown, path: filepath.Join(d.shown, e.name), text: d.field.Value()})
}

// ask looks what is at a path; what was asked before does not count any more.
func (d *filePicker) ask(t target) tea.Cmd {
	d.checks++
	return d.check(d.checks, t)
}

// decide does what a path asks for, now that it is known what is there.
func (d *filePicker) decide(m checkedMsg) tea.Cmd {
	if m.to != d || m.number != d.checks || d.app.top() != screen(d) {
		return nil
	}
	switch {
	case errors.Is(m.err, fs.ErrNotExist):
		return d.missing(m)
	case m.err != nil:
		d.problem = m.path + ": " + m.err.Error() + "; choose another"
	case m.entry.folder:
		return d.moveTo(m.path, nil)
	case !m.entry.plain:
		d.problem = m.path + " is no plain file; choose another"
	case d.saving && d.refuses(m.path):
	case d.saving:
		return d.askReplace(m)
	default:
		return d.finish(m.path, false)
	}
	return nil
}

// missing goes on with a path at which nothing is: that is where a file can be written, and to read one it
// may be the beginning of the only name that is listed.
func (d *filePicker) missing(m checkedMsg) tea.Cmd {
	folder := m.target.path != "" && os.IsPathSeparator(m.target.path[len(m.target.path)-1])
	switch {
	case d.saving && folder:
		return d.askFolder(m, m.path)
	case d.saving && d.refuses(m.path):
	case d.saving && m.noPlace:
		return d.askFolder(m, filepath.Dir(m.path))
	case d.saving:
		return d.finish(m.path, false)
	case m.noPlace:
		d.problem = "there is no folder " + filepath.Dir(m.path) + "; type another path"
	case !folder && d.field.Value() == m.target.text && d.only() && filepath.Join(d.shown, d.at(0).name) != m.path:
		return d.enterRow(0)
	default:
		d.problem = "there is no file " + m.path + "; choose one from the list, or type another path"
	}
	return nil
}

// refuses reports whether no file of that name can be written; the problem says why.
func (d *filePicker) refuses(path string) bool {
	d.problem = d.refuse(path)
	return d.problem != ""
}

// only reports whether what was typed leaves one name in the list.
func (d *filePicker) only() bool { return d.edited && len(d.found) == 1 && d.at(0).name != upEntry }

// askReplace asks before a file is replaced; not to is what Enter means.
func (d *filePicker) askReplace(m checkedMsg) tea.Cmd {
	folder, name := filepath.Split(m.path)
	what := name + " exists already (" + bytes(m.entry.size) + ", " + m.entry.changed + "). Replace it?"
	return d.app.choose("Replace", []string{what, "Folder: " + filepath.Clean(folder)},
		widget.Action{Keys: []string{"y"}, Footer: "yes, replace it", Do: func() tea.Cmd { return d.finish(m.path, true) }},
		widget.Action{Keys: []string{"n", "enter"}, Footer: "no, choose another name", Do: d.again})
}

// askFolder asks before a folder is made, with those above it that are missing.
func (d *filePicker) askFolder(m checkedMsg, folder string) tea.Cmd {
	d.checks++
	number := d.checks
	return d.app.choose("New folder", []string{"There is no folder " + folder + " yet. Make it?"},
		widget.Action{Keys: []string{"y", "enter"}, Footer: "yes, make it", Do: func() tea.Cmd { return d.makeFolder(number, folder, m.target) }},
		widget.Action{Keys: []string{"n"}, Footer: "no, choose another name", Do: d.again})
}

// again goes back to the field, over the folder as it is now.
func (d *filePicker) again() tea.Cmd {
	d.problem = ""
	return d.read(d.wanted)
}

// finish closes the dialog and goes on with the file.
func (d *filePicker) finish(path string, replace bool) tea.Cmd {
	if folder := filepath.Dir(path); d.saving {
		d.app.writeTo = folder
	} else {
		d.app.readFrom = folder
	}
	return tea.Batch(d.app.back(), d.then(path, replace))
}

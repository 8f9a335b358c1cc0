package filepicker

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// enter takes the name under the cursor, or the path in the field, whether its folder has been read or not.
func (d *Dialog) enter() tea.Cmd {
	d.problem = ""
	if d.grid.Cursor >= 0 {
		return d.enterRow(d.grid.Cursor)
	}
	text := d.field.Value()
	path := d.path()
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
func (d *Dialog) enterRow(row int) tea.Cmd {
	e, first, here := d.at(row), "", filepath.Base(d.shown)
	if _, name := d.name(); d.saving && d.edited && filepath.Ext(name) != "" {
		d.offered = name // a name that was typed stays when folders are entered
	}
	switch {
	case e.name == upEntry:
		return d.moveTo(filepath.Dir(d.shown), &here)
	case e.folder:
		return d.moveTo(filepath.Join(d.shown, e.name), &first)
	}
	if d.saving && typable(e.name) == e.name {
		d.rename(e.name)
	}
	return d.ask(target{base: d.shown, path: filepath.Join(d.shown, e.name), text: d.field.Value()})
}

// empty reports whether the field has no name, but for the extension that the dialog keeps.
func (d *Dialog) empty() bool {
	return strings.TrimSuffix(d.field.Value(), d.kept) == "" && d.shown != ""
}

// up shows the folder above. After a name was erased it only says so at first: a key that is held down erases more than
// the name.
func (d *Dialog) up() tea.Cmd {
	d.leaveList()
	above := filepath.Dir(d.shown)
	switch {
	case d.edited && !d.warned:
		d.warned, d.problem = true, "the name is empty; Backspace again goes to the folder above"
		return nil
	case above == d.shown:
		d.problem = "there is no folder above"
		return nil
	}
	return d.moveTo(above, nil)
}

// ask returns the command that looks what is at a path; an earlier one that is still running becomes late.
func (d *Dialog) ask(t target) tea.Cmd {
	d.checks++
	return d.check(d.checks, t)
}

// decide continues with a path, now that it is known what is there.
func (d *Dialog) decide(m checkedMsg) tea.Cmd {
	if m.to != d || m.number != d.checks || !d.host.IsOnTop(d) {
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

// missing continues with a path at which there is nothing: a file can be written there; to read, it may be the
// beginning of the only name that is listed.
func (d *Dialog) missing(m checkedMsg) tea.Cmd {
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

// refuses reports whether no file of that name can be written, and shows why.
func (d *Dialog) refuses(path string) bool {
	d.problem = d.refuse(path)
	return d.problem != ""
}

// only reports whether what was typed leaves one name in the list.
func (d *Dialog) only() bool { return d.edited && len(d.found) == 1 && d.at(0).name != upEntry }

// askReplace asks before a file is replaced; Enter means no.
func (d *Dialog) askReplace(m checkedMsg) tea.Cmd {
	folder, name := filepath.Split(m.path)
	what := name + " exists already (" + widget.FormatBytes(m.entry.size) + ", " + m.entry.changed + "). Replace it?"
	return d.host.Choose("Replace", []string{what, "Folder: " + filepath.Clean(folder)},
		widget.Action{Keys: []string{"y"}, Footer: "yes, replace it", Do: func() tea.Cmd { return d.finish(m.path, true) }},
		widget.Action{Keys: []string{"n", "enter"}, Footer: "no, choose another name", Do: d.stay})
}

// stay returns to the field, which the end of the question does.
func (d *Dialog) stay() tea.Cmd { return nil }

// askFolder asks before a folder is made, with its missing parents.
func (d *Dialog) askFolder(m checkedMsg, folder string) tea.Cmd {
	d.checks++
	number := d.checks
	return d.host.Choose("New folder", []string{"There is no folder " + folder + " yet. Make it?"},
		widget.Action{Keys: []string{"y"}, Footer: "yes, make it", Do: func() tea.Cmd { return d.makeFolder(number, folder, m.target) }},
		widget.Action{Keys: []string{"n", "enter"}, Footer: "no, choose another name", Do: d.stay})
}

// again reads the folder once more.
func (d *Dialog) again() tea.Cmd {
	d.problem = ""
	return d.read(d.wanted)
}

// finish continues with the file.
func (d *Dialog) finish(path string, replace bool) tea.Cmd { return d.Then(path, replace) }

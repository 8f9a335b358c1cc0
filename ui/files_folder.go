package ui

import (
	"errors"
	"io/fs"
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// read asks for the names in a folder.
func (d *filePicker) read(folder string) tea.Cmd {
	d.reads++
	d.wanted, d.pending, d.trouble, d.cut = folder, true, "", false
	d.entries = nil
	d.narrow()
	return d.list(d.reads, d.folder, folder)
}

// follow reads the folder that the path in the field leads to, unless it is the one listed.
func (d *filePicker) follow() tea.Cmd {
	folder, _ := d.name()
	if wanted := resolvePath(d.folder, d.app.backend.Home, folder); wanted != d.wanted {
		d.landing = nil
		return d.read(wanted)
	}
	d.narrow()
	return nil
}

// listed takes the names in a folder, unless another is wanted by now.
func (d *filePicker) listed(m listedMsg) {
	if m.to != d {
		return
	}
	if d.folder == "" {
		d.folder = m.base
	}
	if m.number != d.reads {
		return
	}
	d.pending, d.entries, d.cut, d.trouble = false, m.entries, m.cut, ""
	d.wanted, d.shown = m.folder, m.folder
	if m.err != nil {
		d.trouble = d.unreadable(m)
	}
	d.narrow()
	if d.landing != nil {
		d.enterList(*d.landing)
		d.landing = nil
	}
}

// unreadable says why a folder has no names to show.
func (d *filePicker) unreadable(m listedMsg) string {
	switch {
	case m.folder == "":
		return m.err.Error()
	case !errors.Is(m.err, fs.ErrNotExist):
		return m.folder + " cannot be read: " + bareCause(m.err).Error()
	case d.saving:
		return "there is no folder " + m.folder + " yet; ⏎ makes it"
	}
	return "there is no folder " + m.folder + "; type another path"
}

// narrow lists the names that hold what was typed; all, as long as the name is the one offered.
func (d *filePicker) narrow() {
	_, name := d.name()
	typed := name
	if !d.edited {
		typed = ""
	}
	d.found = narrowed(d.entries, typed)
	written := d.withEnding(name)
	d.taken = slices.ContainsFunc(d.entries, func(e fileEntry) bool { return e.name == written && !e.folder })
	d.grid.SetCount(len(d.found), 0)
	d.leaveList()
}

// enterList puts the cursor on a name in the list, else on the first that is not the way up.
func (d *filePicker) enterList(name string) {
	if len(d.found) == 0 {
		return
	}
	row := slices.IndexFunc(d.found, func(i int) bool { return d.entries[i].name == name })
	if row < 0 {
		row = 0
		if len(d.found) > 1 && d.at(0).name == upEntry {
			row = 1
		}
	}
	d.field.Blur()
	d.grid.SetCount(len(d.found), row)
}

// leaveList gives the keys back to the field.
func (d *filePicker) leaveList() {
	d.field.Focus()
	d.grid.Cursor = -1
}

// move moves by rows; up from the first row is the field.
func (d *filePicker) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		d.problem = ""
		switch at := d.grid.Cursor; {
		case at < 0 && by > 0:
			d.enterList("")
		case at == 0 && by < 0:
			d.leaveList()
		case at >= 0:
			d.grid.Move(by)
		}
		return nil
	}
}

// moveTo shows another folder. From the list it stays in the list, on the name given.
func (d *filePicker) moveTo(folder string, landing *string) tea.Cmd {
	d.folder, d.edited, d.problem, d.landing = folder, false, "", landing
	d.write(typedPath(d.offered))
	return d.read(folder)
}

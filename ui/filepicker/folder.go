package filepicker

import (
	"errors"
	"io/fs"
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// read returns the command that reads a folder, and empties the list until then.
func (d *Dialog) read(folder string) tea.Cmd {
	d.reads++
	d.wanted, d.pending, d.trouble, d.truncated = folder, true, "", false
	d.entries = nil
	d.narrow()
	return d.list(d.reads, d.folder, folder)
}

// follow reads the folder that the path in the field leads to, unless that one is listed.
func (d *Dialog) follow() tea.Cmd {
	folder, _ := d.name()
	if wanted := resolvePath(d.folder, d.Home, folder); wanted != d.wanted {
		d.landing = nil
		return d.read(wanted)
	}
	d.narrow()
	return nil
}

// listed takes the names in a folder, unless another folder is wanted by now.
func (d *Dialog) listed(m listedMsg) {
	if m.to != d {
		return
	}
	if d.folder == "" {
		d.folder = m.base
	}
	if m.number != d.reads {
		return
	}
	d.pending, d.entries, d.truncated, d.trouble = false, m.entries, m.truncated, ""
	d.wanted, d.shown = m.folder, m.folder
	d.resize()
	if m.err != nil {
		d.trouble = d.unreadable(m)
	}
	d.narrow()
	if d.landing != nil {
		d.enterList(*d.landing)
		d.landing = nil
	}
}

// unreadable returns why a folder has no names to show.
func (d *Dialog) unreadable(m listedMsg) string {
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

// narrow lists the names that contain what was typed; all names while the field has the offered one.
func (d *Dialog) narrow() {
	_, name := d.name()
	_, typed := splitPath(d.stem())
	if !d.edited {
		typed = ""
	}
	d.found = narrowed(d.entries, typed)
	written := d.withEnding(name)
	d.taken = slices.ContainsFunc(d.entries, func(e entry) bool { return e.name == written && !e.folder })
	d.grid.SetCount(len(d.found), 0)
	d.leaveList()
}

// enterList puts the cursor on a name in the list, else on the first one that is not the parent folder.
func (d *Dialog) enterList(name string) {
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
	d.line = -1
	d.grid.SetCount(len(d.found), row)
}

// leaveList moves the keyboard focus from the list to the field, or to the line of choices that has it.
func (d *Dialog) leaveList() {
	d.grid.Cursor = -1
	if d.line >= 0 {
		d.field.Blur()
	} else {
		d.field.Focus()
	}
}

// move returns an action that moves by rows; up from the first row is the field.
func (d *Dialog) move(by int) func() tea.Cmd {
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

// moveTo shows another folder, with the cursor on the name landing; nil leaves it in the field.
func (d *Dialog) moveTo(folder string, landing *string) tea.Cmd {
	d.folder, d.edited, d.warned, d.problem, d.landing = folder, false, false, "", landing
	d.offer("")
	return d.read(folder)
}

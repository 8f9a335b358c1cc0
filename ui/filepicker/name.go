package filepicker

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// The name in the field. To write a file a name is offered, selected up to its extension: the first letter that is
// typed replaces it and keeps the extension behind the cursor.

// offer puts a path with the offered name into the field.
func (d *Dialog) offer(folder string) {
	text, before := typedPath(folder+d.offered), typedPath(folder)
	d.kept = ""
	d.field.SetValue(text)
	d.field.CursorEnd()
	stem, found := strings.CutSuffix(text, filepath.Ext(d.offered))
	if d.saving && found && strings.HasPrefix(stem, before) && len(stem) > len(before) {
		d.field.Select(utf8.RuneCountInString(before), utf8.RuneCountInString(stem))
	}
}

// typed edits the field. On a line of choices a space chooses the next value, and any other text goes to the field: a
// name that is typed there must not choose other rows. A pasted path that is complete replaces the text of the field.
func (d *Dialog) typed(k tea.KeyMsg) tea.Cmd {
	if d.line >= 0 && !k.Paste && string(k.Runes) == " " {
		return d.step(1)()
	}
	d.line = -1
	d.leaveList()
	before, selected := d.field.Value(), d.field.Selected()
	switch {
	case k.Paste && isWhole(string(k.Runes)):
		d.field.SetValue("")
		selected, d.kept = false, ""
	case string(k.Runes) == "." && d.kept != "" && d.atKept():
		d.dropKept() // another extension is typed
	}
	d.field.Key(k)
	d.keep(selected && d.field.Value() != before)
	if k.Paste && d.kept != "" && filepath.Ext(plainPath(string(k.Runes))) != "" {
		d.dropKept()
	}
	if d.field.Value() == before {
		return nil
	}
	return d.edit()
}

// rename puts another name into the field, and leaves the list as it is.
func (d *Dialog) rename(name string) {
	folder, _ := d.name()
	d.field.SetValue(typedPath(folder + name))
	d.field.CursorEnd()
	d.kept = ""
	d.follows(name)
}

// follows takes the choice that the extension of a name in the field means.
func (d *Dialog) follows(name string) {
	if d.Named != nil {
		d.Named(name)
		d.renew()
	}
}

// edit follows the text of the field after it was edited.
func (d *Dialog) edit() tea.Cmd {
	d.problem, d.edited, d.warned = "", true, false
	_, name := d.name()
	d.follows(name)
	return d.follow()
}

// keep decides whether the extension behind the cursor is kept by the dialog: after the offered name was replaced, until
// the cursor moves into it.
func (d *Dialog) keep(replaced bool) {
	if replaced {
		d.kept = filepath.Ext(d.offered)
	}
	if !strings.HasSuffix(d.field.Value(), d.kept) || d.field.Position() > d.keptAt() {
		d.kept = ""
	}
}

// keptAt returns where the extension that the dialog keeps begins, in letters.
func (d *Dialog) keptAt() int {
	return utf8.RuneCountInString(d.field.Value()) - utf8.RuneCountInString(d.kept)
}

// atKept reports whether the cursor is before the extension that the dialog keeps.
func (d *Dialog) atKept() bool { return d.field.Position() == d.keptAt() }

// dropKept removes the extension that the dialog keeps.
func (d *Dialog) dropKept() {
	d.field.SetValue(strings.TrimSuffix(d.field.Value(), d.kept))
	d.field.CursorEnd()
	d.kept = ""
}

// path returns the path in the field. An extension that the dialog keeps behind no name is not a part of it.
func (d *Dialog) path() string {
	if stem := d.stem(); d.kept != "" {
		switch folder, name := splitPath(stem); {
		case name == "" || name == "." || name == upEntry || folder == "" && isHome(name):
			return stem
		}
	}
	return plainPath(d.field.Value())
}

// stem returns the path in the field without the extension that the dialog keeps.
func (d *Dialog) stem() string { return plainPath(strings.TrimSuffix(d.field.Value(), d.kept)) }

// name returns the path in the field, cut behind its last separator.
func (d *Dialog) name() (folder, name string) { return splitPath(d.path()) }

// withEnding returns the name under which a file is written: a name without an extension gets that of the name
// offered.
func (d *Dialog) withEnding(name string) string {
	if name != "" && filepath.Ext(name) == "" {
		return name + d.ending
	}
	return name
}

// objection returns why no file of the name in the field can be written, "" if one can. open reports that its
// extension may only be unfinished.
func (d *Dialog) objection() (why string, open bool) {
	folder, name := d.name()
	if !d.saving || name == "" || d.isFolder(name) {
		return "", false
	}
	ext := strings.ToLower(filepath.Ext(name))
	for _, e := range d.Endings {
		open = open || strings.HasPrefix(e, ext)
	}
	return d.refuse(folder + name), open
}

// isFolder reports whether a name in the folder that is listed is that of a folder.
func (d *Dialog) isFolder(name string) bool {
	for i := range d.entries {
		if d.entries[i].folder && d.entries[i].name == name {
			return true
		}
	}
	return false
}

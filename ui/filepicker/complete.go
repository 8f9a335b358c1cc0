package filepicker

import (
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// complete is Tab: it completes the name in the field as far as all names agree that begin like it.
func (d *Dialog) complete() tea.Cmd {
	separator := string(os.PathSeparator)
	folder, name := splitPath(d.stem())
	switch {
	case name == upEntry || folder == "" && isHome(name):
		return d.rewrite(folder + name + separator)
	case d.pending:
		d.host.Notify("the folder is still being read; press Tab again in a moment")
		return nil
	}
	whole, count, isFolder := completed(d.entries, name)
	if isFolder {
		whole += separator
	}
	switch {
	case count == 0 && len(d.Choices) > 0:
		return d.toLine(0)()
	case count == 0:
		d.host.Notify("no name here begins with " + name)
	case whole == name && count > 1:
		d.host.Notify(model.Counted(count, "name begins", "names begin") + " like that; type more, or choose with the arrows")
	case folder == "" && strings.IndexAny(whole, "~$") == 0:
		return d.rewrite("." + separator + whole)
	default:
		return d.rewrite(folder + whole)
	}
	return nil
}

// rewrite puts a path into the field as if it had been typed.
func (d *Dialog) rewrite(path string) tea.Cmd {
	d.field.SetValue(typedPath(path))
	d.field.CursorEnd()
	d.kept = ""
	return d.edit()
}

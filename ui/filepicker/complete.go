package filepicker

import (
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// complete is Tab: it completes the name in the field as far as all names agree that begin like it.
func (d *Dialog) complete() tea.Cmd {
	separator := string(os.PathSeparator)
	folder, name := d.name()
	switch {
	case name == upEntry || folder == "" && name == "~":
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
	case count == 0:
		d.host.Notify("no name here begins with " + name)
	case whole == name && count > 1:
		d.host.Notify(model.Counted(count, "name begins", "names begin") + " like that; type more, or choose with the arrows")
	case folder == "" && strings.HasPrefix(whole, "~"):
		return d.rewrite("." + separator + whole)
	default:
		return d.rewrite(folder + whole)
	}
	return nil
}

// rewrite puts a path into the field as if it had been typed.
func (d *Dialog) rewrite(path string) tea.Cmd {
	d.write(typedPath(path))
	d.problem, d.edited = "", true
	return d.follow()
}

// withEnding returns the name under which a file is written: a name without an extension gets that of the name
// offered.
func (d *Dialog) withEnding(name string) string {
	if name != "" && filepath.Ext(name) == "" {
		return name + d.ending
	}
	return name
}

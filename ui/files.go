package ui

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/filepicker"
	"dovetail/ui/widget"
)

// pickerHost is the app as the file dialog sees it.
type pickerHost struct{ app *App }

// Notify shows a sentence in the footer.
func (h pickerHost) Notify(sentence string) { h.app.notify(sentence) }

// Back closes the dialog.
func (h pickerHost) Back() tea.Cmd { return h.app.back() }

// Choose asks a question over the dialog.
func (h pickerHost) Choose(title string, lines []string, choices ...widget.Action) tea.Cmd {
	return h.app.choose(title, lines, choices...)
}

// IsOnTop reports whether the keys go to the dialog.
func (h pickerHost) IsOnTop(d *filepicker.Dialog) bool { return h.app.top() == screen(d) }

// openFile asks for an existing file to read, and continues with its path. The dialog begins in the folder of the
// file that was read last, and stays open. cells continues with pasted cells; nil if the dialog takes none.
func (a *App) openFile(title string, notes []string, cells func(text string) tea.Cmd, then func(path string) tea.Cmd) tea.Cmd {
	o := a.pickerOptions(title, func() []string { return notes }, a.readFrom)
	o.Cells, o.Command = cells, a.uploadLine
	o.Copy = func(line string) tea.Cmd { return a.copy("the line", line) }
	o.Then = func(path string, _ bool) tea.Cmd {
		a.readFrom = filepath.Dir(path)
		return then(path)
	}
	return a.open(filepicker.Open(pickerHost{a}, o))
}

// saveFile asks where to write a file and offers a name, and continues with the path. refuse and then are as in
// filepicker.Save and filepicker.Options.
func (a *App) saveFile(title, name string, notes []string, refuse func(path string) string, then func(path string, replace bool) tea.Cmd) tea.Cmd {
	o := a.saveOptions(title, func() []string { return notes }, then)
	o.Offer = func() string { return name }
	return a.open(a.saveDialog(o, refuse))
}

// saveOptions returns the options of a dialog that writes a file. It begins in the folder of the file that was written
// last.
func (a *App) saveOptions(title string, notes func() []string, then func(path string, replace bool) tea.Cmd) filepicker.Options {
	o := a.pickerOptions(title, notes, a.writeTo)
	o.Then = func(path string, replace bool) tea.Cmd {
		a.writeTo = filepath.Dir(path)
		return then(path, replace)
	}
	return o
}

// saveDialog returns a dialog that writes a file whose name is not refused.
func (a *App) saveDialog(o filepicker.Options, refuse func(path string) string) *filepicker.Dialog {
	o.Endings = endings(refuse)
	return filepicker.Save(pickerHost{a}, o, refuse)
}

// endings returns the extensions that are not refused.
func endings(refuse func(path string) string) (list []string) {
	for _, e := range []string{".xlsx", ".csv"} {
		if refuse("name"+e) == "" {
			list = append(list, e)
		}
	}
	return list
}

func (a *App) pickerOptions(title string, notes func() []string, folder string) filepicker.Options {
	return filepicker.Options{
		Context: a.context, Theme: a.theme, Title: title, Notes: notes,
		Folder: folder, Home: a.backend.Home, Readable: isReadable,
	}
}

// isReadable reports whether a name is that of a file which dovetail may be able to read.
func isReadable(name string) bool {
	if strings.HasPrefix(name, "~$") {
		return false // Excel's lock file while a workbook is open
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".csv", ".txt", ".tsv":
		return true
	}
	return false
}

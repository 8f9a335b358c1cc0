package filepicker

import (
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// SetSize sets the size of the dialog in cells.
func (d *Dialog) SetSize(width, height int) {
	d.width, d.height = width, height
	d.resize()
}

// resize gives the list the lines that the rest of the dialog leaves.
func (d *Dialog) resize() { d.grid.SetSize(d.width, max(d.height-len(d.head())-2, 0)) }

// labelWidth is the width of the labels before the folder, the field and the choices.
const labelWidth = 8

// head returns what is above the field: the notes, the choices and the folder.
func (d *Dialog) head() []widget.Text {
	folder := d.shown
	if d.pending {
		folder = d.wanted
	}
	lines := d.intro()
	if d.height >= 6 || d.line >= 0 {
		lines = append(lines, d.choiceLines()...)
	}
	return append(lines, d.Theme.Faint.Render(widget.Plain(" Folder  ")).Plus(d.Theme.FitEnd(folder, max(d.width-labelWidth-2, 1))))
}

// View returns the folder, the field, what Enter would do, and the names.
func (d *Dialog) View() widget.Text {
	t := d.Theme
	field := d.field.View(max(d.width-labelWidth-2, 1))
	name := widget.Plain("Name")
	if !d.field.Focused() {
		name = t.Faint.Render(name)
	}
	lines := append(d.head(), name.Indent(1).Plus(field.Indent(labelWidth-4)))
	lines = append(lines, d.status()...)
	return t.Block(append(lines, d.grid.Lines()...), d.width, d.height)
}

// intro returns the notes, as far as a small window has room for them.
func (d *Dialog) intro() []widget.Text {
	t := d.Theme
	if d.height < 8 || d.Notes == nil {
		return nil
	}
	if d.height < 16 && len(d.Choices) > 0 {
		return []widget.Text{t.Fit(" "+strings.Join(d.Notes(), " "), d.width)}
	}
	var lines []widget.Text
	for _, note := range d.Notes() {
		lines = append(lines, widget.Indent(1, t.Safe(note).Wrap(d.width-2))...)
	}
	lines = lines[:min(len(lines), d.height/4)]
	if d.height < 16 {
		return lines
	}
	return append(append(lines, d.command()...), widget.Text{})
}

// command returns the command line that copies a file from the user's own computer. It is not broken at spaces, so that
// it can be copied from the screen.
func (d *Dialog) command() []widget.Text {
	line := d.commandLine()
	if line == "" {
		return nil
	}
	head := d.Theme.Safe("On your own computer, to copy a file here (Ctrl+Y copies the line, Ctrl+R shows the file):")
	lines := widget.Indent(1, head.Wrap(d.width-2))
	return append(lines, widget.Indent(3, d.Theme.Safe(line).HardWrap(d.width-4))...)
}

// status returns what is wrong, else what Enter does.
func (d *Dialog) status() []widget.Text {
	t := d.Theme
	var text string
	var style widget.Style
	why, open := d.objection()
	switch {
	case d.problem != "":
		text, style = d.problem, t.Bad
	case d.trouble != "":
		text, style = d.trouble, t.Warn
	case d.pending:
		return []widget.Text{t.Faint.Render(t.Line(widget.Plain(" Reading the folder").Plus(t.Ellipsis), d.width))}
	case why != "" && !open && d.grid.Cursor < 0:
		text, style = why, t.Bad
	default:
		return []widget.Text{t.Faint.Render(t.Fit(" "+d.hint(), d.width))}
	}
	var lines []widget.Text
	for _, line := range t.Safe(text).Wrap(max(d.width-2, 1)) {
		lines = append(lines, style.Render(line).Indent(1))
	}
	return lines[:min(len(lines), max(d.height/3, 1))]
}

// hint returns what Enter does, else how many names are listed.
func (d *Dialog) hint() string {
	folder, name := d.name()
	why, _ := d.objection()
	switch row := d.grid.Cursor; {
	case row >= 0 && d.at(row).name == upEntry:
		return "⏎ goes to the folder above"
	case row >= 0 && d.at(row).folder:
		return "⏎ goes to the folder " + d.at(row).name
	case row >= 0 && d.saving:
		return "⏎ asks before " + d.at(row).name + " is replaced"
	case row >= 0:
		return "⏎ opens " + d.at(row).name
	case why != "":
		return "the name must end in " + strings.Join(d.Endings, " or ")
	case d.saving && d.isFolder(name):
		return "⏎ goes to the folder " + name
	case d.saving && d.taken:
		return d.withEnding(name) + " exists already; ⏎ asks before it is replaced"
	case d.saving && name != "":
		return "⏎ writes " + folder + d.withEnding(name)
	case d.only() && name != "":
		return "⏎ opens " + d.at(0).name
	}
	return d.counts()
}

// counts returns how many names are listed.
func (d *Dialog) counts() string {
	_, name := d.name()
	listed, all := len(d.found), len(d.entries)
	if listed > 0 && d.at(0).name == upEntry {
		listed--
	}
	switch {
	case d.truncated:
		return "the folder has more than " + model.Counted(listLimit, "name", "names") + "; any that is not listed can be typed"
	case all == 0 || all == 1 && d.entries[0].name == upEntry:
		return "the folder is empty"
	case d.edited && name != "" && listed == 0:
		return "no name here has that text"
	case d.edited && name != "":
		return model.Counted(listed, "name has", "names have") + " that text; Tab completes"
	}
	return model.Counted(listed, "name", "names") + "; type to narrow, or choose with the arrows"
}

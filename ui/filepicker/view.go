package filepicker

import (
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// SetSize sets the size of the dialog in cells.
func (d *Dialog) SetSize(width, height int) {
	d.width, d.height = width, height
	d.grid.SetSize(width, max(height-len(d.intro())-3, 0))
}

// View returns the folder, the field, what Enter would do, and the names.
func (d *Dialog) View() widget.Text {
	t := d.Theme
	room := max(d.width-10, 1)
	folder := d.shown
	if d.pending {
		folder = d.wanted
	}
	lines := append(d.intro(),
		t.Faint.Render(widget.Plain(" Folder  ")).Plus(t.FitEnd(folder, room)),
		t.Faint.Render(widget.Plain("Name")).Indent(1).Plus(d.field.View(room).Indent(4)))
	lines = append(lines, d.status()...)
	return t.Block(append(lines, d.grid.Lines()...), d.width, d.height)
}

// intro returns the notes, as far as a small window has room for them.
func (d *Dialog) intro() []widget.Text {
	t := d.Theme
	if d.height < 8 || len(d.Notes) == 0 {
		return nil
	}
	if d.height < 16 {
		return []widget.Text{t.Fit(" "+strings.Join(d.Notes, " "), d.width)}
	}
	var lines []widget.Text
	for _, note := range d.Notes {
		lines = append(lines, widget.Indent(1, t.Safe(note).Wrap(d.width-2))...)
	}
	return append(lines[:min(len(lines), d.height/4)], widget.Text{})
}

// status returns what is wrong, else what Enter does.
func (d *Dialog) status() []widget.Text {
	t := d.Theme
	var text string
	var style widget.Style
	switch {
	case d.problem != "":
		text, style = d.problem, t.Bad
	case d.trouble != "":
		text, style = d.trouble, t.Warn
	case d.pending:
		return []widget.Text{t.Faint.Render(t.Line(widget.Plain(" Reading the folder").Plus(t.Ellipsis), d.width))}
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
	switch row := d.grid.Cursor; {
	case row >= 0 && d.at(row).name == upEntry:
		return "⏎ goes to the folder above"
	case row >= 0 && d.at(row).folder:
		return "⏎ goes to the folder " + d.at(row).name
	case row >= 0 && d.saving:
		return "⏎ asks before " + d.at(row).name + " is replaced"
	case row >= 0:
		return "⏎ opens " + d.at(row).name
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

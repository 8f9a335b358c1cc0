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
func (d *Dialog) View() string {
	l := d.Theme
	room := max(d.width-10, 1)
	folder := d.shown
	if d.pending {
		folder = d.wanted
	}
	lines := append(d.intro(), " Folder  "+l.FitEnd(folder, room), " "+l.Bold.Render("Name")+"    "+d.field.View(room))
	lines = append(lines, d.status()...)
	return l.Block(append(lines, strings.Split(d.grid.View(), "\n")...), d.width, d.height)
}

// intro returns the notes, as far as a small window has room for them.
func (d *Dialog) intro() []string {
	l := d.Theme
	if d.height < 8 || len(d.Notes) == 0 {
		return nil
	}
	if d.height < 16 {
		return []string{l.Fit(" "+strings.Join(d.Notes, " "), d.width)}
	}
	var lines []string
	for _, note := range d.Notes {
		for _, line := range widget.Wrap(l.Safe(note), d.width-2) {
			lines = append(lines, " "+line)
		}
	}
	return append(lines[:min(len(lines), d.height/4)], "")
}

// status returns what is wrong, else what Enter does.
func (d *Dialog) status() []string {
	l := d.Theme
	text, style := d.hint(), l.Faint
	switch {
	case d.problem != "":
		text, style = d.problem, l.Bad
	case d.trouble != "":
		text, style = d.trouble, l.Warn
	case d.pending:
		text = "Reading the folder" + l.Ellipsis
	}
	if d.problem == "" && d.trouble == "" {
		return []string{style.Render(l.Fit(" "+text, d.width))}
	}
	var lines []string
	for _, line := range widget.Wrap(l.Safe(text), max(d.width-2, 1)) {
		lines = append(lines, " "+style.Render(line))
	}
	return lines[:min(len(lines), max(d.height/3, 1))]
}

// hint returns what Enter does, else how many names are listed.
func (d *Dialog) hint() string {
	enter := d.Theme.Key("⏎")
	folder, name := d.name()
	switch row := d.grid.Cursor; {
	case row >= 0 && d.at(row).name == upEntry:
		return enter + " goes to the folder above"
	case row >= 0 && d.at(row).folder:
		return enter + " goes to the folder " + d.at(row).name
	case row >= 0 && d.saving:
		return enter + " asks before " + d.at(row).name + " is replaced"
	case row >= 0:
		return enter + " opens " + d.at(row).name
	case d.saving && d.taken:
		return d.withEnding(name) + " exists already; " + enter + " asks before it is replaced"
	case d.saving && name != "":
		return enter + " writes " + folder + d.withEnding(name)
	case d.only() && name != "":
		return enter + " opens " + d.at(0).name
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

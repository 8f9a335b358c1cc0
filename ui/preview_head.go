package ui

import (
	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// whyEmpty returns why no row is shown.
func (v *preview) whyEmpty() string {
	switch {
	case v.unlinked:
		return "No link is left out."
	case v.only != nil:
		return "No row is " + v.only.name() + "."
	case len(v.hidden) > 0:
		return "No other row changes anything. f shows those that you hid."
	case v.preview.Plan.Len() == 0:
		return "The file has a header, but no rows."
	}
	words := "Nothing would change: every row is unchanged or not filled in."
	if v.preview.Request.Note != "" {
		words += " The note is not kept: it needs a change."
	}
	return words
}

// sourceNames returns what is uploaded or loaded, and how it is read. Marked customers are no file: they have no header,
// and their number is in the name.
func (v *preview) sourceNames() (name, header string) {
	p, r := v.preview.Plan, v.preview.Request
	if r.ByHand && r.Note == job.FromSuggestions {
		return "Link " + r.Source.Name, "each to the Sage customer that was accepted"
	}
	if r.ByHand {
		return "Change the company of " + r.Source.Name, "each keeps its identifiers"
	}
	name = kindName(p.Kind) + " " + r.Source.Name
	if p.File.Sheet != "" {
		name += " › sheet " + p.File.Sheet
	}
	header = "columns by position, "
	if p.File.HeaderRow > 0 {
		header = "header in row " + model.Number(p.File.HeaderRow) + ", "
	}
	return name, header + model.Counted(p.Len(), "row", "rows")
}

// headAll is the height of the preview from which all its remarks are shown.
const headAll = 14

// wholeHeight returns the height of the preview without a notice.
func (v *preview) wholeHeight() int { return v.height + v.app.noticeRoom() }

// above returns the lines above the rows: as many as before the user allowed something, so that the rows do not move.
func (v *preview) above() []widget.Text {
	t := v.app.theme
	name, header := v.sourceNames()
	lines := []widget.Text{t.Safe(name).Indent(1).Plus(widget.Spaces(3), t.Faint.Render(t.Safe(header))), v.counts()}
	if v.wholeHeight() < headAll {
		return lines
	}
	if len(v.problems) > 0 {
		lines = append(lines, v.groupsLine())
	}
	room := remarkLines
	if v.head > 0 {
		room = max(v.head-len(lines)-1, 1)
	}
	lines = append(lines, v.remarks(room)...)
	for len(lines) < v.head-1 {
		lines = append(lines, widget.Text{})
	}
	return append(lines, t.Faint.Render(t.Rule(v.width)))
}

// counts returns the number of rows of each class; in a narrow window the rejected first, and without those that are 0.
func (v *preview) counts() widget.Text {
	classes := model.Classes(v.preview.Plan.Kind)
	if line := v.countsOf(classes, true, func(int) bool { return true }); line.Width() <= v.width {
		return line
	}
	last := len(classes) - 1
	return v.countsOf(append(classes[last:], classes[:last]...), false, func(n int) bool { return n > 0 })
}

// countsOf returns the numbers of rows for which shown is true, and that of the class that is shown alone; if keys is
// true, with the key that shows the rejected rows.
func (v *preview) countsOf(classes []model.Class, keys bool, shown func(int) bool) widget.Text {
	p, t := v.preview.Plan, v.app.theme
	var counts []widget.Text
	for _, c := range classes {
		style := widget.Style{}
		if c == model.Rejected {
			style = t.Bad
		}
		count := v.app.count(p.Counts[c], className(c), style)
		switch {
		case v.only != nil && *v.only == (group{class: c}):
			count = t.Reverse.Render(t.Safe("[" + model.Number(p.Counts[c]) + " " + className(c) + "]"))
		case !shown(p.Counts[c]):
			continue
		case c == model.Rejected && p.Counts[c] > 0 && keys:
			count = count.Plus(t.Faint.Render(t.Safe(" (key 5)"))) // the key that shows them, for both kinds of file
		}
		counts = append(counts, count.Indent(2))
	}
	return widget.Join(append(counts, v.unlinkedCount()), widget.Text{})
}

// remarkLines is the most lines that the file notes take above the rows.
const remarkLines = 3

// remarks returns the file notes, the unknown companies first, as many as fit in some lines; i shows them in full.
func (v *preview) remarks(most int) []widget.Text {
	t := v.app.theme
	var lines []widget.Text
	for i, s := range v.notes {
		note, room := widget.Indent(2, t.Safe(shortIDs(s)).Wrap(max(v.width-3, 1))), most-len(lines)
		rest := len(v.notes) - i - 1
		if rest > 0 {
			room--
		}
		switch {
		case len(note) <= room:
			lines = append(lines, note...)
			continue
		case i == 0 && room > 0:
			lines, rest = append(lines, note[0].Truncate(v.width-1).Plus(t.Ellipsis)), rest+1
		case i == 0:
			return []widget.Text{t.Safe(model.Counted(rest+1, "file note", "file notes") + ": i shows them").Indent(2)}
		default:
			rest++
		}
		return append(lines, t.Safe("and "+model.Number(rest)+" more: i shows them").Indent(2))
	}
	return lines
}

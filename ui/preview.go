package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// preview is the screen that shows what a load or an upload would do, row by row: what it changes, old → new, and what
// it rejects and why. Nothing is stored before the user applies it.
type preview struct {
	pane
	app     *App
	preview *job.Preview
	rows    []int        // the rows of the plan that are shown
	only    *model.Class // only this class is shown; nil for all rows with a change or a fault
	kept    int          // the row of the plan that was just validated again: it is shown whatever its class; -1 for none

	unlinked bool     // only the rows of a load whose link is left out are shown
	notes    []string // the file notes
	writes   bool     // apply writes something
	accepted int      // the number of rows that apply writes
	grid     widget.Grid
}

func newPreview(a *App, p *job.Preview) *preview {
	v := &preview{app: a}
	v.grid = widget.Grid{Theme: a.theme, Cell: v.cell, Style: v.style, Words: v.words, Columns: []widget.Column{
		{Title: "Row", Pinned: true, Right: true},
		{Title: model.ColumnID.Title(), Short: model.ColumnID.Info().Short, Pinned: true, Brief: shortID},
		{Title: model.ColumnName.Title(), Flexible: true, Least: model.ColumnName.Info().Least},
		{Title: "Class"},
		{Title: "What", Flexible: true, Greedy: true},
	}, Active: 4}
	v.take(p)
	return v
}

// take shows another plan of the same file; the cursor stays on its row.
func (v *preview) take(p *job.Preview) {
	v.kept = -1
	v.replace(p)
}

// replace is take without resetting v.kept.
func (v *preview) replace(p *job.Preview) {
	at := v.current()
	v.preview, v.notes, v.accepted = p, p.Plan.Notes(), p.Plan.Accepted()
	// Making the batch to see whether it is empty would take a second for a million rows.
	v.writes = v.accepted > 0 || slices.ContainsFunc(p.Plan.Companies, func(c model.CompanyRows) bool { return c.Accepted > 0 })
	v.SetSize(v.width, v.height) // the number of remarks above may have changed
	v.show(at)
}

// show finds the rows that are shown, and moves the cursor to a row of the plan.
func (v *preview) show(at int) {
	v.rows = nil
	cursor := 0
	for i := range v.preview.Plan.Len() {
		if !v.shows(i) {
			continue
		}
		if i < at {
			cursor = len(v.rows) + 1 // if the row is no longer shown, the cursor is on the one below
		}
		v.rows = append(v.rows, i)
	}
	v.grid.SetCount(len(v.rows), cursor)
}

func (v *preview) shows(i int) bool {
	c, faulty := v.preview.Plan.Class(i), v.preview.Plan.Fault(i) != 0
	switch {
	case i == v.kept:
		return true
	case v.unlinked:
		return faulty && c != model.Rejected
	case v.only != nil:
		return c == *v.only
	}
	return faulty || c != model.Unchanged && c != model.NotFilledIn
}

// closed closes the source.
func (v *preview) closed() {
	if err := v.preview.Request.Source.Close(); err != nil {
		v.app.notify(err.Error())
	}
}

// Title returns the screen's title in the header.
func (v *preview) Title() string { return "Preview" }

func (v *preview) outcome(row int) model.Outcome { return v.preview.Plan.Outcome(v.rows[row]) }

func (v *preview) cell(row, column int) string {
	o := v.outcome(row)
	switch column {
	case 0:
		return strconv.Itoa(o.Row.Number)
	case 1:
		return orNone(o.Row.Cells[model.ColumnID])
	case 2:
		return orNone(cmp.Or(o.Before.Name, o.After.Name, o.Row.Cells[model.ColumnName]))
	case 3:
		return className(o.Class)
	}
	if words := o.Allowed.AllowNames(); len(words) > 0 {
		return "(allowed: " + strings.Join(words, ", ") + ") " + o.Reason
	}
	return o.Reason
}

// orNone returns a value, or a dash for an empty one.
func orNone(s string) string { return cmp.Or(s, "–") }

// className returns the name of a class on the screen.
func className(c model.Class) string { return strings.ReplaceAll(c.String(), "-", " ") }

func (v *preview) style(row, column int) widget.Style {
	i, t := v.rows[row], v.app.theme
	switch c := v.preview.Plan.Class(i); {
	case column == 0, column == 3 && (c == model.Unchanged || c == model.NotFilledIn):
		return t.Faint
	case column < 3 || column > 3:
		return widget.Style{}
	case c == model.Rejected:
		return t.Bad
	case c == model.Conflict, v.preview.Plan.Fault(i) != 0:
		return t.Warn
	}
	return widget.Style{}
}

// words returns the words of a reason that matter.
func (v *preview) words(row, column int) []widget.Text {
	if column < 4 {
		return nil
	}
	return v.app.wordsThatMatter(v.cell(row, column))
}

// SetSize sets the size of the screen and of what is in it.
func (v *preview) SetSize(width, height int) {
	v.pane.SetSize(width, height)
	v.grid.SetSize(width, max(height-len(v.above())-v.belowHeight(), 0))
}

// belowHeight returns the number of lines below the rows, which show the reason of the row under the cursor in full.
func (v *preview) belowHeight() int {
	switch {
	case v.height >= 20:
		return 4
	case v.height >= 9:
		return 2
	}
	return 0
}

// below returns the reason of the row under the cursor in full, as far as it fits.
func (v *preview) below() []widget.Text {
	height := v.belowHeight()
	if height == 0 || len(v.rows) == 0 {
		return nil
	}
	t := v.app.theme
	lines := []widget.Text{t.Faint.Render(t.Rule(v.width))}
	reason := v.cell(v.grid.Cursor, 4)
	for _, line := range t.Safe(reason).Wrap(max(v.width-2, 1)) {
		lines = append(lines, t.Emphasize(line, v.app.wordsThatMatter(reason)).Indent(1))
	}
	if len(lines) > height {
		lines = append(lines[:height-1], lines[height-1].Plus(t.Ellipsis))
	}
	return lines
}

// View returns the description of the file, the counts, the file notes, and the rows.
func (v *preview) View() widget.Text {
	lines := v.above()
	if len(v.rows) == 0 {
		lines = append(lines, widget.Text{}, v.app.theme.Safe(v.whyEmpty()).Indent(2))
	} else {
		lines = append(lines, v.grid.Lines()...)
	}
	return v.app.theme.Block(append(lines, v.below()...), v.width, v.height)
}

// whyEmpty returns why no row is shown.
func (v *preview) whyEmpty() string {
	switch {
	case v.unlinked:
		return "No link is left out."
	case v.only != nil:
		return "No row is " + className(*v.only) + "."
	case v.preview.Plan.Len() == 0:
		return "The file has a header, but no rows."
	}
	return "Nothing would change: every row is unchanged or not filled in."
}

// above returns the lines above the rows.
func (v *preview) above() []widget.Text {
	p, t := v.preview.Plan, v.app.theme
	name := kindName(p.Kind) + " " + v.preview.Request.Source.Name
	if p.File.Sheet != "" {
		name += " › sheet " + p.File.Sheet
	}
	header := "columns by position, "
	if p.File.HeaderRow > 0 {
		header = "header in row " + model.Number(p.File.HeaderRow) + ", "
	}
	header += model.Counted(p.Len(), "row", "rows")
	lines := []widget.Text{t.Safe(name).Indent(1).Plus(widget.Spaces(3), t.Faint.Render(t.Safe(header))), v.counts()}
	if v.height < 14 {
		return lines
	}
	return append(append(lines, v.remarks()...), t.Faint.Render(t.Rule(v.width)))
}

// counts returns the number of rows of each class.
func (v *preview) counts() widget.Text {
	p, t := v.preview.Plan, v.app.theme
	var counts []widget.Text
	for _, c := range model.Classes(p.Kind) {
		style := widget.Style{}
		if c == model.Rejected {
			style = t.Bad
		}
		count := v.app.count(p.Counts[c], className(c), style)
		if v.only != nil && *v.only == c {
			count = t.Reverse.Render(t.Safe("[" + model.Number(p.Counts[c]) + " " + className(c) + "]"))
		}
		counts = append(counts, count.Indent(2))
	}
	return widget.Join(append(counts, v.unlinkedCount()), widget.Text{})
}

// remarks returns the file notes, the unknown companies first.
func (v *preview) remarks() []widget.Text {
	all := v.notes
	if len(all) > 3 {
		all = append(all[:2:2], "and "+model.Number(len(all)-2)+" more: i shows them")
	}
	var lines []widget.Text
	for _, s := range all {
		lines = append(lines, v.app.theme.Safe(s).Indent(2))
	}
	return lines
}

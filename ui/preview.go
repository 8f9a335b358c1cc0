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
	rows    []int  // the rows of the plan that are shown
	order   []int  // all rows of the plan in the order in which they are shown
	only    *group // only this group is shown; nil for all rows with a change or a fault
	kept    []bool // by row of the plan: it was shown before the rows were validated again, so it still is; nil for none
	head    int    // the number of lines above the rows; 0 until that is known

	hidden   map[model.Fault]bool // the faults whose rows the user has hidden
	unlinked bool                 // only the rows of a load whose link is left out are shown
	problems []model.ProblemCount // the faults, the most frequent one first

	allowable map[model.Fault]int // the number of rejected rows by the fault that can be allowed
	companies int                 // the number of unknown companies that can be allowed
	notes     []string            // the file notes
	writes    bool                // apply writes something
	accepted  int                 // the number of rows that apply writes
	grid      widget.Grid
}

func newPreview(a *App, p *job.Preview) *preview {
	v := &preview{app: a, hidden: map[model.Fault]bool{}}
	v.grid = widget.Grid{Theme: a.theme, Columns: []widget.Column{
		{Title: "Row", Pinned: true, Right: true},
		{Title: model.ColumnID.Title(), Short: model.ColumnID.Info().Short, Pinned: true, Brief: shortID},
		{Title: model.ColumnName.Title(), Flexible: true, Least: model.ColumnName.Info().Least},
		{Title: "Class"},
		{Title: "What", Flexible: true, Greedy: true, Brief: shortIDs},
	}, Active: 4}
	v.drawRows()
	before := a.allowances.of(p).rows
	v.take(p)
	if names := v.allowedNames(); len(names) > 0 {
		words := "allowed as when you left this file: " + strings.Join(names, ", ") + "; " + v.countAllowed()
		if more := v.allowedRows() - before; more > 0 {
			words += ", " + model.Number(more) + " more than then: another session changed the data"
		}
		a.notify(words)
	}
	return v
}

// drawRows makes the grid draw the rows of this preview, not those of the one that it is a copy of.
func (v *preview) drawRows() { v.grid.Cell, v.grid.Style, v.grid.Words = v.cell, v.style, v.words }

// take shows another plan of the same file; the cursor stays on its row.
func (v *preview) take(p *job.Preview) {
	v.kept, v.problems, v.head = nil, nil, 0
	clear(v.hidden)
	v.replace(p)
}

// replace is take without resetting v.kept.
func (v *preview) replace(p *job.Preview) {
	at := v.current()
	v.preview, v.notes, v.accepted = p, p.Plan.Notes(), p.Plan.Accepted()
	v.allowable, v.companies = p.Plan.Allowable(), p.Plan.AllowableCompanies()
	v.problems = inOrder(p.Plan.Problems(), v.problems)
	v.app.allowances.keep(p, v.allowedRows())
	// Making the batch to see whether it is empty would take a second for a million rows.
	v.writes = v.accepted > 0 || slices.ContainsFunc(p.Plan.Companies, func(c model.CompanyRows) bool { return c.Accepted > 0 })
	v.SetSize(v.width, v.height) // the number of remarks above may have changed
	v.show(at)
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
		return orNone(v.name(o))
	case 3:
		return v.classOf(o)
	}
	reason := o.Reason
	if o.ReadAs != "" {
		reason = "(" + o.ReadAs + ") " + reason
	}
	if names := o.Allowed.AllowedNames(); len(names) > 0 {
		reason += " (allowed: " + strings.Join(names, ", ") + ")"
	}
	return reason
}

// name returns the name of a row's customer: the known one, else what the file has. A row that is rejected for its values
// has no customer in the plan, but its CustomerId can be that of a known one.
func (v *preview) name(o model.Outcome) string {
	if name := cmp.Or(o.Before.Name, o.After.Name); name != "" {
		return name
	}
	if x, known := v.preview.Plan.Snapshot.Customer(o.Row.Cells[model.ColumnID]); known && !o.Row.IsDamaged(model.ColumnID) {
		return x.Name
	}
	return o.Row.Cells[model.ColumnName]
}

// classOf returns what the column Class shows: the fault of a rejected row, and that a fault was allowed.
func (v *preview) classOf(o model.Outcome) string {
	switch {
	case o.Class == model.Rejected:
		return "! " + o.Fault.Name()
	case o.Fault == 0 && o.Allowed != 0:
		return "✓ allowed"
	}
	return className(o.Class)
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
	if width != v.width {
		v.head = 0
	}
	v.pane.SetSize(width, height)
	if v.head == 0 && v.wholeHeight() >= headAll {
		v.head = len(v.above())
	}
	v.grid.SetSize(width, max(height-len(v.above())-v.belowHeight(), 0))
}

// View returns the description of the file, the counts, the file notes, and the rows.
func (v *preview) View() widget.Text {
	lines := v.above()
	if len(v.rows) == 0 {
		lines = append(lines, widget.Text{})
		lines = append(lines, widget.Indent(2, v.app.theme.Safe(v.whyEmpty()).Wrap(max(v.width-3, 1)))...)
	} else {
		lines = append(lines, v.grid.Lines()...)
	}
	return v.app.theme.Block(append(lines, v.below()...), v.width, v.height)
}

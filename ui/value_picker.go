package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// valuePicker is the screen that lists the values of a column with their counts, to filter by some of them.
type valuePicker struct {
	pane
	app    *App
	source model.RowSource
	query  model.Query // the other terms of the filter
	column model.Column
	choose func(values []string) tea.Cmd
	other  func(by int) tea.Cmd // opens the picker of a column beside this one; may be nil

	values []model.ValueCount
	found  []int // indexes of the values that contain the typed text
	marks  map[string]bool
	field  widget.Field
	grid   widget.Grid
	ready  bool
	stop   context.CancelFunc // ends the counting
}

func newValuePicker(a *App, s model.RowSource, q model.Query, column model.Column, choose func([]string) tea.Cmd) *valuePicker {
	p := &valuePicker{app: a, source: s, query: q, column: column, choose: choose, marks: map[string]bool{}, field: widget.NewField(a.theme, "")}
	p.grid = widget.Grid{
		Theme: a.theme, Cell: p.cell, Style: p.style, Columns: []widget.Column{{Title: column.Info().Title, Flexible: true}, {Title: "Customers", Right: true}},
		Marked: func(row int) bool { return p.marks[p.at(row).Value] },
	}
	return p
}

func (p *valuePicker) at(row int) model.ValueCount { return p.values[p.found[row]] }

// Title returns the screen's title in the header.
func (p *valuePicker) Title() string { return "Pick " + p.column.Info().Title }

// Init counts the values.
func (p *valuePicker) Init() tea.Cmd {
	ctx, stop := context.WithCancel(p.app.context)
	p.stop = stop
	return countValues(ctx, p, p.source, p.app.backend, p.query, p.column)
}

// closed ends the counting.
func (p *valuePicker) closed() { p.stop() }

func (p *valuePicker) Typing() bool { return true }

func (p *valuePicker) cell(row, column int) string {
	v := p.at(row)
	if column == 1 {
		return model.Number(v.Rows)
	}
	if v.Value == "" {
		return "(none)"
	}
	return v.Value
}

// style returns how a cell is drawn: faint for the counts, and for the lack of a value.
func (p *valuePicker) style(row, column int) widget.Style {
	if column == 1 || p.at(row).Value == "" {
		return p.app.theme.Faint
	}
	return widget.Style{}
}

// Update shows the values once they are counted, and passes text to the search field.
func (p *valuePicker) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case countedMsg:
		if m.to != p {
			return nil
		}
		if m.err != nil {
			p.app.notify(m.err.Error())
		}
		p.values, p.ready = m.values, true
		p.search()
	case tea.KeyMsg:
		if m.String() == " " && p.field.Value() == "" {
			return p.mark()
		}
		if p.field.Key(m) {
			p.search()
		}
	}
	return nil
}

func (p *valuePicker) search() {
	p.found = nil
	wanted := model.Fold(p.field.Value())
	for i, v := range p.values {
		if strings.Contains(model.Fold(v.Value), wanted) {
			p.found = append(p.found, i)
		}
	}
	p.grid.SetCount(len(p.found), 0)
}

// Actions returns the keys that mark values and filter by them.
func (p *valuePicker) Actions() []widget.Action {
	why := p.whyNone()
	take := why
	if len(p.marks) > 0 {
		take = "" // the marked values are used whether or not they are found
	}
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: "filter by it", Why: take, Do: p.enter},
		{Keys: []string{"tab"}, Footer: "mark several", Why: why, Do: p.mark},
		{Keys: []string{"down", "ctrl+n"}, Footer: "next", Do: func() tea.Cmd { p.grid.Move(1); return nil }},
		{Keys: []string{"up", "ctrl+p"}, Help: "previous", Do: func() tea.Cmd { p.grid.Move(-1); return nil }},
		{Keys: []string{"pgdown"}, Help: "page down", Do: func() tea.Cmd { p.grid.Move(max(p.grid.Body()-1, 1)); return nil }},
		{Keys: []string{"pgup"}, Help: "page up", Do: func() tea.Cmd { p.grid.Move(-max(p.grid.Body()-1, 1)); return nil }},
		{Keys: []string{"esc"}, Footer: "back", Do: p.app.back},
	}, p.columnKeys()...)
}

func (p *valuePicker) whyNone() string {
	switch {
	case !p.ready:
		return "the values are still being counted"
	case len(p.found) == 0:
		return "there is no such value"
	}
	return ""
}

// mark marks or unmarks the value under the cursor.
func (p *valuePicker) mark() tea.Cmd {
	if why := p.whyNone(); why != "" {
		p.app.notify(why)
		return nil
	}
	v := p.at(p.grid.Cursor).Value
	if p.marks[v] {
		delete(p.marks, v)
	} else {
		p.marks[v] = true
	}
	p.grid.Move(1)
	return nil
}

// enter filters by the marked values, or by the one under the cursor.
func (p *valuePicker) enter() tea.Cmd {
	var values []string
	for _, v := range p.values {
		if p.marks[v.Value] {
			values = append(values, v.Value)
		}
	}
	if len(values) == 0 {
		values = []string{p.at(p.grid.Cursor).Value}
	}
	return tea.Batch(p.app.back(), p.choose(values))
}

// SetSize sets the size of the screen and of what is in it.
func (p *valuePicker) SetSize(width, height int) {
	p.pane.SetSize(width, height)
	p.grid.SetSize(width, max(height-2, 0))
}

// View returns the search field and the values.
func (p *valuePicker) View() widget.Text {
	lines := []widget.Text{widget.Plain(" type to narrow: ").Plus(p.field.View(max(p.width-18, 1))), p.about()}
	switch {
	case !p.ready:
		lines = append(lines, widget.Text{}, widget.Plain(" Counting").Plus(p.app.theme.Ellipsis))
	case len(p.found) == 0:
		lines = append(lines, widget.Text{}, widget.Plain(" No value has that text."))
	default:
		lines = append(lines, p.grid.Lines()...)
	}
	return p.app.theme.Block(lines, p.width, p.height)
}

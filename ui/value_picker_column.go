package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// pick opens a valuePicker for the active column. Hardly two customers have the same identifier, so from there it begins
// with the company.
func (c *rowsGrid) pick() tea.Cmd {
	column := c.column()
	if column == c.table.Identifier() {
		column = c.company
	}
	return c.pickFrom(column)
}

// pickFrom opens a valuePicker for a column, over the rows that match the other terms of the filter.
func (c *rowsGrid) pickFrom(column model.Column) tea.Cmd {
	rest := c.filter.good.WithoutColumn(column)
	p := newValuePicker(c.app, c.view.source, rest, column, func(values []string) tea.Cmd {
		if len(values) == 0 {
			return c.setQuery(rest)
		}
		return c.setQuery(rest.With(model.AnyOf(column, values)))
	})
	p.other = func(by int) tea.Cmd { return c.pickFrom(c.besideColumn(column, by)) }
	return c.app.open(p)
}

// besideColumn returns the column beside another one in the grid, but not that of the identifiers; after the last the first.
func (c *rowsGrid) besideColumn(column model.Column, by int) model.Column {
	var list []model.Column
	for _, info := range c.shown {
		if info.Column != c.table.Identifier() {
			list = append(list, info.Column)
		}
	}
	at := slices.Index(list, column) + by
	return list[(at+len(list))%len(list)]
}

// columnKeys returns the keys that pick from another column; none while a text is typed, in which they move the cursor.
func (p *valuePicker) columnKeys() []widget.Action {
	if p.other == nil || p.field.Value() != "" {
		return nil
	}
	by := func(columns int) func() tea.Cmd {
		return func() tea.Cmd {
			p.app.drop()
			return p.other(columns)
		}
	}
	return []widget.Action{
		{Keys: []string{"right"}, Help: "next column", Do: by(1)},
		{Keys: []string{"left"}, Help: "previous column", Do: by(-1)},
	}
}

// about returns the column of the values, and how to pick from another one.
func (p *valuePicker) about() widget.Text {
	t := p.app.theme
	text := " " + p.column.Title()
	if len(p.columnKeys()) > 0 {
		text += "; " + t.Key(widget.ShownKey("left")) + " " + t.Key(widget.ShownKey("right")) + " other columns"
	}
	return t.Faint.Render(t.Fit(text, p.width))
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// customers is the Customers screen: the grid of Layer's customers.
type customers struct {
	rowsGrid
	lists model.ListCounts // what Sage's lists say about the links, once it is counted
}

func newCustomers(a *App) *customers {
	c := &customers{rowsGrid: rowsGrid{
		app: a, table: model.LayerTable, name: model.ColumnName, company: model.ColumnCompany, anIdentifier: "a Customer ID",
		hiddenWords: "the hidden columns: Site ID and details", list: []string{"list"}, lessToCopy: "mark fewer rows, or export them with e",
	}}
	c.owner = c
	c.leave = func() tea.Cmd { a.notify("q quits"); return nil }
	c.view.of = func(s *model.Snapshot) model.RowSource { return s }
	c.init()
	c.grid.Style = c.style
	return c
}

// Title returns the screen's title in the header.
func (c *customers) Title() string { return "Customers" }

func (c *customers) style(row, column int) widget.Style {
	info := c.shown[column]
	text := c.view.text(row, info.Column)
	switch {
	case text == "":
		return c.app.theme.Faint
	case info.Kind == model.KindState:
		return c.stateStyle(text)
	}
	return widget.Style{}
}

// stateStyle returns the style of a value of a column of states: what needs a person stands out, what is done is faint.
func (c *customers) stateStyle(value string) widget.Style {
	switch value {
	case string(model.Create):
		return c.app.theme.Warn
	case model.YesNo(true), string(model.Update):
		return c.app.theme.Faint
	}
	return widget.Style{}
}

// Update handles the results of commands, and passes text to the filter.
func (c *customers) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		if m.err == nil && (c.view.newest != m.snapshot || c.view.pending) {
			return tea.Batch(c.rowsGrid.Update(m), countLists(m.snapshot))
		}
	case listsCountedMsg:
		if m.snapshot == c.view.newest {
			c.lists = m.counts
		}
		return nil
	}
	return c.rowsGrid.Update(m)
}

// current returns the customer under the cursor, and reports whether there is one.
func (c *customers) current() (model.Customer, bool) {
	if c.view.snapshot == nil || c.grid.Cursor >= len(c.view.rows) {
		return model.Customer{}, false
	}
	return c.at(c.grid.Cursor), true
}

// at returns the customer in a row of the view.
func (c *customers) at(row int) model.Customer { return c.view.snapshot.At(int(c.view.rows[row])) }

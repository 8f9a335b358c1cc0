package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// customers is the Customers screen: status strip, filter line and grid.
type customers struct {
	pane
	app         *App
	view        rowsView
	filter      filterLine
	goTo        goTo
	grid        widget.Grid
	shown       []model.ColumnInfo // the columns in the grid
	hidden      bool               // the columns are shown that are hidden at first
	cursor      string             // the CustomerId that the cursor belongs to
	span        *markSpan          // the range that is being marked; nil if none is
	detachedRow int                // where the cursor is while that customer is not shown; -1 while it is
	lists       model.ListCounts   // what Sage's lists say about the links, once it is counted
	err         error              // why the database could not be read; nil if it was read
}

func newCustomers(a *App) *customers {
	c := &customers{app: a, filter: newFilterLine(a.context, a.backend, a.theme), detachedRow: -1}
	c.view.context = a.context
	c.view.history = a.backend
	c.view.marks = map[string]bool{}
	c.view.order = model.Order{Column: model.ColumnID}
	c.grid = widget.Grid{Theme: a.theme, Cell: c.cell, Style: c.style, Idle: c.idle, Marked: func(row int) bool {
		return len(c.view.marks) > 0 && c.view.marks[c.view.at(row).ID]
	}}
	c.setColumns()
	return c
}

// idle reports whether the keys go to the menu or to a line that is typed in: then the cell under the cursor is no highlight.
func (c *customers) idle() bool { return c.app.menu.hasKeys() || c.Typing() }

// Title returns the screen's title in the header.
func (c *customers) Title() string { return "Customers" }

// Init reads the database.
func (c *customers) Init() tea.Cmd { return c.app.reload(c.view.newest) }

// setColumns sets the columns of the grid.
func (c *customers) setColumns() {
	active := model.Column(-1)
	if len(c.shown) > 0 {
		active = c.column()
	}
	c.shown, c.grid.Columns = nil, nil
	for _, info := range c.gridColumns() {
		if info.Column == active {
			c.grid.Active = len(c.shown)
		}
		column := widget.Column{Title: info.Title, Short: info.Short, Pinned: info.Pinned, Flexible: info.Flexible, Least: info.Least}
		if info.Column.IsIdentifier() {
			column.Brief = shortID
		}
		if c.view.order.Column == info.Column {
			column.Sorted = 1
			if c.view.order.Descending {
				column.Sorted = -1
			}
		}
		c.shown = append(c.shown, info)
		c.grid.Columns = append(c.grid.Columns, column)
	}
	c.grid.Active = min(c.grid.Active, len(c.shown)-1)
}

// gridColumns returns the columns to show, in the order of the grid. Those of evidence without a value are never shown.
func (c *customers) gridColumns() []model.ColumnInfo {
	list := slices.DeleteFunc(model.Columns(), func(i model.ColumnInfo) bool { return i.Hidden && !c.hidden })
	if c.view.snapshot != nil {
		some := c.view.snapshot.EvidenceColumns()
		list = slices.DeleteFunc(list, func(i model.ColumnInfo) bool { return i.Column.IsEvidence() && !slices.Contains(some, i.Column) })
	}
	slices.SortStableFunc(list, func(a, b model.ColumnInfo) int {
		switch {
		case a.Last == b.Last:
			return 0
		case a.Last:
			return 1
		}
		return -1
	})
	return list
}

// column returns the active column.
func (c *customers) column() model.Column { return c.shown[c.grid.Active].Column }

func (c *customers) cell(row, column int) string {
	info := c.shown[column]
	text := info.Column.Text(c.view.at(row))
	switch {
	case info.Kind == model.KindState && text == model.YesNo(true):
		return "✓"
	case info.Kind == model.KindState && text == model.YesNo(false):
		return "–"
	}
	return orNone(text)
}

func (c *customers) style(row, column int) widget.Style {
	info := c.shown[column]
	text := info.Column.Text(c.view.at(row))
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
		return c.loaded(m)
	case viewedMsg:
		c.viewed(m)
	case completedMsg:
		c.filter.take(m)
	case listsCountedMsg:
		if m.snapshot == c.view.newest {
			c.lists = m.counts
		}
	case tea.KeyMsg:
		if c.goTo.open {
			c.goTo.field.Key(m)
			return nil
		}
		changed := c.filter.edit(m)
		cmds := []tea.Cmd{c.filter.completions(c.view.snapshot)}
		if changed {
			cmds = append(cmds, c.filtered())
		}
		return tea.Batch(cmds...)
	}
	return nil
}

func (c *customers) loaded(m loadedMsg) tea.Cmd {
	c.err = m.err
	if m.err != nil {
		c.app.notify(m.err.Error())
		return nil
	}
	if c.view.newest == m.snapshot && !c.view.pending {
		return nil
	}
	return tea.Batch(c.view.renew(m.snapshot), countLists(m.snapshot))
}

func (c *customers) viewed(m viewedMsg) {
	c.remember()
	taken, err := c.view.take(m)
	if err != nil {
		c.app.notify(err.Error())
	}
	if m.unknown != nil && taken {
		c.app.notify(m.unknown.Error())
	}
	if taken {
		c.setColumns()
		c.span = nil
		c.restore(c.view.same)
	}
	if c.cursor == "" {
		c.settle()
	}
}

// remember records the customer under the cursor. If its customer is not shown and the cursor was not moved since, it
// still belongs to that customer: the cursor returns to it after a filter is removed again.
func (c *customers) remember() {
	if x, ok := c.current(); ok && c.grid.Cursor != c.detachedRow {
		c.cursor = x.ID
	}
}

// restore moves the cursor to its customer. If that is no longer shown, the cursor goes to the first row; with same, the
// same view of newer data, it stays in its row: a user who has just linked a customer continues with the next one that
// would be created.
func (c *customers) restore(same bool) {
	at, ok := c.view.place(c.cursor)
	if !ok && same {
		at = min(c.grid.Cursor, max(len(c.view.rows)-1, 0))
	}
	c.detachedRow = -1
	if !ok && len(c.view.rows) > 0 {
		c.detachedRow = at
	}
	c.grid.SetCount(len(c.view.rows), at)
}

// settle makes the cursor belong to the customer under it.
func (c *customers) settle() {
	c.detachedRow = -1
	c.remember()
}

// current returns the customer under the cursor, and reports whether there is one.
func (c *customers) current() (model.Customer, bool) {
	if c.view.snapshot == nil || c.grid.Cursor >= len(c.view.rows) {
		return model.Customer{}, false
	}
	return c.view.at(c.grid.Cursor), true
}

// filtered returns the command that finds the rows of the current filter.
func (c *customers) filtered() tea.Cmd {
	c.view.query = c.filter.good
	return c.view.ask()
}

// setQuery filters by a query that the user did not type.
func (c *customers) setQuery(q model.Query) tea.Cmd {
	c.filter.set(q)
	return c.filtered()
}

func (c *customers) Typing() bool { return c.filter.Focused() || c.goTo.open }

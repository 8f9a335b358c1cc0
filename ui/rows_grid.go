package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// rowsGrid is a grid of the rows of a table with a strip of counts and a filter line above it: what the screens of Layer's
// and of Sage's customers have in common.
type rowsGrid struct {
	pane
	app         *App
	owner       gridScreen
	table       *model.Table
	view        rowsView
	filter      filterLine
	goTo        goTo
	grid        widget.Grid
	shown       []model.ColumnInfo // the columns in the grid
	hidden      bool               // the columns are shown that are hidden at first
	cursor      string             // the key of the customer that the cursor belongs to
	span        *markSpan          // the range that is being marked; nil if none is
	detachedRow int                // where the cursor is while that customer is not shown; -1 while it is
	err         error              // why the database could not be read; nil if it was read

	name, company model.Column   // the columns of the table with the names of customers and of Sage companies
	anIdentifier  string         // what a row is known by, in a sentence
	leave         func() tea.Cmd // what Esc does when there is no layer to close
	list          []string       // the command that lists the rows
	hiddenWords   string         // what is not in the grid at first, in a sentence
	lessToCopy    string         // what to do if the rows are too many for the clipboard
}

// gridScreen is the screen of a rowsGrid: what is its own on each.
type gridScreen interface {
	screen
	whyEmpty() string         // why there are no rows to work on; "" if there are
	status() widget.Text      // the strip of counts
	emptyPage() []widget.Text // how to get customers
}

// init makes the grid ready; the fields that tell the screens apart are set before.
func (c *rowsGrid) init() {
	a := c.app
	c.filter, c.detachedRow = newFilterLine(a, c.table), -1
	c.view.context, c.view.history, c.view.marks = a.context, a.backend, map[string]bool{}
	c.view.order = model.Order{Column: c.table.Identifier()}
	c.grid = widget.Grid{Theme: a.theme, Cell: c.cell, Idle: c.idle, Marked: func(row int) bool {
		return len(c.view.marks) > 0 && c.view.marks[c.view.key(row)]
	}}
	c.setColumns()
}

// idle reports whether the keys go to the menu or to a line that is typed in: then the cell under the cursor is no highlight.
func (c *rowsGrid) idle() bool { return c.app.menu.hasKeys() || c.Typing() }

// Init reads the database.
func (c *rowsGrid) Init() tea.Cmd { return c.app.reload(c.view.newest) }

// setColumns sets the columns of the grid.
func (c *rowsGrid) setColumns() {
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
func (c *rowsGrid) gridColumns() []model.ColumnInfo {
	list := c.table.Columns()
	if c.view.source != nil {
		list = c.view.source.ColumnsInUse()
	}
	list = slices.DeleteFunc(list, func(i model.ColumnInfo) bool { return i.Hidden && !c.hidden })
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
func (c *rowsGrid) column() model.Column { return c.shown[c.grid.Active].Column }

// cell returns what the grid shows in a cell.
func (c *rowsGrid) cell(row, column int) string {
	info := c.shown[column]
	text := c.view.text(row, info.Column)
	switch {
	case info.Kind == model.KindState && text == model.YesNo(true):
		return "✓"
	case info.Kind == model.KindState && text == model.YesNo(false):
		return "–"
	}
	return orNone(text)
}

// Update handles the results of commands, and passes text to the filter.
func (c *rowsGrid) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		return c.loaded(m)
	case viewedMsg:
		c.viewed(m)
	case completedMsg:
		c.filter.take(m)
	case tea.KeyMsg:
		if c.goTo.open {
			c.goTo.field.Key(m)
			return nil
		}
		changed := c.filter.edit(m)
		cmds := []tea.Cmd{c.filter.completions(c.view.source)}
		if changed {
			cmds = append(cmds, c.filtered())
		}
		return tea.Batch(cmds...)
	}
	return nil
}

func (c *rowsGrid) loaded(m loadedMsg) tea.Cmd {
	c.err = m.err
	if m.err != nil {
		c.app.notify(m.err.Error())
		return nil
	}
	if c.view.newest == m.snapshot && !c.view.pending {
		return nil
	}
	return c.view.renew(m.snapshot)
}

func (c *rowsGrid) viewed(m viewedMsg) {
	if m.to != &c.view {
		return
	}
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
func (c *rowsGrid) remember() {
	if c.grid.Cursor < len(c.view.rows) && c.grid.Cursor != c.detachedRow {
		c.cursor = c.view.key(c.grid.Cursor)
	}
}

// restore moves the cursor to its customer. If that is no longer shown, the cursor goes to the first row; with same, the
// same view of newer data, it stays in its row: a user who has just linked a customer continues with the next one that
// would be created.
func (c *rowsGrid) restore(same bool) {
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
func (c *rowsGrid) settle() {
	c.detachedRow = -1
	c.remember()
}

// filtered returns the command that finds the rows of the current filter.
func (c *rowsGrid) filtered() tea.Cmd {
	c.view.query = c.filter.good
	return c.view.ask()
}

// setQuery filters by a query that the user did not type.
func (c *rowsGrid) setQuery(q model.Query) tea.Cmd {
	c.filter.set(q)
	return c.filtered()
}

// Typing reports whether letters are text: in the filter, and in the line that goes to a row.
func (c *rowsGrid) Typing() bool { return c.filter.Focused() || c.goTo.open }

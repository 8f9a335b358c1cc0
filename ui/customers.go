package ui

import (
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"dovetail/model"
)

// customers is the Customers grid: status strip, filter line, rows.
type customers struct {
	app         *App
	view        rowsView
	filter      filterLine
	grid        grid
	shown       []model.ColumnInfo // the columns in the grid
	site        bool               // the Sage Site ID is shown
	cursor      string             // the CustomerId that the cursor belongs to
	detachedRow int                // where the cursor is while that customer is not shown; -1 while it is

	width, height int
	err           error // why the database could not be read
}

func newCustomers(a *App) *customers {
	c := &customers{app: a, filter: newFilterLine(a.theme), detachedRow: -1}
	c.view.marks = map[string]bool{}
	c.view.order = model.Order{Column: model.ColumnID}
	c.grid = grid{look: a.theme, cell: c.cell, style: c.style, marked: func(row int) bool {
		return len(c.view.marks) > 0 && c.view.marks[c.view.at(row).ID]
	}}
	c.setColumns()
	return c
}

// Title is the screen's place in the header.
func (c *customers) Title() string { return "Customers" }

// Init reads the database.
func (c *customers) Init() tea.Cmd { return c.app.backend.reload(c.view.newest) }

// setColumns tells the grid which columns it has.
func (c *customers) setColumns() {
	active := model.Column(-1)
	if len(c.shown) > 0 {
		active = c.column()
	}
	c.shown, c.grid.columns = nil, nil
	for _, info := range model.Columns() {
		if info.Hidden && !c.site {
			continue
		}
		if info.Column == active {
			c.grid.active = len(c.shown)
		}
		column := gridColumn{title: info.Title, short: info.Short}
		column.pinned, column.flexible = info.Pinned, info.Flexible
		if c.view.order.Column == info.Column {
			column.sorted = 1
			if c.view.order.Descending {
				column.sorted = -1
			}
		}
		c.shown = append(c.shown, info)
		c.grid.columns = append(c.grid.columns, column)
	}
	c.grid.active = min(c.grid.active, len(c.shown)-1)
}

// column is the active column.
func (c *customers) column() model.Column { return c.shown[c.grid.active].Column }

func (c *customers) cell(row, column int) string {
	info := c.shown[column]
	text := info.Column.Text(c.view.at(row))
	switch {
	case text == "":
		return c.app.theme.none
	case info.Kind == model.KindState && text == model.YesNo(true):
		return c.app.theme.yes + " " + text
	case info.Kind == model.KindState && text == model.YesNo(false):
		return c.app.theme.no + " " + text
	}
	return text
}

func (c *customers) style(row, column int) *lipgloss.Style {
	info := c.shown[column]
	text := info.Column.Text(c.view.at(row))
	switch {
	case text == "":
		return &c.app.theme.faint
	case info.Kind == model.KindState:
		return c.stateStyle(text)
	}
	return nil
}

// stateStyle returns the style of a value of a column of states; nil for one that is not coloured.
func (c *customers) stateStyle(value string) *lipgloss.Style {
	switch value {
	case model.YesNo(true):
		return &c.app.theme.good
	case model.YesNo(false):
		return &c.app.theme.faint
	case string(model.Create):
		return &c.app.theme.warn
	}
	return nil
}

// Update takes what commands bring, and text for the filter.
func (c *customers) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case loadedMsg:
		return c.loaded(m)
	case viewedMsg:
		c.viewed(m)
	case completedMsg:
		c.filter.take(m)
	case tea.KeyMsg:
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
	return c.view.renew(m.snapshot)
}

func (c *customers) viewed(m viewedMsg) {
	c.remember()
	taken, err := c.view.take(m)
	if err != nil {
		c.app.notify(err.Error())
	}
	if taken {
		c.restore(c.view.same)
	}
	if c.cursor == "" {
		c.settle()
	}
}

// remember notes the customer under the cursor. While the one it belongs to is not shown and nobody moved
// it, it still belongs to that one: a filter that was only tried leads back.
func (c *customers) remember() {
	if x, ok := c.current(); ok && c.grid.cursor != c.detachedRow {
		c.cursor = x.ID
	}
}

// restore finds the cursor's customer again. Where it is not shown any more the cursor goes to the first
// row, but stays in the same view of newer data: the one who has just linked a customer goes on with the
// next that would be created.
func (c *customers) restore(same bool) {
	at, ok := c.view.place(c.cursor)
	if !ok && same {
		at = min(c.grid.cursor, max(len(c.view.rows)-1, 0))
	}
	c.detachedRow = -1
	if !ok && len(c.view.rows) > 0 {
		c.detachedRow = at
	}
	c.grid.setCount(len(c.view.rows), at)
}

// settle lets the cursor belong to the customer that it is on.
func (c *customers) settle() {
	c.detachedRow = -1
	c.remember()
}

// current is the customer under the cursor.
func (c *customers) current() (model.Customer, bool) {
	if c.view.snapshot == nil || c.grid.cursor >= len(c.view.rows) {
		return model.Customer{}, false
	}
	return c.view.at(c.grid.cursor), true
}

// filtered shows what the filter now says.
func (c *customers) filtered() tea.Cmd {
	c.view.query = c.filter.good
	return c.view.ask()
}

// setQuery filters by a query that was not typed.
func (c *customers) setQuery(q model.Query) tea.Cmd {
	c.filter.set(q)
	return c.filtered()
}

func (c *customers) typing() bool { return c.filter.Focused() }

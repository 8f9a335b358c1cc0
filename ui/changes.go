package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"dovetail/model"
)

// changes shows customers with what becomes or became of each: an entry of the history, or what an undo
// would do.
type changes struct {
	app     *App
	title   string
	head    []string
	rows    []changeRow
	grid    grid
	actions []action // beside moving and going back

	width, height int
}

// A changeRow is one customer, or a company, with what is said of it.
type changeRow struct {
	id, name, what string
	stays          bool // left as it is
}

func changeRows(s *model.Snapshot, list []model.Change) []changeRow {
	rows := make([]changeRow, 0, len(list))
	for _, c := range list {
		name := c.After.Name
		if name == "" {
			name = c.Before.Name
		}
		rows = append(rows, changeRow{id: c.ID(), name: name, what: s.DescribeChange(c)})
	}
	return rows
}

func newChanges(a *App, title string, head []string, rows []changeRow, actions ...action) *changes {
	c := &changes{app: a, title: title, head: head, rows: rows, actions: actions}
	c.grid = grid{look: a.theme, cell: c.cell, style: c.style, columns: []gridColumn{
		{title: "Customer ID", pinned: true}, {title: "Customer", flexible: true}, {title: "What", flexible: true, greedy: true},
	}, active: 2}
	c.grid.setCount(len(rows), 0)
	return c
}

func (c *changes) cell(row, column int) string {
	r := c.rows[row]
	switch column {
	case 0:
		return orNone(c.app.theme, r.id)
	case 1:
		return orNone(c.app.theme, r.name)
	}
	if r.stays {
		return "stays: " + r.what
	}
	return r.what
}

func (c *changes) style(row, column int) *lipgloss.Style {
	if column == 2 && c.rows[row].stays {
		return &c.app.theme.warn
	}
	return nil
}

// Title is the screen's place in the header.
func (c *changes) Title() string { return c.title }

// Init does nothing.
func (c *changes) Init() tea.Cmd { return nil }

// Update does nothing: what was found stays.
func (c *changes) Update(tea.Msg) tea.Cmd { return nil }

// SetSize gives the screen its room.
func (c *changes) SetSize(width, height int) {
	c.width, c.height = width, height
	c.grid.setSize(width, max(height-len(c.head)-1, 0))
}

// Actions are the keys of the screen.
func (c *changes) Actions() []action {
	why := ""
	if len(c.rows) == 0 {
		why = "there is no row"
	}
	list := append(append([]action{}, c.actions...),
		newAction("enter", "the row in full", c.details).disabledIf(why),
		newAction("esc", "back*", c.app.back))
	return append(list, c.grid.moves()...)
}

func (c *changes) details() tea.Cmd {
	r := c.rows[c.grid.cursor]
	return c.app.choose("Row", []string{r.id + " " + r.name, "", c.cell(c.grid.cursor, 2)})
}

// View shows the rows.
func (c *changes) View() string {
	var lines []string
	for _, s := range c.head {
		lines = append(lines, " "+c.app.theme.safe(s))
	}
	lines = append(lines, "")
	if len(c.rows) > 0 {
		lines = append(lines, strings.Split(c.grid.view(), "\n")...)
	} else {
		lines = append(lines, " No customer changed.")
	}
	return c.app.theme.block(lines, c.width, c.height)
}

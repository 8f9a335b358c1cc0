package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// changes is a screen that lists customers with a change of each: those of an entry of the history, or those that an
// undo would make.
type changes struct {
	pane
	gridSearch
	app    *App
	title  string
	head   func() []string
	rows   []changeRow
	grid   widget.Grid
	more   func() []widget.Action // besides those that move and go back; nil for none
	cards  bool                   // Enter opens the customer's card, not the row in full
	undone func(id string) bool   // reports whether a customer's change was undone; nil if none can be
}

// changeRow is a customer or a company with its change.
type changeRow struct {
	id, name, what string
	stays          bool // is not changed; what says why
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

func newChanges(a *App, title string, head func() []string, rows []changeRow, actions ...widget.Action) *changes {
	c := &changes{app: a, title: title, head: head, rows: rows}
	if len(actions) > 0 {
		c.more = func() []widget.Action { return actions }
	}
	c.grid = widget.Grid{Theme: a.theme, Cell: c.cell, Style: c.style, Words: c.words, Columns: []widget.Column{
		{Title: model.ColumnID.Title(), Short: model.ColumnID.Info().Short, Pinned: true, Brief: shortID},
		{Title: model.ColumnName.Title(), Flexible: true, Least: model.ColumnName.Info().Least, Brief: shortIDs}, // of a company it has the site
		{Title: "What", Flexible: true, Greedy: true},
	}, Active: 2}
	c.grid.SetCount(len(rows), 0)
	c.gridSearch = gridSearch{theme: a.theme, grid: &c.grid}
	return c
}

func (c *changes) cell(row, column int) string {
	r := c.rows[row]
	switch column {
	case 0:
		return orNone(r.id)
	case 1:
		return orNone(r.name)
	}
	switch {
	case r.stays:
		return "stays: " + r.what
	case c.isUndone(row):
		return "undone: " + r.what
	}
	return r.what
}

// isUndone reports whether the change of a row was undone.
func (c *changes) isUndone(row int) bool { return c.undone != nil && c.undone(c.rows[row].id) }

func (c *changes) style(row, column int) widget.Style {
	switch {
	case c.isUndone(row):
		return c.app.theme.Faint
	case column == 2 && c.rows[row].stays:
		return c.app.theme.Warn
	}
	return widget.Style{}
}

// words returns the words of a change that matter.
func (c *changes) words(row, column int) []widget.Text {
	if column < 2 || c.isUndone(row) {
		return nil
	}
	return c.app.wordsThatMatter(c.rows[row].what)
}

// Title returns the screen's title in the header.
func (c *changes) Title() string { return c.title }

// SetSize sets the size of the screen and of what is in it.
func (c *changes) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-len(c.headLines())-1, 0))
}

// headLines returns the head; its first line, which says what was done, is wrapped.
func (c *changes) headLines() (lines []widget.Text) {
	for i, s := range c.head() {
		text := c.app.theme.Safe(s)
		if i > 0 {
			lines = append(lines, text.Indent(1))
			continue
		}
		lines = append(lines, widget.Indent(1, text.Wrap(max(c.width-2, 1)))...)
	}
	return lines
}

// Actions returns the keys of the screen.
func (c *changes) Actions() []widget.Action {
	why, more := "", []widget.Action(nil)
	if len(c.rows) == 0 {
		why = "there is no row"
	}
	if c.more != nil {
		more = c.more()
	}
	enter := widget.Action{Keys: []string{"enter"}, Footer: "row", Help: "the row in full", Why: why, Do: c.details}
	if c.cards {
		enter = widget.Action{Keys: []string{"enter"}, Footer: "card", Help: "card: the customer's card", Why: why, Do: c.card}
	}
	return slices.Concat(more, []widget.Action{
		enter,
		{Keys: []string{"esc"}, Footer: "back", Do: c.app.back},
	}, c.app.gridSearchKeys(c, len(c.rows)), c.grid.Moves())
}

// card opens the card of the customer under the cursor, or shows the row in full if the customer no longer exists.
func (c *changes) card() tea.Cmd {
	s := c.app.shown()
	x, found := s.Customer(c.rows[c.grid.Cursor].id)
	if !found {
		return c.details()
	}
	return c.app.open(newCard(c.app, x, s))
}

// details shows the row under the cursor in full.
func (c *changes) details() tea.Cmd {
	r := c.rows[c.grid.Cursor]
	return c.app.choose("Row", []string{r.id + " " + r.name, "", c.cell(c.grid.Cursor, 2)})
}

// View returns the head and the rows.
func (c *changes) View() widget.Text {
	lines := append(c.headLines(), widget.Text{})
	if len(c.rows) > 0 {
		lines = append(lines, c.grid.Lines()...)
	} else {
		lines = append(lines, widget.Plain(" Nothing changed."))
	}
	return c.app.theme.Block(lines, c.width, c.height)
}

package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// goTo is the line that moves the cursor of the grid to a row number or an identifier. It takes the place of the filter
// line while it is open.
type goTo struct {
	field widget.Field
	open  bool
}

// goal is where the text of a goTo leads.
type goal struct {
	row      int    // of the view; -1 if there is none
	key      string // of the customer
	customer string // identifier and name
	problem  string // why it leads nowhere; "" if it leads to a customer
}

// openGoTo opens the line.
func (c *rowsGrid) openGoTo() tea.Cmd {
	c.goTo = goTo{field: widget.NewField(c.app.theme, ""), open: true}
	return nil
}

// goToActions returns the keys of the line.
func (c *rowsGrid) goToActions() []widget.Action {
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "go there", Do: c.followGoTo},
		{Keys: []string{"esc"}, Footer: "back", Help: "back: the cursor stays", Do: func() tea.Cmd { c.goTo.open = false; return nil }},
	}
}

// goal returns where a text leads: a whole identifier counts before a row number, and a row number before the
// beginning of an identifier.
func (c *rowsGrid) goal(text string) goal {
	s, identifier := c.view.source, c.table.Identifier().Title()
	row, count := 0, 0
	if text != "" {
		row, count = s.FindBeginning(text)
	}
	if count == 1 && model.EqualText(s.Text(row, c.table.Identifier()), text) {
		return c.goalAt(row)
	}
	number, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	if err == nil && number >= 1 && number <= len(c.view.rows) {
		return c.goalAt(int(c.view.rows[number-1]))
	}
	switch {
	case text == "":
		return goal{problem: "a row number, or " + c.anIdentifier + " or its beginning"}
	case count == 1:
		return c.goalAt(row)
	case count > 1:
		return goal{problem: model.Counted(count, identifier+" begins", identifier+"s begin") + " with " + text + "; type more"}
	case err == nil:
		return goal{problem: "there is no row " + text + "; " + model.Counted(len(c.view.rows), "row is", "rows are") + " shown"}
	}
	if slices.Contains([]string{"q", "q!", "qa", "wq", "x", "quit", "exit"}, text) { // as in vim and k9s
		return goal{problem: "no " + identifier + " begins with " + text + "; Esc, then q quits"}
	}
	return goal{problem: "no " + identifier + " begins with " + text}
}

// goalAt returns the customer in a row of the source as a goal.
func (c *rowsGrid) goalAt(row int) goal {
	s := c.view.source
	g := goal{row: -1, key: s.Key(row), customer: s.Text(row, c.table.Identifier()) + " " + s.Text(row, c.name)}
	if at, shown := c.view.place(g.key); shown {
		g.row = at
	}
	return g
}

// String returns the goal in words.
func (g goal) String() string {
	switch {
	case g.problem != "":
		return g.problem
	case g.row < 0:
		return "not in the filter: " + g.customer
	}
	return "row " + model.Number(g.row+1) + ": " + g.customer
}

// followGoTo moves the cursor to where the line leads. If the filter leaves that customer out, it asks whether to clear
// the filter.
func (c *rowsGrid) followGoTo() tea.Cmd {
	text := strings.TrimSpace(c.goTo.field.Value())
	g := c.goal(text)
	switch {
	case g.problem != "":
		c.app.notify(g.problem)
		return nil
	case g.row >= 0:
		c.goTo.open = false
		c.grid.Move(g.row - c.grid.Cursor)
		if c.span != nil && c.span.held {
			c.span = nil
		} else if c.span != nil {
			c.extend(g.row)
		}
		c.settle()
		return nil
	}
	c.goTo.open = false
	lines := []string{g.customer + " is not shown: the filter leaves it out.", "The filter is: " + c.filter.good.String()}
	return c.app.choose("Go to "+g.customer, lines, widget.Action{Keys: []string{"c"}, Footer: "clear the filter and go there", Do: func() tea.Cmd {
		return c.goToHidden(g.key)
	}})
}

// goToHidden clears the filter, and moves the cursor to a customer that it left out.
func (c *rowsGrid) goToHidden(key string) tea.Cmd {
	c.filter.record()
	c.cursor, c.detachedRow = key, c.grid.Cursor
	return c.setQuery(model.Query{})
}

// goToLine returns the line and, at the right, the number of shown rows.
func (c *rowsGrid) goToLine() widget.Text {
	shown := c.shownOf()
	return widget.Plain(" go to: ").Plus(c.goTo.field.View(max(c.width-shown.Width()-10, 1)), shown.Indent(1), widget.Spaces(1))
}

// goToGoal returns where the text of the line leads.
func (c *rowsGrid) goToGoal() widget.Text {
	t := c.app.theme
	return t.Fit(" "+c.goal(strings.TrimSpace(c.goTo.field.Value())).String(), c.width)
}

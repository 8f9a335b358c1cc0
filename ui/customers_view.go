package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"dovetail/model"
)

// SetSize sets the size of the screen and of what is in it.
func (c *customers) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-c.above(), 0))
}

// above is the number of lines above the grid; a low window has no rule.
func (c *customers) above() int {
	if c.height < 14 {
		return 2
	}
	return 3
}

// View draws status strip, filter line and grid.
func (c *customers) View() string {
	lines := []string{c.status(), c.filter.line(c.width, c.shownOf())}
	switch {
	case c.above() <= 2 && c.filter.Focused():
		lines[0] = c.filter.offersLine(c.width) // a low window has room for it only there
	case c.above() > 2:
		rule := c.app.theme.Faint.Render(strings.Repeat(c.app.theme.Horizontal, c.width))
		if c.filter.Focused() {
			rule = c.filter.offersLine(c.width)
		}
		lines = append(lines, rule)
	}
	switch {
	case c.view.snapshot == nil:
		lines = append(lines, "", " "+c.reading())
	case c.view.snapshot.Len() == 0:
		lines = append(lines, c.emptyDatabase()...)
	case len(c.view.rows) == 0 && !c.view.pending:
		lines = append(lines, c.noMatch()...)
	default:
		lines = append(lines, strings.Split(c.grid.View(), "\n")...)
	}
	return c.app.theme.Block(lines, c.width, c.height)
}

func (c *customers) reading() string {
	if c.err != nil {
		return c.app.theme.Safe(c.err.Error())
	}
	return "Reading the customers" + c.app.theme.Ellipsis
}

// status is the strip of numbers; the one that matters first is what would be created in Sage.
func (c *customers) status() string {
	if c.view.snapshot == nil {
		return ""
	}
	s, l := c.view.snapshot.Stats(), c.app.theme
	create := model.Number(s.Create) + " would be created in Sage"
	if s.Create > 0 {
		create = l.Warn.Render(create)
	}
	sep := " " + l.Dot + " "
	long := " " + strings.Join([]string{
		model.Counted(s.Customers, "customer", "customers"), model.Number(s.Synced) + " synced", model.Number(s.Linked) + " linked", create,
	}, sep)
	if ansi.StringWidth(long) <= c.width {
		return long
	}
	short := l.Warn.Render(model.Number(s.Create) + " to create")
	return " " + strings.Join([]string{short, model.Number(s.Customers) + " in all", model.Number(s.Synced) + " synced", model.Number(s.Linked) + " linked"}, sep)
}

// shownOf is how many rows are shown and marked.
func (c *customers) shownOf() string {
	if c.view.snapshot == nil || c.view.snapshot.Len() == 0 {
		return ""
	}
	s := ""
	if len(c.view.marks) > 0 {
		s = model.Number(len(c.view.marks)) + " marked " + c.app.theme.Dot + " "
	}
	if c.view.pending && len(c.view.rows) == 0 {
		return s + c.app.theme.Ellipsis
	}
	if len(c.view.rows) == c.view.snapshot.Len() {
		return s + "all " + model.Number(len(c.view.rows))
	}
	return s + model.Number(len(c.view.rows)) + " of " + model.Number(c.view.snapshot.Len())
}

// emptyDatabase teaches what to do first.
func (c *customers) emptyDatabase() []string {
	bold := c.app.theme.Bold.Render
	return []string{
		"", " There are no customers yet.", "",
		" " + bold("l") + "  load Layer's customers from an Excel or CSV file,",
		"    or on the command line: dovetail load FILE", "",
		" To look around first, start: dovetail --demo",
	}
}

// noMatch teaches which term of the filter matches how many, and what to drop.
func (c *customers) noMatch() []string {
	lines := []string{"", " No customer matches.", ""}
	for _, t := range c.view.counts {
		lines = append(lines, fmt.Sprintf("   %s  matches %s alone", c.app.theme.Safe(t.Term), model.Counted(t.Rows, "customer", "customers")))
	}
	esc := "Esc"
	if c.filter.Focused() {
		esc = "Esc, Esc"
	}
	return append(lines, "", " "+esc+" takes the whole filter away; / edits it.")
}

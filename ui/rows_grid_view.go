package ui

import (
	"dovetail/model"
	"dovetail/ui/widget"
)

// SetSize sets the size of the screen and of what is in it.
func (c *rowsGrid) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-c.above(), 0))
}

// above returns the number of lines above the grid. A low window has no rule.
func (c *rowsGrid) above() int {
	if c.height < 14 {
		return 2
	}
	return 3
}

// View returns status strip, filter line and grid.
func (c *rowsGrid) View() widget.Text {
	lines := []widget.Text{c.owner.status(), c.inputLine()}
	switch {
	case c.above() <= 2 && c.Typing():
		lines[0] = c.answerLine() // a low window has no other room for it
	case c.above() > 2 && c.Typing():
		lines = append(lines, c.answerLine())
	case c.above() > 2:
		lines = append(lines, c.separator())
	}
	switch {
	case c.view.snapshot == nil:
		lines = append(lines, widget.Text{}, c.reading().Indent(1))
	case c.view.source.Len() == 0:
		lines = append(lines, c.owner.emptyPage()...)
	case len(c.view.rows) == 0 && !c.view.pending:
		lines = append(lines, c.noMatch()...)
	default:
		lines = append(lines, c.grid.Lines()...)
	}
	return c.app.theme.Block(lines, c.width, c.height)
}

// inputLine returns the line that is typed into: the filter, or while it is open where to go.
func (c *rowsGrid) inputLine() widget.Text {
	if c.goTo.open {
		return c.goToLine()
	}
	return c.filter.line(c.width, c.shownOf())
}

// answerLine returns the line that answers what is typed.
func (c *rowsGrid) answerLine() widget.Text {
	if c.goTo.open {
		return c.goToGoal()
	}
	return c.filter.suggestionsLine(c.width)
}

// reading returns what is shown until the database is read.
func (c *rowsGrid) reading() widget.Text {
	if c.err != nil {
		return c.app.theme.Safe(c.err.Error())
	}
	return widget.Plain("Reading the customers").Plus(c.app.theme.Ellipsis)
}

// shownOf returns how many rows are shown and marked.
func (c *rowsGrid) shownOf() widget.Text {
	t := c.app.theme
	if c.view.source == nil || c.view.source.Len() == 0 {
		return widget.Text{}
	}
	marked := widget.Text{}
	if len(c.view.marks) > 0 {
		marked = t.Safe(model.Number(len(c.view.marks)) + " marked · ")
	}
	if c.span != nil && !c.span.held {
		marked = t.Safe("v ends the range · ").Plus(marked)
	}
	switch shown, all := len(c.view.rows), c.view.source.Len(); {
	case c.view.pending && shown == 0:
		return marked.Plus(t.Ellipsis)
	case shown == all:
		return marked.Plus(t.Safe("all " + model.Number(all)))
	default:
		return marked.Plus(t.Safe(model.Number(shown) + " of " + model.Number(all)))
	}
}

// noMatch returns how many customers each term of the filter matches, and how to clear the filter.
func (c *rowsGrid) noMatch() []widget.Text {
	t := c.app.theme
	lines := []widget.Text{{}, widget.Plain(" No customer matches."), {}}
	for _, x := range c.view.counts {
		term, customers := t.Safe(x.Term), model.Counted(x.Rows, "customer", "customers")
		if x.Rows == 0 { // it is why nothing matches
			term = t.Warn.Render(term)
		}
		lines = append(lines, term.Indent(3).Plus(t.Safe("  matches "+customers+" alone")))
	}
	esc := widget.Plain("Esc")
	if c.filter.Focused() {
		esc = widget.Plain("Esc, Esc")
	}
	return append(lines, widget.Text{}, esc.Indent(1).Plus(widget.Plain(" clears the filter; / edits it.")))
}

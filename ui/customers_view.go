package ui

import (
	"slices"

	"dovetail/model"
	"dovetail/ui/widget"
)

// SetSize sets the size of the screen and of what is in it.
func (c *customers) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-c.above(), 0))
}

// above returns the number of lines above the grid. A low window has no rule.
func (c *customers) above() int {
	if c.height < 14 {
		return 2
	}
	return 3
}

// View returns status strip, filter line and grid.
func (c *customers) View() widget.Text {
	lines := []widget.Text{c.status(), c.inputLine()}
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
	case c.view.snapshot.Len() == 0:
		lines = append(lines, c.emptyDatabase()...)
	case len(c.view.rows) == 0 && !c.view.pending:
		lines = append(lines, c.noMatch()...)
	default:
		lines = append(lines, c.grid.Lines()...)
	}
	return c.app.theme.Block(lines, c.width, c.height)
}

// inputLine returns the line that is typed into: the filter, or while it is open where to go.
func (c *customers) inputLine() widget.Text {
	if c.goTo.open {
		return c.goToLine()
	}
	return c.filter.line(c.width, c.shownOf())
}

// answerLine returns the line that answers what is typed.
func (c *customers) answerLine() widget.Text {
	if c.goTo.open {
		return c.goToGoal()
	}
	return c.filter.suggestionsLine(c.width)
}

// reading returns what is shown until the database is read.
func (c *customers) reading() widget.Text {
	if c.err != nil {
		return c.app.theme.Safe(c.err.Error())
	}
	return widget.Plain("Reading the customers").Plus(c.app.theme.Ellipsis)
}

// status returns the strip of numbers; the one that matters first is what would be created in Sage.
func (c *customers) status() widget.Text {
	if c.view.snapshot == nil {
		return widget.Text{}
	}
	s, t := c.view.snapshot.Stats(), c.app.theme
	create := c.withKey(c.app.count(s.Create, "would be created in Sage", t.Warn), s.Create)
	customers := c.app.count(s.Customers, unit(s.Customers, "customer", "customers"), widget.Style{})
	synced, linked := c.app.count(s.Synced, "synced", widget.Style{}), c.app.count(s.Linked, "linked", widget.Style{})
	long := []widget.Text{create, customers, synced, linked}
	if s.Create == 0 {
		long = []widget.Text{customers, synced, linked, create}
	}
	create, customers = c.withKey(c.app.count(s.Create, "to create", t.Warn), s.Create), c.app.count(s.Customers, "in all", widget.Style{})
	short := []widget.Text{create, customers, synced, linked}
	wrong, sum := c.listCounts()
	return c.fitting(slices.Concat(long, wrong), slices.Concat(short, wrong), slices.Concat(short, sum), slices.Concat(sum, short))
}

// listCounts returns how many links Sage's lists contradict, by filter flag, and in all; nothing if there are none.
func (c *customers) listCounts() (each, sum []widget.Text) {
	warn := c.app.theme.Warn
	for _, x := range []struct {
		n    int
		what string
	}{{c.lists.Orphans, "orphan"}, {c.lists.Unlike, "unlike"}, {c.lists.OnHold, "on hold"}} {
		if x.n > 0 {
			each = append(each, c.app.count(x.n, x.what, warn))
		}
	}
	if n := c.lists.Links; n > 0 {
		sum = []widget.Text{c.app.count(n, "to check", warn).Plus(c.app.theme.Faint.Render(widget.Plain(" (key 5)")))}
	}
	return each, sum
}

// fitting returns the first of the strips that fits into the window, else the last one.
func (c *customers) fitting(strips ...[]widget.Text) (line widget.Text) {
	separator := c.app.theme.Faint.Render(c.app.theme.Safe(" · "))
	for _, strip := range strips {
		if line = widget.Join(strip, separator).Indent(1); line.Width() <= c.width {
			break
		}
	}
	return line
}

// withKey returns the number of customers that would be created, with the key that shows them where there are any.
func (c *customers) withKey(create widget.Text, count int) widget.Text {
	if count == 0 {
		return create
	}
	return create.Plus(c.app.theme.Faint.Render(widget.Plain(" (key 4)")))
}

// shownOf returns how many rows are shown and marked.
func (c *customers) shownOf() widget.Text {
	t := c.app.theme
	if c.view.snapshot == nil || c.view.snapshot.Len() == 0 {
		return widget.Text{}
	}
	marked := widget.Text{}
	if len(c.view.marks) > 0 {
		marked = t.Safe(model.Number(len(c.view.marks)) + " marked · ")
	}
	if c.span != nil && !c.span.held {
		marked = t.Safe("v ends the range · ").Plus(marked)
	}
	switch shown, all := len(c.view.rows), c.view.snapshot.Len(); {
	case c.view.pending && shown == 0:
		return marked.Plus(t.Ellipsis)
	case shown == all:
		return marked.Plus(t.Safe("all " + model.Number(all)))
	default:
		return marked.Plus(t.Safe(model.Number(shown) + " of " + model.Number(all)))
	}
}

// emptyDatabase returns how to load customers.
func (c *customers) emptyDatabase() []widget.Text {
	return []widget.Text{
		{},
		widget.Plain(" There are no customers yet."),
		{},
		c.app.hint("l", " load Layer's customers from an Excel or CSV file,").Indent(1),
		widget.Plain("    or on the command line: dovetail load FILE"),
		{},
		widget.Plain(" To look around first, start: dovetail --demo"),
	}
}

// noMatch returns how many customers each term of the filter matches, and how to clear the filter.
func (c *customers) noMatch() []widget.Text {
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

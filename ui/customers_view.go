package ui

import (
	"slices"

	"dovetail/ui/widget"
)

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

// emptyPage returns how to load customers.
func (c *customers) emptyPage() []widget.Text {
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

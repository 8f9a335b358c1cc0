package ui

import "dovetail/ui/widget"

// status returns the strip of numbers; the one that matters first is what would be created in Sage.
func (c *customers) status() widget.Text {
	if c.view.snapshot == nil {
		return widget.Text{}
	}
	s, t := c.view.snapshot.Stats(), c.app.theme
	create := c.withKey(c.app.count(s.Create, "would be created in Sage", t.Warn), s.Create)
	customers := c.app.count(s.Customers, unit(s.Customers, "customer", "customers"), widget.Style{})
	synced, linked := c.app.count(s.Synced, "synced", widget.Style{}), c.app.count(s.Linked, "linked", widget.Style{})
	separator := t.Faint.Render(t.Safe(" · "))
	long := []widget.Text{create, customers, synced, linked}
	if s.Create == 0 {
		long = []widget.Text{customers, synced, linked, create}
	}
	if line := widget.Join(long, separator).Indent(1); line.Width() <= c.width {
		return line
	}
	create, customers = c.withKey(c.app.count(s.Create, "to create", t.Warn), s.Create), c.app.count(s.Customers, "in all", widget.Style{})
	return widget.Join([]widget.Text{create, customers, synced, linked}, separator).Indent(1)
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

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
	create := withKey(c.app, c.app.stripCount(s.Create, "would be created in Sage", t.Warn), "4")
	customers := c.app.stripCount(s.Customers, unit(s.Customers, "customer", "customers"), widget.Style{})
	synced, linked := c.app.stripCount(s.Synced, "synced", widget.Style{}), c.app.stripCount(s.Linked, "linked", widget.Style{})
	long := strip{create, customers, synced, linked}
	if s.Create == 0 {
		long = strip{customers, synced, linked, create}
	}
	create = withKey(c.app, c.app.stripCount(s.Create, "to create", t.Warn), "4")
	short := strip{create, c.app.stripCount(s.Customers, "in all", widget.Style{}), synced, linked}
	wrong, sum := c.listCounts()
	return c.app.fitting(c.width, slices.Concat(long, wrong), slices.Concat(short, wrong), slices.Concat(short, sum), slices.Concat(sum, short))
}

// listCounts returns how many links Sage's lists contradict, by filter flag, and in all; nothing if there are none.
func (c *customers) listCounts() (each, sum strip) {
	warn := c.app.theme.Warn
	for _, x := range []struct {
		n    int
		what string
	}{{c.lists.Orphans, "orphan"}, {c.lists.Unlike, "unlike"}, {c.lists.OnHold, "on hold"}} {
		if x.n > 0 {
			each = append(each, c.app.stripCount(x.n, x.what, warn))
		}
	}
	if n := c.lists.Links; n > 0 {
		sum = strip{withKey(c.app, c.app.stripCount(n, "to check", warn), "5")}
	}
	return each, sum
}

// withKey returns a number with the key that shows what it counts, where it is not 0.
func withKey(a *App, c stripCount, key string) stripCount {
	if c.n > 0 {
		c.text = c.text.Plus(a.theme.Faint.Render(a.theme.Safe(" (key " + key + ")")))
	}
	return c
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

package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// Actions returns the keys of the Customers grid; while the user types, those that are not text.
func (c *customers) Actions() []widget.Action {
	if c.Typing() {
		return c.typingActions()
	}
	return slices.Concat(c.mainActions(), c.moves(), c.markActions(), c.shiftMoves(), c.linkActions(), c.viewActions(), c.countActions(), c.lastActions(), c.loadActions(false))
}

// mainActions returns the keys that the footer shows.
func (c *customers) mainActions() []widget.Action {
	list := append(c.findActions(), []widget.Action{
		{Keys: []string{"enter"}, Footer: "details", Help: "details: the customer's card", Why: c.whyNoRow(), Do: c.card},
		{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: Excel or CSV, to fill in or for Layer (CRM)", Why: c.whyEmpty(), Do: c.export},
		{Keys: []string{"u"}, Footer: "upload", Help: "upload: make the links from Excel", Why: c.whyEmpty(), Do: func() tea.Cmd { return c.app.upload() }},
	}...)
	list = append(list, c.loadActions(true)...)
	if len(c.view.marks) > 0 { // the footer has room for what is done with marks
		list[1].Footer, list[2].Footer = "", ""
	}
	return list
}

// loadActions returns the key that loads customers: among the main keys while there are none, else behind the others.
func (c *customers) loadActions(main bool) []widget.Action {
	load := widget.Action{Keys: []string{"i"}, Footer: "load", Help: "load: Layer's customers", Do: func() tea.Cmd { return c.app.load() }}
	none := c.view.snapshot != nil && c.view.snapshot.Len() == 0
	if none {
		load.Keys = []string{"l", "L", "i"} // which only move once there are rows
	}
	if none != main {
		return nil
	}
	return []widget.Action{load}
}

// linkActions returns the keys that go to a customer and change its link.
func (c *customers) linkActions() []widget.Action {
	return []widget.Action{
		c.goToAction(),
		{Keys: []string{"E", "f2"}, Footer: c.editFooter(), Help: "edit the link; with marks: correct the company of all marked", Why: c.whyNoEdit(), Do: c.edit},
		{Keys: []string{"d", "delete"}, Help: "remove the link: asks first", Why: c.whyNoLink(), Do: c.unlink},
		{Keys: []string{"m"}, Help: "match: the Sage customers that it may be, side by side", Why: c.whyNoMatch(), Do: c.match},
	}
}

// countActions returns the keys of the numbers of the status strip.
func (c *customers) countActions() []widget.Action {
	return []widget.Action{
		c.only("1", "all customers", ""),
		c.only("2", "only the synced", "is:update"),
		c.only("3", "only the linked, not yet synced", "is:link"),
		c.only("4", "only those that would be created in Sage", "is:create"),
		c.only("5", "only links that Sage's lists contradict", "is:orphan,unlike,onhold"),
	}
}

// editFooter returns the words of the footer for editing: only with marks, where it does what no hand expects.
func (c *customers) editFooter() string {
	if len(c.view.marks) > 0 {
		return "change company"
	}
	return ""
}

// match shows the Sage customers that are suggested for the customer under the cursor.
func (c *customers) match() tea.Cmd {
	x, _ := c.current()
	return c.app.suggestFor(x)
}

// whyNoMatch returns why nothing is suggested for the customer under the cursor; "" if something can be.
func (c *customers) whyNoMatch() string {
	if why := c.whyNoRow(); why != "" {
		return why
	}
	x, _ := c.current()
	return whyNoSuggestions(x)
}

func (c *customers) whyEmpty() string {
	switch {
	case c.view.snapshot == nil:
		return "the customers are still being read"
	case c.view.snapshot.Len() == 0:
		return "there are no customers yet; l loads them"
	}
	return ""
}

func (c *customers) card() tea.Cmd {
	x, _ := c.current()
	opened := newCard(c.app, x, c.view.snapshot)
	opened.list = c
	return c.app.open(opened)
}

// export asks which rows to write and where.
func (c *customers) export() tea.Cmd {
	rows := exportRows{query: c.filter.good, order: c.view.order, shown: len(c.view.rows), found: c.view.rows, marked: c.view.marked()}
	if c.view.pending {
		rows.shown, rows.found = -1, nil
	}
	return c.app.open(newExport(c.app, c.view.snapshot, rows))
}

// paste uploads cells that were pasted into the grid.
func (c *customers) paste(text string) tea.Cmd {
	if why := c.whyEmpty(); why != "" {
		c.app.notify(why)
		return nil
	}
	return c.app.uploadPaste(text)
}

package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// Actions returns the keys of the Customers grid; while the user types, those that are not text.
func (c *customers) Actions() []widget.Action {
	switch {
	case c.filter.Focused():
		return c.filterActions()
	case c.goTo.open:
		return c.goToActions()
	}
	return slices.Concat(c.mainActions(), c.moves(), c.markActions(), c.shiftMoves(), c.linkActions(), c.viewActions())
}

// mainActions returns the keys that the footer shows.
func (c *customers) mainActions() []widget.Action {
	list := []widget.Action{
		{Keys: []string{"/"}, Footer: "filter", Help: "filter: type what to find, live", Why: c.whyEmpty(), Do: c.openFilter},
		{Keys: []string{"f"}, Footer: "pick", Help: "pick: filter the active column by its values", Why: c.whyEmpty(), Do: c.pick},
		{Keys: []string{"s"}, Footer: "sort", Help: "sort: by the active column, up, down, off", Why: c.whyEmpty(), Do: c.sort},
		{Keys: []string{"enter"}, Footer: "details", Help: "details: the customer's card", Why: c.whyNoRow(), Do: c.card},
		{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: Excel or CSV, to fill in or for Layer (CRM)", Why: c.whyEmpty(), Do: c.export},
		{Keys: []string{"u"}, Footer: "upload", Help: "upload: make the links from Excel", Why: c.whyEmpty(), Do: func() tea.Cmd { return c.app.upload() }},
	}
	if c.view.snapshot != nil && c.view.snapshot.Len() == 0 {
		list = append(list, widget.Action{Keys: []string{"l", "L"}, Footer: "load", Help: "load: Layer's customers", Do: func() tea.Cmd { return c.app.load() }})
	}
	if len(c.view.marks) > 0 { // the footer has room for what is done with marks
		list[1].Footer, list[2].Footer = "", ""
	}
	return list
}

// linkActions returns the keys that go to a customer and change its link.
func (c *customers) linkActions() []widget.Action {
	return []widget.Action{
		{Keys: []string{":"}, Help: "go to a row number or a Customer ID", Why: c.whyEmpty(), Do: c.openGoTo},
		{Keys: []string{"E", "f2"}, Footer: c.editFooter(), Help: "edit the link; with marks: correct the company of all marked", Why: c.whyNoEdit(), Do: c.edit},
		{Keys: []string{"d", "delete"}, Help: "remove the link: asks first", Why: c.whyNoLink(), Do: c.unlink},
		{Keys: []string{"m"}, Help: "match: the Sage customers that it may be, side by side", Why: c.whyNoMatch(), Do: c.match},
	}
}

// viewActions returns the keys that change and copy the view, undo and reload.
func (c *customers) viewActions() []widget.Action {
	undo, redo := c.app.undoActions()
	return []widget.Action{
		{Keys: []string{"["}, Help: "sort up by the active column", Why: c.whyEmpty(), Do: c.sortBy(false)},
		{Keys: []string{"]"}, Help: "sort down by the active column", Why: c.whyEmpty(), Do: c.sortBy(true)},
		{Keys: []string{"="}, Help: "keep only the active cell's value", Why: c.whyNoRow(), Do: c.narrow(model.KeepOnly)},
		{Keys: []string{"-"}, Help: "leave out the active cell's value", Why: c.whyNoRow(), Do: c.narrow(model.LeaveOut)},
		{Keys: []string{"y"}, Help: "copy the cell, or the marked rows", Why: c.whyNoRow(), Do: c.copyCell},
		{Keys: []string{"c"}, Help: "copy menu: cell, rows, this view as a command", Why: c.whyEmpty(), Do: c.copyMenu},
		{Keys: []string{"C"}, Help: "show or hide the hidden columns: Site ID and details", Do: c.toggleHidden},
		c.only("1", "all customers", ""),
		c.only("2", "only the synced", "is:update"),
		c.only("3", "only the linked, not yet synced", "is:link"),
		c.only("4", "only those that would be created in Sage", "is:create"),
		c.only("5", "only links that Sage's lists contradict", "is:orphan,unlike,onhold"),
		undo,
		redo,
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: func() tea.Cmd { return c.app.reload(c.view.newest) }},
		{Keys: []string{"esc"}, Help: "one layer back: range, marks, then filter", Do: c.back},
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

func (c *customers) whyNoRow() string {
	if why := c.whyEmpty(); why != "" {
		return why
	}
	if _, ok := c.current(); !ok {
		return "no customer is shown; Esc clears the filter"
	}
	return ""
}

// only returns the action of a digit: it filters by a number of the status strip. It says so, as other programs take a
// digit for a count.
func (c *customers) only(key, what, flag string) widget.Action {
	return widget.Action{Keys: []string{key}, Help: what, Do: func() tea.Cmd {
		q, err := model.ParseQuery(flag)
		if err != nil {
			c.app.notify(err.Error())
			return nil
		}
		c.app.notify("shows " + what)
		if flag != "" {
			c.app.notify("shows " + what + "; 1 shows all")
		}
		return c.setQuery(q)
	}}
}

// narrow returns a function that adds a term made from the active cell to the filter.
func (c *customers) narrow(term func(model.Column, string) model.Term) func() tea.Cmd {
	return func() tea.Cmd {
		x, _ := c.current()
		return c.setQuery(c.filter.good.With(term(c.column(), c.column().Text(x))))
	}
}

// sort cycles the order of the active column: ascending, descending, and off, which is by Customer ID.
func (c *customers) sort() tea.Cmd {
	column := c.column()
	switch order := c.view.order; {
	case order.Column != column:
		c.view.order = model.Order{Column: column}
	case !order.Descending:
		c.view.order.Descending = true
	default:
		c.view.order = model.Order{Column: model.ColumnID}
	}
	c.setColumns()
	return c.view.ask()
}

// sortBy returns a function that sorts by the active column.
func (c *customers) sortBy(descending bool) func() tea.Cmd {
	return func() tea.Cmd {
		c.view.order = model.Order{Column: c.column(), Descending: descending}
		c.setColumns()
		return c.view.ask()
	}
}

// toggleHidden shows or hides the columns that are hidden at first.
func (c *customers) toggleHidden() tea.Cmd {
	c.hidden = !c.hidden
	c.setColumns()
	c.grid.ShowActive()
	return nil
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

// back ends the range, clears the marks, or the filter if no row is marked. It never quits.
func (c *customers) back() tea.Cmd {
	switch {
	case c.span != nil:
		c.span = nil
	case len(c.view.marks) > 0:
		c.view.unmark()
	case !c.filter.good.Empty():
		c.filter.record()
		return c.setQuery(model.Query{})
	default:
		c.app.notify("q quits")
	}
	return nil
}

// paste uploads cells that were pasted into the grid.
func (c *customers) paste(text string) tea.Cmd {
	if why := c.whyEmpty(); why != "" {
		c.app.notify(why)
		return nil
	}
	return c.app.uploadPaste(text)
}

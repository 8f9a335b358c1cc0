package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// Actions returns the keys of the Customers grid; while the user types a filter, those that are not text.
func (c *customers) Actions() []widget.Action {
	if c.filter.Focused() {
		return c.filterActions()
	}
	list := []widget.Action{
		widget.NewAction("/", "filter*: type what to find, live", c.openFilter).DisabledIf(c.whyEmpty()),
		widget.NewAction("f", "pick*: filter the active column by its values", c.pick).DisabledIf(c.whyEmpty()),
		widget.NewAction("s", "sort*: by the active column, up, down, off", c.sort).DisabledIf(c.whyEmpty()),
		widget.NewAction("enter", "details*: the customer's card", c.card).DisabledIf(c.whyNoRow()),
		widget.NewAction("e ctrl+s", "export*: to Excel or CSV", c.export).DisabledIf(c.whyEmpty()),
		widget.NewAction("u", "upload*: make the links from Excel", func() tea.Cmd { return c.app.upload() }).DisabledIf(c.whyEmpty()),
	}
	if c.view.snapshot != nil && c.view.snapshot.Len() == 0 {
		list = append(list, widget.NewAction("l L", "load*: Layer's customers", func() tea.Cmd { return c.app.load() }))
	}
	list = append(list, c.grid.Moves()...)
	return append(list,
		widget.NewAction("=", "keep only the active cell's value", c.narrow(model.KeepOnly)).DisabledIf(c.whyNoRow()),
		widget.NewAction("-", "leave out the active cell's value", c.narrow(model.LeaveOut)).DisabledIf(c.whyNoRow()),
		widget.NewAction("space", "mark the customer", c.mark).DisabledIf(c.whyNoRow()),
		widget.NewAction("a", "mark all shown, or none", func() tea.Cmd { c.view.toggleAll(); return nil }).DisabledIf(c.whyNoRow()),
		widget.NewAction("y", "copy the cell, or the marked rows", c.copyCell).DisabledIf(c.whyNoRow()),
		widget.NewAction("c", "copy menu: cell, rows, this view as a command", c.copyMenu).DisabledIf(c.whyEmpty()),
		widget.NewAction("C", "show or hide the Sage Site ID", c.toggleSite),
		widget.NewAction("1", "all customers", c.only("")),
		widget.NewAction("2", "only the synced", c.only("is:update")),
		widget.NewAction("3", "only the linked, not yet synced", c.only("is:link")),
		widget.NewAction("4", "only those that would be created in Sage", c.only("is:create")),
		widget.NewAction("z ctrl+z", "undo your last change: shows first what it puts back", c.app.undoLast(false)),
		widget.NewAction("Z ctrl+y", "do again what you undid", c.app.undoLast(true)),
		widget.NewAction("r ctrl+r", "reload", func() tea.Cmd { return c.app.reload(c.view.newest) }),
		widget.NewAction("esc", "one layer back: marks, then filter", c.back),
	)
}

// filterActions returns the keys while the user types a filter.
func (c *customers) filterActions() []widget.Action {
	offer := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			if n := len(c.filter.offers); n > 0 {
				c.filter.at = (c.filter.at + by + n) % n
			}
			return nil
		}
	}
	return []widget.Action{
		widget.NewAction("enter", "keep the filter*", c.shutFilter),
		widget.NewAction("tab", "take the offer*", c.takeOffer),
		widget.NewAction("down ctrl+n", "next offer*", offer(1)),
		widget.NewAction("up ctrl+p", "previous offer", offer(-1)),
		widget.NewAction("esc", "back to the grid*", c.shutFilter),
	}
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

func (c *customers) openFilter() tea.Cmd {
	c.filter.open()
	c.filter.separate()
	return c.filter.completions(c.view.snapshot)
}

// shutFilter returns to the grid; the filter and the cursor stay.
func (c *customers) shutFilter() tea.Cmd {
	c.filter.shut()
	c.settle()
	return nil
}

func (c *customers) takeOffer() tea.Cmd {
	if !c.filter.accept() {
		return nil
	}
	return tea.Batch(c.filtered(), c.filter.completions(c.view.snapshot))
}

// only returns a function that filters by a number of the status strip.
func (c *customers) only(flag string) func() tea.Cmd {
	return func() tea.Cmd {
		q, err := model.ParseQuery(flag)
		if err != nil {
			c.app.notify(err.Error())
			return nil
		}
		return c.setQuery(q)
	}
}

// narrow returns a function that adds a term made from the active cell to the filter.
func (c *customers) narrow(term func(model.Column, string) model.Term) func() tea.Cmd {
	return func() tea.Cmd {
		x, _ := c.current()
		return c.setQuery(c.filter.good.With(term(c.column(), c.column().Text(x))))
	}
}

// pick opens a valuePicker for the active column, over the rows that match the other terms of the filter.
func (c *customers) pick() tea.Cmd {
	column := c.column()
	rest := c.filter.good.WithoutColumn(column)
	return c.app.open(newValuePicker(c.app, c.view.snapshot, rest, column, func(values []string) tea.Cmd {
		if len(values) == 0 {
			return c.setQuery(rest)
		}
		return c.setQuery(rest.With(model.AnyOf(column, values)))
	}))
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

func (c *customers) mark() tea.Cmd {
	x, _ := c.current()
	c.view.toggle(x.ID)
	c.grid.Move(1)
	return nil
}

func (c *customers) toggleSite() tea.Cmd {
	c.site = !c.site
	c.setColumns()
	c.grid.ShowActive()
	return nil
}

func (c *customers) card() tea.Cmd {
	x, _ := c.current()
	return c.app.open(newCard(c.app, x, c.view.snapshot))
}

// export asks which rows to write and where.
func (c *customers) export() tea.Cmd {
	rows := exportRows{query: c.filter.good, order: c.view.order, shown: len(c.view.rows), marked: c.view.marked()}
	if c.view.pending {
		rows.shown = -1
	}
	return c.app.open(newExport(c.app, c.view.snapshot, rows))
}

// back clears the marks, or the filter if no row is marked. It never quits.
func (c *customers) back() tea.Cmd {
	switch {
	case len(c.view.marks) > 0:
		c.view.marks = map[string]bool{}
	case !c.filter.good.Empty():
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

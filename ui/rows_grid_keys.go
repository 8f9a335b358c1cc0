package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// goToAction returns the key that opens the line that goes to a row.
func (c *rowsGrid) goToAction() widget.Action {
	return widget.Action{Keys: []string{":"}, Help: "go to a row number or " + c.anIdentifier, Why: c.owner.whyEmpty(), Do: c.openGoTo}
}

// typingActions returns the keys while the user types into one of the lines above the rows.
func (c *rowsGrid) typingActions() []widget.Action {
	if c.filter.Focused() {
		return c.filterActions()
	}
	return c.goToActions()
}

// findActions returns the keys that filter and sort, which the footer shows.
func (c *rowsGrid) findActions() []widget.Action {
	why := c.owner.whyEmpty()
	return []widget.Action{
		{Keys: []string{"/"}, Footer: "filter", Help: "filter: type what to find, live", Why: why, Do: c.openFilter},
		{Keys: []string{"f"}, Footer: "pick", Help: "pick: filter the active column by its values", Why: why, Do: c.pick},
		{Keys: []string{"s"}, Footer: "sort", Help: "sort: by the active column, up, down, off", Why: why, Do: c.sort},
	}
}

// viewActions returns the keys that change and copy the view.
func (c *rowsGrid) viewActions() []widget.Action {
	why, whyNoRow := c.owner.whyEmpty(), c.whyNoRow()
	return []widget.Action{
		{Keys: []string{"S"}, Help: "sort the other way round", Why: why, Do: c.reverse},
		{Keys: []string{"["}, Help: "sort up by the active column", Why: why, Do: c.sortBy(false)},
		{Keys: []string{"]"}, Help: "sort down by the active column", Why: why, Do: c.sortBy(true)},
		{Keys: []string{"="}, Help: "keep only the active cell's value", Why: whyNoRow, Do: c.narrow(model.AnyOf)},
		{Keys: []string{"-"}, Help: "leave out the active cell's value", Why: whyNoRow, Do: c.narrow(model.NoneOf)},
		{Keys: []string{"y"}, Help: "copy the cell, or the marked rows", Why: whyNoRow, Do: c.copyCell},
		{Keys: []string{"c"}, Help: "copy menu: cell, rows, this view as a command", Why: why, Do: c.copyMenu},
		{Keys: []string{"C"}, Help: "show or hide " + c.hiddenWords, Do: c.toggleHidden},
	}
}

// lastActions returns the keys that undo and reload, and Esc.
func (c *rowsGrid) lastActions() []widget.Action {
	undo, redo := c.app.undoActions()
	return []widget.Action{
		undo,
		redo,
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: func() tea.Cmd { return c.app.reload(c.view.newest) }},
		{Keys: []string{"esc"}, Help: "one layer back: range, marks, then filter", Do: c.back},
	}
}

func (c *rowsGrid) whyNoRow() string {
	if why := c.owner.whyEmpty(); why != "" {
		return why
	}
	if c.grid.Cursor >= len(c.view.rows) {
		return "no customer is shown; Esc clears the filter"
	}
	return ""
}

// only returns the action of a digit: it filters by a number of the status strip. It says so, as other programs take a
// digit for a count.
func (c *rowsGrid) only(key, what, flag string) widget.Action {
	return widget.Action{Keys: []string{key}, Help: what, Do: func() tea.Cmd {
		q, err := c.table.ParseQuery(flag)
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
func (c *rowsGrid) narrow(term func(model.Column, []string) model.Term) func() tea.Cmd {
	return func() tea.Cmd {
		values := c.view.source.CellValues(int(c.view.rows[c.grid.Cursor]), c.column())
		return c.setQuery(c.filter.good.With(term(c.column(), values)))
	}
}

// sort cycles the order of the active column: ascending, descending, and off, which is by the identifier.
func (c *rowsGrid) sort() tea.Cmd {
	column := c.column()
	switch order := c.view.order; {
	case order.Column != column:
		c.view.order = model.Order{Column: column}
	case !order.Descending:
		c.view.order.Descending = true
	default:
		c.view.order = model.Order{Column: c.table.Identifier()}
	}
	c.setColumns()
	return c.view.ask()
}

// reverse sorts by the active column the other way round; down where the order is by another one.
func (c *rowsGrid) reverse() tea.Cmd {
	order := c.view.order
	return c.sortBy(order.Column != c.column() || !order.Descending)()
}

// sortBy returns a function that sorts by the active column.
func (c *rowsGrid) sortBy(descending bool) func() tea.Cmd {
	return func() tea.Cmd {
		c.view.order = model.Order{Column: c.column(), Descending: descending}
		c.setColumns()
		return c.view.ask()
	}
}

// toggleHidden shows or hides the columns that are hidden at first.
func (c *rowsGrid) toggleHidden() tea.Cmd {
	c.hidden = !c.hidden
	c.setColumns()
	c.grid.ShowActive()
	return nil
}

// back ends the range, clears the marks, or the filter if no row is marked. It never quits.
func (c *rowsGrid) back() tea.Cmd {
	switch {
	case c.span != nil:
		c.span = nil
	case len(c.view.marks) > 0:
		c.view.unmark()
	case !c.filter.good.Empty():
		c.filter.record()
		return c.setQuery(model.Query{})
	default:
		return c.leave()
	}
	return nil
}

package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// sageCustomers is the Sage customers screen: the grid of the customers in the customer lists of the Sage companies.
type sageCustomers struct{ rowsGrid }

func newSageCustomers(a *App) *sageCustomers {
	c := &sageCustomers{rowsGrid{
		app: a, table: model.SageTable, name: model.ListedName, company: model.ListedCompany, anIdentifier: "an Account Number",
		hiddenWords: "the hidden columns: Site ID and details", list: []string{"sage", "list"}, lessToCopy: "mark fewer rows",
	}}
	c.owner, c.leave = c, func() tea.Cmd { return a.menu.open(0) }
	c.view.of, c.view.slow = func(s *model.Snapshot) model.RowSource { return s.SageCustomers() }, true
	c.init()
	c.grid.Cell, c.grid.Style = c.cell, c.style
	return c
}

// Title returns the screen's title in the header.
func (c *sageCustomers) Title() string { return "Sage customers" }

// source returns the customers that are shown, nil until they are found.
func (c *sageCustomers) source() *model.SageCustomers {
	s, _ := c.view.source.(*model.SageCustomers)
	return s
}

// at returns the customer in a row of the view.
func (c *sageCustomers) at(row int) model.ListedCustomer { return c.source().At(int(c.view.rows[row])) }

// cell returns what the grid shows in a cell: of the linked customers the first, and how many more there are.
func (c *sageCustomers) cell(row, column int) string {
	if c.shown[column].Column == model.ListedLinked {
		return orNone(linkedWords(c.at(row).Linked))
	}
	return c.rowsGrid.cell(row, column)
}

// linkedWords returns the first of some customers, and how many more there are; "" for none.
func linkedWords(list []model.Customer) string {
	if len(list) == 0 {
		return ""
	}
	words := list[0].ID + " " + list[0].Name
	if len(list) > 1 {
		words = "+" + model.Number(len(list)-1) + " " + words
	}
	return words
}

// style returns how a cell is drawn: what is not open, and what several customers are linked to, stands out.
func (c *sageCustomers) style(row, column int) widget.Style {
	t := c.app.theme
	switch x, at := c.at(row), c.shown[column].Column; {
	case at == model.ListedStatus && !x.IsOpen(), at == model.ListedLinked && len(x.Linked) > 1:
		return t.Warn
	case at == model.ListedStatus, at.SageText(x) == "":
		return t.Faint
	}
	return widget.Style{}
}

// Actions returns the keys of the grid; while the user types, those that are not text.
func (c *sageCustomers) Actions() []widget.Action {
	if c.Typing() {
		return c.typingActions()
	}
	return slices.Concat(c.findActions(), c.listActions(), c.moves(), c.markActions(), c.shiftMoves(), []widget.Action{c.goToAction()},
		c.viewActions(), c.countActions(), c.lastActions())
}

// lastActions returns the keys that undo and reload, and Esc, which the footer shows where it leaves the screen.
func (c *sageCustomers) lastActions() []widget.Action {
	list := c.rowsGrid.lastActions()
	if esc := &list[len(list)-1]; c.span == nil && len(c.view.marks) == 0 && c.filter.good.Empty() {
		esc.Footer, esc.Help = "to Customers", "to Customers; with a range, marks or a filter first without them"
	}
	return list
}

// keyHint returns what to do here instead of pressing keys of the Customers grid.
func (c *sageCustomers) keyHint(key string) string {
	switch {
	case strings.Trim(key, "0123456789") == "":
		return countHint
	case key == "e", key == "E":
		return "customers are exported and linked on the screen Customers; Enter shows to which one this is linked"
	}
	return ""
}

// listActions returns the keys that open a customer, and load and remove lists.
func (c *sageCustomers) listActions() []widget.Action {
	keys := []string{"u"}
	if c.whyEmpty() != "" { // no column to move to
		keys = append(keys, "l", "L")
	}
	load := widget.Action{Keys: keys, Footer: "load a list", Help: "load a list: Sage's customers; Layer's: Tab, then L", Do: c.load}
	if c.view.source == nil {
		load.Why = c.whyEmpty()
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "details", Help: "details: the card, and from there to the linked customer", Why: c.whyNoRow(), Do: c.card},
		load,
		{Keys: []string{"X"}, Help: "remove the list of this customer's company: asks first", Why: c.whyNoRow(), Do: func() tea.Cmd {
			return c.app.removeSage(c.at(c.grid.Cursor).Company)
		}},
	}
}

// load loads the list of a company: of the one of the customer under the cursor, if the user keeps it.
func (c *sageCustomers) load() tea.Cmd {
	company := model.Company{}
	if c.whyNoRow() == "" {
		company = c.at(c.grid.Cursor).Company
	}
	return c.app.loadSage(company)
}

// countActions returns the keys of the numbers of the status strip.
func (c *sageCustomers) countActions() []widget.Action {
	return []widget.Action{
		c.only("1", "all customers", ""),
		c.only("2", "only the linked", "is:linked"),
		c.only("3", "only those to which no Layer customer is linked", "is:unlinked"),
		c.only("4", "only those on hold, inactive or closed", "is:onhold"),
		c.only("5", "only those to which several Layer customers are linked", "is:shared"),
	}
}

func (c *sageCustomers) whyEmpty() string {
	switch {
	case c.view.source == nil:
		return "the customers are still being read"
	case c.view.source.Len() == 0:
		return "no company has a customer list yet; u loads one"
	}
	return ""
}

func (c *sageCustomers) card() tea.Cmd {
	return c.app.open(newSageCard(c.app, c.view.snapshot, c.view.key(c.grid.Cursor)))
}

// status returns the strip of counts.
func (c *sageCustomers) status() widget.Text {
	if c.source() == nil {
		return widget.Text{}
	}
	s, a := c.source().Stats(), c.app
	counts := strip{
		a.stripCount(s.Customers, unit(s.Customers, "customer", "customers"), widget.Style{}), a.stripCount(s.Linked, "linked", widget.Style{}),
		a.stripCount(s.Unlinked, "unlinked", widget.Style{}), a.stripCount(s.OnHold, "on hold", a.theme.Warn), a.stripCount(s.Shared, "shared", a.theme.Warn),
	}
	return a.fitting(c.width, counts, slices.Concat(counts[2:], counts[:2]))
}

// emptyPage returns how to load a customer list.
func (c *sageCustomers) emptyPage() []widget.Text {
	return []widget.Text{
		{},
		widget.Plain(" No Sage company has a customer list yet: ").Plus(c.app.hint("u", "loads one.")),
		{},
		widget.Plain(" It is an Excel or CSV file that Sage exports. On the command line:"),
		widget.Plain(" dovetail sage load --company NAME FILE"),
	}
}

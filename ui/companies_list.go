package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// readAges returns the command that reads when the customer lists were loaded, nil if there is no list.
func (c *companies) readAges() tea.Cmd {
	if !c.snapshot.HasSageLists() {
		return nil
	}
	return c.app.readListTimes(c.reads.next())
}

// aged takes when the customer lists were loaded.
func (c *companies) aged(m listTimesMsg) tea.Cmd {
	switch {
	case m.err != nil:
		c.app.notify(m.err.Error())
	case c.reads.late(m.number):
		return c.readAges()
	default:
		c.ages = m
	}
	return nil
}

// age returns how long ago the list of a company was loaded, a dash for a company without one.
func (c *companies) age(company model.Company) string {
	list := c.snapshot.SageList(company)
	if list == nil {
		return "–"
	}
	when, known := c.ages.times[list.Version()]
	if !known {
		return ""
	}
	return model.Ago(c.ages.now.Sub(when))
}

// whyUnread returns why nothing can be loaded before the database is read; "" once it is.
func whyUnread(s *model.Snapshot) string {
	if s == nil {
		return "the companies are still being read"
	}
	return ""
}

// whyNoList returns why the company under the cursor has no list to remove; "" if it has one.
func (c *companies) whyNoList() string {
	if len(c.list) == 0 {
		return "there is no company yet; a adds one"
	}
	if company := c.list[c.grid.Cursor].Company; c.snapshot.SageList(company) == nil {
		return company.Name + " has no customer list; u loads one"
	}
	return ""
}

// loadList loads the customer list of the company under the cursor.
func (c *companies) loadList() tea.Cmd {
	if len(c.list) == 0 {
		return c.app.loadSage(model.Company{})
	}
	return c.app.openSage(c.list[c.grid.Cursor].Company)
}

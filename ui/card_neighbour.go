package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// whyAlone returns why there is no next customer; "" for a card that was opened in the grid.
func (c *card) whyAlone() string {
	if c.list == nil {
		return "the card was not opened in the list of the customers"
	}
	return ""
}

// neighbour returns a function that shows the customer above or below in the list: by is -1 or 1. The cursor of the grid
// goes with it.
func (c *card) neighbour(by int) func() tea.Cmd {
	return func() tea.Cmd {
		x, found := c.list.step(c.customer.ID, by)
		if !found {
			c.app.notify("there is no further customer in the list")
			return nil
		}
		c.customer, c.snapshot, c.history, c.top, c.search = x, c.list.view.snapshot, nil, 0, textSearch{}
		return c.Init()
	}
}

// step moves the cursor from a customer to the one above or below, and returns that one. If the customer is no longer
// shown, the one below is the one under the cursor: it took its row.
func (c *customers) step(id string, by int) (next model.Customer, found bool) {
	now, _ := c.current()
	to := c.grid.Cursor + by
	if now.ID != id && by > 0 {
		to = c.grid.Cursor
	}
	if to < 0 || to >= len(c.view.rows) {
		return model.Customer{}, false
	}
	c.span = nil
	c.grid.Move(to - c.grid.Cursor)
	c.settle()
	return c.current()
}

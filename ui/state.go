package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// recall restores how the user left the grid: order and columns at once; filter and cursor only if the connection
// broke and the user agrees.
func (a *App) recall(m rememberedMsg) tea.Cmd {
	s := m.state
	cmd := a.customers.arrange(s)
	if !s.Cut || s.Filter == "" && s.Customer == "" {
		return cmd
	}
	lines := []string{"You were cut off " + model.Ago(m.now.Sub(s.Left)) + "."}
	if s.Filter != "" {
		lines = append(lines, "The filter was: "+s.Filter)
	}
	if s.Customer != "" {
		lines = append(lines, "The cursor was on "+s.Customer)
	}
	w := &welcome{question: &question{app: a, title: "Welcome back", text: lines}, state: s}
	a.welcome = w
	return tea.Batch(cmd, a.open(w))
}

// welcome offers to continue where the connection broke. Any key but Enter and Esc closes it and does what it does in the
// grid: a user who begins to work is not asked first.
type welcome struct {
	*question
	state job.State
}

// takes reports whether the panel has an action for a key.
func (w *welcome) takes(k tea.KeyMsg) bool {
	_, found := widget.Find(w.Actions(), k)
	return found
}

// Actions returns the keys of the panel.
func (w *welcome) Actions() []widget.Action {
	resume := func() tea.Cmd { return tea.Batch(w.app.back(), w.app.customers.resume(w.state)) }
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "continue there", Do: resume},
		{Keys: []string{"esc"}, Footer: "begin anew", Help: "begin anew: so does any key of the grid", Do: w.app.back},
	}
}

// state returns the state of the grid. The filter in effect is one of the earlier filters then.
func (c *customers) state() job.State {
	c.filter.record()
	s := job.State{Filters: c.filter.earlier, Filter: c.filter.good.String(), Sort: c.view.order.String(), Column: c.column().String(), Hidden: c.hidden, Customer: c.cursor}
	if x, ok := c.current(); ok {
		s.Customer = x.ID
	}
	return s
}

// arrange restores order, columns and the earlier filters.
func (c *customers) arrange(s job.State) tea.Cmd {
	c.hidden = s.Hidden
	c.filter.earlier = job.MergeFilters(c.filter.earlier, s.Filters)
	if order, err := model.ParseOrder(s.Sort); err == nil && len(order) > 0 {
		c.view.order = order[0]
	}
	c.setColumns()
	for i, info := range c.shown {
		if info.Key == strings.TrimSpace(s.Column) {
			c.grid.Active = i
		}
	}
	c.grid.ShowActive()
	return c.view.ask()
}

// resume restores filter and cursor.
func (c *customers) resume(s job.State) tea.Cmd {
	c.cursor, c.detachedRow = s.Customer, 0
	q, err := model.ParseQuery(s.Filter)
	if err != nil {
		return c.view.ask()
	}
	return c.setQuery(q)
}

package ui

import (
	"fmt"
	"strings"
	"time"

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
	lines := []string{"You were cut off " + ago(m.now.Sub(s.Left)) + "."}
	if s.Filter != "" {
		lines = append(lines, "The filter was: "+s.Filter)
	}
	if s.Customer != "" {
		lines = append(lines, "The cursor was on "+s.Customer)
	}
	ask := a.choose("Welcome back", lines, widget.Action{Keys: []string{"enter"}, Footer: "continue there", Do: func() tea.Cmd { return a.customers.resume(s) }})
	a.welcome = a.top()
	return tea.Batch(cmd, ask)
}

// ago returns a time span as people say it: 2 hours ago.
func ago(d time.Duration) string {
	span := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit + " ago"
		}
		return fmt.Sprintf("%d %ss ago", n, unit)
	}
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return span(int(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return span(int(d.Hours()), "hour")
	}
	return span(int(d.Hours()/24), "day")
}

// state returns the state of the grid. The filter in effect is one of the earlier filters then.
func (c *customers) state() job.State {
	c.filter.record()
	s := job.State{Filters: c.filter.earlier, Filter: c.filter.good.String(), Sort: c.view.order.String(), Column: c.column().String(), Site: c.site, Customer: c.cursor}
	if x, ok := c.current(); ok {
		s.Customer = x.ID
	}
	return s
}

// arrange restores order, columns and the earlier filters.
func (c *customers) arrange(s job.State) tea.Cmd {
	c.site = s.Site
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

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

// rememberedMsg brings how the person left the grid the last time.
type rememberedMsg struct {
	state job.State
	now   time.Time
}

// remembered reads the person's state of a database.
func (w *Backend) remembered(database string) tea.Cmd {
	if w.StatePath == nil {
		return nil
	}
	return func() tea.Msg { return rememberedMsg{job.ReadState(w.StatePath(database)), w.Now()} }
}

// remember writes how the grid is left; cut says that the line was, and the person did not quit. That a
// convenience could not be written is no reason to complain at the end. Where the line is cut again before
// the offer to continue was answered, that offer stays.
func (a *App) remember(cut bool) {
	if cut && a.top() == a.welcome {
		return
	}
	if s := a.shown(); s != nil && a.backend.StatePath != nil && len(a.menu.entries) > 0 {
		state := a.customers.state()
		state.Left, state.Cut = a.backend.Now(), cut
		_ = job.WriteState(a.backend.StatePath(s.Database()), state)
	}
}

// recall takes up a state: order and columns at once; filter and cursor only where the line was cut, and
// the person wants them.
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

// ago is a time span for people.
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

// state is how the grid is.
func (c *customers) state() job.State {
	s := job.State{Filter: c.filter.good.String(), Sort: c.view.order.String(), Column: c.column().String(), Site: c.site, Customer: c.cursor}
	if x, ok := c.current(); ok {
		s.Customer = x.ID
	}
	return s
}

// arrange takes up order and columns.
func (c *customers) arrange(s job.State) tea.Cmd {
	c.site = s.Site
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

// resume takes up filter and cursor.
func (c *customers) resume(s job.State) tea.Cmd {
	c.cursor, c.detachedRow = s.Customer, 0
	q, err := model.ParseQuery(s.Filter)
	if err != nil {
		return c.view.ask()
	}
	return c.setQuery(q)
}

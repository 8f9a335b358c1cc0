package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

// withdrawnWithin is how long after an Esc it can be withdrawn: the time that terminal.Input waits for the rest of an
// answer, and some more.
const withdrawnWithin = 2500 * time.Millisecond

// escaped is the state of the app before an Esc. The key can turn out to be the first byte of an answer of the
// terminal whose rest arrives late: then the state is restored. Until that is certain the screens that the Esc closed
// still get results, and their resources are not released.
type escaped struct {
	stack     []screen
	menu      menu
	customers rowsGrid
	sage      rowsGrid
	walk      suggestions
	notice    string
	quitArmed bool
	task      *runningTask // cancelled by the Esc; nil if none ran
	cancelled bool         // it has ended because of that
	closed    []closer
}

// escape saves the state before an Esc. It returns the command that makes the Esc certain after withdrawnWithin.
func (a *App) escape() tea.Cmd {
	before := &escaped{
		stack: slices.Clone(a.stack), menu: *a.menu, customers: a.customers.rowsGrid, sage: a.sage.rowsGrid, walk: *a.suggestions,
		notice: a.notice, quitArmed: a.quitArmed, task: a.task,
	}
	a.escaped = before
	if a.after == nil {
		return nil
	}
	return a.after(withdrawnWithin, func(time.Time) tea.Msg { return settledMsg{before} })
}

// settledMsg says that an Esc was a key.
type settledMsg struct{ before *escaped }

// settle makes the last Esc certain: it was a key.
func (a *App) settle() {
	if a.escaped == nil {
		return
	}
	for _, c := range a.escaped.closed {
		c.closed()
	}
	a.escaped = nil
}

// release releases the resources of a closed screen, or keeps them while an Esc may restore it.
func (a *App) release(c closer) {
	if a.escaped != nil {
		a.escaped.closed = append(a.escaped.closed, c)
		return
	}
	c.closed()
}

// screens returns those of the stack, and those that may be restored.
func (a *App) screens() []screen {
	list := slices.Clone(a.stack)
	if a.suggestions.search != nil && !slices.Contains(list, screen(a.suggestions)) {
		list = append(list, a.suggestions)
	}
	if a.escaped != nil {
		for _, s := range a.escaped.stack {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// cutShort records that the task has ended which the last Esc cancelled. If it ended otherwise, the Esc cannot be
// withdrawn.
func (a *App) cutShort(m endedMsg) {
	switch b := a.escaped; {
	case b == nil || b.task == nil || b.task.number != m.number:
	case errors.Is(m.err, context.Canceled):
		b.cancelled = true
	default:
		a.settle()
	}
}

// withdraw restores the state before the last Esc. A task that was cancelled starts again: a cancelled task has changed
// nothing.
func (a *App) withdraw() tea.Cmd {
	b := a.escaped
	if b == nil {
		return nil
	}
	a.escaped = nil
	a.quitArmed = b.quitArmed
	a.notify(b.notice)
	if b.task != nil && !b.cancelled {
		b.task.again = true // it has not ended yet
		return nil
	}
	a.stack, *a.menu = b.stack, b.menu
	cmd := tea.Batch(a.customers.withdraw(b.customers), a.sage.withdraw(b.sage), a.suggestions.withdraw(b.walk))
	a.place()
	if b.task != nil {
		return tea.Batch(cmd, a.run(b.task.task))
	}
	return cmd
}

// withdraw restores the state of the grid before an Esc, with the current data.
func (c *rowsGrid) withdraw(before rowsGrid) tea.Cmd {
	now := c.view
	*c = before
	if now.number != c.view.number {
		now.stop()
		c.view.number = now.number + 1 // the result of what the Esc asked for is late
	}
	var cmds []tea.Cmd
	if c.filter.Focused() {
		cmds = append(cmds, c.filter.completions(c.view.source))
	}
	if s := c.app.shown(); s != nil && (s != c.view.newest || c.view.pending) {
		cmds = append(cmds, c.view.renew(s))
	}
	return tea.Batch(cmds...)
}

// withdraw restores the state of the screen Suggestions before an Esc. A search that the Esc cancelled starts again.
func (s *suggestions) withdraw(before suggestions) tea.Cmd {
	searches, filters := s.searches, s.filters
	*s = before
	s.searches, s.filters = searches, filters // what runs with these numbers is late
	switch {
	case s.search != nil:
		return s.find()
	case filters != before.filters:
		return s.ask(s.currentID())
	}
	return nil
}

// readEscape returns the key that a message of the input stream means, and reports whether it withdraws the last Esc.
func readEscape(m tea.KeyMsg) (_ tea.KeyMsg, withdrawn bool) {
	if !m.Paste {
		return m, false
	}
	switch terminal.ParseEscape(m.Runes) {
	case terminal.EscapePressed:
		return tea.KeyMsg{Type: tea.KeyEsc}, false
	case terminal.EscapeWithdrawn:
		return m, true
	}
	return m, false
}

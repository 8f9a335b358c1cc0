package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

// withdrawnWithin is how long after an Esc it can be withdrawn: the time that terminal.Line waits for the rest
// of an answer, and some more.
const withdrawnWithin = 2500 * time.Millisecond

// An escaped is how the app was before an Esc. That key can turn out to be the first byte of an answer of the
// terminal whose rest came late: then all is as it was. The screens that the Esc closed are kept until it is
// certain; they still get results, and what they hold stays open.
type escaped struct {
	stack     []screen
	menu      menu
	customers customers
	notice    string
	quitArmed bool
	task      *runningTask // which the Esc cancels; nil when none ran
	cancelled bool         // it ended by that
	closed    []closer
}

// escape notes how the app is before an Esc. The command settles it when its time has passed.
func (a *App) escape() tea.Cmd {
	before := &escaped{
		stack: slices.Clone(a.stack), menu: *a.menu, customers: *a.customers,
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

// settle takes the last Esc for certain.
func (a *App) settle() {
	if a.escaped == nil {
		return
	}
	for _, c := range a.escaped.closed {
		c.closed()
	}
	a.escaped = nil
}

// release closes what a screen held, which an Esc may bring back.
func (a *App) release(c closer) {
	if a.escaped != nil {
		a.escaped.closed = append(a.escaped.closed, c)
		return
	}
	c.closed()
}

// screens are those of the stack, and those that the last Esc may bring back.
func (a *App) screens() []screen {
	list := slices.Clone(a.stack)
	if a.escaped != nil {
		for _, s := range a.escaped.stack {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// cutShort notes that a task has ended that the last Esc was to cancel. One that ended otherwise leaves nothing
// to withdraw.
func (a *App) cutShort(m endedMsg) {
	switch b := a.escaped; {
	case b == nil || b.task == nil || b.task.number != m.number:
	case errors.Is(m.err, context.Canceled):
		b.cancelled = true
	default:
		a.settle()
	}
}

// withdraw brings back how the app was before the last Esc. A task that was cancelled begins again: what is
// cancelled has changed nothing.
func (a *App) withdraw() tea.Cmd {
	b := a.escaped
	if b == nil {
		return nil
	}
	a.escaped = nil
	a.notice, a.quitArmed = b.notice, b.quitArmed
	if b.task != nil && !b.cancelled {
		b.task.again = true // it has not ended yet
		return nil
	}
	a.stack, *a.menu = b.stack, b.menu
	cmd := a.customers.withdraw(b.customers)
	a.place()
	if b.task != nil {
		return tea.Batch(cmd, a.run(b.task.task))
	}
	return cmd
}

// withdraw brings back how the grid was before an Esc, over the data that are there now.
func (c *customers) withdraw(before customers) tea.Cmd {
	now := c.view
	*c = before
	if now.number != c.view.number {
		now.stop()
		c.view.number = now.number + 1 // what the Esc asked for comes too late
	}
	var cmds []tea.Cmd
	if c.filter.Focused() {
		cmds = append(cmds, c.filter.completions(c.view.snapshot))
	}
	if s := c.app.shown(); s != nil && (s != c.view.newest || c.view.pending) {
		cmds = append(cmds, c.view.renew(s))
	}
	return tea.Batch(cmds...)
}

// readEscape takes a message for the key Esc that it stands for, or reports that the last Esc is withdrawn.
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

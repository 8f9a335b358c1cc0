package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// The commands that read the database, with the app's context. What writes to it, or may take long, is a task.

// loadedMsg has what the database contains now.
type loadedMsg struct {
	snapshot *model.Snapshot
	since    *model.Snapshot // the one that was shown when reading began; nil for none
	last     *lastEntries    // nil if they were not read
	err      error
}

// reload returns the command that reads the database; blocks that did not change since the previous snapshot are
// shared with it.
func (a *App) reload(previous *model.Snapshot) tea.Cmd {
	return func() tea.Msg {
		s, err := a.backend.DB.Snapshot(a.context, previous)
		if err == nil {
			s.Stats() // counted here, not when the window is drawn
		}
		return loadedMsg{snapshot: s, since: previous, last: a.lastEntries(), err: err}
	}
}

// lastEntries returns what the user can undo and redo: nothing if the history cannot be read.
func (a *App) lastEntries() *lastEntries {
	_, undo := a.backend.LastEntry(a.context, false)
	_, redo := a.backend.LastEntry(a.context, true)
	return &lastEntries{undo: undo == nil, redo: redo == nil}
}

// usersMsg has the access list.
type usersMsg struct {
	users []string
	err   error
}

// readUsers returns the command that reads the access list.
func (a *App) readUsers() tea.Cmd {
	return func() tea.Msg {
		users, err := a.backend.Users(a.context)
		return usersMsg{users, err}
	}
}

// historyMsg has the entries of the history.
type historyMsg struct {
	number  int // of the read
	entries []model.Entry
	err     error
}

// readHistory returns the command that reads the history.
func (a *App) readHistory(number int) tea.Cmd {
	return func() tea.Msg {
		entries, err := a.backend.Entries(a.context, 0)
		return historyMsg{number, entries, err}
	}
}

// listTimesMsg has when the entries of customer lists were written, by their numbers.
type listTimesMsg struct {
	number int // of the read
	times  map[uint64]time.Time
	now    time.Time
	err    error
}

// readListTimes returns the command that reads when customer lists were loaded.
func (a *App) readListTimes(number int) tea.Cmd {
	return func() tea.Msg {
		m := listTimesMsg{number: number, times: map[uint64]time.Time{}, now: a.backend.Now()}
		var entries []model.Entry
		entries, m.err = a.backend.Entries(a.context, 0)
		for _, e := range entries {
			m.times[e.Number] = e.When
		}
		return m
	}
}

// customerHistoryMsg has the history of a customer.
type customerHistoryMsg struct {
	number int // of the read
	id     string
	list   []model.CustomerChange
	err    error
}

// readCustomerHistory returns the command that reads the history of a customer.
func (a *App) readCustomerHistory(number int, id string) tea.Cmd {
	return func() tea.Msg {
		list, err := a.backend.DB.CustomerHistory(a.context, id)
		return customerHistoryMsg{number, id, list, err}
	}
}

// watchEvery is how often an idle app checks whether another session changed the data: a check costs some
// microseconds, needs no lock, and sends nothing to the terminal.
const watchEvery = time.Second

// noticedMsg says that another session changed the data: what the database contains now, and what was done since.
type noticedMsg struct {
	stamp    any
	snapshot *model.Snapshot
	since    *model.Snapshot // the one that was shown when the change was noticed
	entries  []model.Entry
	err      error
}

// watch returns the command that checks the database's stamp once a second, until it differs from the one given,
// and then reads what is new since the snapshot that is shown. The first stamp is nil and always differs: the data
// can have changed after they were read.
func (a *App) watch(stamp any) tea.Cmd {
	w := a.backend
	if w.Changed == nil {
		return nil
	}
	return func() tea.Msg {
		ticker := time.NewTicker(w.watchEvery())
		defer ticker.Stop()
		for {
			select {
			case <-a.context.Done():
				return nil
			case <-ticker.C:
			}
			now, err := w.Changed()
			if old := a.shown(); err == nil && now != stamp && old != nil {
				return w.changesSince(a.context, stamp, now, old)
			}
			// A failed check is ignored: if the database is gone, the next key shows that.
		}
	}
}

// watchEvery returns the time between two checks.
func (w *Backend) watchEvery() time.Duration {
	if w.WatchEvery > 0 {
		return w.WatchEvery
	}
	return watchEvery
}

// changesSince returns what is new. If it cannot be read the stamp stays the old one, and the next check tries again.
func (w *Backend) changesSince(ctx context.Context, before, now any, shown *model.Snapshot) tea.Msg {
	s, err := w.DB.Snapshot(ctx, shown)
	if err != nil {
		return noticedMsg{stamp: before, err: err}
	}
	entries, err := w.DB.History(ctx, noticedEntries)
	if err != nil {
		return noticedMsg{stamp: before, err: err}
	}
	m := noticedMsg{stamp: now, snapshot: s, since: shown}
	for _, e := range entries {
		if e.Revision > shown.Revision() && !w.Wrote(e) && s.Has(shown.Origin()) {
			m.entries = append(m.entries, e)
		}
	}
	return m
}

// noticedEntries is the number of entries of the history that are read to report what other sessions did.
const noticedEntries = 20

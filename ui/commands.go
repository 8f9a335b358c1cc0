package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// A Backend is what the app works on: a session with the database's name.
type Backend struct {
	*job.Session
	Name string // of the database, as the header shows it
	Demo bool   // a throw-away sample
	Home string // the user's home folder, "" where there is none

	// UserExists reports whether the operating system knows a user; nil where that cannot be told.
	UserExists func(name string) bool
	// Copy sends a text to the clipboard of the terminal, and says so in words; nil where there is none.
	Copy func(ctx context.Context, text string) (said string, err error)
	// Server is this computer as the person's own reaches it over SSH; nil where they sit at this one.
	Server *terminal.Server
	// Command is the command line of this program on this database, without a command.
	Command []string

	// StatePath is where the person's state of a database is kept; nil where it is not.
	StatePath func(database string) string

	// Changed is a stamp of the data that is another one once somebody changed them: a comparable value,
	// found without a lock. Nil where nobody else can.
	Changed    func() (stamp any, err error)
	WatchEvery time.Duration // how often to look; 0 for once a second
}

// loadedMsg brings what the database holds now.
type loadedMsg struct {
	snapshot *model.Snapshot
	since    *model.Snapshot // the one that was shown when this one began to be read; nil for none
	err      error
}

// reload reads the database; what did not change since the previous snapshot is shared with it.
func (w *Backend) reload(previous *model.Snapshot) tea.Cmd {
	return func() tea.Msg {
		s, err := w.DB.Snapshot(context.Background(), previous)
		if err == nil {
			s.Stats() // counted here, not when the window is drawn
		}
		return loadedMsg{s, previous, err}
	}
}

// viewedMsg brings the rows that a view shows.
type viewedMsg struct {
	number   int // of the view that was asked for; others came too late
	snapshot *model.Snapshot
	rows     []int32
	counts   []model.TermCount // where no row matched: what each term matches alone
	err      error
}

// view finds the rows of a snapshot that match a query, in order.
func view(ctx context.Context, number int, s *model.Snapshot, q model.Query, order model.Order) tea.Cmd {
	return func() tea.Msg {
		rows, err := q.Rows(ctx, s)
		if err != nil {
			return viewedMsg{number: number, err: err}
		}
		m := viewedMsg{number: number, snapshot: s}
		if len(rows) == 0 && !q.Empty() {
			m.counts = q.Explain(ctx, s)
		}
		m.rows, m.err = s.Sort(ctx, rows, []model.Order{order, {Column: model.ColumnID}})
		return m
	}
}

// completedMsg brings what can be typed next into the filter.
type completedMsg struct {
	number int    // of the asking; others came too late
	text   string // what it completes
	list   []model.Completion
}

func complete(ctx context.Context, number int, s *model.Snapshot, text string, cursor int) tea.Cmd {
	return func() tea.Msg { return completedMsg{number, text, model.Complete(ctx, s, text, cursor)} }
}

// countedMsg brings the values of a column with their counts.
type countedMsg struct {
	to     *valuePicker // who asked
	values []model.ValueCount
	err    error
}

// countValues counts the values of a column among the rows that match a query.
func countValues(ctx context.Context, to *valuePicker, s *model.Snapshot, q model.Query, c model.Column) tea.Cmd {
	return func() tea.Msg {
		rows, err := q.Rows(ctx, s)
		if err != nil {
			return countedMsg{to: to, err: err}
		}
		values, err := s.Values(ctx, rows, c)
		return countedMsg{to, values, err}
	}
}

package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// The commands that search a snapshot, off the event loop: a million rows take too long for a key. Each ends with
// the context that it is given.

// viewedMsg has the rows that a view shows.
type viewedMsg struct {
	number   int // of the view that was asked for; one with another number is late
	snapshot *model.Snapshot
	rows     []int32
	counts   []model.TermCount // if no row matches: how many each term matches alone
	unknown  error             // the query names an entry that the history does not have; nil if it does not
	err      error
}

// view returns the command that finds the rows of a snapshot that match a query, in order.
func view(ctx context.Context, number int, s *model.Snapshot, h model.History, q model.Query, order model.Order) tea.Cmd {
	return func() tea.Msg {
		q, unknown, err := resolve(ctx, h, q)
		if err != nil {
			return viewedMsg{number: number, err: err}
		}
		rows, err := q.Rows(ctx, s)
		if err != nil {
			return viewedMsg{number: number, err: err}
		}
		m := viewedMsg{number: number, snapshot: s, unknown: unknown}
		if len(rows) == 0 && !q.Empty() {
			m.counts = q.Explain(ctx, s)
		}
		m.rows, m.err = s.Sort(ctx, rows, []model.Order{order, {Column: model.ColumnID}})
		return m
	}
}

// resolve returns a query with the customers that its changed: terms find. An entry that the history does not have is
// unknown, which is not an error: it finds no customer.
func resolve(ctx context.Context, h model.History, q model.Query) (resolved model.Query, unknown, err error) {
	resolved, err = q.Resolve(ctx, h)
	var e *model.UnknownEntryError
	if errors.As(err, &e) {
		return resolved, e, nil
	}
	return resolved, nil, err
}

// listsCountedMsg has how many links Sage's lists contradict.
type listsCountedMsg struct {
	snapshot *model.Snapshot
	counts   model.ListCounts
}

// countLists returns the command that counts the links that Sage's lists contradict: names are compared, which takes a
// second for 100,000.
func countLists(s *model.Snapshot) tea.Cmd {
	return func() tea.Msg { return listsCountedMsg{s, s.ListCounts()} }
}

// completedMsg has the suggestions for the filter.
type completedMsg struct {
	number int    // of the request; one with another number is late
	text   string // what it completes
	list   []model.Completion
}

// complete returns the command that finds the suggestions for a filter with the cursor at a byte.
func complete(ctx context.Context, number int, s *model.Snapshot, h model.History, text string, cursor int) tea.Cmd {
	return func() tea.Msg { return completedMsg{number, text, model.Complete(ctx, s, h, text, cursor)} }
}

// countedMsg has the values of a column with their counts.
type countedMsg struct {
	to     *valuePicker // the screen that asked
	values []model.ValueCount
	err    error
}

// countValues returns the command that counts the values of a column among the rows that match a query.
func countValues(ctx context.Context, to *valuePicker, s *model.Snapshot, h model.History, q model.Query, c model.Column) tea.Cmd {
	return func() tea.Msg {
		q, _, err := resolve(ctx, h, q)
		if err != nil {
			return countedMsg{to: to, err: err}
		}
		rows, err := q.Rows(ctx, s)
		if err != nil {
			return countedMsg{to: to, err: err}
		}
		values, err := s.Values(ctx, rows, c)
		return countedMsg{to, values, err}
	}
}

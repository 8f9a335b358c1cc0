package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// The commands that search a snapshot, off the event loop: a million rows take too long for a key. Each ends with
// the context that it is given.

// sourceOf returns the rows of a snapshot that a screen shows.
type sourceOf func(*model.Snapshot) model.RowSource

// viewedMsg has the rows that a view shows.
type viewedMsg struct {
	to       *rowsView // the view that asked
	number   int       // of its request; one with another number is late
	snapshot *model.Snapshot
	source   model.RowSource // of the snapshot
	rows     []int32
	counts   []model.TermCount // if no row matches: how many each term matches alone
	unknown  error             // the query names an entry that the history does not have; nil if it does not
	err      error
}

// view returns the command that finds the rows of the newest snapshot of a view that match its query, in order.
func view(ctx context.Context, v *rowsView) tea.Cmd {
	m, of, h, q, order := viewedMsg{to: v, number: v.number, snapshot: v.newest}, v.of, v.history, v.query, v.order
	return func() tea.Msg {
		m.source = of(m.snapshot)
		m.rows, m.err = m.find(ctx, h, q, order)
		return m
	}
}

// find returns the rows that match a query, in order, and sets m.unknown and m.counts.
func (m *viewedMsg) find(ctx context.Context, h model.History, q model.Query, order model.Order) ([]int32, error) {
	q, unknown, err := resolve(ctx, h, q)
	if err != nil {
		return nil, err
	}
	rows, err := q.Rows(ctx, m.source)
	if err != nil {
		return nil, err
	}
	m.unknown = unknown
	if len(rows) == 0 && !q.Empty() {
		m.counts = q.Explain(ctx, m.source)
	}
	return m.source.Sort(ctx, rows, []model.Order{order, {Column: m.source.Table().Identifier()}})
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

// countLists returns the command that counts the links that Sage's lists contradict: names are compared, which is too
// slow for a key.
func countLists(s *model.Snapshot) tea.Cmd {
	return func() tea.Msg { return listsCountedMsg{s, s.ListCounts()} }
}

// completedMsg has the suggestions for the filter.
type completedMsg struct {
	to     *filterLine // the line that asked
	number int         // of its request; one with another number is late
	text   string      // what it completes
	list   []model.Completion
}

// complete returns the command that finds the suggestions for a filter with the cursor at a byte.
func complete(ctx context.Context, f *filterLine, s model.RowSource, text string, cursor int) tea.Cmd {
	m, h := completedMsg{to: f, number: f.asked, text: text}, f.history
	return func() tea.Msg {
		m.list = model.Complete(ctx, s, h, text, cursor)
		return m
	}
}

// sageCustomerMsg has a Sage customer.
type sageCustomerMsg struct {
	to       *sageCard // the screen that asked
	snapshot *model.Snapshot
	customer model.ListedCustomer
	found    bool
}

// findSageCustomer returns the command that finds a Sage customer by its key. The first time for a snapshot it finds the
// links to all Sage customers, which takes too long for a key.
func findSageCustomer(to *sageCard, s *model.Snapshot, key string) tea.Cmd {
	return func() tea.Msg {
		m, all := sageCustomerMsg{to: to, snapshot: s}, s.SageCustomers()
		if row, found := all.Find(key); found {
			m.customer, m.found = all.At(row), true
		}
		return m
	}
}

// countedMsg has the values of a column with their counts.
type countedMsg struct {
	to     *valuePicker // the screen that asked
	values []model.ValueCount
	err    error
}

// countValues returns the command that counts the values of a column among the rows that match a query.
func countValues(ctx context.Context, to *valuePicker, s model.RowSource, h model.History, q model.Query, c model.Column) tea.Cmd {
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

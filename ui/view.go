package ui

import (
	"context"
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// rowsView is which rows of a snapshot are shown, in what order, and which of them are marked. The rows are found off
// the event loop: the old ones are shown until then, and late results are dropped.
type rowsView struct {
	context    context.Context // of the app
	history    model.History   // for changed: in the query
	of         sourceOf        // the rows of a snapshot
	slow       bool            // of takes too long for a key
	source     model.RowSource // the rows of snapshot; nil until the database has been read
	snapshot   *model.Snapshot // the one whose rows these are; nil until the database has been read
	newest     *model.Snapshot // the one whose rows are wanted
	query      model.Query
	order      model.Order
	rows       []int32           // of the snapshot, in order
	counts     []model.TermCount // why no row matches
	marks      map[string]bool   // by key: marks survive filter, sort and reload
	identified *bool             // whether a marked customer has an identifier; nil until it is asked for
	number     int               // of the last request
	pending    bool              // its result has not arrived yet
	same       bool              // it is for the same view of newer data
	stop       context.CancelFunc
}

// renew takes newer data and returns the command that finds the rows of the same view in them. The old rows are shown
// until then: finding a million rows takes half a second.
func (v *rowsView) renew(s *model.Snapshot) tea.Cmd {
	v.newest = s
	if len(v.rows) == 0 && !v.slow {
		v.adopt(s, v.of(s))
	}
	same := v.same || !v.pending
	cmd := v.ask()
	v.same = same
	return cmd
}

// ask returns the command that finds the rows for the current query and order.
func (v *rowsView) ask() tea.Cmd {
	if v.newest == nil {
		return nil
	}
	v.same = false
	if v.stop != nil {
		v.stop()
	}
	var ctx context.Context
	ctx, v.stop = context.WithCancel(v.context)
	v.number++
	v.pending = true
	return view(ctx, v)
}

// take takes a result and reports whether it did: a late one is dropped.
func (v *rowsView) take(m viewedMsg) (taken bool, err error) {
	if m.to != v || m.number != v.number || errors.Is(m.err, context.Canceled) {
		return false, nil
	}
	v.pending = false
	if m.err != nil {
		return false, m.err
	}
	if m.snapshot != v.snapshot {
		v.adopt(m.snapshot, m.source)
	}
	v.rows, v.counts = m.rows, m.counts
	return true, nil
}

// key returns the key of the customer in a row of the view.
func (v *rowsView) key(i int) string { return v.source.Key(int(v.rows[i])) }

// text returns the value of a column in a row of the view.
func (v *rowsView) text(i int, c model.Column) string { return v.source.Text(int(v.rows[i]), c) }

// place returns the row of the customer with a key in the view, and reports whether it is shown.
func (v *rowsView) place(key string) (int, bool) {
	if v.source == nil {
		return 0, false
	}
	row, ok := v.source.Find(key)
	if !ok {
		return 0, false
	}
	for i, r := range v.rows {
		if int(r) == row {
			return i, true
		}
	}
	return 0, false
}

// adopt shows another snapshot. Marks are for customers of one database: another one that took its place can have their
// keys for other customers.
func (v *rowsView) adopt(s *model.Snapshot, source model.RowSource) {
	if v.snapshot != nil && v.snapshot.Database() != s.Database() {
		v.marks = map[string]bool{}
	}
	v.snapshot, v.source, v.identified = s, source, nil
	v.pruneMarks()
}

// pruneMarks removes the marks of customers that no longer exist.
func (v *rowsView) pruneMarks() {
	rows := v.marked()
	if len(rows) == len(v.marks) {
		return
	}
	v.marks = map[string]bool{}
	for _, row := range rows {
		v.marks[v.source.Key(int(row))] = true
	}
}

// manyMarks is the fraction of all rows, one in manyMarks, above which a scan of all rows is faster than finding each
// marked one.
const manyMarks = 16

// marked returns the marked rows of the source, in its order.
func (v *rowsView) marked() []int32 {
	var rows []int32
	if len(v.marks) > v.source.Len()/manyMarks {
		for row := range v.source.Len() {
			if v.marks[v.source.Key(row)] {
				rows = append(rows, int32(row))
			}
		}
		return rows
	}
	for key := range v.marks {
		if row, there := v.source.Find(key); there {
			rows = append(rows, int32(row))
		}
	}
	slices.Sort(rows)
	return rows
}

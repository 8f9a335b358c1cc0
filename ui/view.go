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
	snapshot   *model.Snapshot // the one whose rows these are; nil until the database has been read
	newest     *model.Snapshot // the one whose rows are wanted
	query      model.Query
	order      model.Order
	rows       []int32           // of the snapshot, in order
	counts     []model.TermCount // why no row matches
	marks      map[string]bool   // by CustomerId: marks survive filter, sort and reload
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
	if len(v.rows) == 0 {
		v.adopt(s)
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
	return view(ctx, v.number, v.newest, v.history, v.query, v.order)
}

// take takes a result and reports whether it did: a late one is dropped.
func (v *rowsView) take(m viewedMsg) (taken bool, err error) {
	if m.number != v.number || errors.Is(m.err, context.Canceled) {
		return false, nil
	}
	v.pending = false
	if m.err != nil {
		return false, m.err
	}
	if m.snapshot != v.snapshot {
		v.adopt(m.snapshot)
	}
	v.rows, v.counts = m.rows, m.counts
	return true, nil
}

// at returns the customer in a row of the view.
func (v *rowsView) at(i int) model.Customer { return v.snapshot.At(int(v.rows[i])) }

// place returns the row of a customer in the view, and reports whether it is shown.
func (v *rowsView) place(id string) (int, bool) {
	if v.snapshot == nil {
		return 0, false
	}
	row, ok := v.snapshot.Find(id)
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
// CustomerIds for other customers.
func (v *rowsView) adopt(s *model.Snapshot) {
	if v.snapshot != nil && v.snapshot.Database() != s.Database() {
		v.marks = map[string]bool{}
	}
	v.snapshot, v.identified = s, nil
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
		v.marks[v.snapshot.At(int(row)).ID] = true
	}
}

// manyMarks is the fraction of all rows, one in manyMarks, above which a scan of all rows is faster than finding each
// marked one.
const manyMarks = 16

// marked returns the marked rows of the snapshot, in its order.
func (v *rowsView) marked() []int32 {
	var rows []int32
	if len(v.marks) > v.snapshot.Len()/manyMarks {
		for row, c := range v.snapshot.All() {
			if v.marks[c.ID] {
				rows = append(rows, int32(row))
			}
		}
		return rows
	}
	for id := range v.marks {
		if row, there := v.snapshot.Find(id); there {
			rows = append(rows, int32(row))
		}
	}
	slices.Sort(rows)
	return rows
}

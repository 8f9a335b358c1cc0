package model

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Order is a column to sort by.
type Order struct {
	Column     Column
	Descending bool
}

// String returns the order as ParseOrder parses it.
func (o Order) String() string {
	if o.Descending {
		return "-" + o.Column.String()
	}
	return o.Column.String()
}

// ParseOrder parses what to sort by: COLUMN[,COLUMN…], each as ParseColumn takes it, descending after a "-".
// It returns nil for the empty text.
func (t *Table) ParseOrder(text string) ([]Order, error) {
	if blank(text) {
		return nil, nil
	}
	var by []Order
	for name := range strings.SplitSeq(text, ",") {
		name, descending := strings.CutPrefix(strings.TrimSpace(name), "-")
		if name == "" {
			return nil, fmt.Errorf("sort %q: a column is missing; write COLUMN[,COLUMN], with a - in front to sort down", text)
		}
		c, err := t.ParseColumn(name)
		if err != nil {
			return nil, fmt.Errorf("sort %q: %w", text, err)
		}
		if slices.ContainsFunc(by, func(o Order) bool { return o.Column == c }) {
			return nil, fmt.Errorf("sort %q: %s appears twice; delete one of the two", text, c)
		}
		by = append(by, Order{c, descending})
	}
	return by, nil
}

// Sort returns the rows, in a new slice, sorted by columns. The order is natural (C2 before C10), ignores case
// and accents, has empty values last in both directions, and is stable. It fails only when ctx is done.
func (s *Snapshot) Sort(ctx context.Context, rows []int32, by []Order) ([]int32, error) {
	sorted := slices.Clone(rows)
	for _, o := range slices.Backward(by) { // as each sort is stable, the first order is applied last
		var err error
		if which, ok := o.Column.textIndex(); ok {
			sorted, err = sortTexts(ctx, sorted, s.textKeys(which), o.Descending)
		} else {
			sorted, err = s.sortRanks(ctx, sorted, s.ranker(o))
		}
		if err != nil {
			return nil, err
		}
	}
	return sorted, ctx.Err()
}

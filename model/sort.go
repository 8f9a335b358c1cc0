package model

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// An Order is a column to sort by.
type Order struct {
	Column     Column
	Descending bool
}

// String is the order as ParseOrder reads it.
func (o Order) String() string {
	if o.Descending {
		return "-" + o.Column.String()
	}
	return o.Column.String()
}

// ParseOrder reads what to sort by: COLUMN[,COLUMN…], each a key or any unique beginning of key, title
// or Excel header, descending after a "-". The empty text is no order.
func ParseOrder(text string) ([]Order, error) {
	if blank(text) {
		return nil, nil
	}
	var by []Order
	for name := range strings.SplitSeq(text, ",") {
		name, descending := strings.CutPrefix(strings.TrimSpace(name), "-")
		if name == "" {
			return nil, fmt.Errorf("sort %q: a column is missing; write COLUMN[,COLUMN], with a - in front to sort down", text)
		}
		c, err := ParseColumn(name)
		if err != nil {
			return nil, fmt.Errorf("sort %q: %w", text, err)
		}
		if slices.ContainsFunc(by, func(o Order) bool { return o.Column == c }) {
			return nil, fmt.Errorf("sort %q: %s stands twice; delete one of the two", text, c)
		}
		by = append(by, Order{c, descending})
	}
	return by, nil
}

// Sort is the rows in the order asked for, in a new slice: natural (C2 before C10), without regard to
// case and accents, empty values last whether it goes up or down, and stable: rows that are equal keep
// the order in which they were given. It fails only when ctx ends.
func (s *Snapshot) Sort(ctx context.Context, rows []int32, by []Order) ([]int32, error) {
	sorted := slices.Clone(rows)
	for _, o := range slices.Backward(by) { // stable, so that the last order decides the least
		var err error
		if which, ok := o.Column.textIndex(); ok {
			sorted, err = s.sortTexts(ctx, sorted, which, o.Descending)
		} else {
			sorted, err = s.sortRanks(ctx, sorted, s.ranker(o))
		}
		if err != nil {
			return nil, err
		}
	}
	return sorted, ctx.Err()
}

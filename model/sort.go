package model

import (
	"bytes"
	"cmp"
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
	if len(by) == 0 || len(rows) < 2 {
		return slices.Clone(rows), ctx.Err()
	}
	var o sorter
	for _, order := range by {
		keys, err := s.sortKeys(ctx, rows, order)
		if err != nil {
			return nil, err
		}
		o.keys = append(o.keys, keys)
	}
	entries, err := o.sorted(ctx, len(rows))
	if err != nil {
		return nil, err
	}
	sorted := make([]int32, len(rows))
	for i, e := range entries {
		sorted[i] = rows[e.at]
	}
	return sorted, nil
}

// A sorter compares places in the slice of rows by the keys of their rows.
type sorter struct{ keys []sortKeys }

// A sortEntry is a place in the slice of rows with the beginning of its first key, which settles most
// comparisons.
type sortEntry struct {
	prefix uint64
	at     uint32
}

// compare never calls two entries equal, which makes any sort stable.
func (o *sorter) compare(a, b sortEntry) int {
	if a.prefix != b.prefix {
		return cmp.Compare(a.prefix, b.prefix)
	}
	for i := range o.keys {
		if c := o.keys[i].compare(a.at, b.at); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.at, b.at)
}

// sorted sorts all places: runs of keyRun each by itself, then merged two by two, on all CPUs. Runs that
// follow one another are only copied.
func (o *sorter) sorted(ctx context.Context, n int) ([]sortEntry, error) {
	entries, spare := make([]sortEntry, n), make([]sortEntry, n)
	err := inParallel(ctx, runsOf(n, keyRun), each(func(run int) {
		from, to := run*keyRun, min((run+1)*keyRun, n)
		for at := from; at < to; at++ {
			entries[at] = sortEntry{o.keys[0].prefix(uint32(at)), uint32(at)}
		}
		slices.SortFunc(entries[from:to], o.compare)
	}))
	for size := keyRun; size < n && err == nil; size *= 2 {
		err = inParallel(ctx, runsOf(n, 2*size), each(func(pair int) {
			from := pair * 2 * size
			middle, to := min(from+size, n), min(from+2*size, n)
			o.merge(spare[from:to], entries[from:middle], entries[middle:to])
		}))
		entries, spare = spare, entries
	}
	return entries, err
}

// merge puts two sorted runs into one.
func (o *sorter) merge(to, a, b []sortEntry) {
	if len(b) == 0 || o.compare(a[len(a)-1], b[0]) < 0 {
		copy(to[copy(to, a):], b)
		return
	}
	i := 0
	for len(a) > 0 && len(b) > 0 {
		if o.compare(a[0], b[0]) < 0 {
			to[i], a = a[0], a[1:]
		} else {
			to[i], b = b[0], b[1:]
		}
		i++
	}
	copy(to[i+copy(to[i:], a):], b)
}

// runsOf is the number of runs of a size in n.
func runsOf(n, size int) int { return (n + size - 1) / size }

// each is do for goroutines that need no memory of their own.
func each(do func(int)) func() func(int) { return func() func(int) { return do } }

// compare orders two places by one column.
func (k *sortKeys) compare(a, b uint32) int {
	if c := cmp.Compare(k.prefix(a), k.prefix(b)); c != 0 || k.ranked {
		return c
	}
	c := bytes.Compare(k.key(a), k.key(b))
	if k.descending {
		return -c
	}
	return c
}

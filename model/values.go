package model

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"
)

// MaxValues is the maximum number of values that Values returns, more than a person can choose from.
const MaxValues = 10_000

// ValueCount is a value of a column with the number of rows that have it.
type ValueCount struct {
	Value string // as the column shows it, in its first spelling; "" for the empty value
	Rows  int
}

// Values returns the distinct values of a column in the rows, most frequent first, then in natural order. Equal
// values, as EqualText defines them, count as one, so that KeepOnly of a value finds exactly its rows. At most
// MaxValues are returned: the rows of the others are the rows less the sum of the counts. It fails only when ctx
// is done.
func (s *Snapshot) Values(ctx context.Context, rows []int32, c Column) ([]ValueCount, error) {
	text := s.texts(c)
	return countValues(ctx, rows, func(rows []int32, spellings *tally) {
		reader := rowReader{s: s}
		for _, row := range rows {
			value := text(reader.locate(int(row)))
			spellings.add(value, ValueCount{value, 1})
		}
	})
}

// countValues returns the distinct values of the rows, as Values does. add adds those of some rows, in their first spelling.
func countValues(ctx context.Context, rows []int32, add func(rows []int32, spellings *tally)) ([]ValueCount, error) {
	spellings := newTally(len(rows))
	for run := range slices.Chunk(rows, sortRun) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		add(run, spellings)
	}
	values := newTally(len(spellings.list))
	for i, v := range spellings.list {
		if i%sortRun == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		values.add(CanonicalKey(v.Value), v)
	}
	return topValues(values.list, MaxValues), ctx.Err()
}

// tally counts values by a key, in the order in which they are added.
type tally struct {
	list   []ValueCount
	keys   []string // of the list
	places rowTable // in the list, by the keys' hashes
}

// newTally returns a tally for at most n different keys.
func newTally(n int) *tally { return &tally{places: newRowTable(n)} }

// add adds the rows of a value to those of its key.
func (t *tally) add(key string, v ValueCount) {
	hash := maphash.String(seed, key)
	for place := range t.places.rows(hash) {
		if t.keys[place] == key {
			t.list[place].Rows += v.Rows
			return
		}
	}
	t.places.put(hash, len(t.list))
	t.list, t.keys = append(t.list, v), append(t.keys, key)
}

// texts returns a function that reads the column's value of a row, without building the whole customer.
func (s *Snapshot) texts(c Column) func(b *Block, i int) string {
	if which, ok := c.textIndex(); ok {
		return func(b *Block, i int) string { return b.textOf(i, which) }
	}
	return func(b *Block, i int) string {
		r := &b.rows[i]
		x := Customer{Synced: r.synced}
		if r.company != 0 {
			x.Link = Link{Company: s.companyAt(r.company)}
		}
		return c.Text(x)
	}
}

// keyedValue is a value with its natural key.
type keyedValue struct {
	ValueCount
	key string
}

// topValues returns the first limit values in their order. It sorts at most twice the limit at a time, and skips
// values that are after the last of those.
func topValues(values []ValueCount, limit int) []ValueCount {
	var top []keyedValue
	var key []byte
	var last *keyedValue // the last of the first limit values; nil while there are fewer
	for _, v := range values {
		key = appendNatural(key[:0], v.Value)
		if last != nil && (v.Rows < last.Rows || v.Rows == last.Rows && string(key) > last.key) {
			continue
		}
		top = append(top, keyedValue{v, string(key)})
		if len(top) == 2*limit {
			slices.SortFunc(top, compareValues)
			top = top[:limit]
			last = &keyedValue{top[limit-1].ValueCount, top[limit-1].key}
		}
	}
	slices.SortFunc(top, compareValues)
	first := make([]ValueCount, min(len(top), limit))
	for i := range first {
		first[i] = top[i].ValueCount
	}
	return first
}

// compareValues compares values by their rows, descending, then naturally; it returns what cmp.Compare does.
func compareValues(a, b keyedValue) int {
	return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.key, b.key), cmp.Compare(a.Value, b.Value))
}

package model

import (
	"cmp"
	"context"
	"slices"
)

// MaxValues is the number of values that Values gives at most: more than anybody picks from.
const MaxValues = 10_000

// A ValueCount is a value of a column with the number of rows that have it.
type ValueCount struct {
	Value string // as the column shows it, in the spelling met first; "" for none
	Rows  int
}

// Values are the distinct values of a column in the rows given, most frequent first, then in natural
// order; values that are the same, as Same has it, count as one, so that KeepOnly of a value finds
// exactly its rows. There are at most MaxValues of them: the rows of those left out are the rows given
// less the sum of the counts. It fails only when ctx ends.
func (s *Snapshot) Values(ctx context.Context, rows []int32, c Column) ([]ValueCount, error) {
	spellings, err := s.spellings(ctx, rows, c)
	if err != nil {
		return nil, err
	}
	top := topValues{limit: MaxValues}
	for _, v := range grouped(spellings) {
		top.add(v)
	}
	return top.values(), ctx.Err()
}

// spellings counts every spelling, in the order in which they are met.
func (s *Snapshot) spellings(ctx context.Context, rows []int32, c Column) ([]ValueCount, error) {
	var list []ValueCount
	places := map[string]int{}
	reader, text := rowReader{s: s}, s.texts(c)
	for i, row := range rows {
		if i%keyRun == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		value := text(reader.locate(int(row)))
		place, met := places[value]
		if !met {
			place = len(list)
			places[value] = place
			list = append(list, ValueCount{Value: value})
		}
		list[place].Rows++
	}
	return list, nil
}

// texts reads the column's value of a row without putting the whole customer together.
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

// grouped puts the spellings of one value together.
func grouped(spellings []ValueCount) []ValueCount {
	var list []ValueCount
	places := make(map[string]int, len(spellings))
	for _, v := range spellings {
		key := SameKey(v.Value)
		place, met := places[key]
		if !met {
			place = len(list)
			places[key] = place
			list = append(list, ValueCount{Value: v.Value})
		}
		list[place].Rows += v.Rows
	}
	return list
}

// topValues keeps the first values of many, sorting from time to time so that a million distinct ones
// need no more room, and little more time, than the limit.
type topValues struct {
	limit int
	list  []keyedValue
	full  bool // there were more than the limit: the first limit values of the list are sorted
}

type keyedValue struct {
	ValueCount
	key string // natural
}

func (t *topValues) add(v ValueCount) {
	if t.full && v.Rows < t.list[t.limit-1].Rows {
		return
	}
	k := keyedValue{v, naturalKey(v.Value)}
	if t.full && compareValues(k, t.list[t.limit-1]) > 0 {
		return
	}
	t.list = append(t.list, k)
	if len(t.list) == 2*t.limit {
		t.sort()
	}
}

func (t *topValues) sort() {
	slices.SortStableFunc(t.list, compareValues)
	if len(t.list) >= t.limit {
		t.list, t.full = t.list[:t.limit], true
	}
}

func (t *topValues) values() []ValueCount {
	t.sort()
	values := make([]ValueCount, len(t.list))
	for i, v := range t.list {
		values[i] = v.ValueCount
	}
	return values
}

func compareValues(a, b keyedValue) int {
	return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.key, b.key), cmp.Compare(a.Value, b.Value))
}

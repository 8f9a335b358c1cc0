package model

import (
	"context"
	"slices"
)

// ranker returns the rank of each row by a column of few values: company, site, synced or next.
type ranker struct {
	places int // ranks are 0 to places-1
	rank   func(*blockRow) int
}

// ranker returns the ranker of a column. The empty value has the last rank in both directions.
func (s *Snapshot) ranker(by Order) ranker {
	if info := &columns[by.Column]; info.Kind == KindState {
		return stateRanker(info.states, by.Descending)
	}
	return s.companyRanker(by.Descending, by.Column.companyText)
}

// companyRanker returns the ranker for a text of the company; companies with the same text have one rank.
func (s *Snapshot) companyRanker(descending bool, text func(Company) string) ranker {
	keys := make([]string, max(1, len(s.company)))
	for n := range keys {
		keys[n] = naturalKey(text(s.companyAt(uint32(n))))
	}
	order := slices.Compact(slices.Sorted(slices.Values(keys)))
	order = slices.DeleteFunc(order, func(key string) bool { return key == "" })
	if descending {
		slices.Reverse(order)
	}
	places := map[string]int{"": len(order)}
	for place, key := range order {
		places[key] = place
	}
	ranks := make([]int, len(keys))
	for n, key := range keys {
		ranks[n] = places[key]
	}
	return ranker{len(order) + 1, func(r *blockRow) int {
		if int(r.company) >= len(ranks) {
			return ranks[0]
		}
		return ranks[r.company]
	}}
}

// stateRanker returns the ranker for states, in the order of their words: No, Yes; create, link, update.
func stateRanker(table []state, descending bool) ranker {
	order := slices.SortedFunc(slices.Values(table), func(a, b state) int { return compare(a.word, b.word) })
	if descending {
		slices.Reverse(order)
	}
	return ranker{len(order), func(r *blockRow) int {
		f := r.facts()
		return slices.IndexFunc(order, func(s state) bool { return s.holds(f) })
	}}
}

// sortRanks returns rows sorted by their ranks. It is a counting sort: two passes over the rows.
func (s *Snapshot) sortRanks(ctx context.Context, rows []int32, r ranker) ([]int32, error) {
	ranks := make([]uint32, len(rows))
	next := make([]int, r.places+1) // by rank: the place of its next row
	reader := rowReader{s: s}
	for i, row := range rows {
		if i%sortRun == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		b, n := reader.locate(int(row))
		rank := r.rank(&b.rows[n])
		ranks[i] = uint32(rank)
		next[rank+1]++
	}
	for rank := range r.places {
		next[rank+1] += next[rank]
	}
	sorted := make([]int32, len(rows))
	for i, row := range rows {
		sorted[next[ranks[i]]] = row
		next[ranks[i]]++
	}
	return sorted, nil
}

// rowReader finds the blocks of rows. It needs no search if a row is in the same block as the one before or in
// the next block.
type rowReader struct {
	s     *Snapshot
	block int
}

func (r *rowReader) locate(row int) (*Block, int) {
	for range 2 {
		if r.block < len(r.s.blocks) && row >= r.s.starts[r.block] && row < r.s.starts[r.block+1] {
			return r.s.blocks[r.block], row - r.s.starts[r.block]
		}
		r.block++
	}
	b, i := r.s.locate(row)
	r.block, _ = slices.BinarySearch(r.s.starts, row-i)
	return b, i
}

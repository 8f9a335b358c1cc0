package model

import (
	"context"
	"encoding/binary"
	"math"
	"slices"
)

// keyRun is the number of rows whose keys are made, and sorted, in one go; a million rows make 31 runs
// to share out and to stop between.
const keyRun = 1 << 15

// sortKeys are the keys of all rows by one column, made once instead of in every comparison.
type sortKeys struct {
	descending bool
	ranked     bool // the prefix is a rank that says all; there are no texts
	runs       []sortRun
}

// A sortRun holds the keys of keyRun rows in one piece of memory.
type sortRun struct {
	prefixes []uint64 // ready to compare as numbers, whatever the direction
	ends     []uint32
	text     []byte
}

// noKey is the prefix of an empty value: after all others in both directions. No key begins with eight
// bytes 0xff, as it is valid UTF-8, or eight zero bytes, as it has no control characters.
const noKey = math.MaxUint64

func (k *sortKeys) prefix(at uint32) uint64 { return k.runs[at/keyRun].prefixes[at%keyRun] }

func (k *sortKeys) key(at uint32) []byte {
	run, i := &k.runs[at/keyRun], at%keyRun
	start := uint32(0)
	if i > 0 {
		start = run.ends[i-1]
	}
	return run.text[start:run.ends[i]]
}

// sortKeys makes the keys of the rows by a column.
func (s *Snapshot) sortKeys(ctx context.Context, rows []int32, by Order) (sortKeys, error) {
	which, text := by.Column.textIndex()
	k := sortKeys{descending: by.Descending, ranked: !text, runs: make([]sortRun, runsOf(len(rows), keyRun))}
	rank := s.ranker(by)
	err := inParallel(ctx, len(k.runs), each(func(n int) {
		part := rows[n*keyRun : min((n+1)*keyRun, len(rows))]
		if text {
			k.runs[n] = s.textRun(part, which, by.Descending)
		} else {
			k.runs[n] = s.rankRun(part, rank)
		}
	}))
	return k, err
}

func (s *Snapshot) textRun(rows []int32, which int, descending bool) sortRun {
	run := sortRun{prefixes: make([]uint64, len(rows)), ends: make([]uint32, len(rows)), text: make([]byte, 0, 16*len(rows))}
	reader := rowReader{s: s}
	for i, row := range rows {
		b, n := reader.locate(int(row))
		start := len(run.text)
		run.text = appendNaturalFolded(run.text, b.haystack().textOf(n, which))
		run.prefixes[i] = keyPrefix(run.text[start:], descending)
		run.ends[i] = uint32(len(run.text))
	}
	return run
}

// keyPrefix is the beginning of a key as a number that compares as the key does, turned round for a
// descending order.
func keyPrefix(key []byte, descending bool) uint64 {
	if len(key) == 0 {
		return noKey
	}
	var eight [8]byte
	copy(eight[:], key)
	prefix := binary.BigEndian.Uint64(eight[:])
	if descending {
		return ^prefix
	}
	return prefix
}

func (s *Snapshot) rankRun(rows []int32, rank func(*blockRow) uint64) sortRun {
	run := sortRun{prefixes: make([]uint64, len(rows))}
	reader := rowReader{s: s}
	for i, row := range rows {
		b, n := reader.locate(int(row))
		run.prefixes[i] = rank(&b.rows[n])
	}
	return run
}

// ranker gives rows their rank by a column of few values, nil for a column of texts.
func (s *Snapshot) ranker(by Order) func(*blockRow) uint64 {
	switch by.Column {
	case ColumnCompany:
		return s.companyRanker(by.Descending, func(c Company) string { return c.Name })
	case ColumnSite:
		return s.companyRanker(by.Descending, func(c Company) string { return c.Site })
	case ColumnSynced, ColumnNext:
		return stateRanker(by)
	default:
		return nil
	}
}

// companyRanker ranks the companies once; those of one name have one rank.
func (s *Snapshot) companyRanker(descending bool, text func(Company) string) func(*blockRow) uint64 {
	keys := make([]string, max(1, len(s.company)))
	for n := range keys {
		keys[n] = naturalKey(text(s.companyAt(uint32(n))))
	}
	order := slices.Compact(slices.Sorted(slices.Values(keys)))
	ranks := make([]uint64, len(keys))
	for n, key := range keys {
		place, _ := slices.BinarySearch(order, key)
		ranks[n] = directed(uint64(place), descending)
		if key == "" {
			ranks[n] = noKey
		}
	}
	return func(r *blockRow) uint64 {
		if int(r.company) >= len(ranks) {
			return ranks[0]
		}
		return ranks[r.company]
	}
}

// stateRanker ranks synced and next by their words, as they are seen: No, Yes; create, link, update.
func stateRanker(by Order) func(*blockRow) uint64 {
	words := statesOf(by.Column)
	return func(r *blockRow) uint64 {
		rank := uint64(len(words)) // their tables go down the alphabet
		for i := range words {
			if words[i].holds(r.facts()) {
				rank -= uint64(i)
			}
		}
		return directed(rank, by.Descending)
	}
}

func directed(rank uint64, descending bool) uint64 {
	if descending {
		return noKey - 1 - rank
	}
	return rank
}

// A rowReader finds the blocks of rows, at once where a row lies in the block of the last one or in the
// next.
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

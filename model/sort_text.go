package model

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
)

// sortRun is the number of rows in a run; runs are sorted by themselves and then merged. It is small enough to
// share the work among CPUs, and to stop soon when the context is done.
const sortRun = 1 << 13

// textSorter sorts rows by one of their texts. It computes each natural key once instead of in every
// comparison.
type textSorter struct {
	rows       []int32
	add        keyReader
	descending bool
	keys       []runKeys
}

// runKeys are the keys of the rows of one run, concatenated.
type runKeys struct {
	ends []uint32
	text []byte
}

// sortEntry is an index into the rows with the beginning of the row's key, which decides most comparisons.
type sortEntry struct {
	prefix uint64
	at     uint32
}

// keyReader appends the keys of rows by which they are sorted.
type keyReader func(rows []int32, keys *runKeys)

// textKeys returns the reader for one of the texts in the blocks.
func (s *Snapshot) textKeys(which int) keyReader {
	return func(rows []int32, keys *runKeys) {
		reader, text, ends := rowReader{s: s}, keys.text, keys.ends // local, for speed
		for _, row := range rows {
			b, n := reader.locate(int(row))
			text = appendNaturalFolded(text, b.folded(n, which))
			ends = append(ends, uint32(len(text)))
		}
		keys.text, keys.ends = text, ends
	}
}

// sortTexts returns rows sorted by a text.
func sortTexts(ctx context.Context, rows []int32, add keyReader, descending bool) ([]int32, error) {
	o := textSorter{rows, add, descending, make([]runKeys, runsOf(len(rows), sortRun))}
	entries, err := o.sorted(ctx)
	if err != nil {
		return nil, err
	}
	sorted := make([]int32, len(rows))
	for i, e := range entries {
		sorted[i] = rows[e.at]
	}
	return sorted, nil
}

// sorted returns the sorted entries: it sorts the runs, then merges them two by two, on all CPUs.
func (o *textSorter) sorted(ctx context.Context) ([]sortEntry, error) {
	n := len(o.rows)
	entries, buffer := make([]sortEntry, n), make([]sortEntry, n)
	err := inParallel(ctx, len(o.keys), each(func(run int) {
		part := entries[run*sortRun : min((run+1)*sortRun, n)]
		o.fill(part, run)
		slices.SortFunc(part, o.compare)
	}))
	for size := sortRun; size < n && err == nil; size *= 2 {
		err = inParallel(ctx, runsOf(n, 2*size), each(func(pair int) {
			from := pair * 2 * size
			middle, to := min(from+size, n), min(from+2*size, n)
			o.merge(buffer[from:to], entries[from:middle], entries[middle:to])
		}))
		entries, buffer = buffer, entries
	}
	return entries, err
}

// fill computes the keys of a run.
func (o *textSorter) fill(entries []sortEntry, run int) {
	first := run * sortRun
	keys := runKeys{make([]uint32, 0, len(entries)), make([]byte, 0, 16*len(entries))}
	o.add(o.rows[first:first+len(entries)], &keys)
	start := uint32(0)
	for i, end := range keys.ends {
		entries[i] = sortEntry{keyPrefix(keys.text[start:end], o.descending), uint32(first + i)}
		start = end
	}
	o.keys[run] = keys
}

// add appends the key of a folded text.
func (k *runKeys) add(folded string) {
	k.text = appendNaturalFolded(k.text, folded)
	k.ends = append(k.ends, uint32(len(k.text)))
}

// keyPrefix returns the beginning of a key as a number that is ordered as the key is, inverted for a descending
// order. An empty key is after all others in both directions: no key begins with eight bytes 0xff, as its text is
// UTF-8, or eight zero bytes, as a text has no control characters.
func keyPrefix(key []byte, descending bool) uint64 {
	if len(key) == 0 {
		return math.MaxUint64
	}
	var eight [8]byte
	copy(eight[:], key)
	prefix := binary.BigEndian.Uint64(eight[:])
	if descending {
		return ^prefix
	}
	return prefix
}

// compare compares two entries by their keys, then by their places. It never returns 0, so that any sort is stable.
func (o *textSorter) compare(a, b sortEntry) int {
	if a.prefix != b.prefix {
		return cmp.Compare(a.prefix, b.prefix)
	}
	c := bytes.Compare(o.key(a.at), o.key(b.at))
	switch {
	case c == 0:
		return cmp.Compare(a.at, b.at)
	case o.descending:
		return -c
	default:
		return c
	}
}

func (o *textSorter) key(at uint32) []byte {
	keys, i, start := &o.keys[at/sortRun], at%sortRun, uint32(0)
	if i > 0 {
		start = keys.ends[i-1]
	}
	return keys.text[start:keys.ends[i]]
}

// merge merges two sorted runs; if all of b is after all of a, it only copies them.
func (o *textSorter) merge(to, a, b []sortEntry) {
	if len(b) == 0 || o.compare(a[len(a)-1], b[0]) < 0 {
		copy(to[copy(to, a):], b)
		return
	}
	i := 0
	for ; len(a) > 0 && len(b) > 0; i++ {
		if o.compare(a[0], b[0]) < 0 {
			to[i], a = a[0], a[1:]
		} else {
			to[i], b = b[0], b[1:]
		}
	}
	copy(to[i+copy(to[i:], a):], b)
}

// runsOf returns the number of runs of a size in n rows.
func runsOf(n, size int) int { return (n + size - 1) / size }

// each returns do as a worker of inParallel that needs no buffers.
func each(do func(int)) func() func(int) { return func() func(int) { return do } }

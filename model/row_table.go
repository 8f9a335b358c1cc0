package model

import (
	"hash/maphash"
	"iter"
)

// rowTable is a hash table of row numbers with chaining; it takes twelve bytes a row. A row found may have
// another key with the same hash: the caller compares. Adding a row takes constant time, however many rows
// share a hash.
type rowTable struct {
	heads []uint32 // by hash: row+1 of the newest row, 0 for none
	next  []uint32 // by row: row+1 of the row added before it under the same head
	mask  uint64
}

var seed = maphash.MakeSeed()

// newRowTable returns an empty table with room for the rows from 0 to rows-1.
func newRowTable(rows int) rowTable {
	size := 8
	for size < 2*rows {
		size *= 2
	}
	return rowTable{make([]uint32, size), make([]uint32, rows), uint64(size - 1)}
}

// put adds a row under a hash. A row can be added once only.
func (t *rowTable) put(hash uint64, row int) {
	head := &t.heads[hash&t.mask]
	t.next[row] = *head
	*head = uint32(row + 1)
}

// empty reports whether no row has the hash.
func (t *rowTable) empty(hash uint64) bool { return t.heads[hash&t.mask] == 0 }

// rows returns the rows that may have the hash.
func (t *rowTable) rows(hash uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := t.heads[hash&t.mask]; i != 0; i = t.next[i-1] {
			if !yield(int(i - 1)) {
				return
			}
		}
	}
}

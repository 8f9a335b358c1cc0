package model

import (
	"cmp"
	"context"
	"slices"
)

// Rows returns the rows that match, in order. It fails only when ctx is done.
func (q Query) Rows(ctx context.Context, s RowSource) ([]int32, error) {
	if q.Empty() {
		return s.AllRows(), ctx.Err()
	}
	return s.matching(ctx, q.terms)
}

// matching returns the rows that match all terms.
func (s *Snapshot) matching(ctx context.Context, terms []Term) ([]int32, error) {
	steps := s.steps(terms)
	keep := make([]bool, s.Len())
	err := inParallel(ctx, len(s.blocks), func() func(int) {
		var w matchWorker
		return func(n int) {
			w.first = s.starts[n]
			w.block(steps, s.blocks[n], keep[s.starts[n]:s.starts[n+1]])
		}
	})
	if err != nil {
		return nil, err
	}
	return kept(keep), nil
}

// kept returns the indexes of the elements that are true.
func kept(keep []bool) []int32 {
	n := 0
	for _, k := range keep {
		if k {
			n++
		}
	}
	rows := make([]int32, 0, n)
	for i, k := range keep {
		if k {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

// AllRows returns all rows, in the order of the snapshot.
func (s *Snapshot) AllRows() []int32 { return allRows(s.Len()) }

// allRows returns the rows 0 to n-1.
func allRows(n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}

// steps returns the terms compiled for s, most expensive last.
func (s *Snapshot) steps(terms []Term) []*step {
	steps := make([]*step, len(terms))
	for i := range terms {
		steps[i] = newStep(s, &terms[i])
	}
	slices.SortStableFunc(steps, func(a, b *step) int { return cmp.Compare(a.term.cost(), b.term.cost()) })
	return steps
}

// Match reports whether the customer in a row matches. It evaluates the customer itself and not, as Rows does,
// the snapshot's folded text: use it for single rows. Tests compare Rows with it.
func (q Query) Match(s *Snapshot, row int) bool {
	c, flags := s.At(row), listFlags(0)
	if slices.ContainsFunc(q.terms, func(t Term) bool { return t.needsLists() }) {
		flags = s.flagsOf(c)
	}
	return !slices.ContainsFunc(q.terms, func(t Term) bool { return t.match(c, flags) == t.not })
}

// match reports whether the customer, about whose link Sage's lists say flags, matches the term without its minus.
func (t Term) match(c Customer, flags listFlags) bool {
	switch t.kind {
	case inStates:
		f := c.facts()
		f.list = flags
		return t.holds(f)
	case inEntries:
		return t.changedHas(c.ID)
	case inHas:
		return !blank(t.column.Text(c))
	case inColumn:
		return t.matchText(t.column.Text(c))
	default:
		return slices.ContainsFunc(columns[:], func(i ColumnInfo) bool {
			return i.Column.isSearched() && t.matchText(i.Column.Text(c))
		})
	}
}

func (t Term) matchText(text string) bool {
	var key []byte
	return t.matchFolded(text, Fold(text), &key)
}

// matchFolded reports whether one of the values matches a text; key is a buffer.
func (t Term) matchFolded(text, folded string, key *[]byte) bool {
	for i := range t.values {
		if t.values[i].match(text, folded, key) {
			return true
		}
	}
	return false
}

// TermCount is the number of customers that one term of a query matches by itself.
type TermCount struct {
	Term string // in its canonical form
	Rows int
}

// Explain returns how many customers each term matches by itself, which shows the term to remove when
// nothing matches all of them. It returns nil when ctx is done.
func (q Query) Explain(ctx context.Context, s RowSource) []TermCount {
	var counts []TermCount
	for _, t := range q.terms {
		rows, err := Query{[]Term{t}}.Rows(ctx, s)
		if err != nil {
			return nil
		}
		counts = append(counts, TermCount{t.String(), len(rows)})
	}
	return counts
}

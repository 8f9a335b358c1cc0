package model

import (
	"slices"
	"strings"
)

// step is a term compiled for the blocks of one snapshot. A condition on the company is evaluated once for each
// company.
type step struct {
	term      *Term
	companies []bool // by number: whether the company's name or site match
	which     int    // the text of a block that is the column's value, if inBlock
	inBlock   bool
	flags     []listFlags // by row, of a term that depends on Sage's lists; nil if there are none
}

// newStep returns a term compiled for a snapshot.
func newStep(s *Snapshot, t *Term) *step {
	st := &step{term: t}
	st.which, st.inBlock = t.column.textIndex()
	if t.needsLists() {
		st.flags = s.listFlags()
	}
	if t.kind == inStates || t.kind == inEntries || t.kind != anywhere && columns[t.column].Part != PartCompany {
		return st
	}
	st.companies = make([]bool, max(1, len(s.company)))
	for n := range st.companies {
		c := s.companyAt(uint32(n))
		if t.kind == anywhere {
			st.companies[n] = slices.ContainsFunc(companyColumns, func(column Column) bool { return t.matchText(column.companyText(c)) })
		} else {
			st.companies[n] = t.match(Customer{Link: Link{Company: c}}, 0)
		}
	}
	return st
}

// cost returns the relative cost of evaluating the term on a row.
func (t *Term) cost() int {
	switch {
	case t.kind == inStates || t.kind == inHas || t.kind == inEntries:
		return 0
	case t.kind == anywhere && t.values[0].op == matches:
		return 3
	case t.kind == anywhere:
		return 1
	default:
		return 2
	}
}

// matchWorker holds the buffers of one goroutine.
type matchWorker struct {
	hits  []bool
	key   []byte
	first int // the row of the snapshot with which the block begins
}

// block sets keep to whether each row of a block matches all steps.
func (w *matchWorker) block(steps []*step, b *Block, keep []bool) {
	for i := range keep {
		keep[i] = true
	}
	for _, st := range steps {
		if st.term.kind == anywhere && st.term.values[0].op == contains {
			w.search(st, b, keep)
			continue
		}
		for i := range keep {
			keep[i] = keep[i] && w.row(st, b, i) != st.term.not
		}
	}
}

// search is block for a word.
func (w *matchWorker) search(st *step, b *Block, keep []bool) {
	word := st.term.values[0].folded
	w.find(word, b.haystack())
	for i := range keep {
		hit := word == "" || w.hits[i] || st.company(b, i)
		keep[i] = keep[i] && hit != st.term.not
	}
}

// find sets w.hits to whether each row of a haystack has a word. It searches the text of all rows at once, and finds the
// row of each hit.
func (w *matchWorker) find(word string, hay *haystack) {
	w.hits = append(w.hits[:0], make([]bool, len(hay.starts)-1)...)
	row := 0
	for at := 0; word != "" && at < len(hay.text); at = int(hay.starts[row]) {
		i := strings.Index(hay.text[at:], word)
		if i < 0 {
			break
		}
		for int(hay.starts[row+1]) <= at+i {
			row++
		}
		w.hits[row] = true
		row++
	}
}

// row reports whether a row matches the term without its minus.
func (w *matchWorker) row(st *step, b *Block, i int) bool {
	t := st.term
	switch {
	case t.kind == inStates:
		f := b.rows[i].facts()
		if st.flags != nil {
			f.list = st.flags[w.first+i]
		}
		return t.holds(f)
	case t.kind == inEntries:
		return t.changedHas(b.textOf(i, textID))
	case t.kind == anywhere:
		return st.company(b, i) || w.anyText(st, b, i)
	case st.companies != nil:
		return st.company(b, i)
	case t.kind == inHas:
		return !st.inBlock || !blank(b.textOf(i, st.which))
	default:
		return w.text(st, b, i, st.which)
	}
}

// anyText reports whether one of the texts of a row matches.
func (w *matchWorker) anyText(st *step, b *Block, i int) bool {
	for which := range rowTexts {
		if w.text(st, b, i, which) {
			return true
		}
	}
	return false
}

func (w *matchWorker) text(st *step, b *Block, i, which int) bool {
	return st.term.matchFolded(b.textOf(i, which), b.folded(i, which), &w.key)
}

// company reports whether the row's company matches.
func (st *step) company(b *Block, i int) bool {
	n := b.rows[i].company
	if int(n) >= len(st.companies) {
		n = 0
	}
	return st.companies[n]
}

// needsLists reports whether the term depends on Sage's lists.
func (t *Term) needsLists() bool {
	return slices.ContainsFunc(t.states, func(s state) bool { return s.fromList })
}

// holds reports whether one of the term's states is true.
func (t *Term) holds(f facts) bool {
	for i := range t.states {
		if t.states[i].holds(f) {
			return true
		}
	}
	return false
}

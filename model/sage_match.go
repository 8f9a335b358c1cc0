package model

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// sagePartRows is the number of rows that are matched at a time.
const sagePartRows = 1 << 12

// sagePart is the folded text of sagePartRows rows of SageCustomers. It is computed when the first filter needs it.
type sagePart struct {
	once, evidenceOnce sync.Once
	hay, evidence      haystack // of the columns that words are searched in, and of the others
}

// The columns of a haystack are those before sageEvidence, and of the other one the rest.
const (
	sageEvidence = int(ListedPostcode - firstListed)
	sageTextSize = 64 // usual bytes of the texts of a row in a haystack
)

// haystack returns the folded texts of a part in which words are searched.
func (s *SageCustomers) haystack(part int) *haystack {
	p := &s.parts[part]
	p.once.Do(func() { p.hay = s.foldTexts(part, 0, sageEvidence) })
	return &p.hay
}

// evidenceHaystack returns the folded evidence of a part.
func (s *SageCustomers) evidenceHaystack(part int) *haystack {
	p := &s.parts[part]
	p.evidenceOnce.Do(func() { p.evidence = s.foldTexts(part, sageEvidence, len(sageColumns)) })
	return &p.evidence
}

// foldTexts returns the folded texts of a part in the columns from one to before another.
func (s *SageCustomers) foldTexts(part, from, to int) haystack {
	first := part * sagePartRows
	rows, at, r := min(sagePartRows, s.Len()-first), -1, ListedCustomer{}
	return newHaystack(rows, from, to, rows*sageTextSize, func(row, which int) string {
		if row != at {
			at, r = row, s.At(first+row)
		}
		return sageColumns[which].sageText(r)
	})
}

// folded returns the folded value of a column.
func (s *SageCustomers) folded(row int, c Column) string {
	part, row, which := row/sagePartRows, row%sagePartRows, int(c-firstListed)
	if which < sageEvidence {
		return s.haystack(part).textOf(row, which)
	}
	return s.evidenceHaystack(part).textOf(row, which-sageEvidence)
}

// matching returns the rows that match all terms.
func (s *SageCustomers) matching(ctx context.Context, terms []Term) ([]int32, error) {
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(a, b Term) int { return cmp.Compare(a.cost(), b.cost()) })
	keep := make([]bool, s.Len())
	err := inParallel(ctx, len(s.parts), func() func(int) {
		var w matchWorker
		return func(part int) {
			first := part * sagePartRows
			w.sagePart(s, terms, part, keep[first:min(first+sagePartRows, len(keep))])
		}
	})
	if err != nil {
		return nil, err
	}
	return kept(keep), nil
}

// sagePart sets keep to whether each row of a part matches all terms.
func (w *matchWorker) sagePart(s *SageCustomers, terms []Term, part int, keep []bool) {
	for i := range keep {
		keep[i] = true
	}
	for n := range terms {
		t := &terms[n]
		word := ""
		if t.kind == anywhere && t.values[0].op == contains {
			word = t.values[0].folded
		}
		if word != "" {
			w.find(word, s.haystack(part))
		}
		for i := range keep {
			switch {
			case !keep[i]:
			case word != "":
				keep[i] = w.hits[i] != t.not
			default:
				keep[i] = w.sageRow(s, t, part*sagePartRows+i) != t.not
			}
		}
	}
}

// sageRow reports whether a row matches a term without its minus.
func (w *matchWorker) sageRow(s *SageCustomers, t *Term, row int) bool {
	switch t.kind {
	case inStates:
		f := s.facts(row)
		return slices.ContainsFunc(t.states, func(x state) bool { return x.ofSage(f) })
	case inHas:
		return !blank(s.folded(row, t.column))
	case inColumn:
		return w.sageText(s, t, row, t.column)
	}
	return slices.ContainsFunc(sageColumns[:sageEvidence], func(info ColumnInfo) bool { return w.sageText(s, t, row, info.Column) })
}

// sageText reports whether a value of a column matches. Each linked customer is a value by itself.
func (w *matchWorker) sageText(s *SageCustomers, t *Term, row int, c Column) bool {
	folded := s.folded(row, c)
	if t.onlyFolded() {
		return t.matchFolded(folded, folded, &w.key)
	}
	if c != ListedLinked || s.facts(row).linked < 2 {
		return t.matchFolded(s.Text(row, c), folded, &w.key)
	}
	return slices.ContainsFunc(s.At(row).LinkedIDs(), t.matchText)
}

// onlyFolded reports whether the values of a term are all searched in folded text.
func (t *Term) onlyFolded() bool {
	return !slices.ContainsFunc(t.values, func(v value) bool { return v.op != contains })
}

// Sort returns the rows, in a new slice, sorted by columns, as Snapshot.Sort does.
func (s *SageCustomers) Sort(ctx context.Context, rows []int32, by []Order) ([]int32, error) {
	sorted, err := slices.Clone(rows), error(nil)
	for _, o := range slices.Backward(by) { // as each sort is stable, the first order is applied last
		add := func(rows []int32, keys *runKeys) {
			for _, row := range rows {
				keys.add(s.folded(int(row), o.Column))
			}
		}
		if sorted, err = sortTexts(ctx, sorted, add, o.Descending); err != nil {
			return nil, err
		}
	}
	return sorted, ctx.Err()
}

// Values returns the distinct values of a column in the rows, as Snapshot.Values does. Each linked customer counts as a
// value of its own.
func (s *SageCustomers) Values(ctx context.Context, rows []int32, c Column) ([]ValueCount, error) {
	values := make([]string, 0, len(rows)) // a row can have several
	for _, row := range rows {
		values = append(values, s.CellValues(int(row), c)...)
	}
	return countValues(ctx, allRows(len(values)), func(rows []int32, spellings *tally) {
		for _, row := range rows {
			spellings.add(values[row], ValueCount{values[row], 1})
		}
	})
}

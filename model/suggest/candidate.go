package suggest

import (
	"cmp"
	"slices"
)

// Limits of the search, so that its time does not depend on how hostile the lists are.
const (
	maxVisits        = 120_000 // entries of the index that are read for a name; the commonest 3-grams are read last
	maxDocuments     = 24      // different names that are compared
	minCosine        = 0.12    // for these
	maxPerName       = 24      // records of one name that are compared
	maxPerValue      = 24      // records of one value that are compared; a value that more have says too little
	maxReverseVisits = 4_000_000
	maxReverse       = 400
)

// searcher finds candidates and compares them. It holds buffers: one goroutine uses it.
type searcher struct {
	m        *Matcher
	al       aligner
	grams    []uint32
	sums     [2][]float32 // by document of each side: what it shares with the name; all 0 between searches
	touched  []uint32
	found    []document
	acronyms []uint32
	ids      []uint32
	pairs    []verdict
}

// document is a name that shares 3-grams with another.
type document struct {
	number uint32
	cosine float32
}

// candidates returns the records of the side that are worth a comparison with r, in ascending order.
func (s *searcher) candidates(r *record, of side, visits, most int) []uint32 {
	s.ids = s.ids[:0]
	x := s.m.index(of)
	for i := range r.names {
		s.search(x, of, r.names[i].words, visits, most)
		for _, d := range s.found {
			s.addDocument(x, d.number)
		}
		s.acronyms = x.appendAcronyms(s.acronyms[:0], r.names[i].words)
		for _, d := range s.acronyms {
			s.addDocument(x, d)
		}
	}
	for _, id := range r.values {
		if records := s.m.values.holders[of].of(int(id)); id != 0 && len(records) <= maxPerValue {
			s.ids = append(s.ids, records...)
		}
	}
	slices.Sort(s.ids)
	s.ids = slices.Compact(s.ids)
	return s.ids
}

// addDocument adds the records that have the name.
func (s *searcher) addDocument(x *gramIndex, number uint32) {
	records := x.documents.of(int(number))
	s.ids = append(s.ids, records[:min(len(records), maxPerName)]...)
}

// search sets s.found to the documents with the greatest cosine to the words.
func (s *searcher) search(x *gramIndex, of side, words []word, visits, most int) {
	s.found = s.found[:0]
	if len(s.sums[of]) < x.total {
		s.sums[of] = make([]float32, x.total)
	}
	sums := s.sums[of]
	s.grams = appendGrams(s.grams[:0], words)
	norm := x.inverseNorm(s.grams)
	slices.SortFunc(s.grams, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(len(x.grams.of(int(a))), len(x.grams.of(int(b)))), cmp.Compare(a, b))
	})
	s.touched = s.touched[:0]
	for _, g := range s.grams {
		list := x.grams.of(int(g))
		if visits -= len(list); visits < 0 && len(s.touched) > 0 {
			break
		}
		w := x.weight(g)
		for _, d := range list {
			if sums[d] == 0 {
				s.touched = append(s.touched, d)
			}
			sums[d] += w
		}
	}
	for _, d := range s.touched {
		if c := sums[d] * norm * x.norm[d]; c >= minCosine {
			s.found = append(s.found, document{d, c})
		}
		sums[d] = 0
	}
	s.keepBest(most)
}

// keepBest keeps the documents with the greatest cosine.
func (s *searcher) keepBest(most int) {
	slices.SortFunc(s.found, func(a, b document) int {
		return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.number, b.number))
	})
	s.found = s.found[:min(len(s.found), most)]
}

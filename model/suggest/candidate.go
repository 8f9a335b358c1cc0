package suggest

import (
	"cmp"
	"slices"
)

// limits are the limits of a search, so that its time does not depend on how hostile the lists are.
type limits struct {
	visits    int     // entries of the index that are read for a name; the commonest 3-grams are read last
	documents int     // different names that are compared
	cosine    float32 // for these, the least
	perName   int     // records of one name that are compared
	perValue  int     // a value that more records have says too little
}

// The limits of a search for the targets of a customer, and of one for all customers that may claim a target.
var (
	forward  = limits{visits: 120_000, documents: 24, cosine: 0.12, perName: 24, perValue: 24}
	backward = limits{visits: 4_000_000, documents: 2000, cosine: 0.04, perName: 2000, perValue: 2000}
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
func (s *searcher) candidates(r *record, of side, limit limits) []uint32 {
	s.ids = s.ids[:0]
	x := s.m.index(of)
	for i := range r.names {
		s.search(x, of, r.names[i].words, limit)
		for _, d := range s.found {
			s.addDocument(x, d.number, limit)
		}
		s.acronyms = x.appendAcronyms(s.acronyms[:0], r.names[i].words)
		for _, d := range s.acronyms {
			s.addDocument(x, d, limit)
		}
	}
	for _, id := range r.values {
		if records := s.m.values.holders[of].of(int(id)); id != 0 && len(records) <= limit.perValue {
			s.ids = append(s.ids, records...)
		}
	}
	slices.Sort(s.ids)
	s.ids = slices.Compact(s.ids)
	return s.ids
}

// addDocument adds the records that have the name.
func (s *searcher) addDocument(x *gramIndex, number uint32, limit limits) {
	records := x.documents.of(int(number))
	s.ids = append(s.ids, records[:min(len(records), limit.perName)]...)
}

// search sets s.found to the documents with the greatest cosine to the words.
func (s *searcher) search(x *gramIndex, of side, words []word, limit limits) {
	s.found = s.found[:0]
	s.grams = appendGrams(s.grams[:0], words)
	norm := x.inverseNorm(s.grams)
	sums := s.sum(x, of, limit.visits)
	for _, d := range s.touched {
		if c := sums[d] * norm * x.norm[d]; c >= limit.cosine {
			s.found = append(s.found, document{d, c})
		}
		sums[d] = 0
	}
	s.keepBest(limit.documents)
}

// sum returns what the documents share with s.grams, by document, and sets s.touched to those that share any. The rarest
// 3-grams are read first.
func (s *searcher) sum(x *gramIndex, of side, visits int) []float32 {
	if len(s.sums[of]) < x.total {
		s.sums[of] = make([]float32, x.total)
	}
	sums := s.sums[of]
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
	return sums
}

// steps is in how many steps cosines are counted, to find the best of many without sorting all.
const steps = 128

// keepBest keeps the documents with the greatest cosine, at most the given number, greatest first.
func (s *searcher) keepBest(most int) {
	if len(s.found) > most {
		var count [steps + 1]int
		for _, d := range s.found {
			count[d.step()]++
		}
		lowest, n := steps, count[steps]
		for n < most && lowest > 0 {
			lowest--
			n += count[lowest]
		}
		s.found = slices.DeleteFunc(s.found, func(d document) bool { return d.step() < lowest })
	}
	slices.SortFunc(s.found, func(a, b document) int {
		return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.number, b.number))
	})
	s.found = s.found[:min(len(s.found), most)]
}

// step returns the cosine in steps, from 0 to steps.
func (d document) step() int { return max(0, min(steps, int(d.cosine*steps))) }

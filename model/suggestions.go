package model

import (
	"cmp"
	"context"
	"slices"

	"dovetail/model/suggest"
)

// Suggestions are the suggestions for the customers of a snapshot: for each of them that has one that is offered, best
// first. They are immutable. What is said about a suggestion is made when it is asked for, some 10 µs each.
type Suggestions struct {
	suggester *Suggester
	results   suggest.Results
	rejected  rejections
	again     bool // what was rejected is offered again
	best      []bestSuggestion
	counts    [TierCertain + 1]int
	offered   int // how many of best are offered; behind them are those of customers to which nothing is offered
	notFree   int
	withheld  int
}

// bestSuggestion is the best suggestion that is offered to a customer.
type bestSuggestion struct {
	row     int32 // the customer's
	target  int32
	score   float32
	tier    Tier  // NoTier if nothing is offered: target is not free then
	notFree int32 // the target that is nearer and not free; -1 if there is none
}

// newSuggestions returns the suggestions in results; those that were rejected only if again is true.
func newSuggestions(ctx context.Context, g *Suggester, results suggest.Results, rejected []RejectedSuggestion, again bool) (*Suggestions, error) {
	s := &Suggestions{suggester: g, results: results, rejected: newRejections(rejected), again: again}
	for row := range g.snapshot.Len() {
		if row%checkedRows == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.add(row)
	}
	slices.SortStableFunc(s.best, func(a, b bestSuggestion) int {
		return cmp.Or(cmp.Compare(b.tier, a.tier), cmp.Compare(b.score, a.score))
	})
	s.offered = len(s.best) - s.counts[NoTier]
	return s, ctx.Err()
}

// checkedRows is the number of customers after which a loop over all of them checks its context.
const checkedRows = 4096

// add adds the customer in a row, if anything is offered to it.
func (s *Suggestions) add(row int) {
	target, tier, score := s.results.Best(row)
	notFree := s.notFreeFor(row)
	if (target >= 0 || notFree >= 0) && s.suggester.snapshot.At(row).Next() != Create {
		return // it was linked since it was compared
	}
	if target < 0 || !s.offers(row, target) {
		found := s.results.Of(row)
		if len(found) == 0 {
			return
		}
		i := slices.IndexFunc(found, func(f suggest.Suggestion) bool { return f.Tier != NoTier && s.offers(row, f.Target) })
		if i < 0 {
			s.withheld++
			if notFree < 0 {
				return
			}
			target, tier, score = notFree, NoTier, 0
		} else {
			target, tier, score = found[i].Target, found[i].Tier, found[i].Score
		}
	}
	if notFree >= 0 {
		s.notFree++
	}
	s.best = append(s.best, bestSuggestion{int32(row), int32(target), float32(score), tier, int32(notFree)})
	s.counts[tier]++
}

// notFreeFor returns the target that is nearest to the customer in a row and not free; -1 if there is none, or if a user
// rejected it.
func (s *Suggestions) notFreeFor(row int) int {
	target := s.results.NotFree(row)
	if target >= 0 && s.wasRejected(row, target) {
		return -1
	}
	return target
}

// offers reports whether a target can be offered to the customer in a row.
func (s *Suggestions) offers(row, target int) bool {
	list, i := s.suggester.target(target)
	return len(list.Holders(i)) == 0 && (s.again || !s.wasRejected(row, target))
}

// wasRejected reports whether a user rejected a target for the customer in a row.
func (s *Suggestions) wasRejected(row, target int) bool {
	if len(s.rejected) == 0 {
		return false
	}
	list, i := s.suggester.target(target)
	return s.rejected.has(s.suggester.snapshot.At(row).ID, list.List.At(i).Link(list.Company))
}

// Snapshot returns the snapshot that the suggestions are for.
func (s *Suggestions) Snapshot() *Snapshot { return s.suggester.snapshot }

// Len returns the number of customers with a suggestion that is offered.
func (s *Suggestions) Len() int { return s.offered }

// Total returns the number of customers with a suggestion that is offered or not free. Those to which nothing is offered are
// customers Len() to Total()-1.
func (s *Suggestions) Total() int { return len(s.best) }

// NotFree returns the number of customers to which a Sage customer that is not free is nearer than all that are offered: they
// are probably in Sage already.
func (s *Suggestions) NotFree() int { return s.notFree }

// IsNotFree reports whether customer i, 0 to Total()-1, is one of these.
func (s *Suggestions) IsNotFree(i int) bool { return s.best[i].notFree >= 0 }

// Withheld returns the number of customers for which a Sage customer was found that is not offered, and no other: it is
// linked or not open, or the suggestion was rejected.
func (s *Suggestions) Withheld() int { return s.withheld }

// Count returns the number of customers whose best suggestion has a tier.
func (s *Suggestions) Count(t Tier) int { return s.counts[t] }

// Tier returns the tier of the best suggestion for customer i, 0 to Len()-1.
func (s *Suggestions) Tier(i int) Tier { return s.best[i].tier }

// Row returns the row of customer i in the snapshot.
func (s *Suggestions) Row(i int) int { return int(s.best[i].row) }

// Pair returns customer i and the Sage customer that is its best suggestion, without what Best says of it.
func (s *Suggestions) Pair(i int) (c Customer, company Company, sage SageCustomer) {
	return s.pair(i, false)
}

// pair returns what Pair does, or customer i with the Sage customer that is nearest and not free.
func (s *Suggestions) pair(i int, notFree bool) (c Customer, company Company, sage SageCustomer) {
	target := s.best[i].target
	if notFree {
		target = s.best[i].notFree
	}
	list, at := s.suggester.target(int(target))
	return s.suggester.snapshot.At(s.Row(i)), list.Company, list.List.At(at)
}

// IsRejected reports whether a user rejected the best suggestion for customer i.
func (s *Suggestions) IsRejected(i int) bool { return s.wasRejected(s.Row(i), int(s.best[i].target)) }

// At returns the suggestions for customer i, as Suggester.For does.
func (s *Suggestions) At(i int) []Suggestion {
	return s.suggester.convert(s.Row(i), s.results.Of(s.Row(i)), s.rejected, s.again)
}

// Best returns the best suggestion for customer i that is offered, or the nearest, which is not free, if nothing is.
func (s *Suggestions) Best(i int) Suggestion {
	list := s.At(i)
	return list[max(slices.IndexFunc(list, func(x Suggestion) bool { return x.Rank == 1 }), 0)]
}

// NotFreeAt returns what is nearest to customer i, for which IsNotFree, and is not free.
func (s *Suggestions) NotFreeAt(i int) Suggestion { return s.At(i)[0] }

// Of returns the suggestion of a link for customer i, and whether it is offered.
func (s *Suggestions) Of(i int, l Link) (Suggestion, bool) {
	list := s.At(i)
	at := slices.IndexFunc(list, func(x Suggestion) bool { return x.IsOffered() && x.Link() == l })
	if at < 0 {
		return Suggestion{}, false
	}
	return list[at], true
}

// CustomerID returns the CustomerId of customer i.
func (s *Suggestions) CustomerID(i int) string { return s.suggester.snapshot.At(s.Row(i)).ID }

// Find returns the customer with a CustomerId, -1 if it has no suggestion and none that is not free. It takes
// some 50 µs for 100,000.
func (s *Suggestions) Find(id string) int {
	row, found := s.suggester.snapshot.Find(id)
	if !found {
		return -1
	}
	return slices.IndexFunc(s.best, func(b bestSuggestion) bool { return int(b.row) == row })
}

package suggest

import (
	"cmp"
	"math"
	"slices"
)

// Results are the suggestions for all open customers: about 100 bytes a customer. It can be used by several goroutines.
type Results struct {
	m       *Matcher
	found   [][]found         // by customer
	wanters map[int32]wanters // by target
}

// wantedTargets returns the targets that are likely at least for one of the customers.
func (r *Results) wantedTargets() []int {
	wanted := make([]bool, len(r.m.targets))
	var list []int
	for _, found := range r.found {
		for _, f := range found {
			if f.tier >= Likely && !wanted[f.target] {
				wanted[f.target] = true
				list = append(list, int(f.target))
			}
		}
	}
	return list
}

// settle finds the twins, and lowers the tiers of the targets that several customers want.
func (r *Results) settle(claims []claim) {
	r.wanters = map[int32]wanters{}
	for i, c := range claims {
		if c.target < 0 {
			continue
		}
		w := r.wanters[c.target]
		w.customers = append(w.customers, int32(i))
		w.claims = append(w.claims, c)
		r.wanters[c.target] = w
	}
	for i := range r.found {
		for k, f := range r.found[i] {
			r.found[i][k] = f.with(r.twins(i, f))
		}
		sortFound(r.found[i])
	}
}

// twins returns the other customers that want what was found for a customer.
func (r *Results) twins(customer int, f found) []int {
	if f.tier < Likely {
		return nil
	}
	return r.wanters[f.target].twins(customer, f.claim())
}

// Len returns the number of customers, open or not.
func (r Results) Len() int { return len(r.found) }

// Of returns the suggestions for a customer, best first: at most five that are offered, then at most two likely ones
// that are not, of tier None. One of these comes first if it is nearer than all that are offered. It makes the reasons in words, some 10 µs a suggestion.
func (r Results) Of(customer int) []Suggestion {
	s := r.m.searcher()
	defer r.m.searchers.Put(s)
	list := make([]Suggestion, len(r.found[customer]))
	for i, f := range r.found[customer] {
		list[i] = s.describe(customer, f, r.twins(customer, f))
	}
	return list
}

// Best returns the target, tier and score of a customer's best suggestion without its reasons; the tier is None, and the
// target -1, if there is none.
func (r Results) Best(customer int) (target int, tier Tier, score float64) {
	for _, f := range r.found[customer] {
		if f.tier != None {
			return int(f.target), f.tier, score01(f.points)
		}
	}
	return -1, None, 0
}

// NotFree returns the target that is nearer to a customer than all that are offered, likely, and not offered itself; -1 if
// there is none.
func (r Results) NotFree(customer int) int {
	if list := r.found[customer]; len(list) > 0 && list[0].isNotFree() {
		return int(list[0].target)
	}
	return -1
}

// score01 returns points as a score from 0 to 1: 10, for equal names alone, are 0.92.
func score01(points float32) float64 {
	if points <= 0 {
		return 0
	}
	return math.Round(1000*(1-math.Exp(-float64(points)/4))) / 1000
}

// sortFound sorts what was found, the highest tier first; within a tier, the most points stay first. What is not free comes
// before all.
func sortFound(list []found) {
	rank := func(f found) Tier {
		if f.isNotFree() {
			return Certain + 1
		}
		return f.tier
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(rank(b), rank(a)) })
}

package suggest

import (
	"cmp"
	"slices"
)

// margin is by how many points the nearest target must lead so that it can be above likely.
const margin = 1

// judgeAll returns the verdicts on all candidates of a customer, most points first, and what they change in each other.
// The slice is valid until the next call.
func (s *searcher) judgeAll(c *record) []verdict {
	s.pairs = s.pairs[:0]
	targets := s.m.records[ofTargets]
	for _, id := range s.candidates(c, ofTargets, forward) {
		if v := s.judge(c, &targets[id]); v.tier != None {
			s.pairs = append(s.pairs, v)
		}
	}
	slices.SortFunc(s.pairs, func(a, b verdict) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.target, b.target))
	})
	s.limitTiers()
	return s.pairs
}

// limitTiers lowers the tiers of the verdicts where another target is as near, or nearer.
func (s *searcher) limitTiers() {
	for i := range s.pairs {
		v := &s.pairs[i]
		if i == 0 {
			v.nearest = true
			v.rivals = hasRival(s.pairs)
		}
		if v.rivals || !v.nearest {
			v.tier = min(v.tier, Likely)
		}
		if s.pairs[0].points-v.points > farBehind {
			v.tier = min(v.tier, Review)
		}
	}
}

// farBehind is by how many points a target must be behind the nearest to be for review only.
const farBehind = 4

// hasRival reports whether another target has about as many points as the first, or has the name that the first has only
// with slips or other words.
func hasRival(pairs []verdict) bool {
	first := &pairs[0]
	for i := range pairs[1:] {
		v := &pairs[i+1]
		if first.points-v.points < margin {
			return true
		}
		if n := &v.name; n.level >= levelCore && n.level > first.name.level && !n.otherForm() && v.values.against < 1.5 {
			return true
		}
	}
	return false
}

// claim is the target that is nearest to a customer, if the pair is likely at least.
type claim struct {
	target int32 // -1 is none
	points float32
	tier   Tier
}

// claimOf returns the claim that the verdicts on a customer's candidates make. A target that is not offered is
// claimed too: whose nearest target it is does not want another one.
func claimOf(pairs []verdict) claim {
	if len(pairs) == 0 || pairs[0].tier < Likely {
		return claim{target: -1}
	}
	return claim{pairs[0].target, pairs[0].points, pairs[0].tier}
}

// contests reports whether a claim leaves open whose the target of another one is, or is the stronger one: a holding
// does not take the target from the firm of which it is the exact name, but the firm takes it from the holding.
func (c claim) contests(other claim) bool {
	return c.tier >= Strong && other.tier >= Strong || c.points > other.points-2
}

// wanters are the customers that claim a target, in ascending order.
type wanters struct {
	customers []int32
	claims    []claim
}

// maxWanters is how many claims on one target are looked at. More have the same name, or the lists are hostile.
const maxWanters = 1000

// twins returns the other customers whose claims contest the own one, at most maxTwins.
func (w wanters) twins(customer int, own claim) []int {
	var list []int
	for i, c := range w.customers[:min(len(w.customers), maxWanters)] {
		if int(c) != customer && w.claims[i].contests(own) {
			if list = append(list, int(c)); len(list) == maxTwins {
				break
			}
		}
	}
	return list
}

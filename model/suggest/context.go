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
	for i := range s.pairs {
		v := &s.pairs[i]
		v.nearest = i == 0
		if i == 0 && len(s.pairs) > 1 {
			v.rivals = v.points-s.pairs[1].points < margin
		}
		if v.rivals || !v.nearest {
			v.tier = min(v.tier, Likely)
		}
		if i > 0 && s.pairs[0].points-v.points > 4 {
			v.tier = min(v.tier, Review)
		}
	}
	return s.pairs
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

// rivals reports whether two claims on one target leave open whose it is.
func (c claim) rivals(other claim) bool {
	diff := c.points - other.points
	return c.tier >= Strong && other.tier >= Strong || diff < 2 && diff > -2
}

// wanters are the customers that claim a target, in ascending order.
type wanters struct {
	customers []int32
	claims    []claim
}

// maxWanters is how many claims on one target are looked at. More have the same name, or the lists are hostile.
const maxWanters = 1000

// twins returns the other customers whose claims leave open whose the target is, at most maxTwins.
func (w wanters) twins(customer int, own claim) []int {
	var list []int
	for i, c := range w.customers[:min(len(w.customers), maxWanters)] {
		if int(c) != customer && own.rivals(w.claims[i]) {
			if list = append(list, int(c)); len(list) == maxTwins {
				break
			}
		}
	}
	return list
}

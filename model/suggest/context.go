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
		return cmp.Or(cmp.Compare(b.points, a.points), s.m.offeredFirst(a.target, b.target), cmp.Compare(a.target, b.target))
	})
	s.limitTiers()
	return s.pairs
}

// offeredFirst returns the order of two targets: one that is offered comes before one that is not.
func (m *Matcher) offeredFirst(a, b int32) int {
	switch x, y := m.targets[a].Offered, m.targets[b].Offered; {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// limitTiers lowers the tiers of the verdicts where another target is as near, or nearer. Where the nearest is likely but
// not offered, those that are offered are for review only: the customer is probably there already.
func (s *searcher) limitTiers() {
	for i := range s.pairs {
		v := &s.pairs[i]
		if i == 0 {
			v.nearest = true
			v.near = rivalOf(s.pairs)
			v.rivals = v.near >= 0
		} else {
			v.near = s.pairs[0].target
		}
		if v.rivals || !v.nearest {
			v.tier = min(v.tier, Likely)
		}
		if s.pairs[0].points-v.points > farBehind || i > 0 && s.m.isNotFree(&s.pairs[0]) && s.m.targets[v.target].Offered {
			v.tier = min(v.tier, Review)
		}
	}
}

// isNotFree reports whether the nearest target of a customer is likely but not offered.
func (m *Matcher) isNotFree(nearest *verdict) bool {
	return nearest.tier >= Likely && !m.targets[nearest.target].Offered
}

// farBehind is by how many points a target must be behind the nearest to be for review only.
const farBehind = 4

// rivalOf returns the target that has about as many points as the first, or has the name that the first has only with slips
// or other words; -1 if there is none.
func rivalOf(pairs []verdict) int32 {
	first := &pairs[0]
	for i := range pairs[1:] {
		v := &pairs[i+1]
		if first.points-v.points < margin {
			return v.target
		}
		if n := &v.name; n.level >= levelCore && n.level > first.name.level && !n.otherForm() && v.values.against < 1.5 {
			return v.target
		}
	}
	return -1
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

package model

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
)

// Each plan that Offers makes takes as long as the upload's own. Of a small file it makes maxOfferPlans at most; of a large
// one fewer, for maxOfferRows rows together, but minOfferPlans.
const (
	minOfferPlans = 1
	maxOfferPlans = 12
	maxOfferRows  = 300_000
)

// Offer is an allowance by which rejected rows of an upload would be accepted.
type Offer struct {
	Faults Faults
	Rows   int // rejected rows that it would accept
}

// Offers returns the allowances for all rows by which rejected rows would be accepted, the smallest ones first. A row
// that has several faults needs all of them to be allowed; one that has a fault which cannot be allowed is in none.
// To know that, it plans the upload again with each allowance. A load offers none.
func (p *Plan) Offers() (offers []Offer) {
	if p.Kind != ForUpload {
		return nil
	}
	limit := max(minOfferPlans, min(maxOfferPlans, maxOfferRows/max(1, p.Len())))
	waiting := map[Faults][]int{} // rejected rows by the faults that they need to be allowed, as far as is known
	p.groupRejected(p.rejectedRows(), 0, waiting)
	for plans := 0; len(waiting) > 0 && plans < limit; plans++ {
		set := slices.MinFunc(slices.Collect(maps.Keys(waiting)), compareFaults)
		rows := waiting[set]
		delete(waiting, set)
		allow := p.Allow
		allow.All |= set
		again := PlanUpload(p.File, p.Snapshot, allow)
		accepted := 0
		for _, i := range rows {
			if again.Class(i) != Rejected {
				accepted++
			}
		}
		if accepted > 0 {
			offers = append(offers, Offer{set, accepted})
		}
		again.groupRejected(rows, set, waiting)
	}
	return offers
}

// rejectedRows returns the rejected rows.
func (p *Plan) rejectedRows() (rows []int) {
	for i := range p.rows {
		if p.rows[i].class == Rejected {
			rows = append(rows, i)
		}
	}
	return rows
}

// groupRejected adds those of the rows that are rejected for a fault which can be allowed to groups: by the faults of
// set, which are allowed already, and that one.
func (p *Plan) groupRejected(rows []int, set Faults, groups map[Faults][]int) {
	for _, i := range rows {
		if p.rows[i].class == Rejected && p.allowable(i) && !set.Has(p.rows[i].fault) {
			with := set.With(p.rows[i].fault)
			groups[with] = append(groups[with], i)
		}
	}
}

// compareFaults returns the order of two sets of faults, as cmp.Compare does: by size, then by the faults' numbers.
func compareFaults(a, b Faults) int {
	return cmp.Or(cmp.Compare(bits.OnesCount32(uint32(a)), bits.OnesCount32(uint32(b))), cmp.Compare(a, b))
}

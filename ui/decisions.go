package ui

import (
	"slices"

	"dovetail/model"
)

// decision is what the user decided on the suggestion for a customer.
type decision uint8

const (
	undecided decision = iota
	accepted           // to be applied
	rejected           // remembered in the database
	decisionKinds
)

// decisions are what the user decided on the suggestions of a list.
type decisions struct {
	all    *model.Suggestions
	of     []decision               // by customer of the list
	others map[int]model.Suggestion // accepted ones that are not the best for their customer
	counts [decisionKinds]int
	tiers  [model.TierCertain + 1]int // undecided, by tier
}

// newDecisions returns the decisions of a list of which only the rejections of earlier are decided.
func newDecisions(all *model.Suggestions) *decisions {
	d := &decisions{all: all, of: make([]decision, all.Total()), others: map[int]model.Suggestion{}}
	d.counts[undecided] = all.Len()
	for _, t := range model.Tiers() {
		d.tiers[t] = all.Count(t)
	}
	for i := range all.Len() {
		if all.IsRejected(i) {
			d.set(i, rejected)
		}
	}
	return d
}

// set decides on the best suggestion for customer i.
func (d *decisions) set(i int, to decision) {
	from, tier := d.of[i], d.all.Tier(i)
	delete(d.others, i)
	if from == to {
		return
	}
	d.of[i] = to
	d.counts[from]--
	d.counts[to]++
	switch {
	case from == undecided:
		d.tiers[tier]--
	case to == undecided:
		d.tiers[tier]++
	}
}

// accept accepts a suggestion for customer i, which can be another than the best.
func (d *decisions) accept(i int, x model.Suggestion) {
	d.set(i, accepted)
	if x.Rank != 1 {
		d.others[i] = x
	}
}

// chosen returns the suggestion for customer i that was accepted, or else the best one.
func (d *decisions) chosen(i int) model.Suggestion {
	if x, other := d.others[i]; other {
		return x
	}
	return d.all.Best(i)
}

// accepted returns the customers whose suggestions were accepted, with the links, best first.
func (d *decisions) accepted() (list []model.Customer) {
	for i, x := range d.of {
		if x == accepted {
			list = append(list, model.Customer{ID: d.all.CustomerID(i), Link: d.link(i)})
		}
	}
	return list
}

// rival returns the CustomerId of another customer for which the same Sage customer was accepted as for customer i, "" if
// there is none.
func (d *decisions) rival(i int) string {
	link := d.link(i)
	for j, x := range d.of {
		if x == accepted && j != i && d.link(j) == link {
			return d.all.CustomerID(j)
		}
	}
	return ""
}

// clone returns a copy that does not change with d.
func (d *decisions) clone() *decisions {
	if d == nil {
		return nil
	}
	c := *d
	c.of, c.others = slices.Clone(d.of), make(map[int]model.Suggestion, len(d.others))
	for i, x := range d.others {
		c.others[i] = x
	}
	return &c
}

// carriedTo returns what was accepted in d as decisions of another list, and the CustomerIds of what is no longer offered
// there. A nil d has no decisions.
func (d *decisions) carriedTo(all *model.Suggestions) (kept *decisions, gone []string) {
	kept = newDecisions(all)
	if d == nil || d.counts[accepted] == 0 {
		return kept, nil
	}
	at := make(map[string]int, d.counts[accepted])
	for i, x := range d.of {
		if x == accepted {
			at[d.all.CustomerID(i)] = i
		}
	}
	for i := range all.Len() {
		id := all.CustomerID(i)
		was, found := at[id]
		if !found {
			continue
		}
		if kept.link(i) == d.link(was) {
			kept.set(i, accepted)
			delete(at, id)
		} else if x, offered := all.Of(i, d.link(was)); offered {
			kept.accept(i, x)
			delete(at, id)
		}
	}
	for id, was := range at {
		if !d.isDone(was, all) {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	return kept, gone
}

// isDone reports whether customer i has the link of its accepted suggestion in the data of another list.
func (d *decisions) isDone(i int, all *model.Suggestions) bool {
	x, _ := all.Snapshot().Customer(d.all.CustomerID(i))
	return x.Link.Agrees(d.link(i))
}

// link returns the link of the suggestion for customer i that was accepted, or else of the best one.
func (d *decisions) link(i int) model.Link {
	if x, other := d.others[i]; other {
		return x.Link()
	}
	_, company, sage := d.all.Pair(i)
	return sage.Link(company)
}

// carry decides on the suggestion for customer i in other decisions as in d. It returns the CustomerId if it was accepted
// and is no longer offered.
func (d *decisions) carry(i int, to *decisions) (gone []string) {
	id := d.all.CustomerID(i)
	at := to.all.Find(id)
	if at < 0 {
		if d.of[i] == accepted && !d.isDone(i, to.all) {
			gone = append(gone, id)
		}
		return gone
	}
	x, offered := to.all.Of(at, d.link(i))
	switch {
	case d.of[i] == accepted && offered:
		to.accept(at, x)
	case d.of[i] == accepted:
		to.set(at, undecided)
		gone = append(gone, id)
	case offered && x.Rank == 1 || d.of[i] == undecided:
		to.set(at, d.of[i])
	}
	return gone
}

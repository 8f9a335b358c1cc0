package model

import (
	"cmp"
	"slices"
)

// SageListChange is a Sage customer in two versions of a list. It is zero where a version does not have it.
type SageListChange struct {
	Before, After SageCustomer
	Linked        bool // a Layer customer is linked to it now
}

// rank returns the place among the changes: what vanishes and is linked, what vanishes, renames, other changes, and what
// appears.
func (c SageListChange) rank() int {
	switch {
	case c.After == SageCustomer{} && c.Linked:
		return 0
	case c.After == SageCustomer{}:
		return 1
	case c.Before == SageCustomer{}:
		return 4
	case c.Before.Name != c.After.Name:
		return 2
	}
	return 3
}

// CompareSageLists returns what changed between two versions of a company's list, what matters most first. A customer is
// the one with its ID, else the one with its account number, as when a list is loaded.
func (s *Snapshot) CompareSageLists(company Company, before, after []SageCustomer) []SageListChange {
	old, now := NewSageList(0, before), NewSageList(0, after)
	partner := partners(old, now)
	linked := make([]bool, old.Len())
	for _, c := range s.All() {
		if c.Link.Company != company {
			continue
		}
		if at, found := old.Find(c.Link); found {
			linked[at] = true
		}
	}
	var list []SageListChange
	taken := make([]bool, old.Len())
	for i, at := range partner {
		c := SageListChange{After: now.At(i)}
		if at >= 0 {
			c.Before, c.Linked, taken[at] = old.At(at), linked[at], true
		}
		if c.Before != c.After {
			list = append(list, c)
		}
	}
	for i, is := range taken {
		if !is {
			list = append(list, SageListChange{Before: old.At(i), Linked: linked[i]})
		}
	}
	slices.SortStableFunc(list, func(a, b SageListChange) int { return cmp.Compare(a.rank(), b.rank()) })
	return list
}

// partners returns for each customer of a list its row in an older one, -1 for none.
func partners(old, now *SageList) []int {
	rows, taken := make([]int, now.Len()), make([]bool, old.Len())
	pair := func(i, at int, found bool) {
		if found && rows[i] < 0 && !taken[at] {
			rows[i], taken[at] = at, true
		}
	}
	for i := range rows {
		rows[i] = -1
	}
	for i := range rows {
		at, found := old.FindID(now.At(i).ID)
		pair(i, at, found)
	}
	for i := range rows {
		at, found := old.FindAccount(now.At(i).Account)
		pair(i, at, found && (now.At(i).ID == "" || old.At(at).ID == ""))
	}
	return rows
}

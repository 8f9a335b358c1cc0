package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// ledger is the content of a database, as plain lists: the oracle reads it, and applied writes a batch to it as the
// storage does.
type ledger struct {
	revision  uint64
	tokens    []Token    // of the revisions from 1
	customers []Customer // by ID
	companies []Company
	former    []Link // links with both identifiers that are no longer stored, oldest first
	lists     map[Company][]SageCustomer
}

// snapshot returns the snapshot of the ledger.
func (l *ledger) snapshot(t testing.TB) *Snapshot {
	t.Helper()
	numbers, companies := map[Company]uint32{}, map[uint32]Company{}
	for i, c := range l.companies {
		numbers[c], companies[uint32(i+1)] = uint32(i+1), c
	}
	var b BlockBuilder
	var blocks []*Block
	for i, c := range l.customers {
		number := numbers[c.Link.Company]
		if number == 0 && !c.Link.IsZero() {
			t.Fatalf("customer %s is linked to %v, which is not known", c.ID, c.Link.Company)
		}
		b.Add(c.Record(number))
		if i%3 == 2 || i == len(l.customers)-1 {
			blocks = append(blocks, b.Block(l.revision))
		}
	}
	s := NewSnapshot("ledger", l.revision, companies, blocks, l.tokens...)
	s.AddFormerLinks(slices.Clone(l.former))
	lists := map[uint32]*SageList{}
	for company, list := range l.lists {
		lists[numbers[company]] = NewSageList(1, list)
	}
	s.AddSageLists(lists)
	return s
}

// applied returns the ledger after a batch. It fails the test if the batch breaks a rule of Batch.
func (l *ledger) applied(t testing.TB, b Batch) *ledger {
	t.Helper()
	if b.Base != l.origin() {
		t.Fatalf("the batch is planned on %v, not %v", b.Base, l.origin())
	}
	next := &ledger{
		revision: l.revision + 1, tokens: append(slices.Clone(l.tokens), "next"),
		companies: slices.Clone(l.companies), former: slices.Clone(l.former), lists: l.lists,
	}
	for _, c := range b.AddCompanies {
		if slices.ContainsFunc(next.companies, c.Equal) {
			t.Fatalf("the company %v is added and already known", c)
		}
		next.companies = append(next.companies, c)
	}
	all := map[string]Customer{}
	for _, c := range l.customers {
		all[c.ID] = c
	}
	put := map[string]bool{}
	for _, c := range b.Put {
		if put[c.ID] {
			t.Fatalf("customer %s is written twice", c.ID)
		}
		if put[c.ID] = true; all[c.ID].Link != c.Link {
			c.Changed = next.revision
			if old := all[c.ID].Link; old.SageID != "" && old.Account != "" && (c.Link.SageID != old.SageID || c.Link.Account != old.Account) {
				next.former = append(next.former, old)
			}
		}
		all[c.ID] = c
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		next.customers = append(next.customers, all[id])
	}
	return next
}

func (l *ledger) find(id string) (Customer, bool) {
	for _, c := range l.customers {
		if c.ID == id {
			return c, true
		}
	}
	return Customer{}, false
}

func (l *ledger) known(c Company) (Company, bool) {
	for _, k := range l.companies {
		if naiveEqual(k.Site, c.Site) && naiveEqual(k.Name, c.Name) {
			return k, true
		}
	}
	return c, false
}

// String describes the ledger in failures.
func (l *ledger) String() string {
	var s strings.Builder
	for _, c := range l.companies {
		fmt.Fprintf(&s, "company %s|%s\n", c.Site, c.Name)
	}
	for _, c := range l.customers {
		fmt.Fprintf(&s, "%s|%s|%s|%s\n", c.ID, c.Name, YesNo(c.Synced), c.Link)
	}
	for _, f := range l.former {
		fmt.Fprintf(&s, "formerly %s\n", f)
	}
	for company, list := range l.lists {
		for _, c := range list {
			fmt.Fprintf(&s, "listed %s|%s %s\n", c.Link(company), c.Name, c.Status)
		}
	}
	return s.String()
}

// free reports whether no customer holds the Sage customer.
func (l *ledger) free(link Link) bool {
	return !slices.ContainsFunc(l.customers, func(c Customer) bool { return naiveOneSageCustomer(c.Link, link) })
}

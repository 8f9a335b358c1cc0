package model

import (
	"slices"
	"strings"
)

// collect makes the new list of the rows that are accepted so far.
func (p *SagePlan) collect() {
	var customers []SageCustomer
	for i := range p.rows {
		if r := &p.rows[i]; r.class != SageRejected && r.class != SageRepeated {
			customers = append(customers, r.values)
			p.Counts.count(r)
		}
	}
	p.After = NewSageList(0, customers)
}

// count counts an accepted row.
func (c *SageCounts) count(r *sageRow) {
	if !r.values.IsOpen() {
		c.NotOpen++
	}
	if r.values.Name == "" {
		c.Nameless++
	}
	if r.cleaned {
		c.Cleaned++
	}
	for _, word := range r.unknown {
		c.Unknown[word]++
	}
	c.LeftOut += len(r.left)
}

// compare compares the rows with the list that is replaced. A row is the customer with its ID, else the one with its
// account number, unless both have an ID: an ID never changes in Sage, an account number can.
func (p *SagePlan) compare() {
	if p.Before == nil {
		return
	}
	taken := make([]bool, p.Before.Len())
	p.match(taken, func(c SageCustomer) (int, bool) { return p.Before.FindID(c.ID) })
	p.match(taken, func(c SageCustomer) (int, bool) {
		at, found := p.Before.FindAccount(c.Account)
		return at, found && (c.ID == "" || p.Before.At(at).ID == "")
	})
	for i := range p.rows {
		if r := &p.rows[i]; r.before >= 0 {
			p.Counts.compare(r, p.Before.At(int(r.before)))
		}
	}
	p.findVanished(taken)
}

// match finds the customers of the replaced list for the rows that have none yet.
func (p *SagePlan) match(taken []bool, find func(SageCustomer) (int, bool)) {
	for i := range p.rows {
		r := &p.rows[i]
		if r.class == SageRejected || r.class == SageRepeated || r.before >= 0 {
			continue
		}
		if at, found := find(r.values); found && !taken[at] {
			r.before, taken[at] = int32(at), true
		}
	}
}

// compare sets the class of a row by the customer that it replaces, and counts what changes.
func (c *SageCounts) compare(r *sageRow, before SageCustomer) {
	if r.values == before {
		r.class = SageUnchanged
		return
	}
	r.class = SageChanged
	after := r.values
	if after.Name != before.Name {
		c.Renamed++
	}
	if after.Account != before.Account || after.ID != before.ID {
		c.Identifiers++
	}
	if after.Status != before.Status {
		c.Statuses++
	}
	after.Name, after.Account, after.ID, after.Status = before.Name, before.Account, before.ID, before.Status
	if after != before {
		c.Details++
	}
}

// findVanished finds the customers of the replaced list that no row has, with the Layer customers that are linked to them.
func (p *SagePlan) findVanished(taken []bool) {
	var listed *CompanySageList
	for _, c := range p.Snapshot.SageLists() {
		if c.Company == p.Company {
			listed = c
		}
	}
	for at, is := range taken {
		if is {
			continue
		}
		v := SageVanished{Customer: p.Before.At(at)}
		for _, row := range listed.Holders(at) {
			v.Holders = append(v.Holders, p.Snapshot.At(int(row)))
		}
		if len(v.Holders) > 0 {
			p.Counts.VanishedLinked++
		}
		p.Vanished = append(p.Vanished, v)
	}
	slices.SortStableFunc(p.Vanished, func(a, b SageVanished) int {
		return min(len(b.Holders), 1) - min(len(a.Holders), 1)
	})
}

// findUnlisted finds the Layer customers that are linked in the company to a customer that the new list does not have.
func (p *SagePlan) findUnlisted() {
	if p.NewCompany {
		return
	}
	for _, c := range p.Snapshot.All() {
		if c.Link.Company != p.Company {
			continue
		}
		p.Counts.Linked++
		if _, found := p.After.Find(c.Link); !found {
			p.Unlisted = append(p.Unlisted, c)
		}
	}
}

// reason returns what the person must know of a row: why it is rejected, or what changes, and which values are left out.
func (p *SagePlan) reason(r *sageRow, before SageCustomer) string {
	var parts []string
	if r.why != "" {
		parts = append(parts, r.why)
	}
	if r.class == SageChanged {
		parts = append(parts, DescribeSageChange(before, r.values)...)
	}
	return strings.Join(append(parts, r.left...), "; ")
}

// DescribeSageChange returns what changes about a Sage customer, old → new, field by field.
func DescribeSageChange(before, after SageCustomer) []string {
	var parts []string
	add := func(what, from, to string) {
		if from != to {
			parts = append(parts, what+": "+orNone(from)+" → "+orNone(to))
		}
	}
	add("renamed", before.Name, after.Name)
	add("account number", before.Account, after.Account)
	add("customer ID", before.ID, after.ID)
	add("status", before.StatusWord(), after.StatusWord())
	add("postcode", before.Postcode, after.Postcode)
	add("telephone", before.Telephone, after.Telephone)
	add("e-mail", before.Email, after.Email)
	add("website", before.Website, after.Website)
	add("VAT number", before.VATNumber, after.VATNumber)
	return parts
}

// orNone returns a text, or "none" for an empty one.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

package model

import "slices"

// The rules about Sage's customer lists, for random cases.

// lists gives some companies of the ledger a customer list: few customers, some without one of their identifiers, under
// other names, or not open.
func (d *dice) lists(l *ledger) {
	for _, c := range l.companies {
		if d.roll(3) == 0 {
			continue
		}
		var list []SageCustomer
		for range d.roll(6) {
			link := d.link(c)
			x := SageCustomer{ID: link.SageID, Account: link.Account, Name: d.pick("Alpha Ltd", "Beta", "Gamma & Co", "Zulu", "", "Alpha Ltd")}
			x.Status = d.pick("", "", "", "30 days", "on hold", "closed")
			if d.roll(12) == 0 {
				x.Account = "Öst"
			}
			taken := slices.ContainsFunc(list, func(y SageCustomer) bool { return naiveOneSageCustomer(x.Link(c), y.Link(c)) })
			if !taken {
				list = append(list, x)
			}
		}
		if l.lists == nil {
			l.lists = map[Company][]SageCustomer{}
		}
		l.lists[c] = list
	}
}

// list returns the customer list of a company, however it is spelled, and whether it has one.
func (l *ledger) list(c Company) (list []SageCustomer, listed bool) {
	for company, list := range l.lists {
		if naiveEqualCompany(company, c) {
			return list, true
		}
	}
	return nil, false
}

// listPairs returns the pairs of identifiers that the lists say belong together.
func (l *ledger) listPairs() (pairs []Link) {
	for company, list := range l.lists {
		for _, c := range list {
			if c.ID != "" && c.Account != "" {
				pairs = append(pairs, c.Link(company))
			}
		}
	}
	return pairs
}

// inList reports whether the list of its company has one of a link's identifiers.
func (l *ledger) inList(link Link, of func(Link) string) bool {
	list, _ := l.list(link.Company)
	return slices.ContainsFunc(list, func(c SageCustomer) bool { return naiveEqual(of(c.Link(link.Company)), of(link)) })
}

// listVerdict returns the faults that the list of its company finds in a link, in their order, and the link as the list
// completes it.
func (l *ledger) listVerdict(link Link, name string) (faults []Fault, completed Link) {
	list, listed := l.list(link.Company)
	if !listed {
		return nil, link
	}
	var named []SageCustomer // the customers of which the link has an identifier
	for _, c := range list {
		if naiveEqual(c.Account, link.Account) || naiveEqual(c.ID, link.SageID) {
			named = append(named, c)
		}
	}
	switch {
	case len(named) == 0:
		return []Fault{UnknownAccount}, link
	case len(named) > 1 || naiveContradict(named[0].Link(link.Company), link):
		return []Fault{IDsDisagree}, link
	}
	c := named[0]
	if c.Status == "on hold" || c.Status == "closed" {
		faults = append(faults, NotOpen)
	}
	if name != "" && c.Name != "" && !naiveEqualName(name, c.Name) {
		faults = append(faults, NamesUnlike)
	}
	if c.ID != "" {
		link.SageID = c.ID
	}
	if c.Account != "" {
		link.Account = c.Account
	}
	return faults, link
}

// listed reports whether the list has both of the link's identifiers, as those of one customer.
func (l *ledger) pairListed(link Link) bool {
	return slices.ContainsFunc(l.listPairs(), func(p Link) bool {
		return naiveEqualCompany(p.Company, link.Company) && naiveEqual(p.Account, link.Account) && naiveEqual(p.SageID, link.SageID)
	})
}

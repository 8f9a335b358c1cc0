package model

// before is the customer of row i as it is; its ID is empty where there is none.
func (p *Plan) before(i int) Customer {
	if row := p.rows[i].customer; row >= 0 {
		return p.Snapshot.At(int(row))
	}
	return Customer{}
}

// writes reports whether row i changes something.
func (p *Plan) writes(i int) bool {
	switch p.rows[i].class {
	case New, Changed:
		return true
	case Conflict:
		return p.rows[i].changes != 0
	}
	return false
}

// after is the customer of row i as it is once the row is applied.
func (p *Plan) after(i int) Customer {
	if p.Kind == ForLoad {
		return p.afterLoad(i)
	}
	c, link := p.before(i), p.link(i)
	if !c.Link.Agrees(link) {
		c.Allowed = 0 // of another link; a completed one stays the one that was allowed
	}
	c.Link = p.mergeLink(c.Link, link)
	c.Allowed |= p.rows[i].allowed
	return c
}

// link is the link that row i asks for, with the site filled in where the row has none.
func (p *Plan) link(i int) Link {
	l := p.File.Rows[i].Link()
	if site, ok := p.filled[i]; ok {
		l.Company.Site = site
	}
	return l
}

// mergeLink is the link that results when a row's link is applied to the stored one: what is known keeps
// its known spelling.
func (p *Plan) mergeLink(stored, row Link) Link {
	if stored.Agrees(row) {
		return stored.Completed(row)
	}
	row.Company = p.knownSpelling(row.Company)
	if row.Company == stored.Company && EqualText(row.SageID, stored.SageID) {
		row.SageID = stored.SageID
	}
	if row.Company == stored.Company && EqualText(row.Account, stored.Account) {
		row.Account = stored.Account
	}
	return row
}

// knownSpelling is the company as the database spells it, or as the first row of the file does.
func (p *Plan) knownSpelling(c Company) Company {
	if known, ok := p.Snapshot.LookupCompany(c); ok {
		return known
	}
	if at, ok := p.unknown[c.canonical()]; ok {
		return p.Companies[at].Company
	}
	return c
}

// Batch is what apply writes: all accepted rows.
func (p *Plan) Batch() Batch {
	b := Batch{Base: p.Snapshot.Origin()}
	for i := range p.rows {
		if p.writes(i) {
			b.Put = append(b.Put, p.after(i))
		}
	}
	for _, c := range p.Companies {
		if c.Accepted > 0 {
			b.AddCompanies = append(b.AddCompanies, c.Company)
		}
	}
	return b
}

// SameOutcome reports whether another plan for the same file does to every row what this one does: same
// class, same fault, same old and new values, and where it is shared with another customer the same one.
func (p *Plan) SameOutcome(q *Plan) bool {
	if len(p.rows) != len(q.rows) || p.Counts != q.Counts {
		return false
	}
	for i := range p.rows {
		if p.rows[i].class != q.rows[i].class || p.rows[i].fault != q.rows[i].fault {
			return false
		}
		if p.rows[i].allowed != q.rows[i].allowed || p.rows[i].allowed != 0 && p.rows[i].why != q.rows[i].why {
			return false // what was allowed is not what was seen
		}
		if p.writes(i) && (!sameContent(p.before(i), q.before(i)) || !sameContent(p.after(i), q.after(i))) {
			return false
		}
	}
	return true
}

// sameContent reports whether two customers are the same in all fields but the one that the storage sets.
func sameContent(a, b Customer) bool {
	a.Changed = b.Changed
	return a == b
}

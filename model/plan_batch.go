package model

import "slices"

// before returns the customer of row i as it is; its ID is empty if there is none.
func (p *Plan) before(i int) Customer {
	if row := p.rows[i].customer; row >= 0 {
		return p.Snapshot.At(int(row))
	}
	return Customer{}
}

// writes reports whether row i changes anything.
func (p *Plan) writes(i int) bool {
	switch p.rows[i].class {
	case New, Changed:
		return true
	case Conflict:
		return p.rows[i].changes != 0
	}
	return false
}

// after returns the customer of row i as it is once the row is applied.
func (p *Plan) after(i int) Customer {
	if p.Kind == ForLoad {
		return p.afterLoad(i)
	}
	c, link := p.before(i), p.link(i)
	if !c.Link.Agrees(link) {
		c.Allowed = 0 // it was of the replaced link; a completed link keeps what was allowed for it
	}
	c.Link = p.mergeLink(c.Link, link)
	c.Allowed |= p.rows[i].allowed
	return c
}

// afterLoad returns the customer of row i as it is once the row is loaded.
func (p *Plan) afterLoad(i int) Customer {
	c, changes := p.before(i), p.rows[i].changes
	c.ID = p.File.Rows[i].Cells[ColumnID]
	name, _, _ := p.rowValues(i)
	if changes&changesName != 0 {
		c.Name = name
	}
	if changes&changesLink != 0 {
		c.Link = p.mergeLink(c.Link, p.link(i))
	}
	if changes&changesSynced != 0 {
		c.Synced = true
	}
	if changes&changesEvidence != 0 {
		c = p.withEvidence(i, c)
	}
	return c
}

// rowValues returns the values of row i that a load imports. A Synced that cannot be read, or that Excel damaged, is
// false.
func (p *Plan) rowValues(i int) (name string, synced bool, link Link) {
	row := &p.File.Rows[i]
	if p.importsLinks() {
		synced, _ = parseYesNo(row.Cells[ColumnSynced])
		synced = synced && !row.damaged(ColumnSynced)
		link = row.Link()
	}
	return CleanName(row.Cells[ColumnName]), synced, link
}

// link returns the link that row i asks for, with the site filled in if the row has none. A changed link that Sage's list has
// is as the list has it, with both identifiers.
func (p *Plan) link(i int) Link {
	l := p.File.Rows[i].Link()
	if site, ok := p.filledSites[i]; ok {
		l.Company.Site = site
	}
	if meant, ok := p.knownFor(l.Company); ok {
		l.Company = meant
	}
	return p.Snapshot.asListed(l, p.rows[i].listed)
}

// mergeLink returns the link that results when a row's link is applied to the stored one: what is stored keeps its
// spelling.
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

// knownSpelling returns the company as the database spells it, else as the first row of the file does.
func (p *Plan) knownSpelling(c Company) Company {
	if known, ok := p.Snapshot.LookupCompany(c); ok {
		return known
	}
	if at, ok := p.unknown[c.canonical()]; ok {
		return p.Companies[at].Company
	}
	return c
}

// Batch returns what apply writes: all accepted rows.
func (p *Plan) Batch() Batch {
	b := Batch{Base: p.Snapshot.Origin(), Put: slices.Grow([]Customer(nil), p.Accepted())}
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

// SameOutcome reports whether plan q for the same file has the same outcome in every row: the same class, fault, old
// and new values, and the same customer that an allowed link is shared with.
func (p *Plan) SameOutcome(q *Plan) bool {
	if len(p.rows) != len(q.rows) || p.Counts != q.Counts {
		return false
	}
	for i := range p.rows {
		if p.rows[i].class != q.rows[i].class || p.rows[i].fault != q.rows[i].fault {
			return false
		}
		if p.rows[i].allowed != q.rows[i].allowed || p.rows[i].allowed != 0 && p.rows[i].why != q.rows[i].why {
			return false // what was allowed is not what the user saw
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

package model

import "maps"

// WithReadAs returns the allowance with an unknown company read as a known one, in all rows.
func (a Allowance) WithReadAs(unknown, known Company) Allowance {
	meant := maps.Clone(a.ReadAs)
	if meant == nil {
		meant = map[Company]Company{}
	}
	meant[unknown.canonical()] = known
	a.ReadAs = meant
	return a
}

// WithoutReadAs returns the allowance with a company read as it is.
func (a Allowance) WithoutReadAs(unknown Company) Allowance {
	a.ReadAs = maps.Clone(a.ReadAs)
	delete(a.ReadAs, unknown.canonical())
	return a
}

// usableReadAs returns the companies that can be read as others: unknown ones that are read as known ones. Another session
// can have added or removed a company since the user decided that.
func usableReadAs(a Allowance, s *Snapshot) map[Company]Company {
	usable := map[Company]Company{}
	for unknown, known := range a.ReadAs {
		if _, found := s.LookupCompany(unknown); found {
			continue
		}
		if now, found := s.LookupCompany(known); found {
			usable[unknown] = now
		}
	}
	return usable
}

// knownFor returns the known company that an unknown one is read as.
func (p *Plan) knownFor(c Company) (known Company, ok bool) {
	if len(p.corrected) == 0 {
		return Company{}, false
	}
	known, ok = p.corrected[c.canonical()]
	return known, ok
}

// readAs returns the company of row i and the known one that it is read as; "" if it is read as it is.
func (p *Plan) readAs(i int) string {
	c := p.File.Rows[i].Link().Company
	known, ok := p.knownFor(c)
	if !ok {
		return ""
	}
	if EqualText(c.Site, known.Site) {
		return c.String() + " → " + known.Name
	}
	return c.String() + " → " + known.String()
}

// Corrections returns the companies of the file that are read as others, in the order of the file.
func (p *Plan) Corrections() []string { return p.corrections(func(int) bool { return true }) }

// WrittenCorrections returns the Corrections of the rows that apply writes.
func (p *Plan) WrittenCorrections() []string { return p.corrections(p.writes) }

// corrections returns the Corrections of the rows for which counted is true.
func (p *Plan) corrections(counted func(i int) bool) (list []string) {
	seen := map[Company]bool{}
	for i := 0; i < len(p.rows) && len(p.corrected) > 0; i++ {
		key := p.File.Rows[i].Link().Company.canonical()
		if words := p.readAs(i); words != "" && counted(i) && !seen[key] {
			seen[key] = true
			list = append(list, words)
		}
	}
	return list
}

// CompanyNamed returns the number of rows that name a company as the file spells it.
func (p *Plan) CompanyNamed(c Company) (n int) {
	for i := range p.rows {
		if p.File.Rows[i].Link().Company.Equal(c) {
			n++
		}
	}
	return n
}

package model

import "slices"

// companyCounter counts the rows of a file by the companies that they name and the snapshot does not know.
type companyCounter struct {
	snapshot *Snapshot
	list     []CompanyRows   // in the order of the file
	index    map[Company]int // by canonical company: its index in list
}

// countCompanies returns the unknown companies, with their counts, of the rows for which counted is true.
func (p *planner) countCompanies(counted func(i int) bool) *companyCounter {
	c := &companyCounter{snapshot: p.snapshot, index: map[Company]int{}}
	for i := range p.rows {
		if counted(i) {
			c.add(p.plan.link(i).Company)
		}
	}
	return c
}

// add counts one row that names a company, unless the company is known.
func (c *companyCounter) add(company Company) {
	if _, known := c.snapshot.LookupCompany(company); known {
		return
	}
	key := company.canonical()
	at, ok := c.index[key]
	if !ok {
		at = len(c.list)
		c.index[key] = at
		c.list = append(c.list, CompanyRows{Company: company})
	}
	c.list[at].Rows++
}

// setCompanies makes the counted companies those of the plan. From then on Plan.after spells them as the first row does.
func (p *planner) setCompanies(c *companyCounter) { p.plan.Companies, p.plan.unknown = c.list, c.index }

// countAccepted counts the accepted rows of each unknown company. It comes after the last pass that rejects rows.
func (p *planner) countAccepted() {
	for i := 0; i < len(p.rows) && len(p.plan.Companies) > 0; i++ {
		if !p.plan.writes(i) {
			continue
		}
		if at, ok := p.plan.unknown[p.plan.after(i).Link.Company.canonical()]; ok {
			p.plan.Companies[at].Accepted++
		}
	}
}

// findTwins returns the unknown companies of a file that must not be added, as they look the same as a known company, or
// as another one of the file that more rows name: by canonical company, the sentence that says so.
func findTwins(s *Snapshot, companies []CompanyRows) map[Company]string {
	twins := map[Company]string{}
	byRows := slices.Clone(companies)
	slices.SortStableFunc(byRows, func(a, b CompanyRows) int { return b.Rows - a.Rows })
	seen := newLookAlikes(nil)
	for _, c := range byRows {
		key := c.Company.canonical()
		if known, how, found := s.Twin(c.Company); found {
			twins[key] = c.Company.String() + " cannot be told from the known company " + known.String() + "; it is written here " + how
			continue
		}
		if other, found := seen.twin(c.Company); found {
			twins[key] = c.Company.String() + " cannot be told from " + other.String() + " in other rows; it is written here " +
				howCompanyDiffers(c.Company, other)
			continue
		}
		skeleton := c.Company.skeleton()
		seen.bySkeleton[skeleton] = append(seen.bySkeleton[skeleton], c.Company)
	}
	return twins
}

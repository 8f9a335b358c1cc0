package model

import (
	"fmt"
	"strings"
)

// whyUnknownCustomer returns why no customer has the CustomerId of row i. It is not kept: of a wrong file all rows have
// this reason, and each has its own.
func (p *Plan) whyUnknownCustomer(i int) string {
	if why := p.File.whyNoCustomer(i); why != "" {
		return why
	}
	id := p.File.Rows[i].Cells[ColumnID]
	why := "no Layer customer " + id
	if meant, ok := p.Snapshot.SuggestID(id); ok {
		return why + "; did you mean " + meant + "?"
	}
	return why + "; load it from Layer first, or correct the CustomerId"
}

// whyNoSite returns why no site can be filled in for a company of this name, given the known companies that have it.
func whyNoSite(name string, known []Company) string {
	switch len(known) {
	case 0:
		return "SageSiteId is empty, and " + name + " is not known at any site"
	}
	var sites []string
	for _, c := range known[:min(len(known), namedSites)] {
		sites = append(sites, c.Site)
	}
	if len(known) > namedSites {
		sites = append(sites, "…")
	}
	return fmt.Sprintf("SageSiteId is empty, and %s is known at %d sites: %s", name, len(known), strings.Join(sites, ", "))
}

// namedRows and namedSites are the most rows and sites that a reason names; there can be thousands of them.
const (
	namedRows  = 5
	namedSites = 5
)

// whyConflicting returns which other rows, all of one customer, conflict with row i.
func (p *planner) whyConflicting(i int32, rows []int32) string {
	var others []string
	for _, j := range rows {
		if j == i {
			continue
		}
		if len(others) == namedRows {
			others = append(others, fmt.Sprintf("%d more", len(rows)-1-namedRows))
			break
		}
		others = append(others, fmt.Sprint(p.file.Rows[j].Number))
	}
	noun := "row "
	if len(others) > 1 {
		noun = "rows "
	}
	return p.file.Rows[i].Cells[ColumnID] + " has another link in " + noun + joinAnd(others) + "; keep one of them"
}

// whyRepeated returns which other rows, all of one CustomerId, have other content than row i.
func (p *planner) whyRepeated(i int32, rows []int32) string {
	return strings.Replace(p.whyConflicting(i, rows), "has another link in", "stands with other content in", 1)
}

// layerSays returns Layer's link of a row that conflicts with the stored one.
func (p *planner) layerSays(link Link, synced bool) string {
	if link.IsZero() && synced {
		return "synced, without a link"
	}
	return p.snapshot.DescribeLink(link)
}

// whyNameDiffers returns how the CustomerName of row i differs from the customer's name; "" if it does not, or the
// row has none.
func (p *planner) whyNameDiffers(i int, c Customer) string {
	row := &p.file.Rows[i]
	for _, d := range row.Damage {
		if d.Column == ColumnName {
			return fmt.Sprintf("CustomerName %s; %s", d.What, c.nameClause())
		}
	}
	name := CleanName(row.Cells[ColumnName])
	if name == "" || SameName(name, CleanName(c.Name)) {
		return ""
	}
	return fmt.Sprintf("CustomerName is %s, but %s; was a column sorted alone?", name, c.nameClause())
}

// nameClause returns the customer's ID and name as a clause.
func (c Customer) nameClause() string {
	if c.Name == "" {
		return c.ID + " has no name"
	}
	return c.ID + " is " + c.Name
}

// whyUnknownCompany returns why an unknown company is rejected, with the known one that may be meant.
func (u *uploadPlanner) whyUnknownCompany(c Company) string {
	why, ok := u.companyReasons[c.canonical()]
	if !ok {
		meant, how := u.guess.meant(c)
		why = u.guess.whyUnknown(c, meant, how)
		u.companyReasons[c.canonical()] = why
		if how != "" || EqualText(meant.Site, c.Site) || len(u.snapshot.named(meant.Name)) == 1 { // else any of its sites can be meant
			u.plan.likely[c.canonical()] = meant
		}
	}
	return why
}

package model

import (
	"cmp"
	"fmt"
	"strings"
)

// Reasons are sentences, or clauses of sentences, for the user. A function called whyX returns the reason if X is so,
// and "" if it is not. The planners store the reason of a rejection in the row; this file has what a Plan composes
// later.

// reason returns the sentence about row i: why it is rejected, or what it changes.
func (p *Plan) reason(i int, o Outcome) string {
	switch {
	case o.Class == Rejected && o.Fault == UnknownCustomer && p.rows[i].why == "":
		return p.whyUnknownCustomer(i)
	case o.Class == Rejected || o.Class == Conflict:
		return p.rows[i].why
	case p.isDuplicate(i):
		return fmt.Sprintf("repeats row %d", p.File.Rows[p.rows[i].first].Number)
	case p.Kind == ForLoad:
		return p.loadReason(i, o)
	}
	switch o.Class {
	case New:
		return "→ " + p.Snapshot.DescribeLink(o.After.Link) + p.filledIn(i) + p.completed(i) + p.sharedWith(i)
	case Changed:
		return p.Snapshot.DescribeRelink(o.Before.Link, o.After.Link) + p.filledIn(i) + p.completed(i) + p.sharedWith(i)
	case NotFilledIn:
		return cmp.Or(p.File.whyMerged(i, ColumnCompany, ColumnSite, ColumnAccount, ColumnSageID), "the Sage columns are empty")
	}
	return "already linked"
}

// sharedWith returns which customer has the Sage customer too that row i was allowed to share; "" if none has.
func (p *Plan) sharedWith(i int) string {
	if r := &p.rows[i]; r.allowed.Has(SageCustomerTaken) && r.why != "" {
		return "; " + r.why
	}
	return ""
}

// filledIn returns which site was filled in, as row i has none; "" if it has one.
func (p *Plan) filledIn(i int) string {
	if site, ok := p.filledSites[i]; ok {
		return "; filled in: " + site
	}
	return ""
}

// completed returns which identifier of the link comes from the list of its company; "" if none does.
func (p *Plan) completed(i int) string {
	column, text, found := p.fromList(i)
	switch {
	case !found:
		return ""
	case column == ColumnSageID:
		return "; ID " + text + " from Sage's list"
	}
	return "; " + columns[column].noun + " " + text + " from Sage's list"
}

// loadReason returns what row i of a load changes.
func (p *Plan) loadReason(i int, o Outcome) string {
	var parts []string
	if o.Class == New {
		parts = append(parts, "added")
	}
	if o.Before.Name != o.After.Name && o.Class == Changed {
		parts = append(parts, fmt.Sprintf("renamed: %s → %s", o.Before.Name, o.After.Name))
	}
	if o.Before.Link != o.After.Link {
		parts = append(parts, "link: "+p.Snapshot.DescribeRelink(o.Before.Link, o.After.Link)+p.completed(i))
	}
	if o.Before.Synced != o.After.Synced {
		parts = append(parts, "synced")
	}
	if o.Class == Changed {
		parts = append(parts, describeEvidence(o.Before, o.After)...)
	}
	if o.Fault != 0 {
		parts = append(parts, p.whatIsLeft(i, o)+" left out: "+p.rows[i].why)
	}
	parts = append(parts, p.evidenceLeftOut(i)...)
	if len(parts) == 0 {
		return "no change"
	}
	return strings.Join(parts, "; ")
}

// whatIsLeft returns the name of what a load leaves out of a row whose link has a fault.
func (p *Plan) whatIsLeft(i int, o Outcome) string {
	_, synced, link := p.rowValues(i)
	_, readable := parseYesNo(o.Row.Cells[ColumnSynced])
	switch {
	case readable && !o.Row.damaged(ColumnSynced) && (!synced || o.After.Synced):
		return "link"
	case link.IsZero():
		return "Synced"
	}
	return "link and Synced"
}

// WhyUnknownCompanies returns a sentence about each unknown company of the file, with the nearest known one and the
// number of rows: for the first limit of them.
func (p *Plan) WhyUnknownCompanies(limit int) []string {
	guess := companyGuess{snapshot: p.Snapshot}
	var list []string
	for _, c := range p.Companies[:min(len(p.Companies), limit)] {
		list = append(list, Counted(c.Rows, "row", "rows")+": "+guess.why(c.Company))
	}
	if more := len(p.Companies) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return list
}

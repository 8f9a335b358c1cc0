package model

import (
	"cmp"
	"fmt"
	"strings"
)

// reason is what is said of a row: why it is rejected, or what it changes.
func (p *Plan) reason(i int, o Outcome) string {
	switch {
	case o.Class == Rejected || o.Class == Conflict:
		return p.rows[i].why
	case p.repeats(i):
		return fmt.Sprintf("repeats row %d", p.File.Rows[p.rows[i].first].Number)
	case p.Kind == ForLoad:
		return p.loadReason(i, o)
	}
	switch o.Class {
	case New:
		return "→ " + p.Snapshot.DescribeLink(o.After.Link) + p.filledIn(i) + p.sharedWith(i)
	case Changed:
		return p.Snapshot.DescribeRelink(o.Before.Link, o.After.Link) + p.filledIn(i) + p.sharedWith(i)
	case NotFilledIn:
		return cmp.Or(p.whyMerged(i, ColumnCompany, ColumnSite, ColumnAccount, ColumnSageID), "the Sage columns are empty")
	}
	return "is linked so already"
}

// sharedWith says who has the Sage customer too that a row was allowed to share.
func (p *Plan) sharedWith(i int) string {
	if r := &p.rows[i]; r.allowed.Has(SageCustomerTaken) && r.why != "" {
		return "; " + r.why
	}
	return ""
}

// filledIn says what was filled in that the row lacks.
func (p *Plan) filledIn(i int) string {
	if site, ok := p.filled[i]; ok {
		return "; filled in: " + site
	}
	return ""
}

// DescribeLink describe a link in one line; the site is only said where the company's name stands at another
// site too.
func (s *Snapshot) DescribeLink(l Link) string {
	if l.IsZero() {
		return l.Identifiers()
	}
	return l.Identifiers() + " in " + s.companyWords(l.Company)
}

// DescribeRelink says what a link was and what it becomes: old → new.
func (s *Snapshot) DescribeRelink(old, becomes Link) string {
	if !old.IsZero() && old.Company.Equal(becomes.Company) {
		return old.Identifiers() + " → " + s.DescribeLink(becomes)
	}
	if EqualText(old.Company.Name, becomes.Company.Name) {
		return old.String() + " → " + becomes.String()
	}
	return s.DescribeLink(old) + " → " + s.DescribeLink(becomes)
}

func (s *Snapshot) companyWords(c Company) string {
	for _, k := range s.named(c.Name) {
		if !EqualText(k.Site, c.Site) {
			return c.String()
		}
	}
	return c.Name
}

func (p *Plan) whyUnknown(i int) string {
	if why := p.whyNoCustomer(i); why != "" {
		return why
	}
	id := p.File.Rows[i].Cells[ColumnID]
	why := "no Layer customer " + id
	if meant, ok := p.Snapshot.SuggestID(id); ok {
		return why + "; did you mean " + meant + "?"
	}
	return why + "; load it from Layer first, or correct the CustomerId"
}

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

// namedRows and namedSites are the numbers of rows and sites that a reason names; there can be thousands
// of them.
const (
	namedRows  = 5
	namedSites = 5
)

func (p *Plan) whyConflicting(i int32, group []int32) string {
	var others []string
	for _, j := range group {
		if j == i {
			continue
		}
		if len(others) == namedRows {
			others = append(others, fmt.Sprintf("%d more", len(group)-1-namedRows))
			break
		}
		others = append(others, fmt.Sprint(p.File.Rows[j].Number))
	}
	rows := "row "
	if len(others) > 1 {
		rows = "rows "
	}
	return p.File.Rows[i].Cells[ColumnID] + " has another link in " + rows + joinAnd(others) + "; keep one of them"
}

func joinAnd(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// whyNameDiffers says in what the row's CustomerName is not the customer's name; "" where it is, or
// where the row has none.
func (p *Plan) whyNameDiffers(i int, c Customer) string {
	row := &p.File.Rows[i]
	for _, d := range row.Damage {
		if d.Column == ColumnName {
			return fmt.Sprintf("CustomerName %s; %s", d.What, c.called())
		}
	}
	name := CleanName(row.Cells[ColumnName])
	if name == "" || SameName(name, CleanName(c.Name)) {
		return ""
	}
	return fmt.Sprintf("CustomerName is %s, but %s; was a column sorted alone?", name, c.called())
}

// called says what the customer is called.
func (c Customer) called() string {
	if c.Name == "" {
		return c.ID + " has no name"
	}
	return c.ID + " is " + c.Name
}

func (u *uploader) whyUnknownCompany(c Company) string {
	why, ok := u.nearest[c.canonical()]
	if !ok {
		why = u.guess.why(c)
		u.nearest[c.canonical()] = why
	}
	return why
}

// WhyUnknownCompanies say of the first companies of the file that are not known which known one is nearest
// to each, with the number of rows: at most limit of them.
func (p *Plan) WhyUnknownCompanies(limit int) []string {
	guess := companyGuess{snapshot: p.Snapshot}
	var list []string
	for _, c := range p.Companies[:min(len(p.Companies), limit)] {
		list = append(list, fmt.Sprintf("%s (rows: %d)", guess.why(c.Company), c.Rows))
	}
	if more := len(p.Companies) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return list
}

// whyIDsDisagree says which two known Sage customers a link names by its two identifiers; "" where it
// names one, or where not both are known.
func (p *Plan) whyIDsDisagree(l Link) string {
	if l.SageID == "" || l.Account == "" {
		return ""
	}
	byAccount, known := first(p.Snapshot.byAccount(l.Company, l.Account))
	if !known {
		return ""
	}
	bySageID, known := first(p.Snapshot.bySageID(l.Company, l.SageID))
	if !known || p.Snapshot.holdsBoth(l) {
		return ""
	}
	return fmt.Sprintf("account %s is the Sage customer of %s, but customer ID %s is that of %s",
		l.Account, byAccount.named(), l.SageID, bySageID.named())
}

// named is the customer for a reason: its ID and its name.
func (c Customer) named() string { return strings.TrimSpace(c.ID + " " + c.Name) }

// whyClaimed names a row that claims the Sage customer of row i too; one that only repeats what is stored is its
// holder.
func (p *Plan) whyClaimed(i, rival int) string {
	row, what := p.File.Rows[rival], claimedAs(p.link(i), p.link(rival))
	if p.rows[rival].class == Unchanged {
		return what + " is linked to " + p.before(rival).named()
	}
	return fmt.Sprintf("%s is also claimed by %s in row %d", what, row.Cells[ColumnID], row.Number)
}

func whyHeld(holder Customer, l Link) string {
	return claimedAs(l, holder.Link) + " is linked to " + holder.named()
}

// claimedAs says by which identifier two links name one Sage customer. Where they share none, the other's is named
// with it: a link said once that both are one.
func claimedAs(l, other Link) string {
	switch {
	case l.Account != "" && EqualText(l.Account, other.Account):
		return l.Account
	case l.SageID != "" && EqualText(l.SageID, other.SageID):
		return l.SageID
	}
	return fmt.Sprintf("%s is the same Sage customer as %s by an earlier link, and", l.Identifiers(), other.Identifiers())
}

func (s *Snapshot) whySynced(c Customer, l Link) string {
	if c.Link.IsZero() {
		return c.ID + " is synced, but with which Sage customer is not known here; load Layer's grid export first"
	}
	return fmt.Sprintf("%s is synced with %s; another link (%s) would orphan its Sage record", c.ID, s.DescribeLink(c.Link), s.DescribeLink(l))
}

func (p *Plan) whyChangedSince(c Customer) string {
	why := "the link was changed after this workbook was exported"
	if a := p.ancestry(); a == Ahead || a == Elsewhere {
		why = "the link may have been changed after this workbook was exported, as a backup was restored"
	}
	return why + ": it is " + p.Snapshot.DescribeLink(c.Link) + " now; export again, or allow it"
}

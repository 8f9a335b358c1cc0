package model

import (
	"fmt"
	"slices"
	"strings"
)

// whyIDsDisagree returns which two known Sage customers a link names by its two identifiers; "" if it names one, or not
// both are known. Only stored links count here, each by itself: a row with both identifiers can be the correction of a
// former link.
func (s *Snapshot) whyIDsDisagree(l Link) string {
	if l.SageID == "" || l.Account == "" {
		return ""
	}
	byAccount, known := first(s.byAccount(l.Company, l.Account))
	if !known {
		return ""
	}
	bySageID, known := first(s.bySageID(l.Company, l.SageID))
	if !known || s.storedTogether(l) {
		return ""
	}
	return fmt.Sprintf("account %s is the Sage customer of %s, but customer ID %s is that of %s",
		l.Account, byAccount.named(), l.SageID, bySageID.named())
}

// named returns the customer as reasons name it: by ID and name.
func (c Customer) named() string { return strings.TrimSpace(c.ID + " " + c.Name) }

// whyClaimed returns which row claims the Sage customer of row i too; of an unchanged row it names the customer, which
// holds that already.
func (p *planner) whyClaimed(i, rival int) string {
	row, what := p.file.Rows[rival], p.claims.grouping.claimedAs(p.plan.link(i), p.plan.link(rival))
	if p.rows[rival].class == Unchanged {
		return what + " is linked to " + p.plan.before(rival).named()
	}
	return fmt.Sprintf("%s is also claimed by %s in row %d", what, row.Cells[ColumnID], row.Number)
}

// whyHeld returns the sentence that another customer holds the Sage customer of link l.
func (g *grouping) whyHeld(holder Customer, l Link) string {
	return g.claimedAs(l, holder.Link) + " is linked to " + holder.named()
}

// claimedAs returns by which identifier two links name one Sage customer. If they have none in common, it returns the
// identifiers of both and the link that joins them.
func (g *grouping) claimedAs(l, other Link) string {
	switch {
	case l.Account != "" && EqualText(l.Account, other.Account):
		return l.Account
	case l.SageID != "" && EqualText(l.SageID, other.SageID):
		return l.SageID
	}
	return fmt.Sprintf("%s is the same Sage customer as %s by %s, and", l.Identifiers(), other.Identifiers(), g.joinedBy(l, other))
}

// joinedBy returns what makes two links without a common identifier name one Sage customer: Sage's list, the link of a customer,
// which a row of the file may replace, several such links, or a former link. It looks at few of the customers that hold
// the Sage customer: there can be thousands.
func (g *grouping) joinedBy(l, other Link) string {
	if by := g.snapshot.listedAs(l); by != 0 && by == g.snapshot.listedAs(other) {
		return "Sage's list"
	}
	company, _ := g.snapshot.number(l.Company)
	for _, column := range identifierColumns {
		row := g.snapshot.rowWith(company, column, l.identifier(column))
		if row < 0 {
			continue
		}
		if c := g.snapshot.At(int(row)); c.Link.sharesIdentifier(other) {
			return "the link of " + c.named()
		}
	}
	nodes, others := g.nodesOf(l), g.nodesOf(other)
	for _, node := range nodes {
		if node != 0 && slices.Contains(others[:], node) {
			return "links of other customers"
		}
	}
	return "a former link"
}

// sharesIdentifier reports whether two links of one company have an identifier in common.
func (l Link) sharesIdentifier(m Link) bool {
	return l.SageID != "" && EqualText(l.SageID, m.SageID) || l.Account != "" && EqualText(l.Account, m.Account)
}

// whySynced returns why link l must not be that of a synced customer.
func (s *Snapshot) whySynced(c Customer, l Link) string {
	if c.Link.IsZero() {
		return c.ID + " is synced, but with which Sage customer is not known here; load Layer's grid export first"
	}
	return fmt.Sprintf("%s is synced with %s; another link (%s) would orphan its Sage record", c.ID, s.DescribeLink(c.Link), s.DescribeLink(l))
}

// whyChangedSince returns why the link of a customer must not be replaced by an older file.
func (p *planner) whyChangedSince(c Customer) string {
	why := "the link was changed after this workbook was exported"
	if a := p.plan.ancestry(); a == Ahead || a == Elsewhere {
		why = "the link may have been changed after this workbook was exported, as a backup was restored"
	}
	return why + ": it is " + p.snapshot.DescribeLink(c.Link) + " now; export again, or allow it"
}

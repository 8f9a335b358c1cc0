package model

import (
	"fmt"
	"strings"
)

// whyIDsDisagree returns which two known Sage customers a link names by its two identifiers; "" if it names one, or not
// both are known.
func (s *Snapshot) whyIDsDisagree(l Link) string {
	if l.SageID == "" || l.Account == "" {
		return ""
	}
	byAccount, known := first(s.byAccount(l.Company, l.Account))
	if !known {
		return ""
	}
	bySageID, known := first(s.bySageID(l.Company, l.SageID))
	if !known || s.holdsBoth(l) {
		return ""
	}
	return fmt.Sprintf("account %s is the Sage customer of %s, but customer ID %s is that of %s",
		l.Account, byAccount.named(), l.SageID, bySageID.named())
}

// named returns the customer as reasons name it: by ID and name.
func (c Customer) named() string { return strings.TrimSpace(c.ID + " " + c.Name) }

// whyClaimed returns which row claims the Sage customer of row i too; an unchanged row is named as its customer, which
// holds it.
func (p *planner) whyClaimed(i, rival int) string {
	row, what := p.file.Rows[rival], claimedAs(p.plan.link(i), p.plan.link(rival))
	if p.rows[rival].class == Unchanged {
		return what + " is linked to " + p.plan.before(rival).named()
	}
	return fmt.Sprintf("%s is also claimed by %s in row %d", what, row.Cells[ColumnID], row.Number)
}

// whyHeld returns the sentence that another customer holds the Sage customer of link l.
func whyHeld(holder Customer, l Link) string {
	return claimedAs(l, holder.Link) + " is linked to " + holder.named()
}

// claimedAs returns by which identifier two links name one Sage customer. If they share none, it names both and says
// that an earlier link joined them.
func claimedAs(l, other Link) string {
	switch {
	case l.Account != "" && EqualText(l.Account, other.Account):
		return l.Account
	case l.SageID != "" && EqualText(l.SageID, other.SageID):
		return l.SageID
	}
	return fmt.Sprintf("%s is the same Sage customer as %s by an earlier link, and", l.Identifiers(), other.Identifiers())
}

// whySynced returns why link l must not replace the link of a synced customer.
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

package model

import "fmt"

// Partners counts the rows that pair a known account number or customer ID with another identifier than a stored link
// does: what they replace may have been right.
type Partners struct {
	Rows   int
	Sample string // "DUNM0001 has ID 2140, and gets 2410"; "" if there are none
}

// countPartners counts the accepted rows that pair an identifier with another one. It comes after the last pass that
// rejects rows.
func (u *uploadPlanner) countPartners() {
	for i := range u.rows {
		if !u.plan.writes(i) || u.rows[i].listed != 0 {
			continue // what the list says is right
		}
		sample := u.snapshot.otherPartner(u.plan.after(i).Link)
		if sample == "" {
			continue
		}
		partners := &u.plan.Partners
		if partners.Rows++; partners.Rows == 1 {
			partners.Sample = sample
		}
	}
}

// otherPartner returns which identifier of a link is paired with another one in a stored link; "" if none is.
func (s *Snapshot) otherPartner(l Link) string {
	company, known := s.number(l.Company)
	if !known || l.SageID == "" || l.Account == "" {
		return ""
	}
	if row := s.rowWith(company, ColumnAccount, l.Account); row >= 0 {
		if have := s.At(int(row)).Link.SageID; have != "" && !EqualText(have, l.SageID) {
			return fmt.Sprintf("%s has ID %s, and gets %s", l.Account, have, l.SageID)
		}
	}
	if row := s.rowWith(company, ColumnSageID, l.SageID); row >= 0 {
		if have := s.At(int(row)).Link.Account; have != "" && !EqualText(have, l.Account) {
			return fmt.Sprintf("ID %s has account %s, and gets %s", l.SageID, have, l.Account)
		}
	}
	return ""
}

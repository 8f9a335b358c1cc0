package model

import "fmt"

// Partners are the rows that give a known account number or customer ID another partner than a stored link does: what
// they replace may have been right.
type Partners struct {
	Rows   int
	Sample string // "DUNM0001 has ID 2140, and is given 2410"; "" where there are no such rows
}

// notePartners counts the accepted rows that give an identifier another partner.
func (p *Plan) notePartners() {
	for i := range p.rows {
		if !p.writes(i) {
			continue
		}
		sample := p.otherPartner(p.after(i).Link)
		if sample == "" {
			continue
		}
		if p.Partners.Rows++; p.Partners.Rows == 1 {
			p.Partners.Sample = sample
		}
	}
}

// otherPartner says which identifier of a link a stored link holds together with another one; "" where none does.
func (p *Plan) otherPartner(l Link) string {
	company, known := p.Snapshot.number(l.Company)
	if !known || l.SageID == "" || l.Account == "" {
		return ""
	}
	if row := p.Snapshot.holderOf(company, ColumnAccount, l.Account); row >= 0 {
		if have := p.Snapshot.At(int(row)).Link.SageID; have != "" && !EqualText(have, l.SageID) {
			return fmt.Sprintf("%s has ID %s, and is given %s", l.Account, have, l.SageID)
		}
	}
	if row := p.Snapshot.holderOf(company, ColumnSageID, l.SageID); row >= 0 {
		if have := p.Snapshot.At(int(row)).Link.Account; have != "" && !EqualText(have, l.Account) {
			return fmt.Sprintf("ID %s has account %s, and is given %s", l.SageID, have, l.Account)
		}
	}
	return ""
}

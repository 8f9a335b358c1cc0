package model

import "cmp"

// MoveNotes returns a sentence about the accepted rows of an upload that change the company of a link and keep its
// identifier, nil if there are none: Sage gives account numbers and customer IDs in each company by itself, so that the
// same identifier is another Sage customer there.
func (p *Plan) MoveNotes() []string {
	if p.Kind != ForUpload {
		return nil
	}
	moved, sample := 0, ""
	for i := range p.rows {
		if p.rows[i].class != Changed {
			continue
		}
		from, to := p.before(i).Link, p.after(i).Link
		if id := keptIdentifier(from, to); id != "" {
			moved++
			sample = cmp.Or(sample, id+" in "+from.Company.Name+" and "+id+" in "+to.Company.Name)
		}
	}
	if moved == 0 {
		return nil
	}
	return []string{Counted(moved, "customer gets another company and keeps its identifiers", "customers get another company and keep their identifiers") +
		": " + sample + " are different Sage customers"}
}

// keptIdentifier returns the identifier that two links of different companies share; "" if they share none.
func keptIdentifier(from, to Link) string {
	switch {
	case from.IsZero() || from.Company.canonical() == to.Company.canonical():
		return ""
	case from.Account != "" && EqualText(from.Account, to.Account):
		return to.Account
	case from.SageID != "" && EqualText(from.SageID, to.SageID):
		return to.SageID
	}
	return ""
}

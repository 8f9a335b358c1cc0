package model

import "fmt"

// Identifiers are crossed if the customer ID of a row is in the column of account numbers and the other way round. The
// sentences say that the columns are swapped; in the code, swapping is what customers do with their Sage customers.

// looksCrossed reports whether the account number of a row looks like the known customer IDs of its company and not
// like its account numbers, and the customer ID the other way round; judged is false if too few of either are known
// to tell: a few for a row with both identifiers, many for a row with one.
func (u *uploadPlanner) looksCrossed(link Link) (crossed, judged bool) {
	company, known := u.snapshot.number(link.Company)
	if !known {
		return false, false
	}
	columns := u.snapshot.knownIdentifiers().columns
	accounts, ids := columns[familiarKey{company, true}], columns[familiarKey{company, false}]
	needed := fewKnown
	if link.Account == "" || link.SageID == "" {
		needed = manyKnown
	}
	if accounts == nil || ids == nil || accounts.known < needed || ids.known < needed {
		return false, false
	}
	misplaced := func(text string, own, other *familiar) bool {
		return text == "" || !own.hasKind(text) && other.hasKind(text)
	}
	return misplaced(link.Account, accounts, ids) && misplaced(link.SageID, ids, accounts), true
}

// countCrossed counts the rows whose two identifiers look exchanged. The count is 0 unless it is more than one, and most
// of the rows that can be judged.
func (u *uploadPlanner) countCrossed() {
	crossed, judged := 0, 0
	for i := range u.rows {
		if !u.claiming(i) {
			continue
		}
		yes, known := u.looksCrossed(u.plan.link(i))
		if known {
			judged++
		}
		if yes {
			crossed++
		}
	}
	if crossed*2 <= judged || crossed == 1 {
		crossed = 0
	}
	u.plan.CrossedColumns, u.plan.Judged = crossed, judged
}

// whyColumnsCrossed returns the sentence that the identifiers of most rows look crossed; "" if they do not.
// No row of such a file can be trusted.
func (u *uploadPlanner) whyColumnsCrossed() string {
	if u.plan.CrossedColumns == 0 {
		return ""
	}
	return fmt.Sprintf("SageCustomerId and SageAccountNumber look swapped in %s of %s rows; exchange their titles", Number(u.plan.CrossedColumns), Number(u.plan.Judged))
}

// whyIDsCrossed returns which known Sage customers a link names in exchanged columns: its customer ID is a known account number and
// its account number a known customer ID; "" if that is not so.
func (s *Snapshot) whyIDsCrossed(l Link) string {
	if l.SageID == "" || l.Account == "" {
		return ""
	}
	a, account := first(s.byAccount(l.Company, l.SageID))
	b, id := first(s.bySageID(l.Company, l.Account))
	if !account || !id || a.ID != b.ID && s.alike(l.Company) {
		return ""
	}
	return fmt.Sprintf("the columns are swapped: %s is the account number of %s, and %s the customer ID of %s",
		l.SageID, a.named(), l.Account, b.named())
}

// alike reports whether the account numbers and the customer IDs of a company are of the same kind, so that a value of
// one column can be found in the other by chance.
func (s *Snapshot) alike(c Company) bool {
	company, _ := s.number(c)
	columns := s.knownIdentifiers().columns
	accounts, ids := columns[familiarKey{company, true}], columns[familiarKey{company, false}]
	if accounts == nil || ids == nil {
		return false
	}
	for kind := range accounts.coarse {
		if ids.coarse[kind] > 0 {
			return true
		}
	}
	return false
}

// whyOtherColumn returns the sentence that an identifier is a known one of the other column; "" if it is not, if few
// are known, if the two columns hold the same kind of values, or if only the customer in row own has it.
func (s *Snapshot) whyOtherColumn(company Company, column Column, text string, own int) string {
	number, _ := s.number(company)
	f := s.knownIdentifiers().columns[familiarKey{number, column == ColumnAccount}]
	if f == nil || f.known < fewKnown || s.alike(company) {
		return ""
	}
	other := otherIdentifier(column)
	c, found := s.otherWith(number, other, text, own)
	if !found {
		return ""
	}
	return fmt.Sprintf("%s %s is the %s of %s", column.Header(), text, columns[other].noun, c.named())
}

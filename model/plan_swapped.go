package model

import "fmt"

// looksSwapped reports whether a row's account number looks like the known customer IDs of its company and not like
// its account numbers, and its customer ID the other way round. It is not judged where few are known of either; of a
// row that has one identifier only, not before many are.
func (u *uploader) looksSwapped(link Link) (swapped, judged bool) {
	company, known := u.Snapshot.number(link.Company)
	if !known {
		return false, false
	}
	columns := u.Snapshot.identifiers().columns
	accounts, ids := columns[familiarKey{company, true}], columns[familiarKey{company, false}]
	needed := fewKnown
	if link.Account == "" || link.SageID == "" {
		needed = manyKnown
	}
	if accounts == nil || ids == nil || accounts.known < needed || ids.known < needed {
		return false, false
	}
	alien := func(text string, own, other *familiar) bool {
		return text == "" || !own.holds(text) && other.holds(text)
	}
	return alien(link.Account, accounts, ids) && alien(link.SageID, ids, accounts), true
}

// countSwapped counts the rows whose two identifiers look swapped; they count for nothing unless most do, and more than
// one.
func (u *uploader) countSwapped() {
	judged := 0
	for i := range u.rows {
		if !u.claiming(i) {
			continue
		}
		swapped, known := u.looksSwapped(u.link(i))
		if known {
			judged++
		}
		if swapped {
			u.Swapped++
		}
	}
	if u.Swapped*2 <= judged || u.Swapped == 1 {
		u.Swapped = 0
	}
	u.Judged = judged
}

// whySwapped says that most rows of the file look as if two columns were swapped; "" where they do not. No row of such
// a file is to be believed.
func (u *uploader) whySwapped() string {
	if u.Swapped == 0 {
		return ""
	}
	return fmt.Sprintf("SageCustomerId and SageAccountNumber look swapped in %s of %s rows; exchange their titles", Number(u.Swapped), Number(u.Judged))
}

// whyCrossed says which known Sage customers a link names crosswise: its customer ID is a known account number and
// its account number a known customer ID. It returns "" where that is not so.
func (p *Plan) whyCrossed(l Link) string {
	if l.SageID == "" || l.Account == "" {
		return ""
	}
	a, account := first(p.Snapshot.byAccount(l.Company, l.SageID))
	b, id := first(p.Snapshot.bySageID(l.Company, l.Account))
	if !account || !id || a.ID != b.ID && p.Snapshot.alike(l.Company) {
		return ""
	}
	return fmt.Sprintf("the columns are swapped: %s is the account number of %s, and %s the customer ID of %s",
		l.SageID, a.named(), l.Account, b.named())
}

// alike reports whether the account numbers and the customer IDs of a company are of the same kind, so that a value of
// one column is found in the other by chance.
func (s *Snapshot) alike(c Company) bool {
	company, _ := s.number(c)
	columns := s.identifiers().columns
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

// swappedNote says before the counts that most rows of the file look as if two columns were swapped.
func (p *Plan) swappedNote() string {
	note := fmt.Sprintf("account numbers and customer IDs look swapped in %s of %s rows", Number(p.Swapped), Number(p.Judged))
	if !p.Allow.All.Has(UnlikeOthers) {
		note += ": none is accepted"
	}
	return note
}

// whyOtherColumn says that an identifier is a known one of the other column, where the two columns hold different kinds
// of values and enough are known; "" else.
func (p *Plan) whyOtherColumn(company Company, column Column, text string) string {
	number, _ := p.Snapshot.number(company)
	f := p.Snapshot.identifiers().columns[familiarKey{number, column == ColumnAccount}]
	if f == nil || f.known < fewKnown || p.Snapshot.alike(company) {
		return ""
	}
	other := otherIdentifier(column)
	row := p.Snapshot.holderOf(number, other, text)
	if row < 0 {
		return ""
	}
	return fmt.Sprintf("%s %s is the %s of %s", column.Header(), text, columns[other].noun, p.Snapshot.At(int(row)).named())
}

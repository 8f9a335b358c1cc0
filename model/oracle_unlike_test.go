package model

import "strings"

// The rules about identifiers that look wrong, for random cases in which account numbers are letters and customer IDs
// are digits.

// column returns the values that the stored links of a company have in a column.
func (o *oracle) column(c Company, of func(Link) string) (texts []string) {
	for _, x := range o.ledger.customers {
		if text := of(x.Link); text != "" && naiveEqualCompany(x.Link.Company, c) {
			texts = append(texts, text)
		}
	}
	return texts
}

// columnOfOthers returns the values that the stored links of a company have in a column, without those of one customer.
func (o *oracle) columnOfOthers(id string, c Company, of func(Link) string) (texts []string) {
	for _, x := range o.ledger.customers {
		if text := of(x.Link); x.ID != id && text != "" && naiveEqualCompany(x.Link.Company, c) {
			texts = append(texts, text)
		}
	}
	return texts
}

// zerosRemoved reports whether a text is the value that a customer has in a column, without zeros in front.
func (o *oracle) zerosRemoved(id string, c Company, of func(Link) string, text string) bool {
	for _, x := range o.ledger.customers {
		have := of(x.Link)
		if x.ID == id && naiveEqualCompany(x.Link.Company, c) && len(have) > len(text) && naiveEqual(strings.TrimLeft(have, "0"), strings.TrimLeft(text, "0")) {
			return true
		}
	}
	return false
}

func accountOf(l Link) string { return l.Account }
func sageIDOf(l Link) string  { return l.SageID }

func naiveHas(texts []string, text string) bool {
	for _, t := range texts {
		if naiveEqual(t, text) {
			return true
		}
	}
	return false
}

// crossed reports whether the customer ID is a known account number, and the account number a known customer ID.
func (o *oracle) crossed(l Link) bool {
	return naiveHas(o.column(l.Company, accountOf), l.SageID) && naiveHas(o.column(l.Company, sageIDOf), l.Account)
}

// unlike reports whether an identifier is a placeholder, differs from a known one only in leading zeros or a full stop
// at its end, is no number although all known ones are, or if most rows of the file have the two swapped.
func (o *oracle) unlike(i int, l Link) bool {
	own := o.in.Rows[i].Cells[ColumnID]
	if o.placeholderOrMisspelled(own, l) {
		return true
	}
	account, id := !o.ledger.inList(l, accountOf), !o.ledger.inList(l, sageIDOf) // the list does not have it
	for _, text := range []string{l.Account, l.SageID} {
		if strings.HasSuffix(text, ".") && o.knownCompany(l.Company) {
			return true
		}
	}
	if o.nearRow(i, l) {
		return true
	}
	if known := o.column(l.Company, accountOf); account && len(known) >= 3 && !naiveHas(known, l.Account) && naiveHas(o.columnOfOthers(own, l.Company, sageIDOf), l.Account) {
		return true
	}
	if ids := o.column(l.Company, sageIDOf); id && l.SageID != "" && len(ids) >= 3 && !naiveNumber(l.SageID) && !naiveHas(ids, l.SageID) {
		return true
	}
	return (account || id) && o.mostSwapped()
}

// placeholderOrMisspelled reports whether an unknown identifier is a placeholder, or differs from a known one only in
// leading zeros or a full stop. Of the customer with the ID own, which the link replaces, only removed zeros count; "" is for
// no customer.
func (o *oracle) placeholderOrMisspelled(own string, l Link) bool {
	for _, of := range []func(Link) string{accountOf, sageIDOf} {
		known, text := o.column(l.Company, of), of(l)
		if text == "" || naiveHas(known, text) || o.ledger.inList(l, of) {
			continue
		}
		if naiveEqual(text, "tbc") || naiveEqual(text, "n/a") || text == "0" {
			return true
		}
		if own != "" && o.zerosRemoved(own, l.Company, of, text) {
			return true
		}
		for _, k := range o.columnOfOthers(own, l.Company, of) {
			if naiveEqual(strings.TrimLeft(strings.TrimSuffix(text, "."), "0"), strings.TrimLeft(k, "0")) {
				return true
			}
		}
	}
	return false
}

// nearRow reports whether a row of another customer has an identifier in the same company that differs from an
// unknown one of this row only in leading zeros or a full stop at its end.
func (o *oracle) nearRow(i int, l Link) bool {
	for _, of := range []func(Link) string{accountOf, sageIDOf} {
		plain := func(s string) string { return strings.TrimLeft(strings.TrimSuffix(s, "."), "0") }
		for j, other := range o.links {
			if o.claims[j] && o.in.Rows[j].Cells[ColumnID] != o.in.Rows[i].Cells[ColumnID] && naiveEqualCompany(l.Company, other.Company) &&
				!naiveHas(o.column(l.Company, of), of(l)) && !o.ledger.inList(l, of) && of(other) != "" && !naiveEqual(of(other), of(l)) && naiveEqual(plain(of(other)), plain(of(l))) {
				return true
			}
		}
	}
	return false
}

func (o *oracle) knownCompany(c Company) bool {
	_, known := o.ledger.known(c)
	return known
}

func naiveNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// mostSwapped reports whether more than half of the rows have letters only as customer ID and digits only as account
// number. Rows with one identifier do not count, nor those of a company with fewer than three known identifiers of a
// kind.
func (o *oracle) mostSwapped() bool {
	judged, swapped := 0, 0
	for i, l := range o.links {
		if !o.claims[i] || l.SageID == "" || l.Account == "" || len(o.column(l.Company, accountOf)) < 3 || len(o.column(l.Company, sageIDOf)) < 3 {
			continue
		}
		judged++
		letters := strings.Trim(l.SageID, "PQRSpqrs") == ""
		if letters && naiveNumber(l.Account) && !strings.HasPrefix(l.Account, "0") {
			swapped++
		}
	}
	return swapped > 1 && swapped*2 > judged
}

// naivePlain returns a name as it looks.
func naivePlain(s string) string {
	return strings.ToLower(strings.NewReplacer("\u0415", "E", "\u0435", "e").Replace(s))
}

func naiveTwins(a, b Company) bool {
	return !naiveEqualCompany(a, b) && naiveEqual(a.Site, b.Site) && naivePlain(a.Name) == naivePlain(b.Name)
}

// twin reports whether an unknown company looks the same as a known one, or as another unknown one that more rows
// name, or as many of which the first is earlier.
func (l *ledger) twin(c Company, rows []Link) bool {
	count := func(c Company) (n, first int) {
		first = -1
		for i, r := range rows {
			if naiveEqualCompany(r.Company, c) {
				if n++; first < 0 {
					first = i
				}
			}
		}
		return n, first
	}
	for _, k := range l.companies {
		if naiveTwins(c, k) {
			return true
		}
	}
	n, first := count(c)
	for _, r := range rows {
		if _, known := l.known(r.Company); !known && naiveTwins(c, r.Company) {
			if m, earlier := count(r.Company); m > n || m == n && earlier < first {
				return true
			}
		}
	}
	return false
}

// lookAlike reports whether a company is a twin, or one is known at the same site whose name has another last letter.
func (l *ledger) lookAlike(c Company, rows []Link) bool {
	for _, k := range l.companies {
		if naiveEqual(k.Site, c.Site) && naiveEqual(k.Name, "Eire") && naivePlain(c.Name) == "eirf" {
			return true
		}
	}
	return l.twin(c, rows)
}

package model

import "fmt"

// whyMisspelled returns which known identifier differs from the text only in leading zeros, in letters that look like
// digits, or in marks around it; "" if none does. An identifier that only the customer in row own has is replaced by the
// text, so it is not compared; own is -1 for none.
func (s *Snapshot) whyMisspelled(company uint32, column Column, text string, own int) string {
	known := s.knownIdentifiers()
	c, found := s.near(&known.byZero[columnIndex(column)], company, column, text, zeroKey, own)
	what := "zeros in front"
	if !found {
		c, found = s.near(&known.byLook[columnIndex(column)], company, column, text, lookKey, own)
		what = "O and 0, or I, l and 1"
	}
	if bare := bareKey(text); !found && bare != CanonicalKey(text) { // a known one without marks in it
		c, found = s.otherWith(company, column, bare, own)
		what = "spaces and marks"
	}
	if !found {
		return s.whyZerosRemoved(company, column, text, own)
	}
	have := column.Text(c)
	if EqualText(trimMarks(text), trimMarks(have)) {
		what = "the marks around it"
	}
	return fmt.Sprintf("%s %s differs from %s, which is linked to %s, only in %s", column.Header(), text, have, c.named(), what)
}

// whyZerosRemoved returns the sentence that the text is the identifier of the customer in a row without zeros in front,
// as a spreadsheet removes them; "" if it is not, or the row is -1.
func (s *Snapshot) whyZerosRemoved(company uint32, column Column, text string, row int) string {
	if row < 0 {
		return ""
	}
	c := s.At(row)
	have := column.Text(c)
	if c.Link.Company != s.company[company] || len(have) <= len(text) || withoutZeros(CanonicalKey(have)) != withoutZeros(CanonicalKey(text)) {
		return ""
	}
	return fmt.Sprintf("%s %s is %s, the present one, without the zeros in front", column.Header(), text, have)
}

// otherWith returns a customer in another row than own with an identifier of a company in a column, and whether there is
// one.
func (s *Snapshot) otherWith(company uint32, column Column, text string, own int) (Customer, bool) {
	for row, c := range s.rowsWith(s.company[company], column, text) {
		if row != own {
			return c, true
		}
	}
	return Customer{}, false
}

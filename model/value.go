package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxText is the maximum length of a value, in characters.
const MaxText = 255

// badValue returns what is wrong with a value of a column, "" if nothing is: more than MaxText characters, an
// invisible one, or in an identifier of a Sage customer a character that such identifiers do not have.
func badValue(c Column, s string) string {
	if !utf8.ValidString(s) {
		return "holds bytes that are no text"
	}
	if n := utf8.RuneCountInString(s); n > MaxText {
		return fmt.Sprintf("is %d characters long; %d are possible", n, MaxText)
	}
	for _, r := range s {
		if invisible(r) {
			return fmt.Sprintf("holds an invisible character (U+%04X); type the value again", r)
		}
	}
	if columns[c].Part == PartSageCustomer {
		return badIdentifier(s)
	}
	return ""
}

// identifierMarks are the characters that an identifier can have besides letters, digits and the space.
const identifierMarks = "-_./&()+#"

// badIdentifier returns which character of a value identifiers do not have; "" if there is none. A character that
// only looks like a plain one would name another account.
func badIdentifier(s string) string {
	letter := rune(0)
	for _, r := range norm.NFC.String(s) {
		switch {
		case r < 0x80 && (plainAlphanumeric(r) || r == ' ' || strings.ContainsRune(identifierMarks, r)):
		case foreignLetter(r):
			letter = r
		default:
			return fmt.Sprintf("holds %s; identifiers have letters, digits, spaces and - _ . / & ( ) + #; type the value again", describeRune(r))
		}
	}
	if letter != 0 {
		return fmt.Sprintf("holds the letter %c, which is not one of A to Z; allow it if the account is called so in Sage", letter)
	}
	return ""
}

// foreignValue reports whether the only fault of an identifier is letters outside ASCII, which a person can allow.
func foreignValue(c Column, s string) bool {
	if columns[c].Part != PartSageCustomer || !utf8.ValidString(s) {
		return false
	}
	plain := strings.Map(func(r rune) rune {
		if foreignLetter(r) {
			return 'A'
		}
		return r
	}, norm.NFC.String(s))
	return plain != s && badValue(c, plain) == ""
}

// plainAlphanumeric reports whether a character is a letter or digit in ASCII.
func plainAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// foreignLetter reports whether a character is a letter outside ASCII that does not look like another one.
func foreignLetter(r rune) bool {
	if unicode.In(r, unicode.Lm, unicode.Lisu, unicode.Coptic) || r >= 0x1c0 && r <= 0x1c3 || r >= 0x1d00 && r <= 0x1d25 {
		return false // modifiers, clicks, small capitals: they look like plain letters
	}
	return r >= 0x80 && unicode.IsLetter(r) && confusable[r] == 0 && norm.NFKC.String(string(r)) == string(r)
}

// emptyBraille is a symbol in Unicode, and drawn as a space.
const emptyBraille = '\u2800'

// invisible reports whether a character is not drawn: a control, a zero-width or bidi character, a line separator, a
// variation selector, or a letter that is ignorable by default in Unicode, such as a Hangul filler.
func invisible(r rune) bool {
	if r < 0x80 {
		return r < 0x20 || r == 0x7f
	}
	return r == emptyBraille || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// faulty returns the first fault of a row's values in the judged columns, and its reason: damaged by Excel, or bad.
// If letters is true, letters outside ASCII in an identifier are not a fault.
func faulty(row *Row, judged []Column, letters bool) (Fault, string) {
	for _, d := range row.Damage {
		if d.Column == WholeRow {
			return DamagedValue, "the row " + d.What
		}
		for _, c := range judged {
			if d.Column == c {
				return DamagedValue, c.Header() + " " + d.What
			}
		}
	}
	for _, c := range judged {
		if what := badValue(c, row.Cells[c]); what != "" && (!letters || !foreignValue(c, row.Cells[c])) {
			return BadValue, c.Header() + " " + what
		}
	}
	return 0, ""
}

// CheckCompany returns an error if a company that a person typed is not valid.
func CheckCompany(c Company) error {
	for _, column := range companyColumns {
		text := column.companyText(c)
		if strings.TrimSpace(text) == "" {
			return fmt.Errorf("%s is empty", column.Title())
		}
		if what := badValue(column, text); what != "" {
			return fmt.Errorf("%s %s", column.Title(), what)
		}
	}
	return nil
}

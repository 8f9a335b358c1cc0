package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxText is the number of characters that a value may have.
const MaxText = 255

// badValue says what is wrong with a value of a column, "" where nothing is: more than MaxText characters, something
// that cannot be seen, or in an identifier a character that identifiers do not have.
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

// identifierMarks are the characters beside letters, digits and the space that an identifier can have.
const identifierMarks = "-_./&()+#"

// badIdentifier says which character of a value no identifier has; "" where there is none. One that looks like a
// plain character and is another would make another account.
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

// foreignValue reports whether nothing is wrong with an identifier but letters outside ASCII, which a person can
// confirm.
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

func plainAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// foreignLetter reports whether a character is a letter outside ASCII that cannot be taken for another one.
func foreignLetter(r rune) bool {
	if unicode.In(r, unicode.Lm, unicode.Lisu, unicode.Coptic) || r >= 0x1c0 && r <= 0x1c3 || r >= 0x1d00 && r <= 0x1d25 {
		return false // modifiers, clicks, small capitals: nobody's letters, and like plain ones
	}
	return r >= 0x80 && unicode.IsLetter(r) && confusable[r] == 0 && norm.NFKC.String(string(r)) == string(r)
}

// emptyBraille is a symbol for Unicode, but drawn as a space.
const emptyBraille = '\u2800'

// invisible reports whether nothing is seen of a character: a control, a zero-width or bidi character, a separator
// of lines, a variation selector, or a letter that Unicode calls ignorable, such as a Hangul filler.
func invisible(r rune) bool {
	if r < 0x80 {
		return r < 0x20 || r == 0x7f
	}
	return r == emptyBraille || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// faulty is the first fault of the columns' values themselves: damaged by Excel, or bad. Letters outside ASCII in an
// identifier are left out where they are allowed.
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

// CheckCompany says what is wrong with a company that a person typed; nil where nothing is.
func CheckCompany(c Company) error {
	for _, column := range companyColumns {
		text := column.companyText(c)
		if strings.TrimSpace(text) == "" {
			return fmt.Errorf("%s is empty", column.Info().Title)
		}
		if what := badValue(column, text); what != "" {
			return fmt.Errorf("%s %s", column.Info().Title, what)
		}
	}
	return nil
}

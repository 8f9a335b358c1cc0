package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is the number of characters that a value may have.
const MaxText = 255

// badValue says what is wrong with a value of a column, "" where nothing is: more than MaxText
// characters, something that cannot be seen, or a letter, digit or space outside ASCII in an identifier (a
// Cyrillic А looks like a Latin A and is another account).
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
		if (c == ColumnSageID || c == ColumnAccount) && foreign(r) {
			return fmt.Sprintf("holds %q, which is no plain letter, digit or space; type the value again", r)
		}
	}
	return ""
}

// foreign reports whether a character looks like a plain letter, digit or space, and is another.
func foreign(r rune) bool {
	return r >= 0x80 && unicode.In(r, unicode.Letter, unicode.Number, unicode.Mark, unicode.Zs)
}

// invisible reports whether a character is a control, zero-width or bidi character.
func invisible(r rune) bool {
	if r < 0x80 {
		return r < 0x20 || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector) ||
		strings.ContainsRune("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", r)
}

// faulty is the first fault of the columns' values themselves: damaged by Excel, or bad.
func faulty(row *Row, judged []Column) (Fault, string) {
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
		if what := badValue(c, row.Cells[c]); what != "" {
			return BadValue, c.Header() + " " + what
		}
	}
	return 0, ""
}

// CheckCompany says what is wrong with a company that a person typed; nil where nothing is.
func CheckCompany(c Company) error {
	for _, v := range []struct {
		column Column
		text   string
	}{{ColumnCompany, c.Name}, {ColumnSite, c.Site}} {
		if strings.TrimSpace(v.text) == "" {
			return fmt.Errorf("%s is empty", v.column.Info().Title)
		}
		if what := badValue(v.column, v.text); what != "" {
			return fmt.Errorf("%s %s", v.column.Info().Title, what)
		}
	}
	return nil
}

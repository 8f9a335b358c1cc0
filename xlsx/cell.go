package xlsx

import (
	"strings"
	"unicode/utf8"

	"dovetail/model"
)

// cellKind is what a cell holds.
type cellKind uint8

// The kinds of cells.
const (
	cellEmpty        cellKind = iota // nothing, or only a style
	cellText                         // text, from a text cell or as a formula's result
	cellNumber                       // a number; text is how the file writes it, such as 1001 or 1.5E-3
	cellBoolean                      // text is TRUE or FALSE
	cellDate                         // a date in ISO 8601, which few programs write: Excel has numbers with a date format
	cellError                        // an error value; text is #N/A, #REF! and so on
	cellUncalculated                 // a formula whose value is not in the file; text is empty
)

// cell is one cell as the file has it, before it is interpreted. Its zero value is an empty cell.
type cell struct {
	kind    cellKind
	formula bool    // it is a formula's value, or an uncalculated formula
	text    string  // by kind; valid without limit
	format  *format // the number format; nil is General

	zeroHidden bool // it is a zero in a sheet that does not show zeros
}

// rawRow is one row of a sheet or text that is not empty.
type rawRow struct {
	grouped bool // it is in an outline: a collapsed row after it may hide it

	number int    // as Excel numbers it, from 1
	hidden bool   // Excel does not show it
	cells  []cell // by the file's column from 0, up to the last one that is not empty; valid until the next row

	fields int        // of a text: all of the row's, empty ones too
	lines  []textLine // of a text: the row's lines where there are line breaks in its fields
}

// value returns the text that the cell means in a column and what is damaged about it, or "". The text of a damaged
// value is the one in the file.
func (c cell) value(column model.Column) (text, damage string) {
	if damage = c.unseen(column); damage != "" {
		return trim(c.text), damage
	}
	switch c.kind {
	case cellText:
		return plainText(c.text, column)
	case cellNumber:
		return c.number(column)
	case cellDate:
		return c.text, damagedDate
	case cellError:
		return c.text, "is the error " + c.text + ": a formula could not be calculated, type the value"
	case cellUncalculated:
		return "", "is a formula that was never calculated: open the file in Excel and save it"
	default:
		return c.text, ""
	}
}

// label returns the cell's text as a header. Damage does not matter there.
func (c cell) label() string {
	text, _ := c.value(model.ColumnID)
	return text
}

// plainText returns the value of a text cell and what is damaged about it.
func plainText(s string, column model.Column) (text, damage string) {
	text = trim(column.PlainText(trim(s)))
	switch {
	case strings.ContainsRune(text, utf8.RuneError):
		return text, "holds \ufffd, which a program wrote for a character that it could not read: type the value again"
	case column.KeepsDigits() && isScientific(text):
		return text, "shows " + text + ": Excel rounded the number, type it again as text"
	}
	return text, ""
}

// trim returns s without the spaces and no-break spaces around it. Other invisible characters stay: the rules
// reject them.
func trim(s string) string { return strings.Trim(s, " \u00a0") }

// isScientific reports whether a text is a number that a program rounded before it became text: digits,
// perhaps a fraction, E, a sign and digits. A code such as 12E3 has no sign.
func isScientific(s string) bool {
	rest, ok := cutDigits(s)
	if !ok {
		return false
	}
	if rest != "" && (rest[0] == '.' || rest[0] == ',') {
		if rest, ok = cutDigits(rest[1:]); !ok {
			return false
		}
	}
	if len(rest) < 2 || rest[0] != 'E' && rest[0] != 'e' || rest[1] != '+' && rest[1] != '-' {
		return false
	}
	rest, ok = cutDigits(rest[2:])
	return ok && rest == ""
}

// cutDigits returns s without the digits at its beginning, and whether there are any.
func cutDigits(s string) (rest string, found bool) {
	rest = strings.TrimLeft(s, "0123456789")
	return rest, len(rest) < len(s)
}

package model

import "strings"

// CellText returns a value of the column as a text that a spreadsheet does not take for a formula when it is
// pasted or opened from CSV. A value that starts like a formula, after any apostrophes, is prefixed with an
// apostrophe, and so is a value that PlainText would change.
func (c Column) CellText(s string) string {
	if startsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return c.StoredText(s)
}

// StoredText returns a value of the column as the text of a workbook's text cell, where no text is taken for a
// formula. PlainText returns the value again.
func (c Column) StoredText(s string) string {
	if c.PlainText(s) != s {
		return "'" + s
	}
	return s
}

// PlainText returns the value that the text of a cell in the column stands for: the inside of ="00123", and in an
// identifier or evidence 00123 for '00123, where the apostrophe is Excel's mark for text. In a name the apostrophe is such
// a mark only before what starts a formula: 's-Gravenhage is a name.
func (c Column) PlainText(s string) string {
	if inside, ok := quotedFormula(s); ok {
		return inside
	}
	rest, marked := strings.CutPrefix(s, "'")
	if marked && (c.KeepsDigits() || startsFormula(strings.TrimLeft(rest, "'"))) {
		return rest
	}
	return s
}

// quotedFormula returns the text of a formula that is only a quoted text: ="00123".
func quotedFormula(s string) (inside string, ok bool) {
	if len(s) < len(`=""`) || !strings.HasPrefix(s, `="`) || !strings.HasSuffix(s, `"`) {
		return "", false
	}
	inside = s[len(`="`) : len(s)-1]
	if strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`) {
		return "", false // a calculation, such as ="a"&"b"
	}
	return strings.ReplaceAll(inside, `""`, `"`), true
}

// startsFormula reports whether a spreadsheet may take a text for a formula.
func startsFormula(s string) bool { return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 }

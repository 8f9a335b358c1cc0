package model

import "strings"

// CellText returns a value of the column as text that a spreadsheet takes as text when it is pasted or
// opened from CSV: one that starts, after any apostrophes, like a formula gets one apostrophe in front, and
// so does what PlainText would change.
func (c Column) CellText(s string) string {
	if startsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return c.StoredText(s)
}

// StoredText returns a value of the column as the text of a workbook's text cell, from which PlainText
// returns it. Nothing starts a formula there.
func (c Column) StoredText(s string) string {
	if c.PlainText(s) != s {
		return "'" + s
	}
	return s
}

// PlainText returns what a person means by the text of a cell in the column: the inside of ="00123", and in an
// identifier 00123 for '00123, where the apostrophe is Excel's mark for text. In a name the apostrophe is such
// a mark only before what starts a formula: 's-Gravenhage is a name.
func (c Column) PlainText(s string) string {
	if inside, ok := quotedFormula(s); ok {
		return inside
	}
	rest, marked := strings.CutPrefix(s, "'")
	if marked && (c.IsIdentifier() || startsFormula(strings.TrimLeft(rest, "'"))) {
		return rest
	}
	return s
}

// quotedFormula returns the text of a formula that is nothing but a text: ="00123".
func quotedFormula(s string) (inside string, ok bool) {
	if len(s) < len(`=""`) || !strings.HasPrefix(s, `="`) || !strings.HasSuffix(s, `"`) {
		return "", false
	}
	inside = s[len(`="`) : len(s)-1]
	if strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`) {
		return "", false // it is calculated, as ="a"&"b" is
	}
	return strings.ReplaceAll(inside, `""`, `"`), true
}

// startsFormula reports whether a spreadsheet may take a text for a formula.
func startsFormula(s string) bool { return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 }

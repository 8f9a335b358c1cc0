package xlsx

import (
	"math"
	"strconv"
	"strings"

	"dovetail/model"
)

// maxDigits is the number of digits that Excel keeps of a number; it fills up with zeros after them.
const maxDigits = 15

// What can be wrong with a number, where nothing of it needs to be shown.
const (
	damagedDate     = "is shown as a date or time: Excel changed what was typed, type it again as text"
	damagedPercent  = "is shown as a percentage: type it again as text"
	damagedCurrency = "is shown as an amount of money: type it again as text"
)

// number is the text of a number cell. Excel shows a number of 12 digits as 1.23457E+11 where no other
// format is set, but keeps every digit: up to 15 digits nothing is lost.
func (c cell) number(column model.Column) (text, damage string) {
	x, err := strconv.ParseFloat(c.text, 64)
	if err != nil {
		return c.text, "is not a number: type it again as text"
	}
	section := c.format.section(x)
	switch section.class {
	case classDate:
		return plainDigits(x), damagedDate
	case classPercent:
		return plainDigits(x), damagedPercent
	case classCurrency:
		return plainDigits(x), damagedCurrency
	case classScientific:
		return plainDigits(x), "shows " + section.scientific(x) + ": type it again as text"
	}
	if math.Abs(x) >= 1e15 {
		return plainDigits(x), "shows " + c.shown(x) + ": Excel keeps 15 digits of a number, type it again as text"
	}
	if x != math.Trunc(x) && isIdentifier(column) {
		return plainDigits(x), "is the number " + c.text + ": an identifier has no fraction, type it again as text"
	}
	return section.pad(plainDigits(x)), ""
}

// shown is how Excel shows a number that is too long.
func (c cell) shown(x float64) string {
	if s := c.format.section(x); s.general {
		return s.scientific(x)
	}
	return plainDigits(x)
}

// plainDigits are the shortest digits of a number, of which Excel keeps and shows 15: 1001, never
// 1001.0, and 0.3 where adding up left 0.30000000000000004.
func plainDigits(x float64) string {
	if x == 0 {
		return "0" // not -0
	}
	if math.Abs(x) < 1e15 {
		if short := strconv.FormatFloat(x, 'g', maxDigits, 64); x != math.Trunc(x) {
			x, _ = strconv.ParseFloat(short, 64)
		}
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// scientific is a number as Excel shows it in this section: 1.23E+15.
func (s section) scientific(x float64) string {
	text := strconv.FormatFloat(x, 'E', s.decimals, 64)
	mantissa, exponent, _ := strings.Cut(text, "E")
	if s.general && strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return mantissa + "E" + exponent
}

// pad fills the digits of a whole number up with the zeros and the literal text of the number format.
func (s section) pad(digits string) string {
	if s.zeros == 0 || strings.Contains(digits, ".") {
		return digits
	}
	number, negative := strings.CutPrefix(digits, "-")
	if missing := s.zeros - len(number); missing > 0 {
		number = strings.Repeat("0", missing) + number
	}
	if s.pattern != nil {
		number = s.fill(number)
	}
	if negative {
		number = "-" + number
	}
	return number
}

// fill puts digits in the places of the pattern; those that are too many stand in the first place.
func (s section) fill(digits string) string {
	var b strings.Builder
	first, rest := len(digits)-s.zeros+1, digits
	for _, r := range s.pattern {
		if r != digitPlace {
			b.WriteRune(r)
			continue
		}
		b.WriteString(rest[:first])
		rest, first = rest[first:], 1
	}
	return b.String()
}

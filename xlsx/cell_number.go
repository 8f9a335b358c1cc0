package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dovetail/model"
)

const (
	// maxDigits is the number of digits that Excel keeps of a number; it replaces later ones with zeros.
	maxDigits = 15
	// maxGeneral is the number of digits that General shows beside literal text; it rounds longer ones.
	maxGeneral = 11
)

// The damage of a number that does not depend on its value.
const (
	damagedDate     = "is shown as a date or time: Excel changed what was typed, type it again as text"
	damagedPercent  = "is shown as a percentage: type it again as text"
	damagedCurrency = "is shown as an amount of money: type it again as text"
)

// number returns the text of a number cell as its column shows it, and what is damaged about it. Excel shows a
// number of 12 digits as 1.23457E+11 where no other format is set, but keeps every digit: nothing is lost up to 15
// digits.
func (c cell) number(column model.Column) (text, damage string) {
	x, err := strconv.ParseFloat(c.text, 64)
	if err != nil {
		return c.text, "is not a number: type it again as text"
	}
	section, minus := c.format.section(x)
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
		return plainDigits(x), "shows " + section.long(x) + ": Excel keeps 15 digits of a number, type it again as text"
	}
	if x != math.Trunc(x) && column.KeepsDigits() {
		return plainDigits(x), "is the number " + c.text + ": it can have no fraction, type it again as text"
	}
	return c.shown(section, x, minus)
}

// shown returns what a plain section shows for a number.
func (c cell) shown(s section, x float64, minus bool) (text, damage string) {
	if s.isGeneral() {
		return plainDigits(x), ""
	}
	text, ok := s.fill(math.Abs(x))
	if !ok {
		return plainDigits(x), c.differs(s, plainDigits(x))
	}
	if minus {
		text = "-" + text
	}
	return trim(text), ""
}

// differs returns the damage of a number whose format shows something else, where it is not known what exactly.
func (c cell) differs(s section, digits string) string {
	what := "is the number " + digits
	if digits == "0" {
		what = "is a zero"
	}
	does := "shows differently"
	if !s.unclear && (len(s.pattern) == 0 || digits == "0" && s.places == len(s.pattern)) {
		does = "hides"
	}
	return fmt.Sprintf("%s, which the number format %s %s: type it again as text", what, shortCode(c.format.code), does)
}

// shortCode returns the code of a number format, shortened for a sentence.
func shortCode(code string) string {
	const most = 40
	if r := []rune(code); len(r) > most {
		return string(r[:most]) + "…"
	}
	return code
}

// isGeneral reports whether the section shows numbers without any text.
func (s section) isGeneral() bool { return s.general && len(s.pattern) == 1 && !s.unclear }

// long returns a number of more than 15 digits as Excel shows it.
func (s section) long(x float64) string {
	if s.isGeneral() {
		return general().scientific(x)
	}
	return plainDigits(x)
}

// plainDigits returns the shortest decimal form of a number, of which Excel keeps and shows 15 digits: 1001, never
// 1001.0, and 0.3 for 0.30000000000000004.
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

// scientific returns a number as Excel shows it in this section: 1.23E+15.
func (s section) scientific(x float64) string {
	text := strconv.FormatFloat(x, 'E', s.decimals, 64)
	mantissa, exponent, _ := strings.Cut(text, "E")
	if s.general && strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return mantissa + "E" + exponent
}

// fill returns the pattern with the digits of x, which is not negative. It reports false where the section does not
// show every digit, or shows them by regional settings: with decimals, or with thousands separated.
func (s section) fill(x float64) (string, bool) {
	digits := plainDigits(x)
	switch {
	case s.unclear:
		return "", false
	case s.general:
		return s.put(digits, 0), len(digits) <= maxGeneral
	}
	if rounded := math.Round(x); rounded != x {
		digits = plainDigits(rounded)
	}
	if digits == "0" {
		digits = "" // a zero has no significant digit
	}
	if s.point || s.places == 0 || digits == "" && !s.padded || s.grouped && max(len(digits), s.zeros()) > 3 {
		return "", false
	}
	return s.put(digits, s.places), true
}

// zeros returns the minimum number of digits that the section shows.
func (s section) zeros() int {
	n := 0
	for _, c := range s.pattern {
		if c == placeZero {
			n++
		}
	}
	return n
}

// put returns the pattern with digits in its places, the last digit in the last place. Surplus digits go into the
// first.
func (s section) put(digits string, places int) string {
	var b strings.Builder
	for _, c := range s.pattern {
		switch {
		case c == placeNumber:
			b.WriteString(digits)
		case c >= 0:
			b.WriteRune(c)
		case len(digits) >= places:
			n := len(digits) - places + 1
			b.WriteString(digits[:n])
			digits, places = digits[n:], places-1
		default:
			if places--; c == placeZero {
				b.WriteByte('0')
			}
		}
	}
	return b.String()
}

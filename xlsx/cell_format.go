package xlsx

import "slices"

// class is the kind of value that a number format shows.
type class uint8

// The classes. All but the first change what was typed.
const (
	classPlain class = iota
	classScientific
	classDate
	classPercent
	classCurrency
)

// format is a number format, as far as it changes what a cell shows.
type format struct {
	code    string    // as Excel writes it: 000000, dd/mm/yyyy
	numbers []section // one for all numbers; or two for >= 0 and < 0; or three for > 0, < 0 and 0
	text    *section  // for texts; nil shows them as they are
	unclear bool      // what it shows is not known
}

// section is a section of a number format, which applies to some values.
type section struct {
	class    class
	general  bool   // it has General, which chooses the number of decimals
	decimals int    // digits after the point
	places   int    // places for digits
	texts    int    // places for a text
	padded   bool   // one of the places shows 0 where the number has no digit
	point    bool   // it has a decimal point
	grouped  bool   // it separates thousands
	indented bool   // blanks were trimmed from its beginning
	unclear  bool   // what it shows is not known
	pattern  []rune // the places and the text around them, without blanks at its ends
}

// Places in a pattern. They are no characters: those are not negative.
const (
	placeZero   rune = -1 - iota // a digit, or 0
	placeHash                    // a digit, or nothing
	placeNumber                  // a number as General shows it
	placeText                    // the cell's text
	placeBlank                   // a space of some width
)

// isBlank reports whether a character is trimmed from the ends of a value.
func isBlank(c rune) bool { return c == ' ' || c == '\u00a0' || c == placeBlank }

// finish trims the pattern and counts what it has.
func (s *section) finish() {
	for s.indented = false; len(s.pattern) > 0 && isBlank(s.pattern[0]); s.indented = true {
		s.pattern = s.pattern[1:]
	}
	for n := len(s.pattern); n > 0 && isBlank(s.pattern[n-1]); n-- {
		s.pattern = s.pattern[:n-1]
	}
	generals, digits := 0, 0
	for _, c := range s.pattern {
		switch c {
		case placeNumber:
			generals++
		case placeText:
			s.texts++
		case placeZero, placeHash:
			digits++
		case placeBlank:
			s.unclear = true
		case '.', ',', '/': // as text among the digits it looks like part of the number
			s.unclear = s.unclear || digits > 0 && digits < s.places
		}
	}
	s.general = generals > 0
	s.unclear = s.unclear || generals > 1 || s.general && s.places > 0
}

// isText reports whether the section shows a text as it is.
func (s *section) isText() bool {
	return s.class == classPlain && !s.unclear && slices.Equal(s.pattern, []rune{placeText})
}

// general returns the section that shows a number without a format. Where it is scientific it has up to six digits.
func general() section {
	return section{general: true, decimals: 5, pattern: []rune{placeNumber}}
}

// section returns the part of the format that shows the number x, and whether a minus sign is written before
// it: a section that is only for numbers below zero writes its own. A nil format is General.
func (f *format) section(x float64) (s section, minus bool) {
	if f == nil {
		return general(), x < 0
	}
	switch n := len(f.numbers); {
	case x < 0 && n > 1:
		s = f.numbers[1]
		s.unclear = s.unclear || s.isGeneral() // programs differ in whether it writes the sign
	case x == 0 && n > 2:
		s = f.numbers[2]
	default:
		s, minus = f.numbers[0], x < 0
	}
	s.unclear = s.unclear || f.unclear || minus && s.indented
	return s, minus
}

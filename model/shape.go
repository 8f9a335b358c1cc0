package model

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// appendShape appends the shape of an identifier to a slice and returns it: L for a letter and D for a digit, each
// with the length of its run, other characters as they are. A number that begins with a zero is padded, which is a
// separate shape. "BRIG0721" is "L4D4", "000022" is "0D6".
func appendShape(shape []byte, s string) []byte {
	if allDigits(s) && s[0] == '0' {
		shape = append(shape, '0')
	}
	for i := 0; i < len(s); {
		class := shapeClass(s[i])
		end := i + 1
		for end < len(s) && shapeClass(s[end]) == class {
			end++
		}
		switch class {
		case 0:
			shape = append(shape, s[i:end]...)
		default:
			shape = append(shape, class)
			shape = strconv.AppendInt(shape, int64(utf8.RuneCountInString(s[i:end])), 10)
		}
		i = end
	}
	return shape
}

// shapeClass returns L for a letter, of which bytes outside ASCII are part, D for a digit, 0 for anything else.
func shapeClass(b byte) byte {
	switch {
	case b >= '0' && b <= '9':
		return 'D'
	case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80:
		return 'L'
	}
	return 0
}

// appendKind appends the kind of an identifier's shape to a slice and returns it: the shape without the lengths.
func appendKind(kind []byte, s string) []byte {
	if allDigits(s) && s[0] == '0' {
		kind = append(kind, '0')
	}
	last := byte(0)
	for i := range len(s) {
		class := shapeClass(s[i])
		switch {
		case class == 0:
			kind = append(kind, s[i])
		case class != last:
			kind = append(kind, class)
		}
		last = class
	}
	return kind
}

// allDigits reports whether a text is a number of plain digits.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// describeShape returns the shape of an identifier in words: "4 letters, 4 digits".
func describeShape(s string) string {
	var parts []string
	for i := 0; i < len(s); {
		class := shapeClass(s[i])
		end := i + 1
		for end < len(s) && shapeClass(s[end]) == class {
			end++
		}
		switch n := utf8.RuneCountInString(s[i:end]); class {
		case 'L':
			parts = append(parts, Counted(n, "letter", "letters"))
		case 'D':
			parts = append(parts, Counted(n, "digit", "digits"))
		default:
			parts = append(parts, s[i:end])
		}
		i = end
	}
	return strings.Join(parts, ", ")
}

// zeroKey returns an identifier without what copying by hand changes in a number: without leading zeros of each run of
// digits and, if it consists of digits, O, I and l, with digits for these letters.
func zeroKey(s string) string {
	s = trimMarks(s)
	if digits := confusedDigits(s); allDigits(digits) {
		s = digits
	}
	return withoutZeros(CanonicalKey(s))
}

// withoutZeros returns a text without the leading zeros of each of its numbers.
func withoutZeros(s string) string {
	if !strings.Contains(s, "0") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		starts := i == 0 || shapeClass(s[i-1]) != 'D'
		for starts && s[i] == '0' && i+1 < len(s) && shapeClass(s[i+1]) == 'D' {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// lookKey returns an identifier as it can be misread: the letter O as 0, I and l as 1.
func lookKey(s string) string { return CanonicalKey(confusedDigits(trimMarks(s))) }

// bareKey returns an identifier without spaces and marks, in its canonical form.
func bareKey(s string) string {
	return CanonicalKey(strings.Map(func(r rune) rune {
		if r < 0x80 && !plainAlphanumeric(r) {
			return -1
		}
		return r
	}, s))
}

// confusedDigits returns a text with digits for the letters O, I and l.
func confusedDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'O', 'o':
			return '0'
		case 'I', 'l':
			return '1'
		}
		return r
	}, s)
}

// trimMarks returns an identifier without the quotes, full stops, commas and semicolons around it.
func trimMarks(s string) string {
	if s != "" && plainAlphanumeric(rune(s[0])) && plainAlphanumeric(rune(s[len(s)-1])) {
		return s // most are
	}
	return strings.Trim(s, " \t\"'`.,;:“”‘’«»")
}

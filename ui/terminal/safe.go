package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe is a text as it can be shown on this terminal: Safe where it shows UTF-8. Elsewhere every other
// letter is a question mark, as the bytes of UTF-8 would be control characters there.
func (t Terminal) Safe(s string) string {
	s = Safe(s)
	if t.UTF8 || ascii(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf {
			return '?'
		}
		return r
	}, s)
}

// Safe is a text as it can be shown. Characters that would do something to the terminal or that nobody
// would see are written as \u{200b}: control, bidirectional, zero-width and private ones, an accent
// without a letter; invalid bytes as \x{ff}. A tab is a space, and what has no certain width is shown as what has
// (steady). The text itself when it is clean.
func Safe(s string) string {
	clean := cleanPrefix(s)
	if clean == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:clean])
	prev, _ := utf8.DecodeLastRuneInString(s[:clean])
	if clean == 0 {
		prev = 0
	}
	for i := clean; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		shown, uncertain := steady(prev, r, s[i+n:])
		switch {
		case uncertain:
			b.WriteString(shown)
		case r == '\t':
			b.WriteByte(' ')
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x{%02x}`, s[i])
		case showable(r) && (i > 0 || !unicode.Is(unicode.M, r)):
			b.WriteString(s[i : i+n])
		default:
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
		i += n
		prev = r
	}
	return b.String()
}

// cleanPrefix is the number of bytes before the first that Safe changes.
func cleanPrefix(s string) int {
	prev := rune(0)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7f {
				return i
			}
			i++
			prev = rune(c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || !showable(r) || i == 0 && unicode.Is(unicode.M, r) {
			return i
		}
		if _, uncertain := steady(prev, r, s[i+n:]); uncertain {
			return i
		}
		i += n
		prev = r
	}
	return len(s)
}

// showable reports whether a character is seen, and does nothing else: what Unicode calls printing, and
// spaces. Some count as letters or marks, and yet nothing is seen of them.
func showable(r rune) bool {
	const emptyBraille = 0x2800
	if r == emptyBraille || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
		return false
	}
	return unicode.IsPrint(r) || unicode.Is(unicode.Zs, r)
}

// ascii reports whether all of s is printable ASCII: as many cells as bytes.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

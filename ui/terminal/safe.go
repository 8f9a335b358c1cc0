package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe returns s escaped for this terminal: Safe(s) where the terminal shows UTF-8. Elsewhere all of it is ASCII, as in
// toASCII, because the bytes of UTF-8 would act as control characters there.
func (t Terminal) Safe(s string) string {
	if t.UTF8 || ascii(s) {
		return Safe(s)
	}
	return toASCII(Safe(s))
}

// Safe returns s escaped for the screen. Characters that would control the terminal or that are invisible
// are written as \u{200b}: control, bidirectional, zero-width and private-use characters, and an accent
// without a letter; invalid bytes are written as \x{ff}. A tab becomes a space, and a sequence of uncertain
// width is replaced as in fixedWidth. Where nothing is to be escaped Safe returns s itself, without allocating.
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
		replacement, uncertain := fixedWidth(prev, r, s[i+n:])
		switch {
		case uncertain:
			b.WriteString(replacement)
		case r == '\t':
			b.WriteByte(' ')
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x{%02x}`, s[i])
		case printable(r) && (i > 0 || !unicode.Is(unicode.M, r)):
			b.WriteString(s[i : i+n])
		default:
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
		i += n
		prev = r
	}
	return b.String()
}

// cleanPrefix returns the number of bytes before the first one that Safe changes.
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
		if r == utf8.RuneError && n == 1 || !printable(r) || i == 0 && unicode.Is(unicode.M, r) {
			return i
		}
		if _, uncertain := fixedWidth(prev, r, s[i+n:]); uncertain {
			return i
		}
		i += n
		prev = r
	}
	return len(s)
}

// printable reports whether r is visible and has no other effect: the printing characters of Unicode and
// spaces, without those that Unicode calls letters, marks or symbols although they are drawn as nothing.
func printable(r rune) bool {
	const emptyBraille = 0x2800
	if r == emptyBraille || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
		return false
	}
	return unicode.IsPrint(r) || unicode.Is(unicode.Zs, r)
}

// ascii reports whether s is printable ASCII only, and so has as many cells as bytes.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

package widget

import (
	"unicode"
	"unicode/utf8"
)

// Capitalize returns a sentence with a capital at its beginning.
func Capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

package widget

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FormatBytes returns a size of n bytes as people write it: 999 bytes, 12 kB, 3.4 MB.
func FormatBytes(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e6), ".0") + " MB"
}

// Capitalize returns a sentence with a capital at its beginning.
func Capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const spaces = "                                                                "

// Fit returns s, which Safe has escaped, in exactly width cells: padded with spaces, or truncated and ended
// by tail, which is … or, in ASCII, ~. A wide character that would cross the edge is replaced by a space.
// Colour sequences in s have no width.
func Fit(s string, width int, tail string) string {
	if width <= 0 {
		return ""
	}
	if !ascii(s) {
		s = ansi.Truncate(s, width, tail)
		return pad(s, width-ansi.StringWidth(s))
	}
	if len(s) <= width {
		return pad(s, width-len(s))
	}
	if room := width - ansi.StringWidth(tail); room >= 0 {
		return s[:room] + tail
	}
	return pad("", width)
}

// pad returns s with n spaces appended.
func pad(s string, n int) string {
	switch {
	case n <= 0:
		return s
	case n <= len(spaces):
		return s + spaces[:n]
	default:
		return s + strings.Repeat(" ", n)
	}
}

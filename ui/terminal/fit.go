package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const spaces = "                                                                "

// Fit is a text that Safe has seen in exactly width cells: padded with spaces, or cut and ended by tail,
// which is … or, in ASCII, ~. A wide letter that would stand across the edge leaves a space. Colours in
// the text count nothing.
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

// pad appends n spaces.
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

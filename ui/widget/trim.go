package widget

import "strings"

// Sequences of a Style: how each begins, and how one ends.
const (
	csi   = "\x1b["
	reset = "\x1b[0m"
)

// Trim returns a block without the spaces at the ends of its lines, except where they are reversed or underlined. Bubble Tea
// erases the rest of a shorter line, which takes fewer bytes; and a line whose width the terminal computes
// differently then does not reach the edge of the window.
func (t Text) Trim() Text {
	list := lines(t.s)
	for i, line := range list {
		list[i].s = trimLine(line.s)
	}
	return Stack(list...)
}

// trimLine returns a line without the spaces at its end.
func trimLine(line string) string {
	for {
		line = strings.TrimRight(line, " ")
		styled, ends := strings.CutSuffix(line, reset)
		if !ends {
			return line
		}
		at := strings.LastIndex(styled, csi)
		if at < 0 {
			return line
		}
		style, text, _ := strings.Cut(styled[at+len(csi):], "m")
		trimmed := strings.TrimRight(text, " ")
		switch {
		case trimmed == text, showsSpaces(style):
			return line
		case trimmed != "":
			return styled[:at] + csi + style + "m" + trimmed + reset
		}
		line = styled[:at]
	}
}

// showsSpaces reports whether spaces can be seen in a style: where it is reversed or underlined.
func showsSpaces(style string) bool {
	for attribute := range strings.SplitSeq(style, ";") {
		if attribute == "7" || attribute == "4" {
			return true
		}
	}
	return false
}

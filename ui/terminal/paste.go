package terminal

import (
	"bytes"
	"strings"
)

// PasteLimit is how much of one paste reaches the app, in bytes. Bubble Tea's time for a paste grows
// with the square of its size: 256 kB take a twentieth of a second, 4 MB ten.
const PasteLimit = 256 * 1024

// The marks that Line puts into a paste where something was odd about it: letters of the private area
// of Unicode that no font has and nobody types.
const (
	markBare   = "\U0010ff01" // at the beginning
	markCut    = "\U0010ff02" // at the end
	markTooBig = "\U0010ff03" // at the end
)

// The terminal's own brackets around a paste (xterm's mode 2004).
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// A Paste is a paste as it reached the app.
type Paste struct {
	Text string

	// Unbracketed says that the terminal did not bracket the paste: it arrived as if somebody had typed it,
	// and was recognised by its shape. Outside a text field it is to be swallowed, with a hint.
	Unbracketed bool
	// Truncated says that the paste's end never came: the text may lack its last part, and must not be used.
	Truncated bool
	// TooBig says that the paste was bigger than PasteLimit: the rest was thrown away, and the text
	// must not be used.
	TooBig bool
}

// ReadPaste is the paste in the letters of a Bubble Tea key message whose Paste is set. Line hands every
// paste on as one such message, also one that the terminal did not bracket.
func ReadPaste(letters []rune) Paste {
	var p Paste
	p.Text = string(letters)
	p.Text, p.Unbracketed = strings.CutPrefix(p.Text, markBare)
	p.Text, p.TooBig = strings.CutSuffix(p.Text, markTooBig)
	p.Text, p.Truncated = strings.CutSuffix(p.Text, markCut)
	return p
}

const (
	bareText = 64 // bytes of text in one packet that nobody types between two reads
	bareLine = 4  // letters of a line that make it a line and not an answer followed by Enter
)

// looksPasted reports whether what one read brought is a paste that the terminal did not bracket: text
// with a tab or a line end within it that is too long to have been typed, or two lines and more. Keys that
// gathered on a slow line, such as a short filter, Enter, a letter and Enter again, are not; nor is one
// line with the Tab or Enter at its very end that a person types behind a long path.
func looksPasted(b []byte) bool {
	text, breaks, lines, line := 0, 0, 0, 0
	within := len(bytes.TrimRight(b, "\t\r\n"))
	for i, c := range b {
		switch {
		case c == '\r' || c == '\n':
			if i < within {
				breaks++
			}
			if line >= bareLine {
				lines++
			}
			line = 0
		case c == '\t':
			if i < within {
				breaks++
			}
			line++
		case c < ' ' || c == 0x7f:
			return false
		default:
			text++
			line++
		}
	}
	return lines >= 2 || text > bareText && breaks > 0
}

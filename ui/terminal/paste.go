package terminal

import (
	"bytes"
	"strings"
)

// PasteLimit is the most bytes of one paste that reach the app. Bubble Tea's time for a paste grows with the
// square of its size: 256 kB take 0.05 s, 4 MB take 10 s.
const PasteLimit = 256 * 1024

// The marks that an InputFilter adds to an irregular paste. They are private-use characters of Unicode, which
// are on no keyboard.
const (
	markUnbracketed = "\U0010ff01" // at the beginning
	markTruncated   = "\U0010ff02" // at the end
	markTooBig      = "\U0010ff03" // at the end
)

// The brackets that the terminal sends around a paste (xterm's mode 2004).
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// Paste is a paste as the app receives it.
type Paste struct {
	Text string

	// Unbracketed means that the terminal did not bracket the paste: it arrived like typed keys and was
	// recognised by looksPasted. Outside of a text field the app must ignore it, with a hint.
	Unbracketed bool
	// Truncated means that the end of the paste never arrived: the text may be incomplete and must not be used.
	Truncated bool
	// TooBig means that the paste was bigger than PasteLimit: the rest was discarded, and the text must not
	// be used.
	TooBig bool
}

// ParsePaste returns the paste in the letters of a Bubble Tea key message whose Paste is set. Input turns every
// paste into one such message, also one that the terminal did not bracket.
func ParsePaste(letters []rune) Paste {
	var p Paste
	p.Text = string(letters)
	p.Text, p.Unbracketed = strings.CutPrefix(p.Text, markUnbracketed)
	p.Text, p.TooBig = strings.CutSuffix(p.Text, markTooBig)
	p.Text, p.Truncated = strings.CutSuffix(p.Text, markTruncated)
	return p
}

const (
	minPastedText = 64 // bytes of text that are too many to be typed between two reads
	minPastedLine = 4  // bytes of a line; a shorter one may be a typed answer and Enter
)

// looksPasted reports whether the bytes of one read are a paste that the terminal did not bracket: text with
// a tab or a line end in it that is too long to have been typed, or two or more lines. Keys that queued up on
// a slow connection, such as a short filter, Enter, a letter and Enter again, are not; nor is a long path
// with the Tab or Enter that a user types after it.
func looksPasted(b []byte) bool {
	text, breaks, lines, line := 0, 0, 0, 0
	within := len(bytes.TrimRight(b, "\t\r\n"))
	for i, c := range b {
		switch {
		case c == '\r' || c == '\n':
			if i < within {
				breaks++
			}
			if line >= minPastedLine {
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
	return lines >= 2 || text > minPastedText && breaks > 0
}

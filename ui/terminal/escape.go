package terminal

import (
	"bytes"
	"strings"
)

// EscapeEvent is what a key message says about the key Esc.
type EscapeEvent int

const (
	NoEscape      EscapeEvent = iota // nothing: it is an ordinary key or paste
	EscapePressed                    // Esc was pressed, and other input followed at once
	// EscapeWithdrawn means that the last Esc was not a key but the first byte of a sequence whose rest
	// arrived late. The app must undo what that Esc did.
	EscapeWithdrawn
)

// A message about Esc is a paste of one private-use character of Unicode.
const (
	markEscPressed   = "\U0010ff04"
	markEscWithdrawn = "\U0010ff05"
)

// ParseEscape returns what the letters of a Bubble Tea key message whose Paste is set say about Esc.
func ParseEscape(letters []rune) EscapeEvent {
	switch string(letters) {
	case markEscPressed:
		return EscapePressed
	case markEscWithdrawn:
		return EscapeWithdrawn
	}
	return NoEscape
}

// verdict tells whether bytes are the rest of a sequence.
type verdict int

const (
	isOther verdict = iota
	isUnsure
	isRest
)

// restOfSequence returns whether b, which arrived soon after a lone Esc, is the rest of a sequence of which
// that Esc was the first byte. The first held bytes of b arrived before the others and did not decide it. A
// user who pressed Esc can press any of these keys next; so a single byte never decides, and the second must
// be one that only occurs in an answer. A rest that arrived in one piece is recognised by any final byte.
func restOfSequence(b []byte, held int) verdict {
	if !bytes.Contains([]byte("[P]_^X"), b[:1]) {
		return isOther
	}
	switch {
	case b[0] != '[' && hasTerminator(b):
		return isRest
	case b[0] == 'X':
		return isOther // a key of the preview; no known terminal sends SOS
	case len(b) == 1:
		return isUnsure
	}
	second := rune(b[1])
	switch b[0] {
	case '[':
		return decide(second > ' ' && second < '@' || strings.ContainsRune("IOM", second) || held == 0 && second >= '@' && second < 0x7f)
	case ']':
		return decide(strings.ContainsRune("0123456789lL", second))
	case '_':
		return decide(second == 'G') // kitty's answers about images
	case '^':
		return isRest
	}
	return restOfDCS(b[1:])
}

// restOfDCS returns what restOfSequence does for a DCS, of which b follows the P: a private marker or an
// intermediate byte makes it an answer. Digits alone can be an account number.
func restOfDCS(b []byte) verdict {
	const parameters = 16 // bytes; answers have one or two digits
	switch n := prefixLen(b, '0', ';'); {
	case n > parameters:
		return isOther
	case n == len(b):
		return isUnsure
	default:
		return decide(b[n] >= '<' && b[n] <= '?' || b[n] > ' ' && b[n] < '0')
	}
}

// decide returns isRest if rest is true, else isOther.
func decide(rest bool) verdict {
	if rest {
		return isRest
	}
	return isOther
}

// hasTerminator reports whether b contains the end of a control string.
func hasTerminator(b []byte) bool {
	return bytes.IndexByte(b, bell) >= 0 || bytes.Contains(b, []byte(terminator))
}

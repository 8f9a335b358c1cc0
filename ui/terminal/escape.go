package terminal

import (
	"bytes"
	"strings"
)

// An Escape is what a message says of the key Esc.
type Escape int

// What a message can say of Esc.
const (
	NoEscape      Escape = iota // nothing: it is what it looks like
	EscapePressed               // the key was pressed, and something else came right behind it
	// EscapeWithdrawn says that the Esc which came just before was no key, but the first byte of something
	// that the terminal sent by itself, and whose rest came late: all must be as it was before that Esc.
	EscapeWithdrawn
)

// The messages about Esc come as pastes of one letter of the private area of Unicode.
const (
	markPressed   = "\U0010ff04"
	markWithdrawn = "\U0010ff05"
)

// ReadEscape is what a Bubble Tea key message whose Paste is set says of Esc.
func ReadEscape(letters []rune) Escape {
	switch string(letters) {
	case markPressed:
		return EscapePressed
	case markWithdrawn:
		return EscapeWithdrawn
	}
	return NoEscape
}

// A verdict is whether bytes are the rest of a sequence.
type verdict int

const (
	isOther verdict = iota
	isUnsure
	isRest
)

// restOfSequence reports whether b, which came soon after a lone Esc, is the rest of a sequence whose first
// byte that Esc was. The first held of its bytes came before the others, and were not yet enough. A person
// who pressed Esc can press any of these keys next, so a single one never is enough, and the second must be
// one that makes an answer of it. Where the rest came as a whole that is certain anyway.
func restOfSequence(b []byte, held int) verdict {
	if !bytes.Contains([]byte("[P]_^X"), b[:1]) {
		return isOther
	}
	switch {
	case b[0] != '[' && hasTerminator(b):
		return isRest
	case b[0] == 'X':
		return isOther // a key of the preview; no terminal is known to send SOS
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
		return decide(second == 'G') // kitty's answers about pictures
	case '^':
		return isRest
	}
	return restOfDCS(b[1:])
}

// restOfDCS is restOfSequence behind the P: what makes an answer of it is a private marker or an intermediate
// byte. Digits alone can be an account number.
func restOfDCS(b []byte) verdict {
	const parameters = 16 // bytes; answers have one digit or two
	switch n := within(b, '0', ';'); {
	case n > parameters:
		return isOther
	case n == len(b):
		return isUnsure
	default:
		return decide(b[n] >= '<' && b[n] <= '?' || b[n] > ' ' && b[n] < '0')
	}
}

func decide(rest bool) verdict {
	if rest {
		return isRest
	}
	return isOther
}

// hasTerminator reports whether b holds the end of a control string.
func hasTerminator(b []byte) bool {
	return bytes.IndexByte(b, bell) >= 0 || bytes.Contains(b, []byte(terminator))
}

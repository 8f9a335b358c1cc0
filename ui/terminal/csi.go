package terminal

import (
	"bytes"
	"unicode/utf8"
)

// scanCSI is scan behind the introducer of a control sequence.
func scanCSI(rest []byte) (int, token) {
	if n, kind, special := scanSpecial(rest); special {
		return n, kind
	}
	parameters := within(rest, 0x30, 0x3f)
	end := parameters + within(rest[parameters:], 0x20, 0x2f)
	switch {
	case end > parameters && rest[parameters] == '$' && isNumber(rest[:parameters]):
		return parameters + 1, tokenText // rxvt's key with Shift
	case end > longestSequence:
		return end, tokenOverlong
	case end == len(rest):
		return 0, tokenUnfinished
	case rest[end] < 0x40 || rest[end] > 0x7e:
		return end, tokenAnswer // it was broken off
	case isKey(rest[:parameters], rest[parameters:end], rest[end]):
		return end + 1, tokenText
	}
	return end + 1, tokenAnswer
}

// within returns how many bytes b begins with from low to high.
func within(b []byte, low, high byte) int {
	for i, c := range b {
		if c < low || c > high {
			return i
		}
	}
	return len(b)
}

func isNumber(b []byte) bool { return len(b) > 0 && within(b, '0', '9') == len(b) }

// iterm is the beginning of iTerm2's answer to CSI 1337 n, which its final byte n ends.
const iterm = "ITERM2 "

// scanSpecial is scanCSI for what does not follow the grammar of control sequences (ECMA-48, 5.4); special
// is false where rest does.
func scanSpecial(rest []byte) (n int, kind token, special bool) {
	switch {
	case len(rest) == 0:
		return 0, tokenUnfinished, true
	case rest[0] == '[': // a function key of the Linux console
		if len(rest) == 1 {
			return 0, tokenUnfinished, true
		}
		if rest[1] >= 'A' && rest[1] <= 'E' {
			return 2, tokenText, true
		}
		return 1, tokenAnswer, true
	case rest[0] == 'O' && len(rest) > 1 && bytes.IndexByte([]byte("ABCDabcd"), rest[1]) >= 0:
		return 2, tokenText, true
	case rest[0] == 'M':
		n, kind := scanMouse(rest)
		return n, kind, true
	case bytes.HasPrefix(rest, []byte(iterm)):
		if end := bytes.IndexByte(rest[:min(len(rest), longestSequence)], 'n'); end > 0 {
			return end + 1, tokenAnswer, true
		}
		return 0, tokenUnfinished, len(rest) < longestSequence
	case bytes.HasPrefix([]byte(iterm), rest):
		return 0, tokenUnfinished, true
	}
	return 0, 0, false
}

// scanMouse is scanCSI for a report of the mouse in the coding of X10: three bytes follow, or in UTF-8 three
// letters. None of them is a control, which makes of a report that was broken off nothing but itself.
func scanMouse(rest []byte) (int, token) {
	n := 1
	for range 3 {
		switch {
		case n == len(rest):
			return 0, tokenUnfinished
		case rest[n] < 0x20:
			return n, tokenAnswer
		case rest[n] >= 0xc2 && rest[n] <= 0xdf && n+1 < len(rest) && !utf8.RuneStart(rest[n+1]):
			n++
		}
		n++
	}
	return n, tokenAnswer
}

// isKey reports whether a control sequence is a key, by its parameters, intermediate bytes and final byte.
// All others are answers: Bubble Tea knows no key among them. A cursor position report cannot be told from
// F3 with Shift, Ctrl or Alt, and is taken for the report: no screen uses that key.
func isKey(parameters, intermediates []byte, final byte) bool {
	switch {
	case len(intermediates) > 0, isPrivate(parameters), isRelease(parameters):
		return false
	case final == 'c':
		return len(parameters) == 0 // rxvt's; device attributes have parameters
	case bytes.IndexByte([]byte("~^@u"), final) >= 0:
		return len(parameters) > 0
	}
	return bytes.IndexByte([]byte("ABCDEFGHPQSZabd"), final) >= 0
}

// isPrivate reports whether parameters are those of a private sequence: no key's are.
func isPrivate(parameters []byte) bool { return len(parameters) > 0 && parameters[0] >= '<' }

// isRelease reports whether parameters are those of a key that was let go, in the kitty keyboard protocol:
// the part of the second behind the colon is 3.
func isRelease(parameters []byte) bool {
	_, second, _ := bytes.Cut(parameters, []byte(";"))
	second, _, _ = bytes.Cut(second, []byte(";"))
	_, event, _ := bytes.Cut(second, []byte(":"))
	return string(event) == "3"
}

// isBracket reports whether b is the beginning or the end of a paste.
func isBracket(b []byte) bool { return string(b) == pasteStart || string(b) == pasteEnd }

// isReport reports whether a whole sequence in a paste can only be an answer that came in between. What else
// looks like a sequence there may be part of the text.
func isReport(b []byte) bool {
	parameters, controls := bytes.CutPrefix(b, []byte("\x1b["))
	if !controls {
		return string(b) == terminator
	}
	n := within(parameters, 0x30, 0x3f)
	switch {
	case n == len(parameters):
		return false // it was broken off
	case isPrivate(parameters), parameters[n] < 0x40:
		return true
	}
	return bytes.IndexByte([]byte("IMORntxyc"), parameters[n]) >= 0
}

package terminal

import (
	"bytes"
	"unicode/utf8"
)

// scanCSI returns the length and the kind of a control sequence, of which rest begins after the introducer.
func scanCSI(rest []byte) (int, token) {
	if n, kind, special := scanSpecial(rest); special {
		return n, kind
	}
	parameters := prefixLen(rest, 0x30, 0x3f)
	end := parameters + prefixLen(rest[parameters:], 0x20, 0x2f)
	switch {
	case end > parameters && rest[parameters] == '$' && isNumber(rest[:parameters]):
		return parameters + 1, tokenText // a key of rxvt with Shift
	case end > longestSequence:
		return end, tokenOverlong
	case end == len(rest):
		return 0, tokenUnfinished
	case rest[end] < 0x40 || rest[end] > 0x7e:
		return end, tokenAnswer // broken off
	case isKey(rest[:parameters], rest[parameters:end], rest[end]):
		return end + 1, tokenText
	}
	return end + 1, tokenAnswer
}

// prefixLen returns the number of bytes at the beginning of b that are from low to high.
func prefixLen(b []byte, low, high byte) int {
	for i, c := range b {
		if c < low || c > high {
			return i
		}
	}
	return len(b)
}

// isNumber reports whether b is one or more digits.
func isNumber(b []byte) bool { return len(b) > 0 && prefixLen(b, '0', '9') == len(b) }

// itermPrefix is the beginning of iTerm2's answer to CSI 1337 n, whose final byte is n.
const itermPrefix = "ITERM2 "

// scanSpecial returns what scanCSI does for sequences outside of the grammar of control sequences (ECMA-48,
// 5.4); special is false where rest is none of them.
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
	case bytes.HasPrefix(rest, []byte(itermPrefix)):
		if end := bytes.IndexByte(rest[:min(len(rest), longestSequence)], 'n'); end > 0 {
			return end + 1, tokenAnswer, true
		}
		return 0, tokenUnfinished, len(rest) < longestSequence
	case bytes.HasPrefix([]byte(itermPrefix), rest):
		return 0, tokenUnfinished, true
	}
	return 0, 0, false
}

// scanMouse returns what scanCSI does for a mouse report in the X10 encoding: three bytes follow, or three UTF-8
// characters. None of them is a control character; so a report that was broken off ends before the next one.
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
// All others are answers: Bubble Tea knows no key among them. A cursor position report can equal F3 with
// Shift, Ctrl or Alt, and is read as the report: no screen uses that key.
func isKey(parameters, intermediates []byte, final byte) bool {
	switch {
	case len(intermediates) > 0, isPrivate(parameters), isRelease(parameters):
		return false
	case final == 'c':
		return len(parameters) == 0 // a key of rxvt; device attributes have parameters
	case bytes.IndexByte([]byte("~^@u"), final) >= 0:
		return len(parameters) > 0
	}
	return bytes.IndexByte([]byte("ABCDEFGHPQSZabd"), final) >= 0
}

// isPrivate reports whether parameters are those of a private sequence, which no key has.
func isPrivate(parameters []byte) bool { return len(parameters) > 0 && parameters[0] >= '<' }

// isRelease reports whether parameters are those of a key release in the kitty keyboard protocol: the second
// one has 3 after the colon.
func isRelease(parameters []byte) bool {
	_, second, _ := bytes.Cut(parameters, []byte(";"))
	second, _, _ = bytes.Cut(second, []byte(";"))
	_, event, _ := bytes.Cut(second, []byte(":"))
	return string(event) == "3"
}

// isBracket reports whether b is the sequence at the start or at the end of a paste.
func isBracket(b []byte) bool { return string(b) == pasteStart || string(b) == pasteEnd }

// isReport reports whether a complete sequence in a paste can only be an answer that arrived during it. Any
// other sequence may be part of the pasted text.
func isReport(b []byte) bool {
	parameters, controls := bytes.CutPrefix(b, []byte("\x1b["))
	if !controls {
		return string(b) == terminator
	}
	n := prefixLen(parameters, 0x30, 0x3f)
	switch {
	case n == len(parameters):
		return false // broken off
	case isPrivate(parameters), parameters[n] < 0x40:
		return true
	}
	return bytes.IndexByte([]byte("IMORntxyc"), parameters[n]) >= 0
}

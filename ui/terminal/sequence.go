package terminal

import (
	"bytes"
	"unicode/utf8"
)

const (
	escape    = 0x1b
	bell      = 0x07 // ends a control string, as ST does
	interrupt = 0x03 // ctrl+c
)

// A token is what a terminal's next bytes are.
type token int

const (
	tokenText       token = iota // a key, a letter, or what else passes as it came
	tokenEscape                  // the key Esc, with more behind it: it must not become Alt
	tokenAnswer                  // something that the terminal sent by itself
	tokenString                  // the introducer of a control string: DCS, OSC, APC, PM or SOS
	tokenUnfinished              // the beginning of a token whose rest is on its way
	tokenOverlong                // a control sequence that is too long to be one
)

// longestSequence bounds what is held back as the beginning of a control sequence, in bytes. The longest
// known answers, device attributes with a dozen of parameters, have 50.
const longestSequence = 128

// scan returns the length and the kind of the token that b begins with. b is not empty.
func scan(b []byte) (int, token) {
	switch {
	case b[0] == escape:
		return scanEscape(b)
	case b[0] < utf8.RuneSelf:
		return 1, tokenText
	}
	if introducer, size := control(b); size > 0 {
		n, kind := scanControl(introducer, b[size:])
		switch kind {
		case tokenUnfinished:
			return 0, kind
		case tokenText:
			kind = tokenAnswer // Bubble Tea knows no key in 8 bits
		}
		return size + n, kind
	}
	return scanLetter(b)
}

// scanLetter is scan where b begins with a letter in UTF-8, or with a byte that cannot be one.
func scanLetter(b []byte) (int, token) {
	if !utf8.FullRune(b) {
		return 0, tokenUnfinished
	}
	_, n := utf8.DecodeRune(b)
	return n, tokenText
}

// scanEscape is scan where b begins with an escape.
func scanEscape(b []byte) (int, token) {
	switch {
	case len(b) == 1:
		return 0, tokenUnfinished
	case b[1] == escape:
		return scanAlt(b)
	case introduces(b[1]):
		n, kind := scanControl(b[1], b[2:])
		if kind == tokenUnfinished {
			return 0, kind
		}
		return 2 + n, kind
	case b[1] == 'O':
		return scanSS3(b)
	}
	if _, size := control(b[1:]); size > 0 {
		return 1, tokenEscape
	}
	n, kind := scanLetter(b[1:])
	if kind == tokenUnfinished {
		return 0, kind
	}
	return 1 + n, kind
}

// scanAlt is scan where b begins with two escapes: a key together with Alt, or the key Esc and something
// behind it that Alt does not change.
func scanAlt(b []byte) (int, token) {
	switch {
	case len(b) == 2:
		return 0, tokenUnfinished
	case b[2] == escape:
		return 1, tokenEscape
	case b[2] != '[' && b[2] != 'O' && !introduces(b[2]):
		return 2, tokenText
	}
	n, kind := scanEscape(b[1:])
	switch {
	case kind == tokenUnfinished:
		return 0, tokenUnfinished
	case kind == tokenText && !isBracket(b[1:1+n]):
		return 1 + n, tokenText
	}
	return 1, tokenEscape
}

// scanSS3 is scan where b begins with SS3, the introducer of a function key without parameters. Of those
// with another final byte, such as the keys of a numeric keypad in application mode, Bubble Tea would make
// Alt+O and a letter.
func scanSS3(b []byte) (int, token) {
	if len(b) == 2 {
		return 0, tokenUnfinished
	}
	n := 2 + len(b[2:]) - len(bytes.TrimLeft(b[2:], "0123456789;"))
	switch {
	case n > longestSequence:
		return n, tokenOverlong
	case n == len(b):
		return 0, tokenUnfinished
	case n == 2 && (b[n] < 0x40 || b[n] > 0x7e):
		return n, tokenText // Alt+O
	case b[n] < 0x40 || b[n] > 0x7e:
		return n, tokenAnswer // it was broken off
	case n == 2 && bytes.IndexByte([]byte("ABCDPQRS"), b[2]) >= 0:
		return 3, tokenText
	}
	return n + 1, tokenAnswer
}

// introduces reports whether an escape and c introduce a control sequence or string, or end one.
func introduces(c byte) bool { return bytes.IndexByte([]byte(`[P]_^X\`), c) >= 0 }

// control returns a C1 control that b begins with as the byte that follows an escape in its 7-bit form,
// and its size: the control's own byte, where it continues no letter, or its two bytes of UTF-8. The size
// is 0 where b begins with none that introduces or ends something.
func control(b []byte) (introducer byte, size int) {
	size = 1
	if b[0] == 0xc2 && len(b) > 1 {
		size = 2
	}
	if c := b[size-1]; c >= 0x80 && c < 0xa0 && introduces(c-0x40) {
		return c - 0x40, size
	}
	return 0, 0
}

// scanControl is scan behind an introducer.
func scanControl(introducer byte, rest []byte) (int, token) {
	switch introducer {
	case '[':
		return scanCSI(rest)
	case '\\':
		return 0, tokenAnswer // the end of a string that was thrown away
	}
	return 0, tokenString
}

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
		return string(b) == "\x1b\\"
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

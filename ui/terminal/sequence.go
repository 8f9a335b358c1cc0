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

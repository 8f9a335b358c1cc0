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

// token is the kind of a token, into which the input is split.
type token int

const (
	tokenText       token = iota // a key, a character, or anything else that passes unchanged
	tokenEscape                  // the key Esc, followed by something with which it must not become Alt
	tokenAnswer                  // an answer or a report, which the terminal sent by itself
	tokenString                  // the introducer of a control string: DCS, OSC, APC, PM or SOS
	tokenUnfinished              // the beginning of a token whose rest has not arrived
	tokenOverlong                // longer than longestSequence
)

// longestSequence bounds a control sequence, and so the bytes held back as the beginning of one. The longest
// known answers, device attributes with a dozen parameters, have 50 bytes.
const longestSequence = 128

// scan returns the length and the kind of the first token of b, which is not empty.
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
			kind = tokenAnswer // Bubble Tea knows no key that begins with an 8-bit control
		}
		return size + n, kind
	}
	return scanRune(b)
}

// scanRune returns the first token of b where that is a UTF-8 character or an invalid byte.
func scanRune(b []byte) (int, token) {
	if !utf8.FullRune(b) {
		return 0, tokenUnfinished
	}
	_, n := utf8.DecodeRune(b)
	return n, tokenText
}

// scanEscape returns the first token of b, which begins with an escape.
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
	n, kind := scanRune(b[1:])
	if kind == tokenUnfinished {
		return 0, kind
	}
	return 1 + n, kind
}

// scanAlt returns the first token of b, which begins with two escapes: a key with Alt, or the key Esc before
// something that does not combine with Alt.
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

// scanSS3 returns the first token of b, which begins with SS3, the introducer of a function key without
// parameters. Bubble Tea would read one with another final byte, such as a key of the numeric keypad in
// application mode, as Alt+O and a letter.
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
		return n, tokenAnswer // broken off
	case n == 2 && bytes.IndexByte([]byte("ABCDPQRS"), b[2]) >= 0:
		return 3, tokenText
	}
	return n + 1, tokenAnswer
}

// introduces reports whether an escape and c introduce a control sequence or string, or terminate one.
func introduces(c byte) bool { return bytes.IndexByte([]byte(`[P]_^X\`), c) >= 0 }

// control returns the size of the C1 control that b begins with, which is one byte or the two bytes of its
// UTF-8 form, and the byte that follows the escape in its 7-bit form. The size is 0 where b does not begin
// with a C1 control that introduces or terminates something.
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

// scanControl returns the length of what belongs to the token in rest, which follows the introducer, and the
// token's kind.
func scanControl(introducer byte, rest []byte) (int, token) {
	switch introducer {
	case '[':
		return scanCSI(rest)
	case '\\':
		return 0, tokenAnswer // the end of a discarded string
	}
	return 0, tokenString
}

package terminal

import (
	"bytes"
	"unicode/utf8"
)

const escape = 0x1b

// longestSequence bounds what is held back as the beginning of an escape sequence; the longest key that
// Bubble Tea knows has 9 bytes.
const longestSequence = 32

// unfinished is the number of bytes at the end of b that begin a key whose rest is still on its way: an
// escape sequence or a letter in UTF-8. A lone escape is one: nobody can tell it from the first byte of
// an arrow key until some time has passed.
func unfinished(b []byte) int {
	if i := bytes.LastIndexByte(b, escape); i >= 0 && len(b)-i <= longestSequence && beginsSequence(b[i:]) {
		return len(b) - withAlt(b, i)
	}
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if utf8.FullRune(b[i:]) {
				return 0
			}
			return len(b) - withAlt(b, i)
		}
	}
	return 0
}

// withAlt is where a key that begins at i begins together with the escape that stands for Alt.
func withAlt(b []byte, i int) int {
	if i > 0 && b[i-1] == escape {
		return i - 1
	}
	return i
}

// beginsSequence reports whether b, which begins with its only escape, is an escape sequence that lacks
// its end: CSI until its final byte, with the Linux console's CSI [ for its function keys, or SS3.
func beginsSequence(b []byte) bool {
	if len(b) == 1 {
		return true
	}
	switch b[1] {
	case 'O':
		return len(b) == 2
	case '[':
		return len(b) == 3 && b[2] == '[' || len(bytes.Trim(b[2:], "\x20!\"#$%&'()*+,-./0123456789:;<=>?")) == 0
	default:
		return false
	}
}

// beginsEnd is the number of bytes at the end of b that may begin the end of a paste.
func beginsEnd(b []byte) int {
	for n := min(len(pasteEnd)-1, len(b)); n > 0; n-- {
		if bytes.HasSuffix(b, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

package terminal

import "unicode/utf8"

// longestString bounds a control string, in bytes; no known answer is longer. After a longer one all input is
// discarded until none arrives for unbracketedTimeout.
const longestString = 64 * 1024

// terminator is ST, the end of a control string, in 7 bits.
const terminator = "\x1b\\"

// controlString is the state of a control string that is being discarded. Its zero value is that outside of one.
type controlString struct {
	open    bool
	escaped bool // its last byte was an escape, the first byte of ST or of another sequence
	size    int  // bytes so far
	missing int  // bytes missing from a UTF-8 character: one of them can equal the 8-bit ST
	last    byte // the last byte
}

// skip returns how many bytes of b belong to the string. A string ends with ST or BEL. It is broken off where
// another sequence begins in it; in a paste also at a line end, because no answer contains one.
func (c *controlString) skip(b []byte, inPaste bool) (n int, broken bool) {
	for i, x := range b {
		switch {
		case c.escaped && x != '\\':
			*c = controlString{}
			return i, true
		case c.escaped, x == bell, c.isTerminator(x):
			*c = controlString{}
			return i + 1, false
		case inPaste && x < ' ' && x != escape:
			*c = controlString{}
			return i, true
		}
		c.count(x)
	}
	return len(b), false
}

// isTerminator reports whether x is the 8-bit ST or its UTF-8 form, and not part of another character.
func (c *controlString) isTerminator(x byte) bool {
	return x == 0x9c && (c.missing == 0 || c.missing == 1 && c.last == 0xc2)
}

// count updates the state after the byte x of the string.
func (c *controlString) count(x byte) {
	c.size++
	c.escaped = x == escape
	switch {
	case !utf8.RuneStart(x):
		c.missing = max(c.missing-1, 0)
	case x >= 0xf0:
		c.missing = 3
	case x >= 0xe0:
		c.missing = 2
	case x >= 0xc0:
		c.missing = 1
	default:
		c.missing = 0
	}
	c.last = x
}

package terminal

import "unicode/utf8"

// longestString is how much of a control string is thrown away, in bytes; no known answer is longer. What
// comes behind it is thrown away until the line is silent.
const longestString = 64 * 1024

// terminator is ST, the end of a control string, in 7 bits.
const terminator = "\x1b\\"

// A controlString is how far the control string is that is being thrown away. Its zero value is none.
type controlString struct {
	open    bool
	escaped bool // its last byte was an escape, which begins its end or another sequence
	size    int  // bytes so far
	letter  int  // bytes that are missing of a letter in UTF-8: one of them can look like the end
	before  byte // the byte before
}

// skip returns how many bytes of b belong to the string. A string ends with ST or BEL. It is broken where
// another sequence begins within it; in a paste also where a line ends, as no answer has a line end.
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

// isTerminator reports whether x is ST in 8 bits or in UTF-8, and not the middle of a letter.
func (c *controlString) isTerminator(x byte) bool {
	return x == 0x9c && (c.letter == 0 || c.letter == 1 && c.before == 0xc2)
}

func (c *controlString) count(x byte) {
	c.size++
	c.escaped = x == escape
	switch {
	case !utf8.RuneStart(x):
		c.letter = max(c.letter-1, 0)
	case x >= 0xf0:
		c.letter = 3
	case x >= 0xe0:
		c.letter = 2
	case x >= 0xc0:
		c.letter = 1
	default:
		c.letter = 0
	}
	c.before = x
}

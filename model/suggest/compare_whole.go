package suggest

// matchWhole reports whether two names, written without spaces, differ by slips only, and sets what that says: words
// that are written as one and have a slip besides are like no single word.
func (c *comparison) matchWhole(a, b []word) bool {
	var buffer [2][maxWordRunes]rune
	x, y := appendJoined(buffer[0][:0], a), appendJoined(buffer[1][:0], b)
	n := max(len(x), len(y))
	if countWords(a) == countWords(b) || n < 8 || n == maxWordRunes {
		return false
	}
	d := editDistance(x, y, min(maxEdits(n), 2))
	if d > min(maxEdits(n), 2) {
		return false
	}
	c.level, c.score, c.respaced = levelSlip, max(c.score, 1-float32(d)/float32(n)), true
	return true
}

// countWords returns how many words are no noise.
func countWords(words []word) int {
	n := 0
	for _, w := range words {
		if !w.is(noise) {
			n++
		}
	}
	return n
}

// appendJoined appends the characters of the words that are no noise, up to the capacity of the slice, and returns the
// result; nothing if they have digits.
func appendJoined(text []rune, words []word) []rune {
	for _, w := range words {
		if w.is(noise) || w.is(tail) {
			continue
		}
		if w.is(number) {
			return nil
		}
		for _, r := range w.text {
			if len(text) == cap(text) {
				return text
			}
			text = append(text, r)
		}
	}
	return text
}

package suggest

import "strings"

// likeness is how two words of a pair of names are like one another.
type likeness uint8

const (
	unlike    likeness = iota
	initial            // one is the first letter of the other, or the first letters of several
	shortened          // one begins with the other
	slip               // a letter or two differ
	joined             // two words are written as one
	respelled          // ü is written as ue
	sameWord           // equal
)

// maxWordRunes is how long words are that are compared letter by letter.
const maxWordRunes = 64

// compareWords returns how like two different words are.
func compareWords(a, b string) match {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == "" || len(b) > maxWordRunes || hasDigit(a) || hasDigit(b):
		return match{}
	case len(a) == 1 && a[0] == b[0]:
		return match{how: initial, like: 0.6}
	case len(a) == 1:
		return match{}
	case variantOf(a) == variantOf(b):
		return match{how: slip, like: 0.94, edits: 2}
	case len(a) >= 3 && (a+"s" == b || a+"es" == b):
		return match{how: slip, like: 0.96, edits: 1}
	}
	if d, n, same := wordDistance(a, b); d <= maxEdits(n) {
		m := match{how: slip, like: 1 - float32(d)/float32(n), edits: int8(d)}
		if !same {
			m.like -= 0.05
		}
		if plainSpelling(a) == plainSpelling(b) {
			m = match{how: respelled, like: 0.98}
		}
		return m
	}
	if len(a) >= 3 && strings.HasPrefix(b, a) {
		return match{how: shortened, like: 0.7}
	}
	return match{}
}

// wordDistance returns the edit distance of two words, or a number above what a slip can have, the letters of the longer
// one, and whether the first letter is the same.
func wordDistance(a, b string) (d, n int, same bool) {
	var buffer [2][maxWordRunes]rune
	x, y := runesOf(a, &buffer[0]), runesOf(b, &buffer[1])
	n = max(len(x), len(y))
	return editDistance(x, y, maxEdits(n)), n, x[0] == y[0]
}

// runesOf returns the first characters of s, in the buffer.
func runesOf(s string, buffer *[maxWordRunes]rune) []rune {
	n := 0
	for _, r := range s {
		if n == len(buffer) {
			break
		}
		buffer[n] = r
		n++
	}
	return buffer[:n]
}

// variantOf returns the word of which a word is a variant, or the word itself.
func variantOf(s string) string {
	if v, ok := variants[s]; ok {
		return v
	}
	return s
}

// maxEdits returns how many letters of a word of n letters may differ so that it can be a slip.
func maxEdits(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 7:
		return 1
	case n < 12:
		return 2
	}
	return 3
}

// plainSpelling returns a word with German ae, oe and ue, and ss for sz, as they are without the dots.
func plainSpelling(s string) string {
	if !strings.Contains(s, "e") {
		return s
	}
	return plainVowels.Replace(s)
}

var plainVowels = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// editDistance returns how many letters must be inserted, removed, replaced or exchanged with their neighbour to make
// b of a, or a number above limit.
func editDistance(a, b []rune, limit int) int {
	if len(b)-len(a) > limit || len(a)-len(b) > limit {
		return limit + 1
	}
	var buffer [3][72]int8
	before, last, row := &buffer[0], &buffer[1], &buffer[2]
	for j := range len(b) + 1 {
		last[j] = int8(j)
	}
	for i := 1; i <= len(a); i++ {
		row[0] = int8(i)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if int(least) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return int(last[len(b)])
}

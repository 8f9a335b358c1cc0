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
	sameWord           // equal
)

// compareWords returns how like two different words are, from 0 to 1, and in what way.
func compareWords(a, b string) (float32, likeness) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 64 || hasDigit(a) || hasDigit(b) {
		return 0, unlike
	}
	if plainSpelling(a) == plainSpelling(b) || a+"s" == b || a+"es" == b {
		return 0.96, slip
	}
	if len(a) == 1 {
		if a[0] == b[0] {
			return 0.6, initial
		}
		return 0, unlike
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if d := editDistance(x, y, maxEdits(len(y))); d <= maxEdits(len(y)) {
		like := 1 - float32(d)/float32(len(y))
		if x[0] != y[0] {
			like -= 0.05
		}
		return like, slip
	}
	if len(x) >= 3 && strings.HasPrefix(b, a) {
		return 0.7, shortened
	}
	return 0, unlike
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
	return strings.NewReplacer("ae", "a", "oe", "o", "ue", "u").Replace(s)
}

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

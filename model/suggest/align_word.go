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

// compareWords returns how like two different words are.
func compareWords(a, b string) match {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case len(b) > 64 || hasDigit(a) || hasDigit(b):
		return match{}
	case plainSpelling(a) == plainSpelling(b):
		return match{how: joined, like: 0.98}
	case len(a) >= 3 && (a+"s" == b || a+"es" == b):
		return match{how: slip, like: 0.96, edits: 1}
	case len(a) == 1 && a[0] == b[0]:
		return match{how: initial, like: 0.6}
	case len(a) == 1:
		return match{}
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	limit := maxEdits(len(y))
	if d := editDistance(x, y, limit); d <= limit {
		m := match{how: slip, like: 1 - float32(d)/float32(len(y)), edits: int8(d)}
		if x[0] != y[0] {
			m.like -= 0.05
		}
		return m
	}
	if len(x) >= 3 && strings.HasPrefix(b, a) {
		return match{how: shortened, like: 0.7}
	}
	return match{}
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

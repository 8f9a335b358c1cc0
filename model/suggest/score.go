package suggest

import (
	"strings"
	"unicode/utf8"
)

// UnlikeBelow is the NameScore below which two names share too little to be one firm's. Of 13,892 right pairs of the
// labelled and the generated lists 0.06 % are below, and of 18,652 pairs of two firms 98.9 %. Firms that were renamed or that
// have a trading name alone are not among the right pairs.
const UnlikeBelow = 0.3

// NameScore returns how like two names are, from 0 to 1: which share of their words agrees, weighed by what the words tell.
// The legal form does not count, and of a name with a trading name the nearer one does. A name without letters and digits is
// unknown: it is like any other, 1.
func NameScore(a, b string) float64 {
	if equalASCII(a, b) {
		return 1
	}
	return scoreOfWords(a, b)
}

// scoreOfWords returns the NameScore of any two names.
func scoreOfWords(a, b string) float64 {
	x, y := parseName(a), parseName(b)
	if len(x) == 0 || len(y) == 0 {
		return 1
	}
	var al aligner
	best := float32(0)
	for i := range x {
		for j := range y {
			best = max(best, al.compare(&x[i], &y[j]).score)
		}
	}
	return float64(best)
}

// equalASCII reports whether two names are surely the same: they are ASCII and differ at most in case. It need not find
// all that are: a spelling in which case counts, or a name that is too long to be compared whole, is left to the words.
func equalASCII(a, b string) bool {
	if len(a) != len(b) || len(a) > maxNameBytes || !strings.EqualFold(a, b) || strings.Contains(a, "SpA") || strings.Contains(b, "SpA") {
		return false
	}
	for i := range len(a) {
		if a[i] >= utf8.RuneSelf || b[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

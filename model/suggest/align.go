package suggest

import "strings"

// aligner finds which words of two names belong together. It holds buffers: one goroutine uses it.
type aligner struct {
	a, b []word
	toA  [maxWords]match
	toB  [maxWords]match
}

// match is the word of the other name that belongs to a word.
type match struct {
	how   likeness
	like  float32
	to    int8 // the first of the words that it belongs to
	edits int8 // of a slip: how many letters differ
}

// align finds the words of a and b that belong together: first equal ones, then words written as one, then initials,
// then like ones, the likest first.
func (al *aligner) align(x, y *firmName) {
	a, b := x.words, y.words
	al.a, al.b = a, b
	clear(al.toA[:len(a)])
	clear(al.toB[:len(b)])
	al.matchEqual()
	if al.left(a, &al.toA) == 0 || al.left(b, &al.toB) == 0 {
		return
	}
	matchJoined(a, b, &al.toA, &al.toB)
	matchJoined(b, a, &al.toB, &al.toA)
	matchInitials(a, b, &al.toA, &al.toB)
	matchInitials(b, a, &al.toB, &al.toA)
	if x.cut {
		matchCut(a, b, &al.toA, &al.toB)
	}
	if y.cut {
		matchCut(b, a, &al.toB, &al.toA)
	}
	al.matchLike()
}

// matchCut matches the last word of a, of which the end may be cut off, with a word of b that begins with it.
func matchCut(a, b []word, toA, toB *[maxWords]match) {
	i := len(a) - 1
	for j := range b {
		if toA[i].how == unlike && toB[j].how == unlike && len(a[i].text) < len(b[j].text) && strings.HasPrefix(b[j].text, a[i].text) {
			toA[i] = match{how: shortened, like: 0.9, to: int8(j)}
			toB[j] = match{how: shortened, like: 0.9, to: int8(i)}
		}
	}
}

// left returns how many words have no match yet.
func (al *aligner) left(words []word, to *[maxWords]match) int {
	n := 0
	for i := range words {
		if to[i].how == unlike {
			n++
		}
	}
	return n
}

func (al *aligner) matchEqual() {
	for i := range al.a {
		for j := range al.b {
			if al.toB[j].how == unlike && al.a[i].text == al.b[j].text {
				al.toA[i] = match{how: sameWord, like: 1, to: int8(j)}
				al.toB[j] = match{how: sameWord, like: 1, to: int8(i)}
				break
			}
		}
	}
}

// maxJoined is how many words can be written as one.
const maxJoined = 4

// matchJoined matches runs of words of a with one word of b.
func matchJoined(a, b []word, toA, toB *[maxWords]match) {
	for j := range b {
		if toB[j].how != unlike {
			continue
		}
		if i, n := findJoined(a, toA, b[j].text); n > 0 {
			for k := i; k < i+n; k++ {
				toA[k] = match{how: joined, like: 1, to: int8(j)}
			}
			toB[j] = match{how: joined, like: 1, to: int8(i)}
		}
	}
}

// findJoined returns the run of unmatched words that is text when written as one: where it begins and its length, or 0.
func findJoined(words []word, to *[maxWords]match, text string) (start, n int) {
	for i := range words {
		rest := text
		for k := i; k < len(words) && k < i+maxJoined && to[k].how == unlike; k++ {
			w := words[k].text
			if len(w) > len(rest) || rest[:len(w)] != w {
				break
			}
			if rest = rest[len(w):]; rest == "" && k > i {
				return i, k - i + 1
			}
		}
	}
	return 0, 0
}

// matchInitials matches runs of words of a with a word of b that is their first letters: "ibm".
func matchInitials(a, b []word, toA, toB *[maxWords]match) {
	for j := range b {
		if toB[j].how != unlike || len(b[j].text) < 2 || len(b[j].text) > 6 || b[j].is(number) {
			continue
		}
		n := len(b[j].text)
		for i := 0; i+n <= len(a); i++ {
			if !areInitials(a[i:i+n], toA[i:i+n], b[j].text) {
				continue
			}
			for k := i; k < i+n; k++ {
				toA[k] = match{how: initial, like: 0.8, to: int8(j)}
			}
			toB[j] = match{how: initial, like: 0.8, to: int8(i)}
			break
		}
	}
}

func areInitials(words []word, to []match, letters string) bool {
	for k, w := range words {
		if to[k].how != unlike || w.text[0] != letters[k] {
			return false
		}
	}
	return true
}

// matchLike matches the words that are left, the likest first.
func (al *aligner) matchLike() {
	for {
		best, bi, bj := match{}, 0, 0
		for i := range al.a {
			for j := range al.b {
				if al.toA[i].how != unlike || al.toB[j].how != unlike {
					continue
				}
				if m := compareWords(al.a[i].text, al.b[j].text); m.like > best.like {
					best, bi, bj = m, i, j
				}
			}
		}
		if best.how == unlike {
			return
		}
		best.to = int8(bj)
		al.toA[bi] = best
		best.to = int8(bi)
		al.toB[bj] = best
	}
}

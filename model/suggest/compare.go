package suggest

import "slices"

// level is how much two names agree, ordered.
type level uint8

const (
	levelNone    level = iota // too little
	levelPartial              // both have words that the other has not
	levelExtra                // one has all the words of the other, and more
	levelSlip                 // the same words but for slips or abbreviations
	levelCore                 // the same words; the legal form is absent or differs, or the words are joined or in another order
	levelSame                 // the same normalised name
)

// comparison is what two names say.
type comparison struct {
	level    level
	score    float32 // 0 to 1: the share of their words that belong together, by weight
	forms    [2]form
	apart    bool    // a word sets them apart
	own      bool    // from levelCore on: a word of both is of this firm alone
	respaced bool    // words are joined differently
	reworded bool    // the words are in another order
	tails    bool    // a town or the like behind the legal form of one of them
	alias    bool    // it is the trading name, or the former name, of one of them
	others   bool    // both have another name besides, and these have too little in common
	pair     [2]int8 // which of their names were compared
	sure     bool    // at levelSlip: the slips are small in long words, or other words that tell much are equal
}

// otherForm reports whether both names have a legal form, and another.
func (c comparison) otherForm() bool {
	return c.forms[0] != 0 && c.forms[1] != 0 && c.forms[0] != c.forms[1]
}

// compareNames returns the comparison of the two of the names that agree most.
func (al *aligner) compareNames(a, b []firmName) comparison {
	var best comparison
	for i := range a {
		for j := range b {
			c := al.compare(&a[i], &b[j])
			c.alias = len(a) > 1 || len(b) > 1
			c.pair = [2]int8{int8(i), int8(j)}
			if c.level > best.level || c.level == best.level && c.score > best.score {
				best = c
			}
		}
	}
	best.others = len(a) > 1 && len(b) > 1 && best.level != levelNone && !al.shareAnother(a, b, best.pair)
	return best
}

// shareAnother reports whether, besides a pair of their names, two records share another name, or all words of one.
func (al *aligner) shareAnother(a, b []firmName, pair [2]int8) bool {
	for i := range a {
		for j := range b {
			if i == int(pair[0]) || j == int(pair[1]) {
				continue
			}
			if c := al.compare(&a[i], &b[j]); c.level >= levelExtra && !c.apart {
				return true
			}
		}
	}
	return false
}

// compare returns the comparison of two names.
func (al *aligner) compare(a, b *firmName) comparison {
	c := comparison{forms: [2]form{a.form, b.form}}
	if a.key == b.key {
		c.level, c.score = levelSame, 1
		c.own = slices.ContainsFunc(a.words, func(w word) bool { return w.is(own) })
		return c
	}
	al.align(a, b)
	left := al.weighLeft(&c)
	c.respaced, c.reworded = al.spacingAndOrder()
	if left != 0 && !c.apart && c.matchWhole(a.words, b.words) {
		return c
	}
	switch {
	case left == 0 && al.worst() >= joined:
		c.level = levelCore
		c.own = al.sharesOwn()
	case left == 0:
		c.level = levelSlip
		c.sure = al.sureSlips()
	case left != 3:
		c.level = levelExtra
	case c.score > 0.3:
		c.level = levelPartial
	}
	return c
}

// weighLeft sets the score and what the words say that have no match. It returns which names have such words: 1 for
// the first, 2 for the second, 3 for both.
func (al *aligner) weighLeft(c *comparison) int {
	var all, matched float32
	left, tails := 0, 0
	for side, words := range [2][]word{al.a, al.b} {
		to := &al.toA
		if side == 1 {
			to = &al.toB
		}
		for i, w := range words {
			all += w.weight
			matched += w.weight * to[i].like
			if to[i].how != unlike || w.is(noise) {
				continue
			}
			if w.is(tail) {
				tails |= 1 << side
				continue
			}
			left |= 1 << side
			c.apart = c.apart || w.is(apart)
		}
	}
	if tails == 3 {
		left |= 3
		c.apart = true
	}
	c.tails = tails != 0
	c.score = matched / max(all, 0.001)
	return left
}

// sharesOwn reports whether a word of both names is of this firm alone.
func (al *aligner) sharesOwn() bool {
	for i, w := range al.a {
		if al.toA[i].how == sameWord && w.is(own) {
			return true
		}
	}
	return false
}

// worst returns the least likeness of the words that have a match.
func (al *aligner) worst() likeness {
	least := sameWord
	for i := range al.a {
		if h := al.toA[i].how; h != unlike && h < least {
			least = h
		}
	}
	return least
}

// spacingAndOrder reports whether words are joined differently, and whether they are in another order.
func (al *aligner) spacingAndOrder() (respaced, reworded bool) {
	last := int8(-1)
	for i, w := range al.a {
		m := al.toA[i]
		if m.how == unlike || w.is(noise) {
			continue
		}
		respaced = respaced || m.how == joined
		reworded = reworded || m.to < last
		last = m.to
	}
	return respaced, reworded
}

// sureSlips reports whether the words differ by slips, one in a short name, that two firms hardly differ by.
func (al *aligner) sureSlips() bool {
	var equal float32
	words := 0
	for i, w := range al.a {
		if al.toA[i].how >= joined {
			equal += w.weight
		}
		if !w.is(noise) {
			words++
		}
	}
	slips := 0
	for i, w := range al.a {
		m := al.toA[i]
		if m.how == unlike || m.how >= joined || w.is(noise) {
			continue
		}
		if slips++; !isSureSlip(w, al.b[m.to], m, equal) {
			return false
		}
	}
	return slips <= 1 || slips == 2 && words >= 3
}

// isSureSlip reports whether one of two words, in names of which words of that weight are equal, is the other with a slip.
// A word that several records have is no slip.
func isSureSlip(a, b word, m match, equal float32) bool {
	if m.how == shortened {
		return a.is(generic) || b.is(generic)
	}
	n := max(len(a.text), len(b.text))
	switch {
	case m.how != slip || m.edits > 1 || a.is(repeated) && b.is(repeated):
		return false
	case n >= 5 && sameLetters(a.text, b.text):
		return true
	case a.text[0] != b.text[0]:
		return false
	case a.is(repeated) != b.is(repeated) && equal >= 0.2:
		return n >= 5
	case equal >= 0.4:
		return n >= 6
	}
	return n >= 8
}

// sameLetters reports whether two words have the same bytes, in any order.
func sameLetters(a, b string) bool {
	var count [256]int8
	for i := range len(a) {
		count[a[i]]++
	}
	for i := range len(b) {
		count[b[i]]--
	}
	return len(a) == len(b) && count == [256]int8{}
}

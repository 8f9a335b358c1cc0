package suggest

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
	apart    bool // a word sets them apart
	respaced bool // words are joined differently
	reworded bool // the words are in another order
	tails    bool // a town or the like behind the legal form of one of them
	alias    bool // it is the trading name, or the former name, of one of them
	sure     bool // at levelSlip: the slips are small in long words, or other words that tell much are equal
}

// otherForm reports whether both names have a legal form, and another.
func (c comparison) otherForm() bool {
	return c.forms[0] != 0 && c.forms[1] != 0 && c.forms[0] != c.forms[1]
}

// compareRecords returns the comparison of the two of the names that agree most.
func (al *aligner) compareNames(a, b []firmName) comparison {
	var best comparison
	for i := range a {
		for j := range b {
			c := al.compare(&a[i], &b[j])
			c.alias = len(a) > 1 || len(b) > 1
			if c.level > best.level || c.level == best.level && c.score > best.score {
				best = c
			}
		}
	}
	return best
}

// compare returns the comparison of two names.
func (al *aligner) compare(a, b *firmName) comparison {
	c := comparison{forms: [2]form{a.form, b.form}}
	if a.key == b.key {
		c.level, c.score = levelSame, 1
		return c
	}
	al.align(a.words, b.words)
	left := al.weighLeft(&c)
	c.respaced, c.reworded = al.rewording()
	switch {
	case left == 0 && al.worst() >= joined:
		c.level = levelCore
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

// rewording reports whether words are joined differently, and whether they are in another order.
func (al *aligner) rewording() (respaced, reworded bool) {
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

// sureSlips reports whether one letter differs, in a word so long that two firms hardly differ by it.
func (al *aligner) sureSlips() bool {
	var equal float32
	for i, w := range al.a {
		if al.toA[i].how >= joined {
			equal += w.weight
		}
	}
	slips := 0
	for i, w := range al.a {
		m := al.toA[i]
		if m.how == unlike || m.how >= joined || w.is(noise) {
			continue
		}
		need := 8
		if equal >= 0.4 {
			need = 6
		}
		other := al.b[m.to]
		length := max(len(w.text), len(other.text))
		if slips++; slips > 1 || m.how != slip || m.edits > 1 || length < need || w.is(repeated) && other.is(repeated) {
			return false
		}
	}
	return true
}

package suggest

// An acronym has this many letters, and stands for as many words.
const (
	minAcronym = 3
	maxAcronym = 6
)

// maxPerAcronym is how many names are compared that an acronym can stand for.
const maxPerAcronym = 12

const acronymBits = 14

// indexAcronyms indexes the names that can be acronyms, and those that acronyms can stand for.
func (x *gramIndex) indexAcronyms(names []*firmName) {
	x.initials = makePostings(1<<acronymBits, func(add func(key, item int)) {
		for d, n := range names {
			if h, ok := hashInitials(n.words); ok {
				add(h, d)
			}
		}
	})
	x.short = makePostings(1<<acronymBits, func(add func(key, item int)) {
		for d, n := range names {
			for _, h := range hashShort(n.words) {
				add(h, d)
			}
		}
	})
}

// appendAcronyms appends the documents of which the words are an acronym, or that are one of the words, and returns the
// result.
func (x *gramIndex) appendAcronyms(list []uint32, words []word) []uint32 {
	for _, h := range hashShort(words) {
		found := x.initials.of(h)
		list = append(list, found[:min(len(found), maxPerAcronym)]...)
	}
	if h, ok := hashInitials(words); ok {
		found := x.short.of(h)
		list = append(list, found[:min(len(found), maxPerAcronym)]...)
	}
	return list
}

// hashInitials returns a hash of the first letters of the words, and whether there are as many as an acronym has.
func hashInitials(words []word) (int, bool) {
	h, n := uint32(0), 0
	for _, w := range words {
		if !w.is(noise) && !w.is(tail) {
			h = hashLetter(h, w.text[0])
			n++
		}
	}
	return int(h >> (32 - acronymBits)), minAcronym <= n && n <= maxAcronym
}

// hashShort returns the hashes of words that can be acronyms, of a name that has at most two words.
func hashShort(words []word) []int {
	var list []int
	plain := 0
	for _, w := range words {
		if w.is(noise) || w.is(tail) {
			continue
		}
		if plain++; plain > 2 {
			return nil
		}
		if n := len(w.text); minAcronym <= n && n <= maxAcronym {
			h := uint32(0)
			for i := range n {
				h = hashLetter(h, w.text[i])
			}
			list = append(list, int(h>>(32-acronymBits)))
		}
	}
	return list
}

func hashLetter(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 0x9E3779B1 }

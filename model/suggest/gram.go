package suggest

import (
	"math"
	"slices"
)

// gramBits is the size of the table of 3-grams: 37 letters and digits make 50,653, so that few share a number.
const gramBits = 18

// gramIndex finds the names that share rare 3-grams with a name. Names that are equal are one document.
type gramIndex struct {
	documents postings  // by document: the records that have the name
	grams     postings  // by 3-gram: the documents that have it
	norm      []float32 // by document: 1 over the length of its vector
	initials  postings  // by hash: the documents whose words have these first letters
	short     postings  // by hash: the documents that have the word and hardly more
	total     int
}

// appendGrams appends the 3-grams of the words, each once, in ascending order, and returns the result. A word has a space in front and behind, and
// its letters in any order are one more; noise counts only where there is nothing else.
func appendGrams(grams []uint32, words []word) []uint32 {
	grams = appendWordGrams(grams, words, false)
	if len(grams) == 0 {
		grams = appendWordGrams(grams, words, true)
	}
	slices.Sort(grams)
	return slices.Compact(grams)
}

func appendWordGrams(grams []uint32, words []word, withNoise bool) []uint32 {
	for _, w := range words {
		if w.is(noise) && !withNoise {
			continue
		}
		x, y := rune(' '), rune(0)
		for _, r := range w.text {
			if y != 0 {
				grams = append(grams, gramNumber(x, y, r))
				x = y
			}
			y = r
		}
		grams = append(grams, gramNumber(x, y, ' '))
		if len(w.text) >= 4 {
			grams = append(grams, letterSum(w.text)>>(32-gramBits))
		}
	}
	return grams
}

// letterSum returns a number that words of the same letters in another order share, so that "Haol" finds "Halo": they
// have no 3-gram in common.
func letterSum(word string) uint32 {
	var sum uint32
	for _, r := range word {
		h := uint32(r) * 0x9E3779B1
		sum += h ^ h>>15
	}
	return sum * 0x85EBCA6B
}

func gramNumber(x, y, z rune) uint32 {
	h := uint32(x)*0x9E3779B1 ^ uint32(y)*0x85EBCA6B ^ uint32(z)*0xC2B2AE35
	h ^= h >> 15
	h *= 0x2C1B3C6D
	return h >> (32 - gramBits)
}

// newGramIndex returns the index of the names of the records.
func newGramIndex(records []record) *gramIndex {
	x := &gramIndex{}
	numbers := map[uint64]int{}
	var first []*firmName // by document
	for i := range records {
		for j := range records[i].names {
			n := &records[i].names[j]
			if _, ok := numbers[n.key]; !ok {
				numbers[n.key] = len(first)
				first = append(first, n)
			}
		}
	}
	x.total = len(first)
	x.documents = makePostings(len(first), func(add func(key, item int)) {
		for i := range records {
			for j := range records[i].names {
				add(numbers[records[i].names[j].key], i)
			}
		}
	})
	var buffer []uint32
	x.grams = makePostings(1<<gramBits, func(add func(key, item int)) {
		for d, n := range first {
			buffer = appendGrams(buffer[:0], n.words)
			for _, g := range buffer {
				add(int(g), d)
			}
		}
	})
	x.indexAcronyms(first)
	x.norm = make([]float32, len(first))
	for d, n := range first {
		buffer = appendGrams(buffer[:0], n.words)
		x.norm[d] = x.inverseNorm(buffer)
	}
	return x
}

// weight returns the squared weight of a 3-gram: of its inverse document frequency.
func (x *gramIndex) weight(gram uint32) float32 {
	idf := math.Log(1 + float64(x.total)/(float64(len(x.grams.of(int(gram))))+0.5))
	return float32(idf * idf)
}

func (x *gramIndex) inverseNorm(grams []uint32) float32 {
	var sum float32
	for _, g := range grams {
		sum += x.weight(g)
	}
	if sum == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(sum)))
}

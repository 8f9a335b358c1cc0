package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Span is a part of a text, in bytes: text[Start:End].
type Span struct{ Start, End int }

// maxDifferenceWords is how many words of a text are compared; what follows them is one difference.
const maxDifferenceWords = 40

// Difference returns the parts of two names that the other has not, in ascending order. Case, accents, punctuation, the
// order of the words, and the spelling of a legal form or an abbreviation are no difference; of two words that are like
// one another only the letters between those that are equal at both ends are.
func Difference(a, b string) (inA, inB []Span) {
	x, restA := spanWords(a)
	y, restB := spanWords(b)
	pairEqual(x, y)
	pairLike(x, y)
	for _, w := range x {
		if w.pair < 0 {
			inA = append(inA, w.Span)
		} else if o := y[w.pair]; o.key != w.key {
			p, q := differingLetters(a[w.Start:w.End], b[o.Start:o.End])
			inA = appendSpan(inA, w.Start, p)
			inB = appendSpan(inB, o.Start, q)
		}
	}
	for _, w := range y {
		if w.pair < 0 {
			inB = append(inB, w.Span)
		}
	}
	if a[restA:] != b[restB:] {
		inA, inB = appendSpan(inA, restA, Span{0, len(a) - restA}), appendSpan(inB, restB, Span{0, len(b) - restB})
	}
	byStart := func(s, t Span) int { return cmp.Compare(s.Start, t.Start) }
	slices.SortFunc(inA, byStart)
	slices.SortFunc(inB, byStart)
	return inA, inB
}

// appendSpan appends a part of the word that begins at start, unless it is empty, and returns the result.
func appendSpan(list []Span, start int, part Span) []Span {
	if part.Start == part.End {
		return list
	}
	return append(list, Span{start + part.Start, start + part.End})
}

// spanWord is a word of a text.
type spanWord struct {
	Span
	key  string // in its canonical spelling
	pair int    // the word of the other text that belongs to it, or -1
}

// isForm reports whether the word is a legal form.
func (w spanWord) isForm() bool { return strings.HasPrefix(w.key, formKey) }

// formKey begins the key of a legal form. No word has a space.
const formKey = "form "

// spanWords returns the words of a text that are compared, and where the rest begins.
func spanWords(s string) (list []spanWord, rest int) {
	start := -1
	for i, r := range s + " " {
		if !isSeparator(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			if len(list) == maxDifferenceWords {
				return list, start
			}
			if key := wordKey(s[start:i]); key != "" {
				list = append(list, spanWord{Span{start, i}, key, -1})
			}
			start = -1
		}
	}
	return list, len(s)
}

func isSeparator(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', ',', ';', '(', ')', '[', ']', '"', '/', '-':
		return true
	}
	return false
}

// wordKey returns a word in its canonical spelling; nothing if it has no letters and digits.
func wordKey(s string) string {
	tokens := joinSingles(tokenize(s))
	if len(tokens) == 0 {
		return ""
	}
	text := joinTokens(tokens).text
	if f, ok := formPhrases[text]; ok {
		return formKey + f.String()
	}
	return makeWord(token{text: text}).text
}

// pairEqual pairs the words that are equal.
func pairEqual(x, y []spanWord) {
	for i := range x {
		for j := range y {
			if x[i].pair < 0 && y[j].pair < 0 && x[i].key == y[j].key {
				x[i].pair, y[j].pair = j, i
			}
		}
	}
}

// pairLike pairs the words that are left, the likest first.
func pairLike(x, y []spanWord) {
	for {
		best, bi, bj := float32(0), 0, 0
		for i := range x {
			for j := range y {
				if x[i].pair >= 0 || y[j].pair >= 0 {
					continue
				}
				m := compareWords(x[i].key, y[j].key)
				if m.like > best && m.how != initial && !x[i].isForm() && !y[j].isForm() {
					best, bi, bj = m.like, i, j
				}
			}
		}
		if best == 0 {
			return
		}
		x[bi].pair, y[bj].pair = bj, bi
	}
}

// differingLetters returns the parts of two words between what is equal at both ends but for case and accents.
func differingLetters(a, b string) (inA, inB Span) {
	inA, inB = Span{0, len(a)}, Span{0, len(b)}
	for inA.Start < inA.End && inB.Start < inB.End {
		r, n := utf8.DecodeRuneInString(a[inA.Start:inA.End])
		q, m := utf8.DecodeRuneInString(b[inB.Start:inB.End])
		if fold(string(r)) != fold(string(q)) {
			break
		}
		inA.Start += n
		inB.Start += m
	}
	for inA.Start < inA.End && inB.Start < inB.End {
		r, n := utf8.DecodeLastRuneInString(a[inA.Start:inA.End])
		q, m := utf8.DecodeLastRuneInString(b[inB.Start:inB.End])
		if fold(string(r)) != fold(string(q)) {
			break
		}
		inA.End -= n
		inB.End -= m
	}
	return inA, inB
}

// differingWords returns the first words of two names that are like one another and not equal.
func differingWords(a, b string) (inA, inB string) {
	x, _ := spanWords(a)
	y, _ := spanWords(b)
	pairEqual(x, y)
	pairLike(x, y)
	for _, w := range x {
		if w.pair >= 0 && y[w.pair].key != w.key {
			o := y[w.pair]
			return a[w.Start:w.End], b[o.Start:o.End]
		}
	}
	return "", ""
}

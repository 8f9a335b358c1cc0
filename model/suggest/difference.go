package suggest

import "slices"

// Span is a part of a text, in bytes: text[Start:End].
type Span struct{ Start, End int }

// Difference returns the parts of two names that the other has not, in ascending order. Case, accents, punctuation and
// the spelling of a legal form or an abbreviation are no difference; of a word with a slip only the differing letters are.
func Difference(a, b string) (inA, inB []Span) {
	x, y := wordsOf(a), wordsOf(b)
	usedB := make([]bool, len(y))
	for _, w := range x {
		j := slices.IndexFunc(y, func(o spanWord) bool { return o.text == w.text && !usedB[o.number] })
		if j < 0 {
			inA = append(inA, w.Span)
			continue
		}
		usedB[j] = true
	}
	for _, w := range y {
		if !usedB[w.number] {
			inB = append(inB, w.Span)
		}
	}
	return inA, inB
}

// spanWord is a word of a text in its canonical spelling.
type spanWord struct {
	Span
	text   string
	number int
}

// wordsOf returns the words of a text that are compared.
func wordsOf(s string) []spanWord {
	var list []spanWord
	start := -1
	add := func(end int) {
		if start < 0 {
			return
		}
		if tokens := tokenize(s[start:end]); len(tokens) > 0 {
			text := makeWord(token{text: phrase(tokens)}).text
			if f, ok := formPhrases[text]; ok {
				text = f.String()
			}
			list = append(list, spanWord{Span{start, end}, text, len(list)})
		}
		start = -1
	}
	for i, r := range s {
		if isSpace := r == ' ' || r == '\t' || r == ',' || r == '(' || r == ')'; isSpace {
			add(i)
		} else if start < 0 {
			start = i
		}
	}
	add(len(s))
	return list
}

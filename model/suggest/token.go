package suggest

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of letters and digits of a folded name.
type token struct {
	text  string
	after byte // the punctuation that ends it: one of ",;()/" or 0
	tail  bool // it stands behind the legal form, as a town does
	dots  bool // it was single letters, as in "S.A."
}

// single reports whether the token is a single letter.
func (t token) single() bool {
	r, size := utf8.DecodeRuneInString(t.text)
	return size == len(t.text) && unicode.IsLetter(r)
}

// tokenize returns the tokens of a name. "&" and "+" are the word "and"; an apostrophe joins. A name that is cut gets a
// last token that stands for the whole of it, so that it equals no other name.
func tokenize(name string) []token {
	text := strings.ReplaceAll(fold(name), "&amp;", "&")
	tokens := make([]token, 0, 8)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			if t := apostrophes.Replace(text[start:end]); t != "" {
				tokens = append(tokens, token{text: t})
			}
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), isApostrophe(r) && start >= 0:
			if start < 0 {
				start = i
			}
		case r == '&' || r == '+':
			flush(i)
			tokens = append(tokens, token{text: "and"})
		default:
			flush(i)
			if n := len(tokens); n > 0 && strings.ContainsRune(`,;()/\`, r) && tokens[n-1].after == 0 {
				tokens[n-1].after = byte(r)
			}
		}
	}
	flush(len(text))
	if len(name) > maxNameBytes {
		h := fnv.New64a()
		h.Write([]byte(name))
		tokens = append(tokens, token{text: strconv.FormatUint(h.Sum64(), 36)})
	}
	return tokens
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "`", "", "ʼ", "")

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘`ʼ", r) }

// joinSingles returns the tokens with runs of single letters joined: "d s m" is "dsm". Where a run ends in the letters
// of a legal form, as in "d s m n v", these are a separate token.
func joinSingles(tokens []token) []token {
	out := tokens[:0:0]
	for i := 0; i < len(tokens); {
		end := i
		for end < len(tokens) && tokens[end].single() {
			end++
		}
		if end-i < 2 {
			out = append(out, tokens[i])
			i++
			continue
		}
		cut := formWithin(tokens[i:end])
		if cut > 0 {
			out = append(out, joinTokens(tokens[i:i+cut]))
		}
		out = append(out, joinTokens(tokens[i+cut:end]))
		i = end
	}
	return out
}

// joinPhrases returns the tokens with some pairs of words joined: "united kingdom" is "uk".
func joinPhrases(tokens []token) []token {
	for i := 0; i+1 < len(tokens); i++ {
		if text, ok := phrases[[2]string{tokens[i].text, tokens[i+1].text}]; ok {
			tokens[i+1].text = text
			tokens = append(tokens[:i:i], tokens[i+1:]...)
		}
	}
	return tokens
}

// formWithin returns where, in a run of single letters, the legal form begins that it ends with, or 0.
func formWithin(run []token) int {
	for i := 1; i+1 < len(run); i++ {
		if _, ok := formPhrases[joinTokens(run[i:]).text]; ok {
			return i
		}
	}
	return 0
}

// joinTokens returns the tokens as one.
func joinTokens(tokens []token) token {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.text)
	}
	last := tokens[len(tokens)-1]
	return token{text: b.String(), after: last.after, tail: last.tail, dots: true}
}

package suggest

import "strings"

// form is a legal form: an index into forms; 0 is none.
type form uint8

// formPhrases finds a legal form by its spelling as tokens, joined with spaces.
var formPhrases = indexForms()

func indexForms() map[string]form {
	index := map[string]form{}
	for i, f := range forms {
		for _, spelling := range f.spellings {
			index[spelling] = form(i)
		}
	}
	return index
}

// String returns the form as it is usually written: "Ltd".
func (f form) String() string { return forms[f].name }

// formWords is how many tokens the longest spelling has that begins with a word.
var formWords = indexFormWords()

func indexFormWords() map[string]int {
	index := map[string]int{}
	for spelling := range formPhrases {
		words := strings.Fields(spelling)
		index[words[0]] = max(index[words[0]], len(words))
	}
	return index
}

// takeForm returns the tokens without the legal form, and the form. A form ends a name, or a part of it before a comma
// or a bracket: "Alcatel N.V., Amsterdam". What stands behind it is marked as the tail. Unmistakable forms also
// count within a name, and some in front of it: "N.V. Nutricia". A name that is only a form keeps its tokens.
func takeForm(tokens []token) ([]token, form) {
	start, n, f := findForm(tokens)
	if n == 0 || n == len(tokens) {
		return tokens, 0
	}
	rest := make([]token, 0, len(tokens)-n)
	rest = append(rest, tokens[:start]...)
	behind := start > 0
	for _, t := range tokens[start+n:] {
		t.tail = behind
		rest = append(rest, t)
		behind = behind || t.after == ','
	}
	return rest, f
}

// findForm returns where the legal form is, how many tokens it has and which it is.
func findForm(tokens []token) (start, n int, f form) {
	for i := 1; i < len(tokens); i++ {
		if n, f := formAt(tokens, i); n > 0 {
			end := tokens[i+n-1].after
			if i+n == len(tokens) || forms[f].anywhere || end != 0 && end != '/' {
				return i, n, f
			}
		}
	}
	if n := len(tokens); n > 1 && isLimitedSlip(tokens[n-1].text) {
		return n - 1, 1, formPhrases["ltd"]
	}
	if n, f := formAt(tokens, 0); n > 0 && forms[f].inFront && (n > 1 || tokens[0].dots || len(tokens[0].text) > 2) {
		return 0, n, f // not "AB Plumbing"
	}
	return 0, 0, 0
}

// dottedForms are legal forms that are words, or letters with other meanings: they count only as single letters, "S.p.A.".
var dottedForms = setOf("spa pc uc cv kk eg ev ek")

// formAt returns how many tokens the longest legal form has that begins at i, and which it is.
func formAt(tokens []token, i int) (int, form) {
	for n := min(formWords[tokens[i].text], len(tokens)-i); n > 0; n-- {
		f, ok := formPhrases[phrase(tokens[i:i+n])]
		if ok && (n > 1 || tokens[i].dots || !dottedForms[tokens[i].text]) {
			return n, f
		}
	}
	return 0, 0
}

// isLimitedSlip reports whether a word is Ltd or Limited but for a letter.
func isLimitedSlip(s string) bool {
	switch s {
	case "td", "ld", "lt", "ldt", "tld", "lttd", "ltdd", "lltd", "lts", "ltf", "lyd", "lrd", "ktd", "itd", "ltc", "lid":
		return true
	}
	return len(s) >= 6 && len(s) <= 8 && editDistance([]rune(s), []rune("limited"), 1) <= 1
}

// phrase returns the texts of the tokens with spaces between.
func phrase(tokens []token) string {
	if len(tokens) == 1 {
		return tokens[0].text
	}
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

package suggest

import "strings"

// form is a legal form: an index into forms; 0 is none.
type form uint8

// formPhrases finds a legal form by its spelling as tokens, joined with spaces.
var formPhrases = indexForms()

// maxFormWords is how many tokens a spelling of a legal form has at most.
const maxFormWords = 8

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
	for _, t := range tokens[start+n:] {
		t.tail = start > 0
		rest = append(rest, t)
	}
	return rest, f
}

// findForm returns where the legal form is, how many tokens it has and which it is.
func findForm(tokens []token) (start, n int, f form) {
	for i := 1; i < len(tokens); i++ {
		for n := min(maxFormWords, len(tokens)-i); n > 0; n-- {
			f, ok := formPhrases[phrase(tokens[i:i+n])]
			if ok && (i+n == len(tokens) || forms[f].anywhere || tokens[i+n-1].after != 0 && tokens[i+n-1].after != '/') {
				return i, n, f
			}
		}
	}
	if n := len(tokens); n > 1 && isLimitedSlip(tokens[n-1].text) {
		return n - 1, 1, formPhrases["ltd"]
	}
	if len(tokens) > 1 {
		if f, ok := formPhrases[tokens[0].text]; ok && forms[f].inFront {
			return 0, 1, f
		}
	}
	return 0, 0, 0
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

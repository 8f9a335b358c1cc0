package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// typographic are the signs that occur in names outside of words.
const typographic = "–—’‘“”„‚«»…•·°€£§®©™½¼²³ªº´\u00a0"

// isLetter reports whether a character is a letter of a script that the charsets have. Unicode calls ª, º and ˆ
// letters too, but they are used as signs.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) && unicode.IsLetter(r) && r != 'ª' && r != 'º'
}

// plausibility returns the likelihood of the character at i in its word as a natural logarithm, for any language:
// in a wrong encoding, capitals and signs occur in the middle of words.
func plausibility(word []rune, i int) float64 {
	r := word[i]
	if r == utf8.RuneError {
		return -40
	}
	var before, after rune
	if i > 0 {
		before = word[i-1]
	}
	if i+1 < len(word) {
		after = word[i+1]
	}
	if !isLetter(r) {
		return signPlausibility(word, i, before, after)
	}
	p := scriptPlausibility(r, before) + scriptPlausibility(r, after)
	if before != r && before >= utf8.RuneSelf && isLetter(before) && unicode.Is(unicode.Latin, r) {
		p -= 2
	}
	if len(word) == 1 {
		p -= 2
	}
	return p + casePlausibility(r, before, after, i)
}

// casePlausibility returns the likelihood of a letter by the case of the letters beside it, as a logarithm: MŸller,
// DžLER and pAŕ are rare.
func casePlausibility(r, before, after rune, at int) float64 {
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -6
	case unicode.IsUpper(r) && !unicode.IsUpper(before) && at > 0:
		return -3
	case unicode.IsUpper(r):
		return -1
	case unicode.IsUpper(before) && unicode.IsUpper(after):
		return -5
	case at == 0:
		return -2
	}
	return 0
}

// scriptPlausibility returns the likelihood of a letter beside another, as a logarithm: words do not mix Latin and
// Cyrillic letters.
func scriptPlausibility(r, beside rune) float64 {
	if isLetter(beside) && unicode.Is(unicode.Latin, r) != unicode.Is(unicode.Latin, beside) {
		return -6
	}
	return 0
}

// signPlausibility returns the likelihood of a character that is not a letter, as a logarithm: an apostrophe is
// plausible in D’Angelo, a cedilla is not in M¸ller.
func signPlausibility(word []rune, i int, before, after rune) float64 {
	inside := isLetter(before) && isLetter(after)
	switch r := word[i]; {
	case len(word) == 1 && strings.ContainsRune(typographic, r):
		return -3
	case len(word) == 1:
		return -5
	case !strings.ContainsRune(typographic, r):
		return -13
	case !inside:
		return -5
	case r == '’' && (i <= 2 || i >= len(word)-2):
		return -3
	case r == '’' || r == '–' || r == '·' || r == '´' || r == '\u00a0':
		return -7
	}
	return -12
}

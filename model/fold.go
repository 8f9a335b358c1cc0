package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded are the letters that Unicode does not decompose, and punctuation with a plain equivalent.
var folded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h",
	'ς': "σ", '’': "'", '‘': "'", 'ʼ': "'", '“': `"`, '”': `"`, '–': "-", '—': "-", '\u00a0': " ",
}

// Fold returns a text without case and accents, the form in which the filter searches and the sort compares:
// "cafe lodz" for "Café Łódź".
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return foldUnicode(s)
		}
	}
	return strings.ToLower(s)
}

func foldUnicode(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		if t, ok := folded[r]; ok {
			b.WriteString(t)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// foldName returns a name in the form in which spellings are compared: without case, accents and punctuation,
// "Limited" as "Ltd", "&" as "and".
func foldName(s string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(Fold(s), "&", " and "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	var b strings.Builder
	for _, w := range words {
		w = strings.ReplaceAll(w, "'", "")
		if w == "limited" {
			w = "ltd"
		}
		b.WriteString(w)
	}
	return b.String()
}

// SameName reports whether two customer names are spellings of one name: case, accents, punctuation,
// Ltd/Limited and &/and are ignored. Names that are only punctuation are compared as they are.
func SameName(a, b string) bool {
	if a == b {
		return true
	}
	x, y := foldName(a), foldName(b)
	return x == y && x != ""
}

// appendNatural appends the key for sorting a text in natural order, and returns the result: the bytes of keys are ordered C2 before C10,
// without regard to case, accents and leading zeros.
func appendNatural(key []byte, s string) []byte { return appendNaturalFolded(key, Fold(s)) }

// appendNaturalFolded returns what appendNatural does, for a text that is folded already.
func appendNaturalFolded(key []byte, s string) []byte {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			key = append(key, s[i])
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		digits := strings.TrimLeft(s[i:end], "0")
		n := len(digits)
		key = append(key, '0')
		for ; n >= 0xff; n -= 0xff {
			key = append(key, 0xff)
		}
		key = append(append(key, byte(n)), digits...)
		i = end
	}
	return key
}

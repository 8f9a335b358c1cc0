package model

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// confusable maps letters of other scripts to the plain letter or digit that they look like. It is a selection of
// Unicode's confusables.txt (UTS #39).
var confusable = makeConfusable(
	// Cyrillic
	"АВЕЗКМНОРСТУХЬІЈЅҮЌѴ", "ABE3KMHOPCTYXBIJSYKV",
	"асеорухіјѕһԁԛԝѵӏкг", "aceopyxijshdqwvlkr",
	// Greek
	"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ",
	"οανικρυχτγϲϳ", "oavikpuxtycj",
	// Armenian, Cherokee
	"օսհոՏԼՕ", "ouhnSLO",
	"ᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCEHJKLMPRSTVWZ",
	// Latin letters that are not plain
	"ıɑɡɩʟɪʏ", "iagilly",
)

func makeConfusable(pairs ...string) map[rune]rune {
	m := map[rune]rune{}
	for i := 0; i+1 < len(pairs); i += 2 {
		plain := []rune(pairs[i+1])
		for n, r := range []rune(pairs[i]) {
			m[r] = plain[n]
		}
	}
	return m
}

// skeleton returns a text without the differences that are hard to see: case, accents, spaces, punctuation, and
// letters of another script or width that look the same.
func skeleton(s string) string {
	if plain, ok := plainSkeleton(s); ok {
		return plain
	}
	return strings.Map(func(r rune) rune {
		if !unicode.In(r, unicode.Letter, unicode.Number) {
			return -1
		}
		return digitLike(r)
	}, Fold(unconfused(s)))
}

// unconfused returns a text with plain letters for those of other scripts and widths that look like them.
func unconfused(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		if plain, ok := confusable[r]; ok {
			r = plain
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digitLike returns the digit that a small letter looks like, or looks like as a capital; else the letter.
func digitLike(r rune) rune {
	switch r {
	case 'o':
		return '0'
	case 'i', 'l':
		return '1'
	}
	return r
}

// plainSkeleton is skeleton for ASCII, which nearly all texts are; it returns false for any other text.
func plainSkeleton(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80:
			return "", false
		case c >= 'A' && c <= 'Z':
			b = append(b, byte(digitLike(rune(c+'a'-'A'))))
		case plainAlphanumeric(rune(c)):
			b = append(b, byte(digitLike(rune(c))))
		}
	}
	return string(b), true
}

// runeNames are the names of characters that look like other ones, or are hard to see.
var runeNames = map[rune]string{
	'\u00a0': "a no-break space", '\u2007': "a figure space", '\u2009': "a thin space", '\u202f': "a narrow no-break space",
	'\u3000': "an ideographic space", '\t': "a tab", '\n': "a line break", '\r': "a line break",
	'\u2010': "a hyphen that is no plain -", '\u2011': "a no-break hyphen", '\u2012': "a figure dash", '\u2013': "an en dash",
	'\u2014': "an em dash", '\u2015': "a horizontal bar", '\u2212': "a minus sign", '\u00ad': "a soft hyphen",
	'\u2018': "a curly quote", '\u2019': "a curly apostrophe", '\u201c': "a curly quote", '\u201d': "a curly quote", '\u201e': "a low quote",
	'\u00ab': "an angled quote", '\u00bb': "an angled quote", '\u2032': "a prime", '\u00b4': "an acute accent", '`': "a backquote",
	'"': "a quote", '\'': "an apostrophe", ';': "a semicolon", ',': "a comma", ':': "a colon", ' ': "a space",
}

// scripts are the scripts that describeRune names.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Armenian", unicode.Armenian}, {"Cherokee", unicode.Cherokee},
}

// describeRune returns what a character is, for a sentence: "a no-break space (U+00A0)", "the Cyrillic letter А (U+0410)".
func describeRune(r rune) string {
	if name, ok := runeNames[r]; ok {
		if r < 0x80 && r > ' ' {
			return fmt.Sprintf("%s (%c)", name, r)
		}
		return fmt.Sprintf("%s (U+%04X)", name, r)
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) && unicode.IsLetter(r) {
			return fmt.Sprintf("the %s letter %c (U+%04X)", s.name, r, r)
		}
	}
	switch {
	case r < 0x80:
		return fmt.Sprintf("the character %c", r)
	case invisible(r) || unicode.Is(unicode.Zs, r):
		return fmt.Sprintf("a character that cannot be seen (U+%04X)", r)
	}
	return fmt.Sprintf("the character %c (U+%04X)", r, r)
}

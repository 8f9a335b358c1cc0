package terminal

import (
	"unicode"
	"unicode/utf8"
)

// Terminals disagree on how many cells some sequences take: flags, skin tones, emoji that are joined or chosen by a
// variation selector. tmux 3.3 counts their characters one by one where others see one picture. They are shown as what
// takes the same cells everywhere.

// steady returns what is shown for a character that stands between prev and the text that follows, and whether it is
// one of a sequence whose width is not certain.
func steady(prev, r rune, following string) (shown string, uncertain bool) {
	switch {
	case r >= 0x1f1e6 && r <= 0x1f1ff: // half of a flag: its letter
		return string('A' + r - 0x1f1e6), true
	case r >= 0x1f3fb && r <= 0x1f3ff && pictorial(prev): // the skin tone of the picture before it
		return "", true
	case (r == 0xfe0e || r == 0xfe0f) && prev != 0: // text or picture: the narrower of the two
		return "", true
	case r >= 0xe0020 && r <= 0xe007f && (prev == 0x1f3f4 || prev >= 0xe0020 && prev <= 0xe007f): // the region of a flag
		return "", true
	case r == 0x200c || r == 0x200d:
		next, _ := utf8.DecodeRuneInString(following)
		if r == 0x200d && pictorial(prev) && pictorial(next) || joining(prev) && joining(next) {
			return "", true
		}
	}
	return "", false
}

// pictorial reports whether a character is a picture, or belongs to one.
func pictorial(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff || r == 0xfe0f
}

// joiningScripts are the scripts in whose words a joiner or a non-joiner changes the shape of letters.
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

func joining(r rune) bool { return r >= 0x600 && unicode.In(r, joiningScripts...) }

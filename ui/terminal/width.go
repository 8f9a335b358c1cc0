package terminal

import (
	"unicode"
	"unicode/utf8"
)

// Terminals disagree on the width in cells of some sequences: flags, skin tones, emoji that are joined or chosen by a
// variation selector. tmux 3.3 adds up the widths of their characters, other terminals draw one picture. They are
// replaced by text that has the same width on every terminal.

// fixedWidth returns the replacement of r between prev and the following text, and whether r belongs to a sequence
// whose width is uncertain. Where uncertain is false r is shown unchanged.
func fixedWidth(prev, r rune, following string) (replacement string, uncertain bool) {
	switch {
	case r >= 0x1f1e6 && r <= 0x1f1ff: // half of a flag: its letter is shown
		return string('A' + r - 0x1f1e6), true
	case r >= 0x1f3fb && r <= 0x1f3ff && pictorial(prev): // a skin tone that modifies the picture before it
		return "", true
	case (r == 0xfe0e || r == 0xfe0f) && prev != 0: // a variation selector (text or picture): the narrower form is shown
		return "", true
	case r >= 0xe0020 && r <= 0xe007f && (prev == 0x1f3f4 || prev >= 0xe0020 && prev <= 0xe007f): // the region of a flag
		return "", true
	case unicode.Is(prepended, r): // it would take the next cell, of another text or of the padding, into its own
		if next, _ := utf8.DecodeRuneInString(following); !unicode.IsLetter(next) {
			return string(unicode.ReplacementChar), true
		}
	case r == 0x200c || r == 0x200d:
		next, _ := utf8.DecodeRuneInString(following)
		if r == 0x200d && pictorial(prev) && pictorial(next) || joining(prev) && joining(next) {
			return "", true
		}
	}
	return "", false
}

// prepended are the visible characters that form one character with the next one (Grapheme_Cluster_Break=Prepend in
// Unicode 15): a few signs and letters of Indic scripts. The invisible ones are escaped by Safe.
var prepended = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1}},
	R32: []unicode.Range32{
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1},
		{Lo: 0x1193f, Hi: 0x11941, Stride: 2},
		{Lo: 0x11a3a, Hi: 0x11a3a, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1},
		{Lo: 0x11d46, Hi: 0x11d46, Stride: 1},
		{Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
	},
}

// pictorial reports whether r is a picture or part of one.
func pictorial(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff || r == 0xfe0f
}

// joiningScripts lists the scripts in which a joiner or a non-joiner changes the shape of letters.
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

// joining reports whether r is of one of joiningScripts.
func joining(r rune) bool { return r >= 0x600 && unicode.In(r, joiningScripts...) }

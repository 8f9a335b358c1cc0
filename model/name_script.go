package model

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// Invisible characters that are sometimes needed, and characters that need one.
const (
	zeroWidthSpace     = '\u200b'
	nonJoiner          = '\u200c'
	joiner             = '\u200d'
	leftToRightMark    = '\u200e'
	rightToLeftMark    = '\u200f'
	arabicLetterMark   = '\u061c'
	mongolianSeparator = '\u180e'

	textStyle  = '\ufe0e'
	emojiStyle = '\ufe0f'
	keycap     = '\u20e3'
	blackFlag  = '\U0001f3f4'
	cancelTag  = '\U000e007f'
)

// joining are the scripts in which a joiner or a non-joiner changes the shape of a word: those whose letters
// join, and those of India and its neighbours, whose letters form clusters.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Mongolian, unicode.Phags_Pa, unicode.Adlam, unicode.Hanifi_Rohingya,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
	unicode.Balinese, unicode.Javanese, unicode.Sundanese, unicode.Chakma, unicode.Newa, unicode.Meetei_Mayek, unicode.Grantha,
}

// unspaced are the scripts without spaces between words, where a zero-width space can separate them.
var unspaced = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Javanese, unicode.Balinese, unicode.Tai_Tham}

// seenIn reports whether a character is visible and belongs to one of the scripts.
func seenIn(r rune, scripts []*unicode.RangeTable) bool {
	return !unseen(r) && unicode.In(r, scripts...)
}

// needed reports whether an invisible character, the last one read, has a meaning in its place.
func (c *nameCleaner) needed(r rune) bool {
	switch r {
	case joiner:
		return emojiPart(c.before()) && emoji(c.after()) || seenIn(c.base(), joining)
	case nonJoiner:
		return seenIn(c.base(), joining) && seenIn(c.after(), joining)
	case zeroWidthSpace:
		return seenIn(c.base(), unspaced) && seenIn(c.after(), unspaced)
	case mongolianSeparator:
		return unicode.Is(unicode.Mongolian, c.before())
	case leftToRightMark, rightToLeftMark, arabicLetterMark:
		return slices.ContainsFunc(c.text, rightToLeft)
	}
	return unicode.Is(unicode.Variation_Selector, r) && c.varies(r)
}

// varies reports whether a variation selector follows a character that has variants.
func (c *nameCleaner) varies(r rune) bool {
	varied := c.before()
	switch {
	case r == textStyle, r == emojiStyle:
		return emoji(varied) || c.after() == keycap
	case r >= '\u180b' && r <= '\u180f':
		return unicode.Is(unicode.Mongolian, varied)
	}
	return unicode.In(varied, unicode.Han, unicode.Myanmar, unicode.Phags_Pa)
}

// rightToLeft reports whether a character is a letter that is written from right to left.
func rightToLeft(r rune) bool {
	if !unicode.IsLetter(r) {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// emoji reports whether a character can be an emoji or a part of one: a symbol, or one of the few that are in
// other categories of Unicode (‼ ⁉ ℹ 〰 〽).
func emoji(r rune) bool {
	return r >= 0x80 && !unseen(r) && unicode.In(r, unicode.So, unicode.Sm) || slices.Contains([]rune("‼⁉ℹ〰〽"), r)
}

// emojiPart reports whether an emoji can end with the character, which can also be its style or its skin tone.
func emojiPart(r rune) bool {
	return emoji(r) || r == emojiStyle || r >= '\U0001f3fb' && r <= '\U0001f3ff'
}

// isTag reports whether a character is a tag; tags spell the region of a flag.
func isTag(r rune) bool { return r >= '\U000e0020' && r <= cancelTag }

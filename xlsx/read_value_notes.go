package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dovetail/model"
)

const (
	maxForeign = 3  // number of sample values for an encoding
	maxShown   = 40 // characters of a value that are shown in a sentence
)

// valueNotes collects what is unusual about the values of a file.
type valueNotes struct {
	foreign []string // the first distinct ones with characters outside ASCII
	twice   noted    // values that are UTF-8 read as Windows-1252 and saved again
	lost    noted    // values with a question mark in place of a letter
}

// noted is a number of values with a description of the first.
type noted struct {
	count   int
	example string
}

func (n *noted) add(example string, args ...any) {
	if n.count++; n.count == 1 {
		n.example = fmt.Sprintf(example, args...)
	}
}

// note returns the note about the values, or none; one and several are what follows their number.
func (n noted) note(one, several string) []string {
	if n.count == 0 {
		return nil
	}
	return []string{model.Counted(n.count, one, several) + ": " + n.example}
}

// add examines a value of a row.
func (v *valueNotes) add(row int, text string) {
	if lostLetter(text) {
		v.lost.add("%s in row %d", shorten(text), row)
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && r != '\u00a0' }) {
		return
	}
	text = trim(text)
	if short := shorten(text); len(v.foreign) < maxForeign && !slices.Contains(v.foreign, short) {
		v.foreign = append(v.foreign, short)
	}
	if once := repairEncoding(text); once != text {
		v.twice.add("%s in row %d, which should be %s", shorten(text), row, shorten(once))
	}
}

// notes returns the notes about the values.
func (v *valueNotes) notes() []string {
	return append(
		v.twice.note("value was written as UTF-8, read as Windows-1252 and saved again", "values were written as UTF-8, read as Windows-1252 and saved again"),
		v.lost.note("value has a question mark in a word, where a program may have lost a letter", "values have a question mark in a word, where a program may have lost a letter")...)
}

// lostLetter reports whether a question mark stands before a letter, as programs write it for a letter that an
// encoding does not have: S?rensen.
func lostLetter(s string) bool {
	for {
		_, after, found := strings.Cut(s, "?")
		if !found {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(after); unicode.IsLetter(r) {
			return true
		}
		s = after
	}
}

// shorten returns a copy of a text, shortened for a sentence.
func shorten(s string) string { return shortenTo(s, maxShown) }

// shortenTo returns a copy of a text with at most so many characters.
func shortenTo(s string, most int) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return strings.Clone(s)
}

// repairEncoding returns the text with its doubly encoded words corrected: Müller for MÃ¼ller. A word is doubly encoded
// where its characters outside ASCII, as bytes of Windows-1252, are letters or signs in UTF-8.
func repairEncoding(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		if once, ok := repairWord(word); ok {
			words[i] = once
		}
	}
	return strings.Join(words, " ")
}

func repairWord(word string) (string, bool) {
	if strings.ContainsAny(word, "–—") && !strings.ContainsAny(word, "ÐÑÎ") {
		return "", false // the bytes of a Lithuanian letter, but more often really Ä and a dash
	}
	var b []byte
	for _, r := range word {
		c, ok := windowsByte(r)
		if !ok {
			return "", false
		}
		b = append(b, c)
	}
	once := string(b)
	if len(once) == utf8.RuneCountInString(once) || !utf8.ValidString(once) {
		return "", false
	}
	return once, !strings.ContainsFunc(once, func(r rune) bool { return !isLikely(r) })
}

// windowsByte returns the byte of a character in Windows-1252, and whether it has one. Programs decode undefined
// bytes as control characters.
func windowsByte(r rune) (byte, bool) {
	if r < utf8.RuneSelf || r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charsets[0].table.EncodeRune(r)
}

// isLikely reports whether a character occurs in names.
func isLikely(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= 0xa0 && r < 0x180 || r >= 0x2010 && r < 0x2040 || r == '€' || r == '™' ||
		unicode.In(r, unicode.Cyrillic, unicode.Greek)
}

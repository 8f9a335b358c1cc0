package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxForeign = 3  // values that show in which encoding a text was read
	maxShown   = 40 // characters of a value that are shown in a sentence
)

// valueNotes is what is noticed of values while a file is read.
type valueNotes struct {
	foreign []string // the first different ones with characters outside ASCII
	twice   int      // values that are UTF-8 read as Windows-1252 and saved again
	example string   // the first of them, what it should be, and its row
}

// add looks at a value of a row.
func (v *valueNotes) add(row int, text string) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && r != '\u00a0' }) {
		return
	}
	text = trim(text)
	if short := shorten(text); len(v.foreign) < maxForeign && !slices.Contains(v.foreign, short) {
		v.foreign = append(v.foreign, short)
	}
	if once := readOnce(text); once != text {
		if v.twice++; v.twice == 1 {
			v.example = fmt.Sprintf("%s in row %d, which should be %s", shorten(text), row, shorten(once))
		}
	}
}

// notes are the sentences about the values.
func (v *valueNotes) notes() []string {
	switch v.twice {
	case 0:
		return nil
	case 1:
		return []string{"1 value was written as UTF-8, read as Windows-1252 and saved again: " + v.example}
	}
	return []string{fmt.Sprintf("%d values were written as UTF-8, read as Windows-1252 and saved again: %s", v.twice, v.example)}
}

// shorten is a text as a sentence shows it, in a piece of memory of its own.
func shorten(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown-1]) + "…"
	}
	return strings.Clone(s)
}

// readOnce returns the text with the words that were read in a wrong encoding put right: Müller for MÃ¼ller. A word
// is one where all its characters outside ASCII are, as bytes of Windows-1252, letters or signs in UTF-8.
func readOnce(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		if once, ok := wordOnce(word); ok {
			words[i] = once
		}
	}
	return strings.Join(words, " ")
}

func wordOnce(word string) (string, bool) {
	if strings.ContainsAny(word, "–—") && !strings.ContainsAny(word, "ÐÑÎ") {
		return "", false // a dash after Ä is Lithuanian, and more often a dash after Ä
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

// windowsByte is the byte of a character in Windows-1252; what it leaves undefined, programs take for a control
// character.
func windowsByte(r rune) (byte, bool) {
	if r < utf8.RuneSelf || r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charsets[0].table.EncodeRune(r)
}

// isLikely reports whether a character is one that names have.
func isLikely(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= 0xa0 && r < 0x180 || r >= 0x2010 && r < 0x2040 || r == '€' || r == '™' ||
		unicode.In(r, unicode.Cyrillic, unicode.Greek)
}

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
	maxForeign = 3  // values that show in which encoding a text was read
	maxShown   = 40 // characters of a value that are shown in a sentence
)

// valueNotes is what is noticed of values while a file is read.
type valueNotes struct {
	foreign []string // the first different ones with characters outside ASCII
	twice   noted    // values that are UTF-8 read as Windows-1252 and saved again
	lost    noted    // values with a question mark in the place of a letter
}

// noted counts values, and keeps what is said of the first.
type noted struct {
	count   int
	example string
}

func (n *noted) add(example string, args ...any) {
	if n.count++; n.count == 1 {
		n.example = fmt.Sprintf(example, args...)
	}
}

// say is a sentence about the values; what follows their number is given for one and for several.
func (n noted) say(one, several string) []string {
	if n.count == 0 {
		return nil
	}
	return []string{model.Counted(n.count, one, several) + ": " + n.example}
}

// add looks at a value of a row.
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
	if once := readOnce(text); once != text {
		v.twice.add("%s in row %d, which should be %s", shorten(text), row, shorten(once))
	}
}

// notes are the sentences about the values.
func (v *valueNotes) notes() []string {
	return append(
		v.twice.say("value was written as UTF-8, read as Windows-1252 and saved again", "values were written as UTF-8, read as Windows-1252 and saved again"),
		v.lost.say("value has a question mark in a word, where a program may have lost a letter", "values have a question mark in a word, where a program may have lost a letter")...)
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

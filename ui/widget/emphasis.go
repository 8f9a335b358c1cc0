package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Emphasize returns a line with the words that matter in bold, such as the identifiers in a sentence.
func (t *Theme) Emphasize(text Text, words []Text) Text { return Style{}.emphasize(t, text, words) }

// emphasize returns a text in the style, with its occurrences of some words in bold.
func (s Style) emphasize(t *Theme, text Text, words []Text) Text {
	if t.Plain || len(words) == 0 {
		return s.Render(text)
	}
	bold := s.bold(t)
	var b strings.Builder
	for rest := text.s; rest != ""; {
		at, word := firstWord(rest, words)
		if at > 0 {
			b.WriteString(s.Render(Text{rest[:at]}).s)
		}
		if word != "" {
			b.WriteString(bold.Render(Text{word}).s)
		}
		rest = rest[at+len(word):]
	}
	return Text{b.String()}
}

// firstWord returns the first of some words in a text and where it begins: the longest of those that begin there.
// Without one it returns the length of the text and "".
func firstWord(text string, words []Text) (at int, word string) {
	at = len(text)
	for _, w := range words {
		if i := wholeWord(text, w.s); i >= 0 && (i < at || i == at && len(w.s) > len(word)) {
			at, word = i, w.s
		}
	}
	return at, word
}

// wholeWord returns where a word begins in a text, -1 if it is not there or only as a part of other words.
func wholeWord(text, word string) int {
	if word == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !inWord(before) && !inWord(after) {
			return i
		}
		from = i + len(word)
	}
}

// inWord reports whether r is a letter or a digit.
func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

package model

import (
	"slices"
	"strings"
	"unicode"
)

// headerMarks are put around a header that is required or explained: CustomerId *, CustomerId:
const headerMarks = "*:＊†‡"

// headerWords follow a header and say whether it is required: SageSiteId required.
var headerWords = []string{"required", "mandatory", "optional", "pflichtfeld", "obligatoire"}

// otherWords in an explanation make a header another one: CustomerId (old) is not CustomerId.
var otherWords = []string{
	"old", "previous", "prev", "former", "new", "legacy", "backup", "bak", "copy", "alt", "alternative", "other", "second",
	"secondary", "duplicate", "dup", "deprecated", "obsolete", "unused", "archive", "archived", "temp", "test", "wrong",
	"corrected", "current", "original", "orig", "parent",
}

// maxHeader is the maximum length of a header with its explanation, in bytes.
const maxHeader = 1000

// plainHeader returns a header of ours without the marks and the explanation that people add to it: in brackets
// before or after it, or in separate lines.
func plainHeader(s string) string {
	if len(s) > maxHeader {
		return s
	}
	s = strings.TrimSpace(s)
	if first, rest, lines := strings.Cut(s, "\n"); lines && isOurs(first) && isExplanation(rest) {
		s = first
	}
	if at := strings.LastIndex(s, "\n"); at >= 0 && isOurs(s[at:]) && isExplanation(s[:at]) {
		s = s[at:]
	}
	for before := ""; s != before; {
		before = s
		s = cutBrackets(trimHeaderMarks(s))
	}
	return s
}

// isOurs reports whether a text is a header of ours, apart from marks.
func isOurs(s string) bool {
	return isHeaderKey(headerKey(trimHeaderMarks(s)))
}

// trimHeaderMarks returns a header without the marks at its ends and without one of headerWords at its end.
func trimHeaderMarks(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(headerMarks, r) })
	for _, word := range headerWords {
		if n := len(s) - len(word); n > 0 && strings.EqualFold(s[n:], word) && strings.ContainsAny(s[n-1:n], " \t\r\n,;-*:") {
			return strings.TrimRight(s[:n], " \t\r\n,;-*:")
		}
	}
	return s
}

// cutBrackets returns a header without an explanation in brackets at its beginning or end.
func cutBrackets(s string) string {
	for _, pair := range []string{"()", "[]", "{}", "<>"} {
		opening, closing := pair[:1], pair[1:]
		if at := strings.LastIndex(s, opening); at > 0 && strings.HasSuffix(s, closing) && isExplanation(s[at+1:len(s)-1]) {
			return s[:at]
		}
		if at := strings.Index(s, closing); at >= 0 && at < len(s)-1 && strings.HasPrefix(s, opening) && isExplanation(s[1:at]) {
			return s[at+1:]
		}
	}
	return s
}

// isExplanation reports whether a text only explains a header: it has letters or marks, none of otherWords,
// and is not a number.
func isExplanation(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return strings.ContainsAny(s, headerMarks+"!")
	}
	number := true
	for _, word := range words {
		number = number && strings.Trim(word, "0123456789") == ""
		if slices.Contains(otherWords, word) {
			return false
		}
	}
	return !number
}

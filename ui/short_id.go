package ui

import (
	"regexp"
	"strings"
)

// guid matches an identifier that programs make: 32 hexadecimal digits, in five groups or in one piece.
var guid = regexp.MustCompile(`^\{?[0-9A-Fa-f]{8}(-?)[0-9A-Fa-f]{4}(-?)[0-9A-Fa-f]{4}(-?)[0-9A-Fa-f]{4}(-?)[0-9A-Fa-f]{12}\}?$`)

// shortID returns an identifier as a narrow column shows it: of a GUID only the first and the last four digits.
func shortID(id string) string {
	if len(id) < 32 || !guid.MatchString(id) {
		return id
	}
	if id[0] == '{' {
		id = id[1 : len(id)-1]
	}
	return id[:4] + "…" + id[len(id)-4:]
}

// longestShown is the number of letters from which a value of a file is cut where it is shown in full: laying out 100 kB
// in a question takes seconds, and no one reads it.
const longestShown = 500

// cutValue returns a value of a file, cut to longestShown letters.
func cutValue(s string) string {
	if len(s) <= longestShown {
		return s
	}
	letters := []rune(s)
	if len(letters) <= longestShown {
		return s
	}
	return string(letters[:longestShown]) + "…"
}

// shortIDs returns a sentence as a narrow place shows it, with its GUIDs as shortID shows them.
func shortIDs(sentence string) string {
	words := strings.Split(sentence, " ")
	for i, word := range words {
		bare := strings.TrimRight(word, ",;:.?")
		words[i] = shortID(bare) + word[len(bare):]
	}
	return strings.Join(words, " ")
}

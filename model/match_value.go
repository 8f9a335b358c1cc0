package model

import (
	"strings"
	"unicode/utf8"
)

// match reports whether the value matches a text, given also folded; key is memory to work in.
func (v *value) match(text, folded string, key *[]byte) bool {
	switch v.op {
	case contains:
		return strings.Contains(folded, v.folded)
	case equals:
		return sameAsKey(text, v.key)
	case isNone:
		return blank(text)
	case matches:
		return v.regex.MatchString(text)
	default:
		if blank(text) {
			return false
		}
		*key = appendNaturalFolded((*key)[:0], folded)
		return v.inRange(*key)
	}
}

// inRange reports whether a natural key lies where the comparison wants it.
func (v *value) inRange(key []byte) bool {
	switch v.op {
	case above:
		return string(key) > v.key
	case below:
		return string(key) < v.key
	default:
		return string(key) >= v.key && (v.to == "" || string(key) <= v.toKey)
	}
}

// blank reports that there is nothing in the text to be seen: as a value it is the same as none.
func blank(s string) bool { return s == "" || strings.TrimSpace(s) == "" }

// sameAsKey reports whether SameKey(s) is key, without making it where a beginning in ASCII tells.
func sameAsKey(s, key string) bool {
	s = strings.TrimSpace(s)
	for i := range len(s) {
		b := s[i]
		if b >= utf8.RuneSelf {
			return CanonicalKey(s) == key
		}
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		if i == len(key) || b != key[i] {
			return false
		}
	}
	return len(s) == len(key)
}

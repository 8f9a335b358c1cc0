package model

import (
	"strings"
	"unicode/utf8"
)

// match reports whether the value matches a text; folded is the folded text, and key a buffer.
func (v *value) match(text, folded string, key *[]byte) bool {
	switch v.op {
	case contains:
		return strings.Contains(folded, v.folded)
	case equals:
		return hasKey(text, v.key)
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

// inRange reports whether the comparison is true of a natural key.
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

// blank reports whether the text is empty or only spaces, which are the same value.
func blank(s string) bool { return s == "" || strings.TrimSpace(s) == "" }

// hasKey reports whether CanonicalKey(s) is key. Most texts are compared without computing their keys.
func hasKey(s, key string) bool {
	s = strings.TrimSpace(s)
	for i := range len(s) {
		b := s[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		switch {
		case i < len(key) && b == key[i]:
		case b >= utf8.RuneSelf, b >= '\t' && b <= '\r', b == ' ' && s[i-1] == ' ':
			return CanonicalKey(s) == key
		default: // the key can have one character for a letter and its accent
			return i < len(key) && key[i] >= utf8.RuneSelf && !isASCII(s[i:]) && CanonicalKey(s) == key
		}
	}
	return len(s) == len(key)
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

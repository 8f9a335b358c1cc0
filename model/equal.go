package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// CanonicalKey returns the form in which identifiers, site IDs and company names are compared. Two are equal if they
// differ only in case, in space around them, in the kind and number of spaces inside, or in the number of characters
// that a letter and its accent take. Leading zeros count. Sage 200 itself treats "abc" as "ABC".
func CanonicalKey(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c == ' ' || c >= '\t' && c <= '\r' {
			return string(appendCanonicalKey(nil, s))
		}
	}
	return strings.ToLower(s)
}

// appendCanonicalKey appends the CanonicalKey of a text to key and returns it. It does not allocate for ASCII.
func appendCanonicalKey(key []byte, s string) []byte {
	start := len(key)
	s = strings.TrimSpace(s)
	for i := range len(s) {
		b := s[i]
		if b >= 0x80 {
			return append(key[:start], foldCase(oneSpace(s))...)
		}
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		if b >= '\t' && b <= '\r' {
			b = ' '
		}
		if b == ' ' && key[len(key)-1] == ' ' {
			continue // s starts with no space, so there is a byte before this one
		}
		key = append(key, b)
	}
	return key
}

// oneSpace returns a text in which each run of spaces, of any kind, is one plain space.
func oneSpace(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// foldCase returns a text without case. It is lowered after it is folded: the folding of x/text changes the case of
// Cherokee letters in both directions.
func foldCase(s string) string {
	return norm.NFC.String(strings.ToLower(cases.Fold().String(norm.NFD.String(s))))
}

// EqualText reports whether two identifiers, site IDs or company names are equal.
func EqualText(a, b string) bool { return a == b || CanonicalKey(a) == CanonicalKey(b) }

// Equal reports whether the sites and the names of two companies are equal.
func (c Company) Equal(d Company) bool { return EqualText(c.Site, d.Site) && EqualText(c.Name, d.Name) }

// Equal reports whether two links are equal in all four columns.
func (l Link) Equal(m Link) bool {
	return l.Company.Equal(m.Company) && EqualText(l.SageID, m.SageID) && EqualText(l.Account, m.Account)
}

// Agrees reports whether a row's link and a stored one name the same Sage customer, as far as the two say: their
// companies are equal, they have an identifier in common, and no identifier that both have differs. Account A1 and ID 1
// do not agree, even if other links say that they are one Sage customer; plan_claims.go says when that counts.
func (l Link) Agrees(m Link) bool {
	if !l.Company.Equal(m.Company) {
		return false
	}
	shared := 0
	for _, pair := range [2][2]string{{l.SageID, m.SageID}, {l.Account, m.Account}} {
		if pair[0] == "" || pair[1] == "" {
			continue
		}
		if !EqualText(pair[0], pair[1]) {
			return false
		}
		shared++
	}
	return shared > 0
}

// Completed returns the stored link l, with the identifiers that it lacks taken from an agreeing link m. The stored
// spelling of the others is kept.
func (l Link) Completed(m Link) Link {
	if l.SageID == "" {
		l.SageID = m.SageID
	}
	if l.Account == "" {
		l.Account = m.Account
	}
	return l
}

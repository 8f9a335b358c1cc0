package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// CanonicalKey is the form in which two identifiers, site IDs or company names are compared: they are the
// same when they differ only in case, in space around them, or in the kind and number of spaces inside. Leading
// zeros count. Sage 200 itself treats "abc" as "ABC". A letter and its accent are one text, whether written as one
// character or as two.
func CanonicalKey(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c == ' ' || c >= '\t' && c <= '\r' {
			return string(appendCanonicalKey(nil, s))
		}
	}
	return strings.ToLower(s)
}

// appendCanonicalKey appends the SameKey of a text; of most it needs no memory to make it.
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

// foldCase is text without case. It is made lower afterwards: of Cherokee letters, the folding of x/text
// changes the small ones to capitals and the capitals to small ones.
func foldCase(s string) string {
	return norm.NFC.String(strings.ToLower(cases.Fold().String(norm.NFD.String(s))))
}

// EqualText reports whether two identifiers, site IDs or company names are the same.
func EqualText(a, b string) bool { return a == b || CanonicalKey(a) == CanonicalKey(b) }

// Equal reports whether two companies are the same: site and name both are.
func (c Company) Equal(d Company) bool { return EqualText(c.Site, d.Site) && EqualText(c.Name, d.Name) }

// Equal reports whether two links say the same in all four columns.
func (l Link) Equal(m Link) bool {
	return l.Company.Equal(m.Company) && EqualText(l.SageID, m.SageID) && EqualText(l.Account, m.Account)
}

// Agrees reports whether a row's link and a stored one name the same Sage customer: site and company
// are the same, at least one identifier stands in both, and every identifier that stands in both is
// the same. Two links that share no identifier never agree.
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

// Completed is the stored link l with the identifiers that it lacks taken from an agreeing row m; what
// is known keeps its known spelling.
func (l Link) Completed(m Link) Link {
	if l.SageID == "" {
		l.SageID = m.SageID
	}
	if l.Account == "" {
		l.Account = m.Account
	}
	return l
}

package model

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longText is the number of characters from which a site is an identifier of a machine, such as a GUID, in which one
// other character is a slip.
const longText = 16

// lookAlikes finds known companies that another spelling can be taken for.
type lookAlikes struct {
	bySkeleton map[Company][]Company // by the skeletons of site and name
	byVariant  map[uint64][]Company  // by the hashes of the variants of the name, with the skeleton of the site
}

func newLookAlikes(companies []Company) *lookAlikes {
	l := &lookAlikes{bySkeleton: map[Company][]Company{}, byVariant: map[uint64][]Company{}}
	for _, c := range companies {
		key := c.skeleton()
		l.bySkeleton[key] = append(l.bySkeleton[key], c)
		for v := range variants(c) {
			if len(l.byVariant[v]) < sharedVariants {
				l.byVariant[v] = append(l.byVariant[v], c)
			}
		}
	}
	return l
}

// sharedVariants is how many companies are kept for one variant: names that share it differ in one letter already.
const sharedVariants = 8

// variants returns the hashes of a company's name as it is and with each of its letters left out: two names that differ
// in one letter share one of them.
func variants(c Company) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		site, name := skeleton(c.Site), foldName(c.Name)
		var h maphash.Hash
		h.SetSeed(seed)
		hash := func(a, b string) uint64 {
			h.Reset()
			h.WriteString(site + "\x00")
			h.WriteString(a)
			h.WriteString(b)
			return h.Sum64()
		}
		if !yield(hash(name, "")) {
			return
		}
		for i, r := range name {
			if !unicode.IsDigit(r) && !yield(hash(name[:i], name[i+utf8.RuneLen(r):])) {
				return
			}
		}
	}
}

// skeleton returns a company by what remains when everything is left out that makes no visible difference.
// "&" and "and", "Ltd" and "Limited" are one, and so are the zeros in front of the numbers of a site.
func (c Company) skeleton() Company {
	return Company{withoutZeros(skeleton(c.Site)), skeleton(foldName(unconfused(c.Name)))}
}

// lookAlikes returns what finds the look-alikes of the known companies.
func (s *Snapshot) lookAlikes() *lookAlikes {
	n := s.companyNames()
	n.lookOnce.Do(func() { n.look = newLookAlikes(n.known) })
	return n.look
}

// Twin returns a known company that another one cannot be told from by eye: site and name are the same but for case,
// accents, spaces, punctuation and letters of other scripts. It says in what they differ.
func (s *Snapshot) Twin(c Company) (known Company, how string, found bool) {
	if known, found = s.lookAlikes().twin(c); found {
		how = howCompanyDiffers(c, known)
	}
	return known, how, found
}

// LookAlike returns a known company that another one can be taken for: a twin, or one whose name differs in one letter
// at the same site. It says in what they differ.
func (s *Snapshot) LookAlike(c Company) (known Company, how string, found bool) {
	if known, found = s.lookAlike(c); found {
		how = howCompanyDiffers(c, known)
	}
	return known, how, found
}

func (s *Snapshot) lookAlike(c Company) (Company, bool) {
	look := s.lookAlikes()
	if known, ok := look.twin(c); ok {
		return known, true
	}
	for v := range variants(c) {
		for _, known := range look.byVariant[v] {
			if oneLetterApart(c.Name, known.Name) {
				return known, true
			}
		}
	}
	for _, known := range s.named(c.Name) {
		if len(c.Site) >= longText && oneApart([]rune(CanonicalKey(c.Site)), []rune(CanonicalKey(known.Site))) {
			return known, true
		}
	}
	return Company{}, false
}

// twin returns a company that looks the same as c and is another.
func (l *lookAlikes) twin(c Company) (Company, bool) {
	key := c.skeleton()
	if key.Name == "" {
		return Company{}, false
	}
	list := l.bySkeleton[key]
	if i := slices.IndexFunc(list, func(k Company) bool { return !k.Equal(c) }); i >= 0 {
		return list[i], true
	}
	return Company{}, false
}

// shortName is the number of letters below which another letter makes another name: "UK" is not a slip of "US".
const shortName = 4

// oneLetterApart reports whether two names differ in one letter, which is a slip; numbers differ on purpose.
func oneLetterApart(a, b string) bool {
	x, y := []rune(foldName(a)), []rune(foldName(b))
	if min(len(x), len(y)) < shortName || !oneApart(x, y) {
		return false
	}
	have, known := difference(string(x), string(y))
	return !strings.ContainsFunc(have+known, unicode.IsDigit)
}

// oneApart reports whether one text becomes the other when one character is changed, added or left out.
func oneApart(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && slices.Equal(a[i+1:], b[i+1:])
	}
	return slices.Equal(a[i+1:], b[i:])
}

// difference returns what two texts have between their common beginning and their common end.
func difference(a, b string) (inA, inB string) {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return string(x), string(y)
}

// howDiffers says in words what one text has that the other, which looks like it, has not: "with the Cyrillic letter А
// (U+0410) for A".
func howDiffers(text, known string) string {
	for _, r := range text {
		if r >= 0x80 && !strings.ContainsRune(known, r) && (unicode.IsSpace(r) || confusable[r] != 0 || runeNames[r] != "") {
			return "with " + describeRune(r)
		}
	}
	have, lacks := difference(text, known)
	switch {
	case have == "":
		return "without " + quotePart(lacks)
	case lacks == "":
		return "with " + quotePart(have) + " added"
	}
	return "with " + quotePart(have) + " for " + quotePart(lacks)
}

// quotePart shows a part of a text so that its ends are seen.
func quotePart(s string) string {
	if r := []rune(s); len(r) == 1 && (unicode.IsSpace(r[0]) || runeNames[r[0]] != "" && r[0] != ' ') {
		return describeRune(r[0])
	}
	return `"` + s + `"`
}

// howCompanyDiffers says in words in what a company differs from a known one that looks like it.
func howCompanyDiffers(c, known Company) string {
	switch {
	case EqualText(c.Site, known.Site):
		return howDiffers(c.Name, known.Name)
	case EqualText(c.Name, known.Name):
		return "its site " + howDiffers(c.Site, known.Site)
	}
	return howDiffers(c.Name, known.Name) + ", its site " + howDiffers(c.Site, known.Site)
}

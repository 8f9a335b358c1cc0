package model

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longText is the length, in bytes, from which a site is taken for a generated identifier, such as a GUID, in which
// one other character is a typing error.
const longText = 16

// lookAlikes finds the known companies that look like another spelling.
type lookAlikes struct {
	bySkeleton map[Company][]Company // by the skeletons of site and name
	byVariant  map[uint64][]Company  // by the hashes of the variants of the name, with the skeleton of the site
}

// newLookAlikes returns the index of companies by what they look like.
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

// sharedVariants is the maximum number of companies kept for one variant.
const sharedVariants = 8

// variants returns the hashes of a company's name as it is and with each of its letters left out. Two names that
// differ in one letter share one of them.
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

// skeleton returns the company without differences that are hard to see. "&" and "and" are the same, and so are "Ltd"
// and "Limited"; zeros in front of the numbers of a site are left out.
func (c Company) skeleton() Company {
	return Company{withoutZeros(skeleton(c.Site)), skeleton(foldName(unconfused(c.Name)))}
}

// lookAlikes returns the index of the known companies by what they look like. It is built when it is first needed.
func (s *Snapshot) lookAlikes() *lookAlikes {
	n := s.companyNames()
	n.lookOnce.Do(func() { n.look = newLookAlikes(n.known) })
	return n.look
}

// Twin returns a known company that looks the same as c and is another one: site and name differ only in case,
// accents, spaces, punctuation or letters of other scripts. It also returns the difference in words.
func (s *Snapshot) Twin(c Company) (known Company, how string, found bool) {
	if known, found = s.lookAlikes().twin(c); found {
		how = howCompanyDiffers(c, known)
	}
	return known, how, found
}

// LookAlike returns a known company that c can be mistaken for: a twin, or one at the same site whose name differs in
// one letter. It also returns the difference in words.
func (s *Snapshot) LookAlike(c Company) (known Company, how string, found bool) {
	if known, found = s.lookAlike(c); found {
		how = howCompanyDiffers(c, known)
	}
	return known, how, found
}

// lookAlike returns what LookAlike does, without the difference.
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

// twin returns a company that looks the same as c and is another one.
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

// shortName is the number of letters below which another letter makes another name: "UK" is not a misspelled "US".
const shortName = 4

// oneLetterApart reports whether two names differ in one letter, which is likely a typing error. Names that differ in
// a digit are different ones.
func oneLetterApart(a, b string) bool {
	x, y := []rune(foldName(a)), []rune(foldName(b))
	if min(len(x), len(y)) < shortName || !oneApart(x, y) {
		return false
	}
	have, known := difference(string(x), string(y))
	return !strings.ContainsFunc(have+known, unicode.IsDigit)
}

// oneApart reports whether two texts differ in one character, which is replaced, added or removed.
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

// difference returns the parts of two texts between their common prefix and their common suffix.
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

// howDiffers returns the difference between a text and a known one that looks like it, in words: "with the Cyrillic
// letter А (U+0410)".
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

// quotePart returns a part of a text in quotes, or the name of its only character.
func quotePart(s string) string {
	if r := []rune(s); len(r) == 1 && (unicode.IsSpace(r[0]) || runeNames[r[0]] != "" && r[0] != ' ') {
		return describeRune(r[0])
	}
	return `"` + s + `"`
}

// howCompanyDiffers returns the difference between a company and a known one that looks like it, in words.
func howCompanyDiffers(c, known Company) string {
	switch {
	case EqualText(c.Site, known.Site):
		return howDiffers(c.Name, known.Name)
	case EqualText(c.Name, known.Name):
		return "its site " + howDiffers(c.Site, known.Site)
	}
	return howDiffers(c.Name, known.Name) + ", its site " + howDiffers(c.Site, known.Site)
}

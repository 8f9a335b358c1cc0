package model

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// companyNames finds the known companies by their names. One name can be known at thousands of sites.
type companyNames struct {
	once   sync.Once
	byName map[string][]Company // by canonical key, in the order of their numbers

	known []Company // all, in the order of their numbers

	lookOnce sync.Once
	look     *lookAlikes
}

// companyNames returns the index of company names. It is built when it is first needed.
func (s *Snapshot) companyNames() *companyNames {
	n := &s.names
	n.once.Do(func() {
		n.byName = make(map[string][]Company, len(s.company))
		for _, c := range s.company {
			if c == (Company{}) {
				continue
			}
			key := CanonicalKey(c.Name)
			n.byName[key] = append(n.byName[key], c)
			n.known = append(n.known, c)
		}
	})
	return n
}

// named returns the known companies with a name, in the order of their numbers; the caller must not change them.
func (s *Snapshot) named(name string) []Company { return s.companyNames().byName[CanonicalKey(name)] }

// companyGuess finds the known companies that unknown ones most likely mean.
type companyGuess struct {
	snapshot *Snapshot
	names    *suggester // nil until it is needed
}

// why returns the reason for which an unknown company is rejected. It names the known company that is likely meant.
func (g *companyGuess) why(c Company) string {
	meant, how := g.meant(c)
	return g.whyUnknown(c, meant, how)
}

// whyUnknown returns what why does, given the result of meant.
func (g *companyGuess) whyUnknown(c, meant Company, how string) string {
	hint := g.ask(c, meant, how)
	if hint == "" {
		hint = "; add it if it is right"
	}
	return c.String() + " is not a known company" + hint
}

// hint names the known company that an unknown one most likely is, for the end of a sentence: one that looks the same,
// else the same name at another site, else the one whose name is nearest or has all its words, else the only one at
// that site. Of one that looks the same it says in what they differ. It returns "" if none is likely.
func (g *companyGuess) hint(c Company) string {
	meant, how := g.meant(c)
	return g.ask(c, meant, how)
}

// ask returns what hint does, given the result of meant.
func (g *companyGuess) ask(c, meant Company, how string) string {
	switch {
	case how != "":
		return "; did you mean " + meant.String() + "? It is written here " + how
	case meant != Company{}:
		return "; did you mean " + meant.String() + "?"
	}
	if same := g.snapshot.named(c.Name); len(same) > 0 {
		return "; " + same[0].Name + " is known at site " + same[0].Site
	}
	if there, found := g.only(func(k Company) bool { return EqualText(k.Site, c.Site) }); found {
		return "; only " + there.Name + " is known at that site"
	}
	return ""
}

// meant returns the known company that hint asks about with "did you mean", and how one that looks the same differs;
// the zero Company if it asks about none.
func (g *companyGuess) meant(c Company) (known Company, how string) {
	if known, how, found := g.snapshot.LookAlike(c); found {
		return known, how
	}
	if len(g.snapshot.named(c.Name)) > 0 {
		return Company{}, ""
	}
	return g.near(c), ""
}

// near returns the known company whose name is nearest or has all words of that of an unknown one; the zero Company if
// none is likely.
func (g *companyGuess) near(c Company) Company {
	known := g.snapshot.companyNames().known
	if g.names == nil {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = k.Name
		}
		g.names = newSuggester(names)
	}
	if i := g.names.nearest(c.Name); i >= 0 {
		if likely := atSite(g.snapshot.named(known[i].Name), c.Site); EqualText(likely.Site, c.Site) || veryNear(c.Name, likely.Name) {
			return likely
		}
	}
	likely, _ := g.only(func(k Company) bool { return hasWords(k.Name, c.Name) || hasWords(c.Name, k.Name) })
	return likely
}

// veryNear reports whether a sixth of the letters of two names differ at most: at another site a company with a name that
// is only near is another one.
func veryNear(a, b string) bool {
	a, b = foldName(a), foldName(b)
	limit := len([]rune(a))/6 + 1
	return Distance(a, b, limit) < limit
}

// atSite returns the company that is at a site, else the first one.
func atSite(companies []Company, site string) Company {
	for _, c := range companies {
		if EqualText(c.Site, site) {
			return c
		}
	}
	return companies[0]
}

// only returns the known company for which match is true, if there is exactly one. Of many companies none is looked at,
// as it takes as long for each unknown one.
func (g *companyGuess) only(match func(Company) bool) (c Company, found bool) {
	known := g.snapshot.companyNames().known
	if len(known) > maxGuessed {
		return Company{}, false
	}
	for _, k := range known {
		if !match(k) {
			continue
		}
		if found {
			return Company{}, false
		}
		c, found = k, true
	}
	return c, found
}

// maxGuessed is the number of known companies up to which the words of all of them are compared.
const maxGuessed = 100

// hasWords reports whether a name has all words of another one, which may not be empty.
func hasWords(name, part string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	words, all := split(part), split(name)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) })
}

// LikelyCompany returns the known company that an unknown one most likely is; the zero Company if none is likely.
func (s *Snapshot) LikelyCompany(c Company) Company {
	guess := companyGuess{snapshot: s}
	known, _ := guess.meant(c)
	return known
}

// SuggestCompany names the known company that an unknown one most likely is, for the end of a sentence: "; did you mean
// Acme UK at site 10?" It returns "" if none is likely.
func (s *Snapshot) SuggestCompany(c Company) string {
	guess := companyGuess{snapshot: s}
	return guess.hint(c)
}

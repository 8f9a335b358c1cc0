package model

import "sync"

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

// why returns the reason for which an unknown company is rejected. It names the nearest known company: one that looks
// the same, with the difference, else the same name at another site, else the one whose name is nearest.
func (g *companyGuess) why(c Company) string {
	why := c.String() + " is not a known company"
	if known, how, found := g.snapshot.LookAlike(c); found {
		return why + "; did you mean " + known.String() + "? It is written here " + how
	}
	if same := g.snapshot.named(c.Name); len(same) > 0 {
		return why + "; " + same[0].Name + " is known at site " + same[0].Site
	}
	known := g.snapshot.companyNames().known
	if g.names == nil {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = k.Name
		}
		g.names = newSuggester(names)
	}
	if i := g.names.nearest(c.Name); i >= 0 {
		return why + "; did you mean " + known[i].String() + "?"
	}
	return why + "; add it if it is right"
}

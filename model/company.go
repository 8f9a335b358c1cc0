package model

import "sync"

// companyNames finds the known companies by their names: one name can stand at thousands of sites.
type companyNames struct {
	once   sync.Once
	byName map[string][]Company // by SameKey, in the order of their numbers

	known []Company // all, in the order of their numbers

	lookOnce sync.Once
	look     *lookAlikes
}

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

// named are the known companies of one name, in the order of their numbers; not to be changed.
func (s *Snapshot) named(name string) []Company { return s.companyNames().byName[CanonicalKey(name)] }

// A companyGuess says what is meant by companies that are not known.
type companyGuess struct {
	snapshot *Snapshot
	nearness *suggester
}

// why names the nearest known company: one that looks the same, else the same name at another site, else the one whose
// name is nearest. Of one that looks the same it says in what they differ.
func (g *companyGuess) why(c Company) string {
	why := c.String() + " is not a known company"
	if known, how, found := g.snapshot.LookAlike(c); found {
		return why + "; did you mean " + known.String() + "? It is written here " + how
	}
	if same := g.snapshot.named(c.Name); len(same) > 0 {
		return why + "; " + same[0].Name + " is known at site " + same[0].Site
	}
	known := g.snapshot.companyNames().known
	if g.nearness == nil {
		names := make([]string, len(known))
		for i, k := range known {
			names[i] = k.Name
		}
		g.nearness = newSuggester(names)
	}
	if i := g.nearness.nearest(c.Name); i >= 0 {
		return why + "; did you mean " + known[i].String() + "?"
	}
	return why + "; add it if it is right"
}

package suggest

// verdict is what a customer and a target say on their own, and after its context what the other pairs change in it.
type verdict struct {
	target   int32
	points   float32 // what speaks for it less what speaks against it; pairs of one customer are ordered by them
	tier     Tier
	name     comparison
	values   evidence
	nearest  bool  // no other target has as many points
	rivals   bool  // another target has about as many
	near     int32 // the target that has more, or about as many; -1 if none has
	informed bool  // only one name has a legal form, in the list that writes it out less often: the other firm has none
	unique   bool  // no other customer and no other target has the name, with or without the legal form
}

// judge returns the verdict on a pair.
func (s *searcher) judge(c, t *record) verdict {
	v := verdict{target: int32(t.index), near: -1}
	v.name = s.al.compareNames(c.names, t.names)
	v.values = s.m.compareValues(c, t)
	v.unique = s.m.uniqueName(c, t)
	v.informed = s.m.lacksForm(v.name.forms)
	v.points = v.name.points() + v.values.weight - v.values.against
	v.tier = v.ownTier()
	return v
}

// uniqueName reports whether the names of both records are the only ones of their kind on their side.
func (m *Matcher) uniqueName(c, t *record) bool {
	for s, r := range [2]*record{c, t} {
		for _, n := range r.names {
			if m.cores[s][n.core] > 1 {
				return false
			}
		}
	}
	return len(c.names) > 0 && len(t.names) > 0
}

// formLead is by how much the share of names with a legal form must differ so that one list is the one that writes it out.
const formLead = 0.1

// lacksForm reports whether the name without a legal form is of the list that writes it out.
func (m *Matcher) lacksForm(forms [2]form) bool {
	switch {
	case forms[ofCustomers] == 0 && forms[ofTargets] != 0:
		return m.formShare[ofCustomers] > m.formShare[ofTargets]+formLead
	case forms[ofCustomers] != 0 && forms[ofTargets] == 0:
		return m.formShare[ofTargets] > m.formShare[ofCustomers]+formLead
	}
	return false
}

// points returns what two names say, 10 if they are equal.
func (c comparison) points() float32 {
	p := 6 * c.score
	switch c.level {
	case levelSame:
		p = 10
	case levelCore:
		p = 9.5
	case levelSlip:
		p = 1 + 8*c.score
	case levelExtra:
		p = 7 * c.score
	}
	if c.otherForm() {
		p -= 2
	}
	if c.apart {
		p--
	}
	if c.alias {
		p -= 0.2
	}
	if c.tails {
		p--
	}
	return p
}

package suggest

// verdict is what a customer and a target say on their own, and after its context what the other pairs change in it.
type verdict struct {
	target   int32
	points   float32 // what speaks for it less what speaks against it; pairs of one customer are ordered by them
	tier     Tier
	name     comparison
	values   evidence
	nearest  bool // no other target has as many points
	rivals   bool // another target has about as many
	informed bool // only one name has a legal form, in the list that writes it out less often: the other firm has none
	unique   bool // no other customer and no other target has the name, with or without the legal form
}

// judge returns the verdict on a pair.
func (s *searcher) judge(c, t *record) verdict {
	v := verdict{target: int32(t.index)}
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

// ownTier returns the tier of a pair without regard to other pairs.
func (v *verdict) ownTier() Tier {
	n, e := &v.name, &v.values
	switch {
	case e.other[vatValue]:
		if n.level >= levelSlip || e.weight >= 2 {
			return Review
		}
		return None
	case v.isCertain():
		return Certain
	case v.isStrong():
		return Strong
	case n.level >= levelSlip, n.level >= levelExtra && n.score >= 0.6, n.level >= levelPartial && n.score >= 0.75,
		e.weight >= 2 && n.score >= 0.4, e.weight >= 4:
		return Likely
	case n.level >= levelExtra && n.score >= 0.2, n.score >= 0.35, e.weight >= 1.4:
		return Review
	}
	return None
}

// isCertain reports whether something beyond the name agrees, or the whole name is unique, and nothing speaks against it.
func (v *verdict) isCertain() bool {
	n, e := &v.name, &v.values
	if n.otherForm() || n.apart || n.level < levelSlip || e.against > 0.5 && e.weight < 4*e.against {
		return false
	}
	registered := n.level == levelSame && n.forms[0] != 0
	switch {
	case n.level >= levelCore && v.unique && e.weight >= 1.9,
		registered && e.weight >= 2.9,
		v.unique && (n.sure || e.kinds >= 2) && e.weight >= 4:
		return true
	}
	return registered && v.unique && !n.alias && e.against == 0 && !e.nearVAT
}

// isStrong reports whether the names, or the names and values, leave little doubt. Values alone do only where VAT number,
// telephone and another one agree: firms of a group share some of them.
func (v *verdict) isStrong() bool {
	n, e := &v.name, &v.values
	several := e.kinds >= 2 || e.same[vatValue] && e.weight >= 4
	switch {
	case e.weight >= 8.5 && e.kinds >= 3 && e.against <= 0.5 && !n.apart && !n.otherForm():
		return true
	case n.apart || n.level < levelSlip || e.against > 1 && e.weight < 2.5*e.against:
		return false
	case n.otherForm():
		return n.level >= levelCore && v.unique && several && e.against <= 0.5
	case n.level == levelSame && v.unique && (e.against <= 0.5 || n.forms[0] != 0),
		n.level == levelCore && v.unique && e.against <= 0.5 && !v.informed,
		n.level >= levelCore && (v.unique || several) && e.weight >= 1.9,
		n.level == levelSlip && (n.sure || several) && e.weight >= 1.9,
		n.level == levelSlip && v.unique && e.weight >= 1.9 && e.against == 0:
		return true
	}
	return n.sure && v.unique && !n.reworded && e.against == 0 && !v.informed
}

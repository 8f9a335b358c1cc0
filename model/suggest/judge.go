package suggest

// verdict is what a customer and a target say on their own, and after its context what the other pairs change in it.
type verdict struct {
	target  int32
	points  float32 // what speaks for it less what speaks against it; pairs of one customer are ordered by them
	tier    Tier
	name    comparison
	values  evidence
	nearest bool // no other target has as many points
	rivals  bool // another target has about as many
	unique  bool // no other customer and no other target has the name, with or without the legal form
}

// judge returns the verdict on a pair.
func (s *searcher) judge(c, t *record) verdict {
	v := verdict{target: int32(t.index)}
	v.name = s.al.compareNames(c.names, t.names)
	v.values = s.m.compareValues(c, t)
	v.unique = s.m.uniqueName(c, t)
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
	return p
}

// ownTier returns the tier of a pair without regard to other pairs.
func (v *verdict) ownTier() Tier {
	n, e := &v.name, &v.values
	switch {
	case e.other[vatValue]:
		if n.level >= levelCore || e.weight >= 3 {
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
	case n.score >= 0.5, e.weight >= 2:
		return Review
	}
	return None
}

// isCertain reports whether something beyond the name agrees, or the whole name is unique, and nothing speaks against it.
func (v *verdict) isCertain() bool {
	n, e := &v.name, &v.values
	if n.otherForm() || n.apart || n.level < levelSlip {
		return false
	}
	switch {
	case n.level >= levelCore && v.unique && e.weight >= 1.9 && e.against <= 1.5,
		n.level == levelSame && e.weight >= 2.9 && e.against <= 1,
		e.weight >= 3 && e.against <= 1 && v.unique,
		e.kinds >= 2 && e.against <= 1:
		return true
	}
	return n.level == levelSame && v.unique && !n.alias && e.against == 0 && !e.nearVAT
}

// isStrong reports whether the names, or the names and values, leave little doubt.
func (v *verdict) isStrong() bool {
	n, e := &v.name, &v.values
	switch {
	case n.apart:
		return false
	case n.otherForm():
		return n.level >= levelCore && e.kinds >= 2 && e.against <= 0.5
	case n.level == levelSame && v.unique && e.against <= 1,
		n.level == levelCore && v.unique && !n.reworded && e.against <= 1,
		n.level >= levelSlip && e.weight >= 1.9 && e.against <= 1,
		n.level == levelSlip && n.sure && v.unique && !n.reworded && e.against <= 0.5,
		n.level == levelExtra && e.same[vatValue] && e.kinds >= 2 && e.against <= 0.5:
		return true
	}
	return e.same[vatValue] && e.kinds >= 2 && e.weight >= 6 && e.against <= 1
}

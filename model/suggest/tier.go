package suggest

// Sums of valueWeights, and of otherWeights, between which the tiers distinguish. They and the scores below were chosen
// with the seeds 1 to 290 of TestQuality, and confirmed with others.
const (
	sharedValue = 1.4 // a postcode that two records of a side have
	oneValue    = 1.9 // a postcode that one has
	oneNumber   = 2.9 // a telephone or an e-mail address that one has
	twoValues   = 4   // a VAT number, or two others
	nearlyAll   = 8.5 // a VAT number, a telephone and one more

	anotherPhone    = 0.5
	anotherPostcode = 1
)

// ownTier returns the tier of a pair without regard to other pairs.
func (v *verdict) ownTier() Tier {
	n, e := &v.name, &v.values
	switch {
	case e.other[vatValue]:
		if n.level >= levelSlip || e.weight >= oneValue {
			return Review
		}
		return None
	case v.isCertain():
		return Certain
	case v.isStrong():
		return Strong
	case n.level >= levelSlip, n.level >= levelExtra && n.score >= 0.6, n.level >= levelPartial && n.score >= 0.75,
		e.weight >= oneValue && n.score >= 0.4, e.weight >= twoValues:
		return Likely
	case n.level >= levelExtra && n.score >= 0.2, n.score >= 0.35, e.weight >= sharedValue:
		return Review
	}
	return None
}

// isCertain reports whether something beyond the name agrees, or the whole name is unique, and nothing speaks against it.
func (v *verdict) isCertain() bool {
	n, e := &v.name, &v.values
	if n.otherForm() || n.apart || n.others || n.level < levelSlip || e.against > anotherPhone && e.weight < 4*e.against {
		return false
	}
	whole := n.level == levelSame && (n.forms[0] != 0 || n.own) // not "Kings Arms": many firms without a legal form have it
	switch {
	case n.level >= levelCore && v.unique && e.weight >= oneValue,
		whole && e.weight >= oneNumber,
		v.unique && (n.sure || e.several()) && e.weight >= twoValues:
		return true
	}
	return whole && v.unique && !n.alias && e.against == 0 && !e.nearVAT
}

// isStrong reports whether the names, or the names and values, leave little doubt. Values alone do only where VAT number,
// telephone and another one agree: firms of a group share some of them.
func (v *verdict) isStrong() bool {
	n, e := &v.name, &v.values
	several := e.several()
	switch {
	case e.weight >= nearlyAll && e.kinds >= 3 && e.against <= anotherPhone && !n.apart && !n.otherForm():
		return true
	case n.apart || n.level < levelSlip || e.against > anotherPostcode && e.weight < 2.5*e.against:
		return false
	case n.others && e.weight < oneValue:
		return false // one person can trade as two firms
	case n.otherForm():
		return n.level >= levelCore && v.unique && several && e.against <= anotherPhone
	case n.level == levelSame && v.unique && (e.against <= anotherPhone || n.forms[0] != 0 || n.own),
		n.level == levelCore && v.unique && (e.against <= anotherPhone || n.own) && !v.informed,
		n.level >= levelCore && (v.unique || several) && e.weight >= oneValue,
		n.level == levelSlip && (n.sure || several) && e.weight >= oneValue,
		n.level == levelSlip && v.unique && e.weight >= oneValue && e.against == 0:
		return true
	}
	return n.sure && v.unique && !n.reworded && e.against == 0 && !v.informed
}

// several reports whether two values agree, or the VAT number, and few records have them.
func (e *evidence) several() bool {
	return e.kinds >= 2 || e.same[vatValue] && e.weight >= twoValues
}

package suggest

// evidence is what the values beside the name say about two records.
type evidence struct {
	same    [valueKinds]bool // equal in both
	other   [valueKinds]bool // known in both, and different
	nearVAT bool             // the VAT numbers differ as by a slip of the keyboard
	weight  float32          // for: the sum of the valueWeights of equal values, less where many records have them
	against float32
	kinds   int // how many kinds of values are equal and rare
}

// valueWeights is how much an equal value tells if one record of each side has it. A postcode is about 15 addresses.
var valueWeights = [valueKinds]float32{vatValue: 4, phoneValue: 3, emailValue: 3, siteValue: 2.5, mailHostValue: 2.5, postcodeValue: 2}

// otherWeights is how much a different value tells. Firms have several telephones and addresses.
var otherWeights = [valueKinds]float32{vatValue: 4, phoneValue: 0.5, emailValue: 0.3, siteValue: 0.7, mailHostValue: 0.3, postcodeValue: 1}

// rarity returns what is left of the weight of a value that n records of a side have: a shared switchboard tells little.
func rarity(n int) float32 {
	switch {
	case n <= 1:
		return 1
	case n == 2:
		return 0.7
	}
	return 1.4 / float32(n)
}

// compareValues returns what the values of two records say.
func (m *Matcher) compareValues(a, b *record) evidence {
	var e evidence
	for kind := range valueKinds {
		x, y := a.values[kind], b.values[kind]
		switch {
		case x == 0 || y == 0:
		case x == y:
			e.add(kind, m.values.count(x))
		default:
			e.other[kind] = true
		}
	}
	m.compareHosts(a, b, &e)
	if e.other[vatValue] && isVATSlip(normalizeVAT(m.customers[a.index].VAT), normalizeVAT(m.targets[b.index].VAT)) {
		e.other[vatValue], e.nearVAT = false, true
	}
	for kind, other := range e.other {
		if other {
			e.against += otherWeights[kind]
		}
	}
	return e
}

// add counts an equal value that n records have. Of e-mail, its host and website only one counts.
func (e *evidence) add(kind, n int) {
	e.same[kind] = true
	if kind == siteValue && e.same[emailValue] || kind == mailHostValue && (e.same[emailValue] || e.same[siteValue]) {
		return
	}
	w := valueWeights[kind] * rarity(n)
	e.weight += w
	if w >= sharedValue {
		e.kinds++
	}
}

// compareHosts compares the website of one record with the e-mail host of the other.
func (m *Matcher) compareHosts(a, b *record, e *evidence) {
	if e.same[siteValue] || e.same[mailHostValue] {
		e.other[siteValue], e.other[mailHostValue], e.other[emailValue] = false, false, false
		return
	}
	for _, pair := range [2][2]valueID{
		{a.values[siteValue], b.values[mailHostValue]},
		{a.values[mailHostValue], b.values[siteValue]},
	} {
		if pair[0] != 0 && pair[0] == pair[1] {
			e.add(mailHostValue, m.values.count(pair[0]))
			e.other[siteValue], e.other[mailHostValue], e.other[emailValue] = false, false, false
			return
		}
	}
}

// isVATSlip reports whether two VAT numbers differ in one character or in the order of two. The check digits of British
// numbers see to it that two real ones never do.
func isVATSlip(a, b string) bool { return editDistance([]rune(a), []rune(b), 1) <= 1 }

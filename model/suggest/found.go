package suggest

// found is a suggestion as results keep it: its reasons are made when they are asked for.
type found struct {
	target  int32
	points  float32
	tier    Tier  // None if the target is not offered
	own     Tier  // the same without regard to twins
	nearest bool  // it is what the customer claims
	rivals  bool  // another target is about as near
	near    int32 // the target that is nearer or about as near; -1 if there is none
}

// claim returns the claim that the customer makes on what was found for it: a weak one unless it is the nearest target.
func (f found) claim() claim {
	if f.nearest {
		return claim{f.target, f.points, f.own}
	}
	return claim{f.target, f.points, min(f.own, Likely)}
}

// with returns what was found, at most likely if there are twins.
func (f found) with(twins []int) found {
	if len(twins) > 0 {
		f.tier = min(f.tier, Likely)
	}
	return f
}

// maxUnoffered is how many targets that are not offered are returned besides the suggestions.
const maxUnoffered = 2

// isNotFree reports whether it is what the customer probably is, and not offered.
func (f found) isNotFree() bool { return f.tier == None && f.nearest }

// choose returns the suggestions among the verdicts: the offered targets, then those that are not offered but likely.
// Function sortFound puts them in order.
func (m *Matcher) choose(pairs []verdict) []found {
	var list []found
	for _, v := range pairs {
		if len(list) < maxSuggestions && m.targets[v.target].Offered {
			list = append(list, found{v.target, v.points, v.tier, v.tier, v.nearest, v.rivals, v.near})
		}
	}
	others := 0
	for _, v := range pairs {
		if others < maxUnoffered && !m.targets[v.target].Offered && v.tier >= Likely {
			list = append(list, found{v.target, v.points, None, None, v.nearest, v.rivals, v.near})
			others++
		}
	}
	return list
}

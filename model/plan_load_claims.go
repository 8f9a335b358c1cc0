package model

// gatherClaims gathers the Sage customers that the whole links of the file claim, those of rows that
// contradict each other too.
func (l *loader) gatherClaims() {
	if !l.BringsLinks() {
		return
	}
	l.claims = newClaims(l.Plan, func(i int) bool {
		return l.rows[i].class == pending && l.rows[i].fault == 0 && !l.link(i).IsZero()
	})
}

// settleClaims leaves the links out whose Sage customer another row or another customer has.
func (l *loader) settleClaims() {
	for i := range l.rows {
		if l.rows[i].class != pending || l.repeats(i) || l.rows[i].changes&changesLink == 0 {
			continue
		}
		if j, found := l.claims.rival(i); found {
			l.leaveLink(i, SageCustomerTaken, l.whyClaimed(i, j))
			continue
		}
		if holder, held := l.holder(i); held {
			l.leaveLink(i, SageCustomerTaken, whyHeld(holder, l.link(i)))
		}
	}
}

// holder is another customer that holds the Sage customer of row i.
func (l *loader) holder(i int) (Customer, bool) {
	for row, c := range l.claims.holders(l.link(i)) {
		if int32(row) != l.rows[i].customer {
			return c, true
		}
	}
	return Customer{}, false
}

package model

// settleClaims rejects the rows that bring a link to a Sage customer which another row or another
// customer has.
func (l *loader) settleClaims() {
	if !l.BringsLinks() {
		return
	}
	claims := newClaims(l.Plan, func(i int) bool {
		_, _, link := l.said(i)
		return l.claiming(i) && !link.None()
	})
	for i := range l.rows {
		if l.rows[i].class != pending || l.repeats(i) || l.rows[i].take&takeLink == 0 {
			continue
		}
		if j, found := claims.rival(i); found {
			l.reject(i, SageCustomerTaken, l.whyClaimed(i, j))
			continue
		}
		if holder, held := l.holder(claims, i); held {
			l.reject(i, SageCustomerTaken, whyHeld(holder, l.link(i)))
		}
	}
}

// holder is another customer that holds the Sage customer of row i.
func (l *loader) holder(claims *claims, i int) (Customer, bool) {
	for row, c := range claims.holders(l.link(i)) {
		if int32(row) != l.rows[i].customer {
			return c, true
		}
	}
	return Customer{}, false
}

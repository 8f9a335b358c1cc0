package model

// resolve starts with all rows accepted and removes rows until the rest can be applied together, so that the rest is the
// largest such set.
func (o *oracle) resolve() {
	for i := range o.open {
		may := func(f Fault) bool { return o.allow.Allows(o.in.Rows[i].Cells[ColumnID], f) }
		o.accepted[i] = o.open[i] && o.firstRow(i) == i && (!o.rival(i) || may(SageCustomerTaken)) && (!o.orphans(i) || may(AlreadySynced)) &&
			(!o.stale(i) || may(ChangedSince))
	}
	for again := true; again; {
		again = false
		for i := range o.accepted {
			if o.accepted[i] && o.held(i) && !o.allow.Allows(o.in.Rows[i].Cells[ColumnID], SageCustomerTaken) {
				o.accepted[i], again = false, true
			}
		}
	}
}

// rival reports whether a row of another customer claims the same Sage customer.
func (o *oracle) rival(i int) bool {
	for j := range o.links {
		if o.claims[j] && o.in.Rows[i].Cells[ColumnID] != o.in.Rows[j].Cells[ColumnID] && o.grouping.sameSageCustomer(o.links[i], o.links[j]) {
			return true
		}
	}
	return false
}

// held reports whether another customer holds the row's Sage customer after the accepted rows.
func (o *oracle) held(i int) bool {
	for _, c := range o.ledger.customers {
		if c.ID != o.in.Rows[i].Cells[ColumnID] && o.grouping.sameSageCustomer(o.becomes(c), o.links[i]) {
			return true
		}
	}
	return false
}

// becomes returns the link of a customer after the accepted rows.
func (o *oracle) becomes(c Customer) Link {
	for i := range o.accepted {
		if o.accepted[i] && o.in.Rows[i].Cells[ColumnID] == c.ID {
			return o.links[i]
		}
	}
	return c.Link
}

// orphans reports whether the row would give a synced customer another link.
func (o *oracle) orphans(i int) bool {
	c, _ := o.ledger.find(o.in.Rows[i].Cells[ColumnID])
	return c.Synced && !naiveAgrees(c.Link, o.links[i])
}

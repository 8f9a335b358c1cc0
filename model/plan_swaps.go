package model

// swapResolver finds which rows can be accepted: a row whose Sage customer is held by somebody whose own row
// moves away can, as long as that row can.
type swapResolver struct {
	*uploader
	replacedBy map[int32]int32   // by customer: the row that replaces its link
	dependents map[int32][]int32 // by row: the rows that rely on it
	blocked    []int             // rows that must not touch the link that there is
}

func (m *swapResolver) resolve() {
	var open []int32
	for i := range m.rows {
		if m.rows[i].class != pending || m.repeats(i) {
			continue
		}
		c, link := m.before(i), m.link(i)
		if m.blockedBy(i, c, link) != 0 {
			m.blocked = append(m.blocked, i)
			continue
		}
		if replaces(c.Link, link) {
			m.replacedBy[m.rows[i].customer] = int32(i)
		}
		open = append(open, int32(i))
	}
	for len(open) > 0 {
		i := open[len(open)-1]
		open = open[:len(open)-1]
		if m.rows[i].class != pending || !m.rejectHeld(int(i)) {
			continue
		}
		delete(m.replacedBy, m.rows[i].customer)
		open = append(open, m.dependents[i]...)
	}
	for _, i := range m.blocked {
		if m.rejectHeld(i) {
			continue
		}
		c, link := m.before(i), m.link(i)
		if f := m.blockedBy(i, c, link); f == AlreadySynced {
			m.reject(i, f, m.Snapshot.whySynced(c, link))
		} else {
			m.reject(i, f, m.whyChangedSince(c))
		}
	}
}

// blockedBy is why a row must not replace its customer's link: it is synced, or was changed after the
// workbook was exported, and neither is allowed.
func (m *swapResolver) blockedBy(i int, c Customer, link Link) Fault {
	switch {
	case relinks(c, link) && !m.isAllowed(i, AlreadySynced):
		return AlreadySynced
	case m.stale(c, link) && !m.isAllowed(i, ChangedSince):
		return ChangedSince
	}
	return 0
}

// stale reports whether a row would replace, not complete, a link that was changed or removed after the
// workbook was exported: Monday's file must not undo Tuesday's corrections. Of a workbook from a state that
// the database does not have, any link that there is or was may have been changed since.
func (p *Plan) stale(c Customer, row Link) bool {
	if c.Link.Agrees(row) {
		return false
	}
	switch p.ancestry() {
	case Past, Numbered:
		return c.Changed > p.File.Origin.Revision
	case Ahead, Elsewhere:
		return c.Changed > 0 || !c.Link.IsZero()
	}
	return false
}

// rejectHeld rejects row i when another customer holds its Sage customer and keeps it. Where several rows
// claim it, sharing is allowed for this one already: only one row looks through all who hold it.
func (m *swapResolver) rejectHeld(i int) bool {
	if m.rows[i].allowed.Has(SageCustomerTaken) {
		return false
	}
	link := m.link(i)
	holder, kept := m.currentHolder(i, link)
	return kept && m.takenOrShared(i, whyHeld(holder, link))
}

// takenOrShared rejects row i, whose Sage customer another one has, unless sharing is allowed: then what was allowed
// stays with the row, so that a person sees with whom it is shared. It reports whether the row was rejected.
func (u *uploader) takenOrShared(i int, why string) bool {
	if u.isAllowed(i, SageCustomerTaken) {
		u.rows[i].why = why
		return false
	}
	u.reject(i, SageCustomerTaken, why)
	return true
}

// currentHolder returns a customer that holds the Sage customer of row i, is another one than the row's and does not move
// away.
func (m *swapResolver) currentHolder(i int, link Link) (Customer, bool) {
	for row, holder := range m.claims.holders(link) {
		if int32(row) != m.rows[i].customer && !m.movesAway(row, i) {
			return holder, true
		}
	}
	return Customer{}, false
}

// movesAway reports whether the customer in a row of the snapshot gives up the Sage customer of row i, which then
// relies on that.
func (m *swapResolver) movesAway(customer, i int) bool {
	mover, ok := m.replacedBy[int32(customer)]
	if !ok || m.claims.share(mover, int32(i)) {
		return false
	}
	m.dependents[mover] = append(m.dependents[mover], int32(i))
	return true
}

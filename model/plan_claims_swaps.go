package model

// swapResolver decides which claims of an upload can be accepted together, given the stored links: step 3 and 4 of
// resolving claims.
type swapResolver struct {
	upload     *uploadPlanner
	replacedBy map[int32]int32   // by the snapshot's row of a customer: the row of the file that replaces its link
	dependents map[int32][]int32 // by row: the rows that rely on its customer giving its Sage customer up
	blocked    []int             // rows that must not replace the stored link
}

// resolve rejects the rows that cannot be accepted.
func (s *swapResolver) resolve() {
	open := s.assumeAccepted()
	for len(open) > 0 {
		i := open[len(open)-1]
		open = open[:len(open)-1]
		r := &s.upload.rows[i]
		if r.class != pending || !s.rejectHeld(int(i)) {
			continue
		}
		delete(s.replacedBy, r.customer)
		open = append(open, s.dependents[i]...)
	}
	for _, i := range s.blocked {
		if !s.rejectHeld(i) {
			s.rejectBlocked(i)
		}
	}
}

// assumeAccepted takes all pending rows as accepted, but for the blocked ones, and returns them.
func (s *swapResolver) assumeAccepted() (open []int32) {
	plan := s.upload.plan
	for i := range s.upload.rows {
		r := &s.upload.rows[i]
		if r.class != pending || plan.isDuplicate(i) {
			continue
		}
		c, link := plan.before(i), plan.link(i)
		if s.blockedBy(i, c, link) != 0 {
			s.blocked = append(s.blocked, i)
			continue
		}
		if replaces(c.Link, link) {
			s.replacedBy[r.customer] = int32(i)
		}
		open = append(open, int32(i))
	}
	return open
}

// blockedBy returns why a row must not replace its customer's link: the customer is synced, or the link was changed
// after the workbook was exported, and that is not allowed.
func (s *swapResolver) blockedBy(i int, c Customer, link Link) Fault {
	switch {
	case relinks(c, link) && !s.upload.useAllowance(i, AlreadySynced):
		return AlreadySynced
	case s.upload.isStale(c, link) && !s.upload.useAllowance(i, ChangedSince):
		return ChangedSince
	}
	return 0
}

// rejectBlocked rejects a blocked row for what blocks it.
func (s *swapResolver) rejectBlocked(i int) {
	u := s.upload
	c, link := u.plan.before(i), u.plan.link(i)
	if f := s.blockedBy(i, c, link); f == AlreadySynced {
		u.reject(i, f, u.snapshot.whySynced(c, link))
	} else {
		u.reject(i, f, u.whyChangedSince(c))
	}
}

// rejectHeld rejects row i if another customer holds its Sage customer and keeps it, and reports whether it did. If
// sharing was already allowed for the row, as a rival claims the same Sage customer, no holder is looked for: thousands
// of rows can share one that thousands hold.
func (s *swapResolver) rejectHeld(i int) bool {
	if s.upload.rows[i].allowed.Has(SageCustomerTaken) {
		return false
	}
	link := s.upload.plan.link(i)
	holder, kept := s.currentHolder(i, link)
	return kept && s.upload.rejectTaken(i, whyHeld(holder, link))
}

// currentHolder returns a customer that holds the Sage customer of row i, is not the row's own, and keeps it.
func (s *swapResolver) currentHolder(i int, link Link) (Customer, bool) {
	for row, holder := range s.upload.claims.grouping.holders(link) {
		if int32(row) != s.upload.rows[i].customer && !s.movesAway(row, i) {
			return holder, true
		}
	}
	return Customer{}, false
}

// movesAway reports whether the customer in a row of the snapshot gives up the Sage customer of row i, and if so records
// that row i depends on that.
func (s *swapResolver) movesAway(customer, i int) bool {
	replacing, ok := s.replacedBy[int32(customer)]
	if !ok || s.upload.claims.share(replacing, int32(i)) {
		return false
	}
	s.dependents[replacing] = append(s.dependents[replacing], int32(i))
	return true
}

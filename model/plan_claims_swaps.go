package model

// swapResolver decides which claims of an upload can be accepted together, given the stored links: steps 3 to 5 of
// resolving claims. Each customer has at most one row that is still to be decided and no duplicate, as groupDuplicates
// rejected the conflicting ones.
type swapResolver struct {
	upload     *uploadPlanner
	replacedBy map[int32]int32   // by the customer's row in the snapshot: the row of the file that replaces its link
	dependents map[int32][]int32 // by row: the rows that rely on its customer giving its Sage customer up
	blocked    []blockedRow
}

// blockedRow is a row that must not link its customer.
type blockedRow struct {
	row   int
	fault Fault // AlreadySynced or ChangedSince
}

// resolve rejects the rows that cannot be accepted.
func (s *swapResolver) resolve() {
	unchecked := s.acceptAll()
	for len(unchecked) > 0 {
		i := unchecked[len(unchecked)-1]
		unchecked = unchecked[:len(unchecked)-1]
		r := &s.upload.rows[i]
		if r.class != pending || !s.rejectHeld(int(i)) {
			continue
		}
		delete(s.replacedBy, r.customer)
		unchecked = append(unchecked, s.dependents[i]...)
	}
	for _, b := range s.blocked {
		if !s.rejectHeld(b.row) {
			s.rejectBlocked(b)
		}
	}
}

// acceptAll takes all pending rows as accepted, except the blocked ones, and returns them.
func (s *swapResolver) acceptAll() (accepted []int32) {
	plan := s.upload.plan
	for i := range s.upload.rows {
		r := &s.upload.rows[i]
		if r.class != pending || plan.isDuplicate(i) {
			continue
		}
		c, link := plan.before(i), plan.link(i)
		if f := s.blockedBy(i, c, link); f != 0 {
			s.blocked = append(s.blocked, blockedRow{i, f})
			continue
		}
		if replaces(c.Link, link) {
			s.replacedBy[r.customer] = int32(i)
		}
		accepted = append(accepted, int32(i))
	}
	return accepted
}

// blockedBy returns why row i must not link its customer: the customer is synced, or its link was changed after the
// workbook was exported; 0 if the row may, perhaps as the user allowed it, which is recorded in the row.
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
func (s *swapResolver) rejectBlocked(b blockedRow) {
	u := s.upload
	c := u.plan.before(b.row)
	if b.fault == AlreadySynced {
		u.reject(b.row, b.fault, u.snapshot.whySynced(c, u.plan.link(b.row)))
	} else {
		u.reject(b.row, b.fault, u.whyChangedSince(c))
	}
}

// rejectHeld rejects row i if another customer holds its Sage customer and does not give it up, and reports whether it
// did. If sharing was already allowed for the row, as a rival claims the same Sage customer, no holder is looked for:
// thousands of rows can share one that thousands hold.
func (s *swapResolver) rejectHeld(i int) bool {
	if s.upload.rows[i].allowed.Has(SageCustomerTaken) {
		return false
	}
	link := s.upload.plan.link(i)
	holder, held := s.currentHolder(i, link)
	return held && s.upload.rejectTaken(i, s.upload.claims.grouping.whyHeld(holder, link))
}

// currentHolder returns a customer that holds the Sage customer of row i, is not the row's own, and does not give it
// up.
func (s *swapResolver) currentHolder(i int, link Link) (Customer, bool) {
	for row, holder := range s.upload.claims.grouping.holders(link) {
		if int32(row) != s.upload.rows[i].customer && !s.givesUp(row, i) {
			return holder, true
		}
	}
	return Customer{}, false
}

// givesUp reports whether the customer in a row of the snapshot gives up the Sage customer of row i, and if so records
// that row i depends on that. A row that replaces its link cannot claim the same Sage customer again: it would be a
// rival of row i, and row i be rejected for that, or allowed to share.
func (s *swapResolver) givesUp(customer, i int) bool {
	replacing, ok := s.replacedBy[int32(customer)]
	if ok {
		s.dependents[replacing] = append(s.dependents[replacing], int32(i))
	}
	return ok
}

package model

// claimants are the rows that claim one Sage customer.
type claimants struct {
	first, other int32 // a row from 1, and one of another customer; 0 where there is none
}

// claims are the Sage customers that the rows of a file claim, and by which rows.
type claims struct {
	*pairing
	plan      *Plan
	made      [][2]int32  // by row: the nodes of its customer ID and its account number; 0 for none
	claimants []claimants // by root node
}

// newClaims gathers the claims of all rows for which claiming is true.
func newClaims(p *Plan, claiming func(i int) bool) *claims {
	c := &claims{pairing: newPairing(p.Snapshot), plan: p, made: make([][2]int32, len(p.rows))}
	if pairs := p.Snapshot.lastPairs(); len(pairs) > 0 {
		var overruled func(Pair) bool
		if !p.strict {
			overruled = c.overruled(pairs, claiming)
		}
		c.joinFormer(pairs, overruled)
	}
	for i := range p.rows {
		if claiming(i) {
			c.made[i] = c.nodesOf(p.link(i))
		}
	}
	c.claimants = make([]claimants, len(c.groups))
	for i, made := range c.made {
		c.enter(int32(i), made[0])
		c.enter(int32(i), made[1])
	}
	return c
}

// overruled finds the former pairs whose identifiers both stand in rows of the file that give them other partners:
// a corrected file is right about what an earlier one had wrong.
func (c *claims) overruled(pairs []Pair, claiming func(i int) bool) func(Pair) bool {
	partner := map[pairedIdentifier]pairedIdentifier{}
	for _, p := range pairs {
		ids := p.identifiers()
		partner[ids[0]], partner[ids[1]] = ids[1], ids[0]
	}
	restated := map[pairedIdentifier][]int32{} // to the rows that give it another partner
	for i := range c.plan.rows {
		link := c.plan.link(i)
		if link.SageID == "" || link.Account == "" || !claiming(i) {
			continue
		}
		ids := Pair(link).identifiers()
		for n, id := range ids {
			if other, ok := partner[id]; ok && other != ids[1-n] {
				restated[id] = append(restated[id], int32(i))
			}
		}
	}
	overruled := func(p Pair) bool {
		ids := p.identifiers()
		return len(restated[ids[0]]) > 0 && len(restated[ids[1]]) > 0
	}
	for _, p := range pairs {
		if overruled(p) {
			c.plan.Overruled = append(c.plan.Overruled, p)
			for _, id := range p.identifiers() {
				c.plan.restating = append(c.plan.restating, restated[id]...)
			}
		}
	}
	return overruled
}

// enter notes that row i claims the Sage customer of a node.
func (c *claims) enter(i, node int32) {
	if node == 0 {
		return
	}
	g := &c.claimants[c.members.root(node)]
	switch {
	case g.first == 0:
		g.first = i + 1
	case g.other == 0 && !c.oneCustomer(g.first-1, i):
		g.other = i + 1
	}
}

func (c *claims) oneCustomer(i, j int32) bool {
	return c.plan.Input.Rows[i].Cells[ColumnID] == c.plan.Input.Rows[j].Cells[ColumnID]
}

// rival returns another customer's row that claims a Sage customer which row i claims.
func (c *claims) rival(i int) (row int, found bool) {
	for _, node := range c.made[i] {
		if node == 0 {
			continue
		}
		g := c.claimants[c.members.root(node)]
		if g.other == 0 {
			continue
		}
		if c.oneCustomer(g.first-1, int32(i)) {
			return int(g.other - 1), true
		}
		return int(g.first - 1), true
	}
	return 0, false
}

// share reports whether rows i and j claim the same Sage customer.
func (c *claims) share(i, j int32) bool {
	for _, x := range c.made[i] {
		for _, y := range c.made[j] {
			if x != 0 && y != 0 && c.members.root(x) == c.members.root(y) {
				return true
			}
		}
	}
	return false
}

// settleClaims rejects the rows whose Sage customer is taken and those that would re-link a synced
// customer. Whether another customer holds a Sage customer is judged on the links as they are after the
// accepted rows, so that two customers can swap.
func (u *uploader) settleClaims() {
	u.claims = newClaims(u.Plan, u.claiming)
	for i := range u.rows {
		if u.rows[i].class != pending || u.repeats(i) {
			continue
		}
		if j, found := u.claims.rival(i); found {
			u.takenOrShared(i, u.whyClaimed(i, j))
		}
	}
	m := moves{uploader: u, mover: map[int32]int32{}, waiting: map[int32][]int32{}}
	m.settle()
}

// moves finds which rows can be accepted: a row whose Sage customer is held by somebody whose own row
// moves away can, as long as that row can.
type moves struct {
	*uploader
	mover   map[int32]int32   // by customer: the row that replaces its link
	waiting map[int32][]int32 // by row: the rows that rely on it
	stuck   []int             // rows that must not touch the link that there is
}

func (m *moves) settle() {
	var open []int32
	for i := range m.rows {
		if m.rows[i].class != pending || m.repeats(i) {
			continue
		}
		c, link := m.before(i), m.link(i)
		if m.barred(i, c, link) != 0 {
			m.stuck = append(m.stuck, i)
			continue
		}
		if replaces(c.Link, link) {
			m.mover[m.rows[i].customer] = int32(i)
		}
		open = append(open, int32(i))
	}
	for len(open) > 0 {
		i := open[len(open)-1]
		open = open[:len(open)-1]
		if m.rows[i].class != pending || !m.rejectHeld(int(i)) {
			continue
		}
		delete(m.mover, m.rows[i].customer)
		open = append(open, m.waiting[i]...)
	}
	for _, i := range m.stuck {
		if m.rejectHeld(i) {
			continue
		}
		c, link := m.before(i), m.link(i)
		if f := m.barred(i, c, link); f == AlreadySynced {
			m.reject(i, f, m.Snapshot.whySynced(c, link))
		} else {
			m.reject(i, f, m.whyChangedSince(c))
		}
	}
}

// barred is why a row must not replace its customer's link: it is synced, or was changed after the
// workbook was exported, and neither is allowed.
func (m *moves) barred(i int, c Customer, link Link) Fault {
	switch {
	case relinks(c, link) && !m.excuse(i, AlreadySynced):
		return AlreadySynced
	case m.stale(c, link) && !m.excuse(i, ChangedSince):
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
		return c.Changed > p.Input.Mark.Revision
	case Ahead, Elsewhere:
		return c.Changed > 0 || !c.Link.None()
	}
	return false
}

// rejectHeld rejects row i when another customer holds its Sage customer and keeps it. Where several rows
// claim it, sharing is allowed for this one already: only one row looks through all who hold it.
func (m *moves) rejectHeld(i int) bool {
	if m.rows[i].allowed.Has(SageCustomerTaken) {
		return false
	}
	link := m.link(i)
	holder, kept := m.keeper(i, link)
	return kept && m.takenOrShared(i, whyHeld(holder, link))
}

// takenOrShared rejects row i, whose Sage customer another one has, unless sharing is allowed: then what was allowed
// stays with the row, so that a person sees with whom it is shared. It reports whether the row was rejected.
func (u *uploader) takenOrShared(i int, why string) bool {
	if u.excuse(i, SageCustomerTaken) {
		u.rows[i].why = why
		return false
	}
	u.reject(i, SageCustomerTaken, why)
	return true
}

// keeper returns a customer that holds the Sage customer of row i, is another one than the row's and does not move
// away.
func (m *moves) keeper(i int, link Link) (Customer, bool) {
	for row, holder := range m.claims.holders(link) {
		if int32(row) != m.rows[i].customer && !m.movesAway(row, i) {
			return holder, true
		}
	}
	return Customer{}, false
}

// movesAway reports whether the customer in a row of the snapshot gives up the Sage customer of row i, which then
// relies on that.
func (m *moves) movesAway(customer, i int) bool {
	mover, ok := m.mover[int32(customer)]
	if !ok || m.claims.share(mover, int32(i)) {
		return false
	}
	m.waiting[mover] = append(m.waiting[mover], int32(i))
	return true
}

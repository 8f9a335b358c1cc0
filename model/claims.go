package model

import "iter"

// A claim names one Sage customer by one identifier.
type claim struct {
	company    int32 // a number of claims.company
	byAccount  bool
	identifier string // its SameKey; "" for no claim
}

// claimants are the rows that make one claim.
type claimants struct {
	claim        claim
	first, other int32 // a row, and one of another customer; other is -1 where there is none
}

// claims are the Sage customers that the rows of a file claim, and by which rows.
type claims struct {
	plan    *Plan
	company map[Company]int32
	index   map[claim]int32
	groups  []claimants
	made    [][2]int32 // by row: its claims by customer ID and by account, as groups from 1; 0 for none
}

// newClaims gathers the claims of all rows for which claiming is true.
func newClaims(p *Plan, claiming func(i int) bool) *claims {
	c := &claims{plan: p, company: map[Company]int32{}, index: make(map[claim]int32, len(p.rows)), made: make([][2]int32, len(p.rows))}
	for i := range p.rows {
		if !claiming(i) {
			continue
		}
		link := p.link(i)
		company := c.number(link.Company)
		c.made[i] = [2]int32{
			c.enter(claim{company, false, SameKey(link.SageID)}, int32(i)),
			c.enter(claim{company, true, SameKey(link.Account)}, int32(i)),
		}
	}
	return c
}

// number is the number by which claims name a company, however it is spelled.
func (c *claims) number(company Company) int32 {
	number, ok := c.company[company]
	if !ok {
		key := company.key()
		if number, ok = c.company[key]; !ok {
			number = int32(len(c.company))
			c.company[key] = number
		}
		c.company[company] = number
	}
	return number
}

// enter notes that row i makes a claim, and is the group of the rows that make it, from 1.
func (c *claims) enter(k claim, i int32) int32 {
	if k.identifier == "" {
		return 0
	}
	at, ok := c.index[k]
	if !ok {
		c.groups = append(c.groups, claimants{claim: k, first: i, other: -1})
		c.index[k] = int32(len(c.groups))
		return int32(len(c.groups))
	}
	if g := &c.groups[at-1]; g.other < 0 && !c.oneCustomer(g.first, i) {
		g.other = i
	}
	return at
}

func (c *claims) oneCustomer(i, j int32) bool {
	return c.plan.Input.Rows[i].Cells[ColumnID] == c.plan.Input.Rows[j].Cells[ColumnID]
}

// rival is another customer's row that claims the same Sage customer as row i, and by what.
func (c *claims) rival(i int) (row int, by claim, found bool) {
	for _, at := range c.made[i] {
		if at == 0 || c.groups[at-1].other < 0 {
			continue
		}
		g := c.groups[at-1]
		if c.oneCustomer(g.first, int32(i)) {
			return int(g.other), g.claim, true
		}
		return int(g.first), g.claim, true
	}
	return 0, claim{}, false
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
		if j, by, found := u.claims.rival(i); found && !u.excuse(i, SageCustomerTaken) {
			u.reject(i, SageCustomerTaken, u.whyClaimed(j, by))
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
	holder, kept := m.keeper(i, link, m.Snapshot.byAccount(link.Company, link.Account))
	if !kept {
		holder, kept = m.keeper(i, link, m.Snapshot.bySageID(link.Company, link.SageID))
	}
	if !kept || m.excuse(i, SageCustomerTaken) {
		return false
	}
	m.reject(i, SageCustomerTaken, whyHeld(holder, link))
	return true
}

// keeper is the first of the holders that is another customer than row i's and does not move away.
func (m *moves) keeper(i int, link Link, holders iter.Seq2[int, Customer]) (Customer, bool) {
	for row, holder := range holders {
		if int32(row) != m.rows[i].customer && !m.movesAway(row, link, i) {
			return holder, true
		}
	}
	return Customer{}, false
}

// movesAway reports whether the customer in a row of the snapshot gives up the Sage customer of the link;
// row i then relies on that.
func (m *moves) movesAway(customer int, link Link, i int) bool {
	mover, ok := m.mover[int32(customer)]
	if !ok || m.link(int(mover)).shares(link) {
		return false
	}
	m.waiting[mover] = append(m.waiting[mover], int32(i))
	return true
}

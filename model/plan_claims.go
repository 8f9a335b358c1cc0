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
	return c.plan.File.Rows[i].Cells[ColumnID] == c.plan.File.Rows[j].Cells[ColumnID]
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
	m := swapResolver{uploader: u, replacedBy: map[int32]int32{}, dependents: map[int32][]int32{}}
	m.resolve()
}

package model

// How claims are resolved.
//
// A Layer customer is linked to a Sage customer, its record in the accounts. A row of a file with a link claims that
// Sage customer for its Layer customer. Two Layer customers must not have the same one, unless the user allows it, so
// every claim is checked against the claims of other rows and against the stored links.
//
// There is no single key of a Sage customer. Here it is a group of identifiers (account numbers and customer IDs of
// one Sage company) that name the same record: the two identifiers of a stored link, those of stored links that share
// one, and those of former links that nothing later contradicts. Two links name one Sage customer if they name one
// group. The type pairing computes the groups; Pair is a former link.
//
// An upload resolves its claims in these passes:
//
//  1. gatherClaims. Every row with a complete link claims, a row that is rejected for a later reason too: it shows that
//     the file is in doubt about that Sage customer. If rows pair both identifiers of a former link with others, the
//     former link is overruled and joins no identifiers.
//  2. Rivals. If rows of two Layer customers claim one Sage customer, all of them are rejected (SageCustomerTaken).
//  3. Holders (swapResolver). A row is rejected if another Layer customer is linked to the Sage customer and keeps it. A
//     customer gives its Sage customer up if an accepted row links it to another one, so that two customers can swap.
//     All remaining rows are taken as accepted first; then those whose holder keeps its link are rejected, then those
//     that relied on a rejected row, until nothing changes. What remains is the largest set of rows that can be applied
//     together, whatever their order.
//  4. Rows that must not replace a link (AlreadySynced, ChangedSince) give nothing up in step 3. They are rejected last,
//     for SageCustomerTaken if that holds too.
//
// If a row that helped to overrule a former link was rejected, it is no evidence against that link: the whole file is
// planned once more, and nothing is overruled (planner.strict).
//
// A load stores no link over another, so nothing is given up: it has steps 1 and 2, and then leaves a link out if
// another customer holds its Sage customer.
//
// An example: B is linked to account BETA with ID 2, C to GAMM. The rows
//
//	A → BETA    B → GAMM    C → FREE
//
// are all accepted: C leaves GAMM to B, and B leaves BETA to A. If C is synced, its row is blocked (AlreadySynced), C
// keeps GAMM, hence B's row is rejected, hence B keeps BETA, hence A's row is rejected. If a fourth row links D to ID 2,
// the rows of A and D are rivals, as ID 2 and BETA are one group, and both are rejected.

// claims records which rows of a file claim which Sage customers.
type claims struct {
	grouping   *grouping
	plan      *Plan       // read for its rows and links
	rowNodes     [][2]int32  // by row: the nodes of its customer ID and account number; 0 if it claims none
	claimants []claimants // by root node of a Sage customer

	overruled  []Link  // former pairs that the rows overrule
	overruling []int32 // the rows that do; a row can be listed twice
}

// claimants are the rows that claim one Sage customer, as far as finding rivals needs them. Rows are numbered from 1; 0
// is none.
type claimants struct {
	first int32 // the first row
	other int32 // the first row of another Layer customer
}

// newClaims returns the claims of the rows of p for which claiming is true. If strict, they overrule no former pair.
func newClaims(p *Plan, strict bool, claiming func(i int) bool) *claims {
	c := &claims{grouping: newGrouping(p.Snapshot), plan: p, rowNodes: make([][2]int32, len(p.rows))}
	if pairs := p.Snapshot.validFormerLinks(); len(pairs) > 0 {
		var overruled func(Link) bool
		if !strict {
			overruled = c.overrule(pairs, claiming)
		}
		c.grouping.joinFormer(pairs, overruled)
	}
	for i := range p.rows {
		if claiming(i) {
			c.rowNodes[i] = c.grouping.nodesOf(p.link(i))
		}
	}
	c.claimants = make([]claimants, len(c.grouping.storedRoot))
	for i, nodes := range c.rowNodes {
		c.enter(int32(i), nodes[0])
		c.enter(int32(i), nodes[1])
	}
	return c
}

// overrule finds the former pairs both of whose identifiers stand in claiming rows that pair them with others: a
// corrected file is right about what an earlier one had wrong. It returns the function that reports whether a pair is
// overruled.
func (c *claims) overrule(pairs []Link, claiming func(i int) bool) func(Link) bool {
	contradicting := c.contradicting(pairs, claiming)
	overruled := func(p Link) bool {
		ids := p.identifierKeys()
		return len(contradicting[ids[0]]) > 0 && len(contradicting[ids[1]]) > 0
	}
	for _, p := range pairs {
		if overruled(p) {
			c.overruled = append(c.overruled, p)
			for _, id := range p.identifierKeys() {
				c.overruling = append(c.overruling, contradicting[id]...)
			}
		}
	}
	return overruled
}

// contradicting returns, by identifier of the pairs, the claiming rows that pair it with another identifier.
func (c *claims) contradicting(pairs []Link, claiming func(i int) bool) map[identifierKey][]int32 {
	partner := map[identifierKey]identifierKey{}
	for _, p := range pairs {
		ids := p.identifierKeys()
		partner[ids[0]], partner[ids[1]] = ids[1], ids[0]
	}
	rows := map[identifierKey][]int32{}
	for i := range c.plan.rows {
		link := c.plan.link(i)
		if link.SageID == "" || link.Account == "" || !claiming(i) {
			continue
		}
		ids := link.identifierKeys()
		for n, id := range ids {
			if other, ok := partner[id]; ok && other != ids[1-n] {
				rows[id] = append(rows[id], int32(i))
			}
		}
	}
	return rows
}

// enter records that row i claims the Sage customer of a node.
func (c *claims) enter(i, node int32) {
	if node == 0 {
		return
	}
	g := &c.claimants[c.grouping.sets.root(node)]
	switch {
	case g.first == 0:
		g.first = i + 1
	case g.other == 0 && !c.sameCustomer(g.first-1, i):
		g.other = i + 1
	}
}

// sameCustomer reports whether rows i and j are of one Layer customer.
func (c *claims) sameCustomer(i, j int32) bool {
	return c.plan.File.Rows[i].Cells[ColumnID] == c.plan.File.Rows[j].Cells[ColumnID]
}

// rival returns a row of another Layer customer that claims a Sage customer of row i.
func (c *claims) rival(i int) (row int, found bool) {
	for _, node := range c.rowNodes[i] {
		if node == 0 {
			continue
		}
		g := c.claimants[c.grouping.sets.root(node)]
		if g.other == 0 {
			continue
		}
		if c.sameCustomer(g.first-1, int32(i)) {
			return int(g.other - 1), true
		}
		return int(g.first - 1), true
	}
	return 0, false
}

// share reports whether rows i and j claim the same Sage customer.
func (c *claims) share(i, j int32) bool {
	for _, x := range c.rowNodes[i] {
		for _, y := range c.rowNodes[j] {
			if x != 0 && y != 0 && c.grouping.sets.root(x) == c.grouping.sets.root(y) {
				return true
			}
		}
	}
	return false
}

package model

// How claims are resolved.
//
// A Layer customer that is linked to a Sage customer, its record in the accounts, holds it. A row of a file that names
// a Sage customer claims it for its Layer customer; "row" is always a row of the file here. Two Layer customers must
// not hold the same Sage customer unless the user allows it, so every claim is checked against the claims of other rows
// and against the stored links.
//
// There is no single key of a Sage customer: a link names it by account number, customer ID, or both. A Sage customer
// is therefore a group of identifiers of one Sage company, and two links name the same one if an identifier of one is in
// a group with an identifier of the other (grouping.sameSageCustomer). A link of the database that has both identifiers
// puts them into one group; so all identifiers that are connected by such links are one group. The rows of the file join
// nothing: one with two identifiers of different groups claims both. The links that count are
//
//   - the stored ones, as they are before the file. They count also if a row of the file replaces them;
//   - the former ones, that is, links with both identifiers that were stored once and are not now. One counts until a
//     link that is later, or stored, contradicts it: pairs one of its identifiers with another one.
//
// If the company has a customer list of Sage, that settles it: the two identifiers of each customer of the list are one
// group, and a stored or former link that the list contradicts joins nothing. A customer whose stored link the list
// contradicts still holds the Sage customers of both its identifiers.
//
// Groups are not what makes a stored link unchanged, completed or replaced: Link.Agrees decides that, by the
// identifiers that both links have. If a customer is linked to account A1 and its row has ID 1, the row replaces the
// link even if A1 and ID 1 are one group, unless Sage's list says so, as it completes the row (plan_listed.go). And
// whyIDsDisagree, which rejects a row whose two identifiers belong to two Sage customers, looks at single stored links,
// not at groups.
//
// A file can correct the history, but not stored links. A former link (ID 8, A7) is overruled, and joins nothing, if
// one claiming row pairs 8 with another account number and another row pairs A7 with another ID; rows with one
// identifier do not matter. If one of these rows is rejected in the end, or its link left out, it proves nothing: the
// whole file is planned a second time, and then no former link is overruled (planner.strict). A stored link is never
// overruled: if P holds A1 and ID 1, the rows P → A9, X → A1 with ID 7, Y → A8 with ID 1 make X and Y rivals. In two
// uploads, first P's row and then the others, all are accepted, as P's first link is a former one by then.
//
// The passes of an upload follow. A row is pending until a pass decides it. A duplicate, a later row of the same customer
// with the same link, is no rival: it is unchanged if its first row is accepted, else rejected with that row's fault.
// Allowances are left out here: a fault that the user allowed for a customer does not reject its row.
//
//  1. gatherClaims computes the groups and the claims, once. A row claims if its own values are good: it names a known
//     customer, a company, a site and an identifier. It claims even if it changes nothing, or was rejected when it was
//     compared with other rows or stored data (NameDiffers, say): until the user corrects it, its claim can be the
//     right one.
//  2. Rivals. If rows of two Layer customers claim one Sage customer, those that are still pending are rejected
//     (SageCustomerTaken). A rejected row keeps its first fault, and an unchanged one stays unchanged.
//  3. Blocked rows. A pending row is set aside if it must not link its customer: the customer is synced, and has
//     no stored link or one that does not agree with the row's (AlreadySynced); or its link was changed or removed after the file
//     was exported, and does not agree with the row's (ChangedSince).
//  4. Holders (swapResolver). A row is rejected if another customer holds its Sage customer and does not give it up
//     (SageCustomerTaken). A customer gives it up if an accepted row replaces its link, so two customers can swap.
//     First all pending rows are taken as accepted. Then a row whose holder does not give up is rejected; its own
//     customer gives nothing up any more, so the rows that relied on that are checked again, until nothing changes.
//     What is left is the largest set of rows that can be accepted together. It does not depend on the order of the
//     rows.
//  5. The blocked rows are rejected: for SageCustomerTaken if another customer holds their Sage customer after step 4,
//     else for what blocks them.
//
// A load replaces no link, so no customer gives one up, and no row is rejected for a claim: its link is left out. All
// rows whose link has no fault yet claim, also those of a customer with different rows or with another stored link. Rows that add or complete a link are
// then checked for rivals, as in step 2, and for holders, whose links all stay.
//
// An example: B is linked to account BETA with ID 2, C to GAMM. The rows
//
//	A → BETA    B → GAMM    C → FREE
//
// are all accepted: C gives GAMM up for B, and B gives BETA up for A. If C is synced, its row is blocked
// (AlreadySynced), so C still holds GAMM and B's row is rejected, so B still holds BETA and A's row is rejected. If a
// fourth row links D to ID 2, the rows of A and D are rivals, as ID 2 and BETA are one group, and both are rejected.

// claims records which rows of a file claim which Sage customers.
type claims struct {
	grouping  *grouping
	plan      *Plan       // read for its rows and links
	rowNodes  [][2]int32  // by row: the nodes of its customer ID and account number; 0 if it claims none
	claimants []claimants // by root node of a Sage customer

	overruled  []Link  // former links that the rows overrule
	overruling []int32 // the rows that do; a row can be listed twice
}

// claimants are two of the rows that claim one Sage customer: enough to find a rival of every row.
type claimants struct {
	first int32 // 1 + the first row, 0 if there is none
	other int32 // 1 + the first row of another Layer customer, 0 if there is none
}

// newClaims returns the claims of the rows of p for which claiming is true. If strict, they overrule no former link.
func newClaims(p *Plan, strict bool, claiming func(i int) bool) *claims {
	c := &claims{grouping: newGrouping(p.Snapshot), plan: p, rowNodes: make([][2]int32, len(p.rows))}
	if former := p.Snapshot.validFormerLinks(); len(former) > 0 {
		var overruled func(Link) bool
		if !strict {
			overruled = c.overrule(former, claiming)
		}
		c.grouping.joinFormer(former, overruled)
	}
	for i := range p.rows {
		if claiming(i) {
			c.rowNodes[i] = c.grouping.nodesOf(p.link(i))
		}
	}
	c.claimants = make([]claimants, c.grouping.sets.len())
	for i, nodes := range c.rowNodes {
		c.enter(int32(i), nodes[0])
		c.enter(int32(i), nodes[1])
	}
	return c
}

// overrule finds the former links that claiming rows overrule: both identifiers are in rows that pair them with other
// ones. It returns a function that reports whether a former link is overruled.
func (c *claims) overrule(former []Link, claiming func(i int) bool) func(Link) bool {
	contradicting := c.contradicting(former, claiming)
	overruled := func(l Link) bool {
		keys := l.identifierKeys()
		return len(contradicting[keys[0]]) > 0 && len(contradicting[keys[1]]) > 0
	}
	for _, l := range former {
		if overruled(l) {
			c.overruled = append(c.overruled, l)
			for _, key := range l.identifierKeys() {
				c.overruling = append(c.overruling, contradicting[key]...)
			}
		}
	}
	return overruled
}

// contradicting returns, by identifier of the former links, the claiming rows that pair it with another identifier.
func (c *claims) contradicting(former []Link, claiming func(i int) bool) map[identifierKey][]int32 {
	partner := map[identifierKey]identifierKey{} // the other identifier of the former link
	for _, l := range former {
		keys := l.identifierKeys()
		partner[keys[0]], partner[keys[1]] = keys[1], keys[0]
	}
	rows := map[identifierKey][]int32{}
	for i := range c.plan.rows {
		link := c.plan.link(i)
		if link.SageID == "" || link.Account == "" || !claiming(i) {
			continue
		}
		keys := link.identifierKeys()
		for n, key := range keys {
			if other, ok := partner[key]; ok && other != keys[1-n] {
				rows[key] = append(rows[key], int32(i))
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
	rows := &c.claimants[c.grouping.sets.root(node)]
	switch {
	case rows.first == 0:
		rows.first = i + 1
	case rows.other == 0 && !c.sameCustomer(rows.first-1, i):
		rows.other = i + 1
	}
}

// sameCustomer reports whether rows i and j are of one Layer customer. It compares CustomerIds, as the customers of a
// load can be new: those have no row in the snapshot.
func (c *claims) sameCustomer(i, j int32) bool {
	return c.plan.File.Rows[i].Cells[ColumnID] == c.plan.File.Rows[j].Cells[ColumnID]
}

// rival returns a row of another Layer customer that claims a Sage customer of row i.
func (c *claims) rival(i int) (row int, found bool) {
	for _, node := range c.rowNodes[i] {
		if node == 0 {
			continue
		}
		rows := c.claimants[c.grouping.sets.root(node)]
		if rows.other == 0 {
			continue
		}
		if c.sameCustomer(rows.first-1, int32(i)) {
			return int(rows.other - 1), true
		}
		return int(rows.first - 1), true
	}
	return 0, false
}

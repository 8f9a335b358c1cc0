package model

import "iter"

// grouping groups identifiers by the Sage customer that they name. It builds on the groups of the snapshot
// (sageIndex.groups), in which the stored links that share an identifier are one set: all identifiers of such a set are
// one node here, and an identifier that no stored link has is a node by itself. Former pairs then join nodes.
//
// Nodes are numbered from 1, in the order in which they are asked for, so that a pairing costs only what a file names. 0
// is no node. Two identifiers name one Sage customer if members has the same root for their nodes.
type grouping struct {
	snapshot  *Snapshot
	unknownCompanies map[Company]int32    // negative numbers for the companies that the snapshot does not know, by spelling and by canonical company
	unstored     map[nodeKey]int32 // nodes of identifiers that no stored link has
	stored    map[int32]int32      // nodes of sets of stored links, by the root row of the set
	sets   rings                // sets of nodes that former pairs join
	storedRoot    []int32              // by node: the root row of its set of stored links, -1 if it has none
}

// nodeKey is one identifier of a Sage company, in its canonical form.
type nodeKey struct {
	company   int32  // its number in the snapshot, or a negative number of pairing.companies
	byAccount bool   // it is an account number, not a customer ID
	text      string // its CanonicalKey
}

// newGrouping returns a pairing that knows the stored links and no former pair.
func newGrouping(s *Snapshot) *grouping {
	p := &grouping{snapshot: s, unknownCompanies: map[Company]int32{}, unstored: map[nodeKey]int32{}, stored: map[int32]int32{}}
	p.add(-1) // node 0 is no identifier
	return p
}

// joinFormer joins the identifiers of each former pair, except those for which overruled is true. A nil overruled is
// false for all.
func (p *grouping) joinFormer(pairs []Link, overruled func(Link) bool) {
	for _, pair := range pairs {
		if overruled != nil && overruled(pair) {
			continue
		}
		p.sets.join(p.node(pair.Company, ColumnSageID, pair.SageID), p.node(pair.Company, ColumnAccount, pair.Account))
	}
	p.sets.flatten()
}

// add adds a node for the set of stored links with a root row, -1 for a node without stored links, and returns it.
func (p *grouping) add(row int32) int32 {
	p.storedRoot = append(p.storedRoot, row)
	return p.sets.add()
}

// node returns the node of an identifier, 0 if the text is empty.
func (p *grouping) node(c Company, column Column, text string) int32 {
	if text == "" {
		return 0
	}
	number, known := p.snapshot.number(c)
	if known {
		if row := p.snapshot.holderOf(number, column, text); row >= 0 {
			return p.storedNode(p.snapshot.sageTables().groups.root(row))
		}
	}
	id := nodeKey{int32(number), column == ColumnAccount, CanonicalKey(text)}
	if !known {
		id.company = p.unknownCompany(c)
	}
	at, ok := p.unstored[id]
	if !ok {
		at = p.add(-1)
		p.unstored[id] = at
	}
	return at
}

// storedNode returns the node of the set of stored links with a root row.
func (p *grouping) storedNode(row int32) int32 {
	at, ok := p.stored[row]
	if !ok {
		at = p.add(row)
		p.stored[row] = at
	}
	return at
}

// unknownCompany returns the number of a company that the snapshot does not know. Spellings are cached, so that most rows
// need no canonical form.
func (p *grouping) unknownCompany(c Company) int32 {
	number, ok := p.unknownCompanies[c]
	if !ok {
		key := c.canonical()
		if number, ok = p.unknownCompanies[key]; !ok {
			number = -1 - int32(len(p.unknownCompanies))
			p.unknownCompanies[key] = number
		}
		p.unknownCompanies[c] = number
	}
	return number
}

// nodesOf returns the nodes of a link's customer ID and account number, 0 for one that it lacks.
func (p *grouping) nodesOf(l Link) [2]int32 {
	return [2]int32{p.node(l.Company, ColumnSageID, l.SageID), p.node(l.Company, ColumnAccount, l.Account)}
}

// sameSageCustomer reports whether two links name one Sage customer by at least one of their identifiers.
func (p *grouping) sameSageCustomer(l, m Link) bool {
	if !l.Company.Equal(m.Company) {
		return false
	}
	for _, x := range p.nodesOf(l) {
		for _, y := range p.nodesOf(m) {
			if x != 0 && y != 0 && p.sets.root(x) == p.sets.root(y) {
				return true
			}
		}
	}
	return false
}

// holders returns the customers whose stored links name a Sage customer that link l names, with their rows in the
// snapshot. A customer can come twice.
func (p *grouping) holders(l Link) iter.Seq2[int, Customer] {
	return func(yield func(int, Customer) bool) {
		nodes := p.nodesOf(l)
		if nodes[1] != 0 && nodes[0] != 0 && p.sets.root(nodes[0]) == p.sets.root(nodes[1]) {
			nodes[0] = 0
		}
		// By account number first: users know a Sage customer by it.
		for _, start := range [2]int32{nodes[1], nodes[0]} {
			if start != 0 && !p.holdersAt(start, yield) {
				return
			}
		}
	}
}

// holdersAt yields the customers that hold the Sage customer of a node; it returns false if yield did.
func (p *grouping) holdersAt(start int32, yield func(int, Customer) bool) bool {
	groups := &p.snapshot.sageTables().groups
	for node := range p.sets.ring(start) {
		if p.storedRoot[node] < 0 {
			continue
		}
		for row := range groups.ring(p.storedRoot[node]) {
			if !yield(int(row), p.snapshot.At(int(row))) {
				return false
			}
		}
	}
	return true
}

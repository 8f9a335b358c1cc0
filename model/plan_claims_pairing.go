package model

import "iter"

// pairing groups identifiers by the Sage customer that they name. It builds on the groups of the snapshot
// (sageIndex.groups), in which the stored links that share an identifier are one set: all identifiers of such a set are
// one node here, and an identifier that no stored link has is a node by itself. Former pairs then join nodes.
//
// Nodes are numbered from 1, in the order in which they are asked for, so that a pairing costs only what a file names. 0
// is no node. Two identifiers name one Sage customer if members has the same root for their nodes.
type pairing struct {
	snapshot  *Snapshot
	companies map[Company]int32    // negative numbers for the companies that the snapshot does not know, by spelling and by canonical company
	nodes     map[identifier]int32 // nodes of identifiers that no stored link has
	stored    map[int32]int32      // nodes of sets of stored links, by the root row of the set
	members   rings                // sets of nodes that former pairs join
	groups    []int32              // by node: the root row of its set of stored links, -1 if it has none
}

// identifier is one identifier of a Sage company, in its canonical form.
type identifier struct {
	company   int32  // its number in the snapshot, or a negative number of pairing.companies
	byAccount bool   // it is an account number, not a customer ID
	text      string // its CanonicalKey
}

// newPairing returns a pairing that knows the stored links and no former pair.
func newPairing(s *Snapshot) *pairing {
	p := &pairing{snapshot: s, companies: map[Company]int32{}, nodes: map[identifier]int32{}, stored: map[int32]int32{}}
	p.add(-1) // node 0 is no identifier
	return p
}

// joinFormer joins the identifiers of each former pair, except those for which overruled is true. A nil overruled is
// false for all.
func (p *pairing) joinFormer(pairs []Pair, overruled func(Pair) bool) {
	for _, pair := range pairs {
		if overruled != nil && overruled(pair) {
			continue
		}
		p.members.join(p.node(pair.Company, ColumnSageID, pair.SageID), p.node(pair.Company, ColumnAccount, pair.Account))
	}
	p.members.flatten()
}

// add adds a node for the set of stored links with a root row, -1 for a node without stored links, and returns it.
func (p *pairing) add(row int32) int32 {
	p.groups = append(p.groups, row)
	return p.members.add()
}

// node returns the node of an identifier, 0 if the text is empty.
func (p *pairing) node(c Company, column Column, text string) int32 {
	if text == "" {
		return 0
	}
	number, known := p.snapshot.number(c)
	if known {
		if row := p.snapshot.holderOf(number, column, text); row >= 0 {
			return p.storedNode(p.snapshot.sageTables().groups.root(row))
		}
	}
	id := identifier{int32(number), column == ColumnAccount, CanonicalKey(text)}
	if !known {
		id.company = p.unknown(c)
	}
	at, ok := p.nodes[id]
	if !ok {
		at = p.add(-1)
		p.nodes[id] = at
	}
	return at
}

// storedNode returns the node of the set of stored links with a root row.
func (p *pairing) storedNode(row int32) int32 {
	at, ok := p.stored[row]
	if !ok {
		at = p.add(row)
		p.stored[row] = at
	}
	return at
}

// unknown returns the number of a company that the snapshot does not know. Spellings are cached, so that most rows
// need no canonical form.
func (p *pairing) unknown(c Company) int32 {
	number, ok := p.companies[c]
	if !ok {
		key := c.canonical()
		if number, ok = p.companies[key]; !ok {
			number = -1 - int32(len(p.companies))
			p.companies[key] = number
		}
		p.companies[c] = number
	}
	return number
}

// nodesOf returns the nodes of a link's customer ID and account number, 0 for one that it lacks.
func (p *pairing) nodesOf(l Link) [2]int32 {
	return [2]int32{p.node(l.Company, ColumnSageID, l.SageID), p.node(l.Company, ColumnAccount, l.Account)}
}

// one reports whether two links name one Sage customer by at least one of their identifiers.
func (p *pairing) one(l, m Link) bool {
	if !l.Company.Equal(m.Company) {
		return false
	}
	for _, x := range p.nodesOf(l) {
		for _, y := range p.nodesOf(m) {
			if x != 0 && y != 0 && p.members.root(x) == p.members.root(y) {
				return true
			}
		}
	}
	return false
}

// holders returns the customers whose stored links name a Sage customer that link l names, with their rows in the
// snapshot. A customer can come twice.
func (p *pairing) holders(l Link) iter.Seq2[int, Customer] {
	return func(yield func(int, Customer) bool) {
		nodes := p.nodesOf(l)
		if nodes[1] != 0 && nodes[0] != 0 && p.members.root(nodes[0]) == p.members.root(nodes[1]) {
			nodes[0] = 0
		}
		// By account number first: users know a Sage customer by it.
		for _, start := range [2]int32{nodes[1], nodes[0]} {
			if start != 0 && !p.holdersOf(start, yield) {
				return
			}
		}
	}
}

// holdersOf yields the customers that hold the Sage customer of a node; it returns false if yield did.
func (p *pairing) holdersOf(start int32, yield func(int, Customer) bool) bool {
	groups := &p.snapshot.sageTables().groups
	for node := range p.members.ring(start) {
		if p.groups[node] < 0 {
			continue
		}
		for row := range groups.ring(p.groups[node]) {
			if !yield(int(row), p.snapshot.At(int(row))) {
				return false
			}
		}
	}
	return true
}

package model

import "iter"

// grouping puts the identifiers of one Sage customer into one group. It builds on the groups of the snapshot
// (sageIndex.groups), which the stored links and Sage's lists make: each of them is one node here. An identifier that no
// stored link has is a node by itself, together with the other one of its customer in the list. Former links then join
// nodes.
//
// Nodes are numbered from 1, in the order in which they are asked for, so that a grouping costs only what a file names.
// 0 is no node. Two identifiers name one Sage customer if their nodes have the same root in sets.
type grouping struct {
	snapshot         *Snapshot
	unknownCompanies map[Company]int32 // negative numbers for the companies that the snapshot does not know, by spelling and by canonical company
	unstored         map[nodeKey]int32 // nodes of identifiers that no stored link has
	stored           map[int32]int32   // nodes of the snapshot's groups, by the group's root
	sets             disjointSets      // of nodes
	storedRoot       []int32           // by node: the root of its group in the snapshot, -1 if it has none
}

// nodeKey is the canonical form of an identifier that no stored link has.
type nodeKey struct {
	company   int32  // its number in the snapshot, or a negative number of grouping.unknownCompanies
	byAccount bool   // it is an account number, not a customer ID
	text      string // its CanonicalKey
}

// newGrouping returns a grouping that knows the stored links and no former one.
func newGrouping(s *Snapshot) *grouping {
	g := &grouping{snapshot: s, unknownCompanies: map[Company]int32{}, unstored: map[nodeKey]int32{}, stored: map[int32]int32{}}
	g.add(-1) // node 0 is no identifier
	return g
}

// joinFormer joins the identifiers of each former link, except those for which overruled is true. A nil overruled is
// false for all.
func (g *grouping) joinFormer(former []Link, overruled func(Link) bool) {
	for _, l := range former {
		if overruled != nil && overruled(l) {
			continue
		}
		nodes := g.nodesOf(l)
		g.sets.join(nodes[0], nodes[1])
	}
	g.sets.flatten()
}

// add adds a node for the snapshot's group with a root, -1 for a node without stored links, and returns it.
func (g *grouping) add(root int32) int32 {
	g.storedRoot = append(g.storedRoot, root)
	return g.sets.add()
}

// node returns the node of an identifier, 0 if the text is empty.
func (g *grouping) node(c Company, column Column, text string) int32 {
	if text == "" {
		return 0
	}
	number, known := g.snapshot.number(c)
	if !known {
		return g.unstoredNode(nodeKey{g.unknownCompany(c), column == ColumnAccount, CanonicalKey(text)})
	}
	if pair, ok := g.snapshot.listedPair(number, column, text); ok {
		return g.listedNode(number, pair)
	}
	if node := g.storedNode(number, column, text); node != 0 {
		return node
	}
	return g.unstoredNode(nodeKey{int32(number), column == ColumnAccount, CanonicalKey(text)})
}

// listedNode returns the node of a customer of a company's list, given by its two identifiers.
func (g *grouping) listedNode(company uint32, pair Link) int32 {
	for _, column := range identifierColumns {
		if node := g.storedNode(company, column, pair.identifier(column)); node != 0 {
			return node // the snapshot has one group for both
		}
	}
	return g.unstoredNode(nodeKey{int32(company), true, CanonicalKey(pair.Account)})
}

// unstoredNode returns the node of an identifier that no stored link has.
func (g *grouping) unstoredNode(id nodeKey) int32 {
	at, ok := g.unstored[id]
	if !ok {
		at = g.add(-1)
		g.unstored[id] = at
	}
	return at
}

// storedNode returns the node of the snapshot's group that has an identifier, 0 if no stored link has it.
func (g *grouping) storedNode(company uint32, column Column, text string) int32 {
	row := g.snapshot.rowWith(company, column, text)
	if row < 0 {
		return 0
	}
	index := g.snapshot.sageTables()
	root := index.groups.root(index.member(row, column))
	at, ok := g.stored[root]
	if !ok {
		at = g.add(root)
		g.stored[root] = at
	}
	return at
}

// unknownCompany returns the number of a company that the snapshot does not know. Spellings are cached, so that most
// rows need no canonical form.
func (g *grouping) unknownCompany(c Company) int32 {
	number, ok := g.unknownCompanies[c]
	if !ok {
		key := c.canonical()
		if number, ok = g.unknownCompanies[key]; !ok {
			number = -1 - int32(len(g.unknownCompanies))
			g.unknownCompanies[key] = number
		}
		g.unknownCompanies[c] = number
	}
	return number
}

// nodesOf returns the nodes of a link's customer ID and account number, 0 for one that it lacks.
func (g *grouping) nodesOf(l Link) [2]int32 {
	return [2]int32{g.node(l.Company, ColumnSageID, l.SageID), g.node(l.Company, ColumnAccount, l.Account)}
}

// sameSageCustomer reports whether two links name one Sage customer by at least one of their identifiers.
func (g *grouping) sameSageCustomer(l, m Link) bool {
	if !l.Company.Equal(m.Company) {
		return false
	}
	for _, x := range g.nodesOf(l) {
		for _, y := range g.nodesOf(m) {
			if x != 0 && y != 0 && g.sets.root(x) == g.sets.root(y) {
				return true
			}
		}
	}
	return false
}

// holders returns the customers whose stored links name a Sage customer that link l names, with their rows in the
// snapshot. A customer can be yielded twice.
func (g *grouping) holders(l Link) iter.Seq2[int, Customer] {
	return func(yield func(int, Customer) bool) {
		nodes := g.nodesOf(l)
		if nodes[1] != 0 && nodes[0] != 0 && g.sets.root(nodes[0]) == g.sets.root(nodes[1]) {
			nodes[0] = 0
		}
		// By account number first: users know a Sage customer by it.
		for _, start := range [2]int32{nodes[1], nodes[0]} {
			if start != 0 && !g.holdersAt(start, yield) {
				return
			}
		}
	}
}

// holdersAt yields the customers that hold the Sage customer of a node, until yield returns false. It reports whether
// yield returned true for all.
func (g *grouping) holdersAt(start int32, yield func(int, Customer) bool) bool {
	index := g.snapshot.sageTables()
	for node := range g.sets.members(start) {
		if g.storedRoot[node] < 0 {
			continue
		}
		for member := range index.groups.members(g.storedRoot[node]) {
			row := index.rowOf(member)
			if !yield(int(row), g.snapshot.At(int(row))) {
				return false
			}
		}
	}
	return true
}

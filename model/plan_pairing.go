package model

import "iter"

// A Pair says that an account number and a customer ID of one Sage company were held together by a link that is
// no longer stored: they name one Sage customer until a later link says otherwise.
type Pair struct {
	Company         Company // as it is spelled today, also where it is not known any more
	SageID, Account string
}

// AddFormerPairs gives the snapshot the pairs of former links, oldest first. It is called once, before the
// snapshot is used.
func (s *Snapshot) AddFormerPairs(pairs []Pair) { s.former = pairs }

// FormerPairs returns the pairs of former links, oldest first; not to be changed.
func (s *Snapshot) FormerPairs() []Pair { return s.former }

// An identifier is one identifier of a Sage company, in its canonical form.
type identifier struct {
	company   int32 // its number in the snapshot, or a negative number given by the pairing
	byAccount bool
	text      string // its SameKey
}

// A pairedIdentifier is one identifier of a pair, in its canonical form.
type pairedIdentifier struct {
	company   Company // by key
	byAccount bool
	text      string // its SameKey
}

// identifiers returns the identifiers of a pair: the customer ID, then the account number.
func (p Pair) identifiers() [2]pairedIdentifier {
	key := p.Company.canonical()
	return [2]pairedIdentifier{{key, false, CanonicalKey(p.SageID)}, {key, true, CanonicalKey(p.Account)}}
}

// lastPairs returns the former pairs that still count: those that no later pair contradicts, and no stored link.
func (s *Snapshot) lastPairs() []Pair {
	s.lastOnce.Do(func() { s.last = s.findLastPairs() })
	return s.last
}

func (s *Snapshot) findLastPairs() []Pair {
	last := map[pairedIdentifier]int{} // to the place in pairs, from 1; negative once it is contradicted
	for i, p := range s.former {
		for _, id := range p.identifiers() {
			if at := last[id]; at > 0 && s.former[at-1].identifiers() != p.identifiers() {
				for _, gone := range s.former[at-1].identifiers() {
					delete(last, gone)
				}
			}
		}
		for _, id := range p.identifiers() {
			last[id] = i + 1
		}
	}
	var pairs []Pair
	for i, p := range s.former {
		if last[p.identifiers()[0]] == i+1 && !s.contradicts(p) {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// contradicts reports whether a stored link gives one identifier of the pair another partner.
func (s *Snapshot) contradicts(p Pair) bool {
	for _, c := range s.byAccount(p.Company, p.Account) {
		if c.Link.SageID != "" && !EqualText(c.Link.SageID, p.SageID) {
			return true
		}
	}
	for _, c := range s.bySageID(p.Company, p.SageID) {
		if c.Link.Account != "" && !EqualText(c.Link.Account, p.Account) {
			return true
		}
	}
	return false
}

// A pairing says which identifiers name one Sage customer. Identifiers are nodes, numbered from 1; identifiers of
// stored links that share one are one node, and nodes are joined where a former pair says so.
type pairing struct {
	snapshot  *Snapshot
	companies map[Company]int32    // companies that the snapshot does not know: negative numbers, by key
	nodes     map[identifier]int32 // of identifiers that no stored link has
	stored    map[int32]int32      // by row of the snapshot that stands for its group: its node
	members   rings                // nodes that are joined
	groups    []int32              // by node: the row that stands for its group of stored links, -1 for none
}

func newPairing(s *Snapshot) *pairing {
	p := &pairing{snapshot: s, companies: map[Company]int32{}, nodes: map[identifier]int32{}, stored: map[int32]int32{}}
	p.add(-1) // node 0 is no identifier
	return p
}

// joinFormer joins the identifiers of former pairs, but for those that are overruled, which may be nil.
func (p *pairing) joinFormer(pairs []Pair, overruled func(Pair) bool) {
	for _, pair := range pairs {
		if overruled != nil && overruled(pair) {
			continue
		}
		p.members.join(p.node(pair.Company, ColumnSageID, pair.SageID), p.node(pair.Company, ColumnAccount, pair.Account))
	}
	p.members.flatten()
}

// add adds a node for a group of stored links, or for none.
func (p *pairing) add(row int32) int32 {
	p.groups = append(p.groups, row)
	return p.members.add()
}

// node returns the node of an identifier; 0 where the text is empty.
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

func (p *pairing) storedNode(row int32) int32 {
	at, ok := p.stored[row]
	if !ok {
		at = p.add(row)
		p.stored[row] = at
	}
	return at
}

// unknown returns the number by which a company is called that the snapshot does not know.
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

// nodesOf returns the nodes of a link's customer ID and account number, 0 where it has none.
func (p *pairing) nodesOf(l Link) [2]int32 {
	return [2]int32{p.node(l.Company, ColumnSageID, l.SageID), p.node(l.Company, ColumnAccount, l.Account)}
}

// one reports whether two links name the same Sage customer by at least one of their identifiers.
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

// holders returns the rows and customers whose stored links name a Sage customer that the link names. A customer
// can come twice.
func (p *pairing) holders(l Link) iter.Seq2[int, Customer] {
	return func(yield func(int, Customer) bool) {
		nodes := p.nodesOf(l)
		if nodes[1] != 0 && nodes[0] != 0 && p.members.root(nodes[0]) == p.members.root(nodes[1]) {
			nodes[0] = 0
		}
		// By account first: it is what people call a Sage customer.
		for _, start := range [2]int32{nodes[1], nodes[0]} {
			if start != 0 && !p.holdersOf(start, yield) {
				return
			}
		}
	}
}

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

package model

// Pair is an account number and a customer ID of one Sage company that stood in one link that is no longer stored. They
// name one Sage customer until a later link contradicts them, that is, pairs one of them with another identifier.
type Pair struct {
	Company         Company // in its latest spelling, even if it is no longer known
	SageID, Account string
}

// AddFormerPairs sets the pairs of former links, oldest first. It is called once, before the snapshot is used.
func (s *Snapshot) AddFormerPairs(pairs []Pair) { s.former = pairs }

// FormerPairs returns the pairs of former links, oldest first. The caller must not change them.
func (s *Snapshot) FormerPairs() []Pair { return s.former }

// pairedIdentifier is one identifier of a pair, in its canonical form.
type pairedIdentifier struct {
	company   Company // canonical
	byAccount bool    // it is an account number, not a customer ID
	text      string  // its CanonicalKey
}

// identifiers returns the identifiers of a pair: the customer ID, then the account number.
func (p Pair) identifiers() [2]pairedIdentifier {
	key := p.Company.canonical()
	return [2]pairedIdentifier{{key, false, CanonicalKey(p.SageID)}, {key, true, CanonicalKey(p.Account)}}
}

// lastPairs returns the former pairs that still count: those that neither a later pair nor a stored link contradicts. A
// stored link is later than every former one.
func (s *Snapshot) lastPairs() []Pair {
	s.lastOnce.Do(func() { s.last = s.findLastPairs() })
	return s.last
}

func (s *Snapshot) findLastPairs() []Pair {
	last := map[pairedIdentifier]int{} // the latest pair of an identifier, numbered from 1; none if that was contradicted
	for i, p := range s.former {
		for _, id := range p.identifiers() {
			if at := last[id]; at > 0 && s.former[at-1].identifiers() != p.identifiers() {
				for _, contradicted := range s.former[at-1].identifiers() {
					delete(last, contradicted)
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

// contradicts reports whether a stored link pairs one identifier of p with another one.
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

package model

// AddFormerLinks sets the pairs of former links, oldest first. It is called once, before the snapshot is used.
func (s *Snapshot) AddFormerLinks(pairs []Link) { s.former = pairs }

// FormerLinks returns the pairs of former links, oldest first. The caller must not change them.
func (s *Snapshot) FormerLinks() []Link { return s.former }

// identifierKey is one identifier of a pair, in its canonical form.
type identifierKey struct {
	company   Company // canonical
	byAccount bool    // it is an account number, not a customer ID
	text      string  // its CanonicalKey
}

// identifiers returns the identifiers of a pair: the customer ID, then the account number.
func (l Link) identifierKeys() [2]identifierKey {
	key := l.Company.canonical()
	return [2]identifierKey{{key, false, CanonicalKey(l.SageID)}, {key, true, CanonicalKey(l.Account)}}
}

// validFormerLinks returns the former pairs that still count: those that neither a later pair nor a stored link contradicts. A
// stored link is later than every former one.
func (s *Snapshot) validFormerLinks() []Link {
	s.lastOnce.Do(func() { s.last = s.findValidFormerLinks() })
	return s.last
}

func (s *Snapshot) findValidFormerLinks() []Link {
	last := map[identifierKey]int{} // the latest pair of an identifier, numbered from 1; none if that was contradicted
	for i, p := range s.former {
		for _, id := range p.identifierKeys() {
			if at := last[id]; at > 0 && s.former[at-1].identifierKeys() != p.identifierKeys() {
				for _, contradicted := range s.former[at-1].identifierKeys() {
					delete(last, contradicted)
				}
			}
		}
		for _, id := range p.identifierKeys() {
			last[id] = i + 1
		}
	}
	var pairs []Link
	for i, p := range s.former {
		if last[p.identifierKeys()[0]] == i+1 && !s.contradicts(p) {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// contradicts reports whether a stored link pairs one identifier of p with another one.
func (s *Snapshot) contradicts(p Link) bool {
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

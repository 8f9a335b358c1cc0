package model

// AddFormerLinks sets the former links, oldest first: those with both identifiers that are no longer stored, each with
// its company in the latest spelling, even if that is no longer known. It is called once, before the snapshot is used.
func (s *Snapshot) AddFormerLinks(former []Link) { s.former = former }

// FormerLinks returns the former links, oldest first. The caller must not change them.
func (s *Snapshot) FormerLinks() []Link { return s.former }

// identifierKey is the canonical form of an identifier of a Sage company.
type identifierKey struct {
	company   Company // canonical
	byAccount bool    // it is an account number, not a customer ID
	text      string  // its CanonicalKey
}

// identifierKeys returns the keys of a link that has both identifiers: of the customer ID, then of the account number.
func (l Link) identifierKeys() [2]identifierKey {
	company := l.Company.canonical()
	return [2]identifierKey{{company, false, CanonicalKey(l.SageID)}, {company, true, CanonicalKey(l.Account)}}
}

// validFormerLinks returns the former links that still count: those that neither a later former link nor a stored one
// contradicts, nor the Sage list of their company. A stored link is later than every former one.
func (s *Snapshot) validFormerLinks() []Link {
	s.validFormerOnce.Do(func() { s.validFormer = s.findValidFormerLinks() })
	return s.validFormer
}

func (s *Snapshot) findValidFormerLinks() []Link {
	// The index of the latest former link that has an identifier; none if that link was contradicted since. A link is
	// entered and removed under both identifiers.
	latest := map[identifierKey]int{}
	for i, l := range s.former {
		keys := l.identifierKeys()
		for _, key := range keys {
			at, ok := latest[key]
			if !ok {
				continue
			}
			if contradicted := s.former[at].identifierKeys(); contradicted != keys {
				delete(latest, contradicted[0])
				delete(latest, contradicted[1])
			}
		}
		latest[keys[0]], latest[keys[1]] = i, i
	}
	var valid []Link
	for i, l := range s.former {
		if at, ok := latest[l.identifierKeys()[0]]; ok && at == i && !s.contradicts(l) {
			valid = append(valid, l)
		}
	}
	return valid
}

// contradicts reports whether a stored link or the list of its company pairs one identifier of a former link with another
// one.
func (s *Snapshot) contradicts(former Link) bool {
	if number, known := s.number(former.Company); known && s.listContradicts(number, former.SageID, former.Account) {
		return true
	}
	for _, c := range s.byAccount(former.Company, former.Account) {
		if c.Link.SageID != "" && !EqualText(c.Link.SageID, former.SageID) {
			return true
		}
	}
	for _, c := range s.bySageID(former.Company, former.SageID) {
		if c.Link.Account != "" && !EqualText(c.Link.Account, former.Account) {
			return true
		}
	}
	return false
}

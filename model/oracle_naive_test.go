package model

import (
	"slices"
	"strings"
)

// Equality as the rules define it, for random cases of plain letters.

func naiveEqual(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}

func naiveEqualCompany(a, b Company) bool {
	return naiveEqual(a.Site, b.Site) && naiveEqual(a.Name, b.Name)
}

func naiveEqualLink(a, b Link) bool {
	return naiveEqualCompany(a.Company, b.Company) && strings.EqualFold(a.SageID, b.SageID) && strings.EqualFold(a.Account, b.Account)
}

// naiveAgrees reports whether site and company are equal, both links have at least one identifier in common, and every
// identifier that both have is equal.
func naiveAgrees(a, b Link) bool {
	return naiveOneSageCustomer(a, b) && !naiveContradict(a, b)
}

// naiveCompletes reports whether the row, which agrees, has an identifier that the stored link lacks.
func naiveCompletes(stored, row Link) bool {
	return stored.SageID == "" && row.SageID != "" || stored.Account == "" && row.Account != ""
}

// naiveOneSageCustomer reports whether both links are in one company and have an identifier in common.
func naiveOneSageCustomer(a, b Link) bool {
	return naiveEqualCompany(a.Company, b.Company) && (naiveEqual(a.SageID, b.SageID) || naiveEqual(a.Account, b.Account))
}

// naiveContradict reports whether an identifier that both links have differs, so that they cannot be one Sage customer.
func naiveContradict(a, b Link) bool {
	return a.SageID != "" && b.SageID != "" && !naiveEqual(a.SageID, b.SageID) ||
		a.Account != "" && b.Account != "" && !naiveEqual(a.Account, b.Account)
}

// naiveEqualName reports whether two names are equal, in the spellings that random cases use.
func naiveEqualName(a, b string) bool {
	plain := strings.NewReplacer("limited", "ltd", " & ", " and ")
	return plain.Replace(strings.ToLower(a)) == plain.Replace(strings.ToLower(b))
}

// naiveGrouping decides which identifiers name one Sage customer by searching all known pairs each time.
type naiveGrouping struct {
	pairs     []Link
	overruled []Link // former links that rows contradict
}

// grouping returns the pairs of the ledger: those of Sage's lists, every stored link that these do not contradict, and each
// former link that nothing later contradicts. A stored link is later than a former one. Rows of the file contradict a former link only if they pair both of its
// identifiers with others.
func (l *ledger) grouping(rows []Link) naiveGrouping {
	p := naiveGrouping{pairs: l.listPairs()}
	now := l.listPairs()
	for _, c := range l.customers {
		if c.Link.SageID == "" || c.Link.Account == "" {
			continue
		}
		now = append(now, c.Link)
		if !slices.ContainsFunc(l.listPairs(), func(k Link) bool { return naiveOtherPartner(k, c.Link) }) {
			p.pairs = append(p.pairs, c.Link)
		}
	}
	for i, f := range l.former {
		later := slices.Concat(l.former[i+1:], now)
		byAccount, bySageID := false, false
		for _, r := range rows {
			byAccount = byAccount || naiveOtherPartner(r, f) && naiveEqual(r.Account, f.Account)
			bySageID = bySageID || naiveOtherPartner(r, f) && naiveEqual(r.SageID, f.SageID)
		}
		contradicted := byAccount && bySageID
		for _, k := range later {
			contradicted = contradicted || naiveOtherPartner(k, f)
		}
		last := true
		for _, k := range later {
			last = last && !naiveOtherPartner(k, f)
		}
		if byAccount && bySageID && last {
			p.overruled = append(p.overruled, f)
		}
		if !contradicted {
			p.pairs = append(p.pairs, f)
		}
	}
	return p
}

// restates reports whether a row contradicts a former link that rows overrule.
func (p naiveGrouping) restates(row Link) bool {
	for _, f := range p.overruled {
		if naiveOtherPartner(row, f) {
			return true
		}
	}
	return false
}

// naiveOtherPartner reports whether a link has both identifiers, of which exactly one is that of f.
func naiveOtherPartner(l, f Link) bool {
	return naiveEqualCompany(l.Company, f.Company) && l.SageID != "" && l.Account != "" &&
		naiveEqual(l.SageID, f.SageID) != naiveEqual(l.Account, f.Account)
}

// sameSageCustomer reports whether both links name one Sage customer.
func (p naiveGrouping) sameSageCustomer(a, b Link) bool {
	if a == (Link{}) || b == (Link{}) {
		return false
	}
	reached := []Link{a}
	for n := 0; n < len(reached); n++ {
		if naiveOneSageCustomer(reached[n], b) {
			return true
		}
		for _, k := range p.pairs {
			again := false
			for _, r := range reached {
				again = again || r == k
			}
			if !again && naiveOneSageCustomer(reached[n], k) {
				reached = append(reached, k)
			}
		}
	}
	return false
}

package model

import "strings"

// The words of the rules, for small worlds of plain letters.

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

// naiveAgrees: site and company are the same, at least one identifier stands in both, and every identifier
// that stands in both is the same.
func naiveAgrees(a, b Link) bool {
	return naiveOneSageCustomer(a, b) && !naiveContradict(a, b)
}

// naiveCompletes: the row, which agrees, brings an identifier that the stored link lacks.
func naiveCompletes(stored, row Link) bool {
	return stored.SageID == "" && row.SageID != "" || stored.Account == "" && row.Account != ""
}

// naiveOneSageCustomer: in the same company, an identifier that stands in both is the same.
func naiveOneSageCustomer(a, b Link) bool {
	return naiveEqualCompany(a.Company, b.Company) && (naiveEqual(a.SageID, b.SageID) || naiveEqual(a.Account, b.Account))
}

// naiveContradict: an identifier that stands in both is not the same, so that they cannot be one Sage customer.
func naiveContradict(a, b Link) bool {
	return a.SageID != "" && b.SageID != "" && !naiveEqual(a.SageID, b.SageID) ||
		a.Account != "" && b.Account != "" && !naiveEqual(a.Account, b.Account)
}

// naiveEqualName knows the ways in which the small worlds write their names.
func naiveEqualName(a, b string) bool {
	plain := strings.NewReplacer("limited", "ltd", " & ", " and ")
	return plain.Replace(strings.ToLower(a)) == plain.Replace(strings.ToLower(b))
}

// A naivePairing says which identifiers name one Sage customer, looking through all known pairs each time.
type naivePairing struct {
	pairs     []Link
	overruled []Link // former links that rows contradict
}

// pairing is what the ledger and the rows of a file know of pairs: every stored link, and each former link that
// nothing later contradicts. A stored link is later than a former one. Rows contradict a former link only where they
// give both of its identifiers other partners.
func (l *ledger) pairing(rows []Link) naivePairing {
	var p naivePairing
	for _, c := range l.customers {
		if c.Link.SageID != "" && c.Link.Account != "" {
			p.pairs = append(p.pairs, c.Link)
		}
	}
	for i, f := range l.former {
		later := append(append([]Link(nil), l.former[i+1:]...), p.pairs...)
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

// restates: a row contradicts a former link that rows overrule.
func (p naivePairing) restates(row Link) bool {
	for _, f := range p.overruled {
		if naiveOtherPartner(row, f) {
			return true
		}
	}
	return false
}

// naiveOtherPartner: a link has both identifiers, one of them is f's and the other is not.
func naiveOtherPartner(l, f Link) bool {
	return naiveEqualCompany(l.Company, f.Company) && l.SageID != "" && l.Account != "" &&
		naiveEqual(l.SageID, f.SageID) != naiveEqual(l.Account, f.Account)
}

// one: both links name an identifier of the same Sage customer.
func (p naivePairing) one(a, b Link) bool {
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

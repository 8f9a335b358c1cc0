package model

import "strings"

// The words of the rules, for small worlds of plain letters.

func naiveSame(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}

func naiveSameCompany(a, b Company) bool {
	return naiveSame(a.Site, b.Site) && naiveSame(a.Name, b.Name)
}

func naiveSameLink(a, b Link) bool {
	return naiveSameCompany(a.Company, b.Company) && strings.EqualFold(a.SageID, b.SageID) && strings.EqualFold(a.Account, b.Account)
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
	return naiveSameCompany(a.Company, b.Company) && (naiveSame(a.SageID, b.SageID) || naiveSame(a.Account, b.Account))
}

// naiveContradict: an identifier that stands in both is not the same, so that they cannot be one Sage customer.
func naiveContradict(a, b Link) bool {
	return a.SageID != "" && b.SageID != "" && !naiveSame(a.SageID, b.SageID) ||
		a.Account != "" && b.Account != "" && !naiveSame(a.Account, b.Account)
}

// naiveSameName knows the ways in which the small worlds write their names.
func naiveSameName(a, b string) bool {
	plain := strings.NewReplacer("limited", "ltd", " & ", " and ")
	return plain.Replace(strings.ToLower(a)) == plain.Replace(strings.ToLower(b))
}

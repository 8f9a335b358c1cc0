package model

import "slices"

// restoreLists makes the customer lists current again that the entry replaced or removed, where they were not replaced
// again since.
func (u *undoer) restoreLists() {
	for _, l := range u.Entry.Lists {
		company, known := u.listedCompany(l)
		switch {
		case !known:
			u.leaveList(l.Company, "is not restored: that is no longer a known company")
		case slices.Contains(u.Batch.RemoveCompanies, company): // its list goes with it
		case u.now.listVersion(company) != l.After:
			u.leaveList(company, "was "+u.listSince(company)+" since")
		default:
			u.Batch.Lists = append(u.Batch.Lists, ListEdit{Company: u.nameAfter(company), Version: l.Before})
		}
	}
}

// leaveList records that the customer list of a company is left unchanged.
func (u *undoer) leaveList(c Company, why string) {
	u.Left = append(u.Left, Left{Why: "the customer list of " + c.String() + " " + why, List: true})
}

// listedCompany returns the company of a changed list as it is called now, or as the undo adds it again; it reports false
// where there is neither.
func (u *undoer) listedCompany(l ListChange) (Company, bool) {
	if now := u.now.companyAt(l.Number); now != (Company{}) {
		return now, true
	}
	return l.Company, slices.Contains(u.Batch.AddCompanies, l.Company)
}

// nameAfter returns what a company is called after the undo.
func (u *undoer) nameAfter(c Company) Company {
	for _, r := range u.Batch.RenameCompanies {
		if r.From == c {
			return r.To
		}
	}
	return c
}

// listSince returns what became of a company's list since the entry.
func (u *undoer) listSince(c Company) string {
	if u.now.listVersion(c) == 0 {
		return "removed"
	}
	return "replaced"
}

// hasOtherList reports whether a company has a customer list that is not the entry's.
func (u *undoer) hasOtherList(c Company) bool {
	version := u.now.listVersion(c)
	return version != 0 && !slices.ContainsFunc(u.Entry.Lists, func(l ListChange) bool { return l.After == version && l.Company.Equal(c) })
}

// listVersion returns the version of a company's customer list, 0 if it has none.
func (s *Snapshot) listVersion(c Company) uint64 {
	if list := s.SageList(c); list != nil {
		return list.Version()
	}
	return 0
}

package model

// validateRow judges a row by itself: its values, its customer, its completeness.
func (u *uploadPlanner) validateRow(i int) {
	row, r := &u.file.Rows[i], &u.rows[i]
	if u.rejectValues(i, row) {
		return
	}
	id := row.Cells[ColumnID]
	if id == "" {
		u.reject(i, NoCustomerID, "CustomerId is empty; fill it in, or empty the whole row")
		return
	}
	at, known := u.snapshot.Find(id)
	if !known {
		u.reject(i, UnknownCustomer, "")
		return
	}
	r.customer = int32(at)
	if (row.Link() == Link{}) {
		if why := u.file.whyMerged(i, ColumnCompany, ColumnAccount, ColumnSageID); why != "" {
			u.reject(i, NoCompany, why) // what lies under a merged area is not left empty on purpose
			return
		}
		r.class = NotFilledIn
		return
	}
	u.rejectIncomplete(i, row)
}

// rejectValues rejects a row with a damaged or bad value, and reports whether it did. If all that is wrong is letters
// outside ASCII in identifiers, that can be allowed; if Sage's list has them, it is no fault.
func (u *uploadPlanner) rejectValues(i int, row *Row) bool {
	f, why := faulty(row, uploadJudged, false)
	if f == 0 {
		return false
	}
	final := true
	if f == BadValue {
		other, _ := faulty(row, uploadJudged, true)
		final = other != 0
	}
	if u.lettersListed(i, f, uploadJudged) || !final && u.useAllowance(i, BadValue) {
		return false
	}
	u.reject(i, f, u.whyDamaged(i, why))
	u.rows[i].final = final
	return true
}

// rejectIncomplete rejects a row in which a part of the link is missing.
func (u *uploadPlanner) rejectIncomplete(i int, row *Row) {
	switch link := row.Link(); {
	case link.Company.Name == "":
		u.reject(i, NoCompany, "SageCompanyName is empty")
	case link.Company.Site == "" && !u.fillSite(i, link.Company.Name):
	case link.SageID == "" && link.Account == "":
		u.reject(i, NoSageCustomer, "neither SageAccountNumber nor SageCustomerId is filled in")
	}
}

// fillSite fills the site in if the company is known at exactly one, else it rejects the row; it reports whether the row
// has a site now. A merged cell shows another row's site, so nothing is filled in there.
func (u *uploadPlanner) fillSite(i int, name string) bool {
	known := u.snapshot.named(name)
	if len(known) == 1 && u.file.whyMerged(i, ColumnSite) == "" {
		u.plan.filledSites[i] = known[0].Site
		return true
	}
	u.reject(i, NoSite, whyNoSite(name, known))
	return false
}

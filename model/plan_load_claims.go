package model

// gatherLoadClaims finds the Sage customers that the links without a fault claim. It comes before groupDuplicates, so
// that conflicting rows claim too.
func (l *loadPlanner) gatherLoadClaims() {
	if l.plan.importsLinks() {
		l.gatherClaims(l.hasSoundLink)
	}
}

// hasSoundLink reports whether nothing is wrong with row i so far, and it has a link.
func (l *loadPlanner) hasSoundLink(i int) bool {
	return l.rows[i].class == pending && l.rows[i].fault == 0 && !l.plan.link(i).IsZero()
}

// resolveClaims leaves the links out whose Sage customer another row claims or another customer holds. Only rows that
// change a link are checked.
func (l *loadPlanner) resolveClaims() {
	for i := range l.rows {
		if l.rows[i].class != pending || l.plan.isDuplicate(i) || l.rows[i].changes&changesLink == 0 {
			continue
		}
		if j, found := l.claims.rival(i); found {
			l.leaveLink(i, SageCustomerTaken, l.whyClaimed(i, j))
			continue
		}
		if holder, held := l.holder(i); held {
			l.leaveLink(i, SageCustomerTaken, l.claims.grouping.whyHeld(holder, l.plan.link(i)))
		}
	}
}

// holder returns another customer that holds the Sage customer of row i. A load replaces no link, so none gives it up.
func (l *loadPlanner) holder(i int) (Customer, bool) {
	for row, c := range l.claims.grouping.holders(l.plan.link(i)) {
		if int32(row) != l.rows[i].customer {
			return c, true
		}
	}
	return Customer{}, false
}

// leaveUnknownCompanies leaves the links out whose company is unknown and can be taken for a known one, or for another
// one of the file that more rows name: a load must not add a company a second time.
func (l *loadPlanner) leaveUnknownCompanies() {
	if !l.plan.importsLinks() {
		return
	}
	unknown := l.countCompanies(l.hasSoundLink)
	l.twins = findTwins(l.snapshot, unknown.list)
	why := map[Company]string{}
	for _, c := range unknown.list {
		if s := l.whyNotAdded(c.Company); s != "" {
			why[c.Company.canonical()] = s
		}
	}
	for i := 0; i < len(l.rows) && len(why) > 0; i++ {
		if !l.hasSoundLink(i) {
			continue
		}
		if s := why[l.plan.link(i).Company.canonical()]; s != "" {
			l.rows[i].fault, l.rows[i].why = UnknownCompany, s
		}
	}
}

// whyNotAdded returns why a load must not add an unknown company; "" if it may.
func (l *loadPlanner) whyNotAdded(c Company) string {
	if placeholders[placeholderKey(c.Name)] {
		return "SageCompanyName is " + c.Name + ", which is no company"
	}
	if placeholders[placeholderKey(c.Site)] {
		return "SageSiteId is " + c.Site + ", which is no site"
	}
	if known, how, found := l.snapshot.LookAlike(c); found {
		return c.String() + " is not a known company, and looks like " + known.String() + "; it is written here " + how +
			"; if it is another company, add it first"
	}
	return l.twins[c.canonical()]
}

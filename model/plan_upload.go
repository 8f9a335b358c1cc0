package model

// judged returns the columns whose damaged or bad values reject a row.
func (p *Plan) judged() []Column {
	if p.Kind == ForLoad {
		return p.loadJudged()
	}
	return uploadJudged
}

// uploadPlanner plans an upload.
type uploadPlanner struct {
	planner
	guess          companyGuess
	companyReasons map[Company]string // by canonical company: why an unknown company is rejected

	padded *[2]int   // the result of padding, nil until it is needed
	near   *nearRows // nil until it is needed
}

// PlanUpload returns what becomes of every row of an upload, given the stored customers and what the user allowed.
// Nothing is written.
func PlanUpload(in *ParsedFile, s *Snapshot, allow Allowance) *Plan {
	u := newUploadPlanner(in, s, allow, false)
	u.run()
	if u.overruledByRejected() {
		u = newUploadPlanner(in, s, allow, true)
		u.run()
	}
	return u.plan
}

func newUploadPlanner(in *ParsedFile, s *Snapshot, allow Allowance, strict bool) *uploadPlanner {
	return &uploadPlanner{
		planner: newPlanner(&Plan{Kind: ForUpload, File: in, Snapshot: s, Allow: allow, corrected: usableReadAs(allow, s), likely: map[Company]Company{}}, strict),
		guess:   companyGuess{snapshot: s}, companyReasons: map[Company]string{},
	}
}

// run plans all rows. Each pass goes over the whole file before the next begins. A row is pending until a pass gives
// it its class; the first fault found is the row's.
func (u *uploadPlanner) run() {
	// Each row by itself: damaged-value, bad-value, no-customer-id, unknown-customer, not filled in, no-company,
	// no-site, no-sage-customer.
	u.eachRow(u.validateRow)
	// Rows of one customer: conflicting-rows. Duplicates skip the next passes and get their first row's outcome.
	u.groupDuplicates()

	// Facts about the whole file that compare needs.
	u.findUnknownCompanies()
	u.countCrossed()
	u.compareNames(u.namedLink)
	// Each row, the stored data and Sage's lists: unchanged, name-differs, unknown-company, unknown-account, not-open,
	// names-unlike, ids-disagree, unlike-others.
	u.eachRow(u.compare)

	// Rows and stored links of other customers: sage-customer-taken, already-synced, changed-since.
	u.gatherClaims(u.claiming)
	u.resolveClaims()

	// What is still pending is accepted: new, changed. Duplicates are unchanged, or rejected like their first row.
	u.eachRow(u.classify)
	u.resolveDuplicates()

	// Counts of the outcome.
	u.countAccepted()
	u.countPartners()
	u.countCompleted()
	u.countClasses()
}

// findUnknownCompanies counts the rows of each unknown company, and finds those that must not be added.
func (u *uploadPlanner) findUnknownCompanies() {
	u.setCompanies(u.countCompanies(u.claiming))
	u.twins = findTwins(u.snapshot, u.plan.Companies)
}

// claiming reports whether a row claims a Sage customer: it has a link, and was not rejected for its own values. A row
// that was rejected for any other fault still claims.
func (u *uploadPlanner) claiming(i int) bool {
	switch u.rows[i].class {
	case NotFilledIn:
		return false
	case Rejected:
		switch u.rows[i].fault {
		case DamagedValue, BadValue, NoCustomerID, UnknownCustomer, NoCompany, NoSite, NoSageCustomer:
			return false // see validateRow
		}
	}
	return true
}

// namedLink returns the link of row i and the name of its customer.
func (u *uploadPlanner) namedLink(i int) (name string, link Link) {
	return u.plan.before(i).Name, u.plan.link(i)
}

// compare compares a row with its customer's link and name, and with the known companies and Sage customers.
func (u *uploadPlanner) compare(i int) {
	if u.rows[i].class != pending || u.plan.isDuplicate(i) {
		return
	}
	link, c := u.plan.link(i), u.plan.before(i)
	if c.Link.Agrees(link) && c.Link.Completed(link) == c.Link {
		u.rows[i].class = Unchanged
		return
	}
	if why := u.whyNameDiffers(i, c); why != "" && !u.useAllowance(i, NameDiffers) {
		u.reject(i, NameDiffers, why)
		return
	}
	if u.rejectUnknownCompany(i, link.Company) {
		return
	}
	u.rows[i].listed = u.snapshot.listedAs(link)
	if u.rejectByList(i, link, c) {
		return
	}
	if why := u.whyDisagree(link); why != "" {
		u.reject(i, IDsDisagree, why)
		return
	}
	if why := u.whyUnlike(i, link); why != "" && !u.useAllowance(i, UnlikeOthers) {
		u.reject(i, UnlikeOthers, why)
	}
}

// rejectByList rejects row i if the list of its company finds a fault in its link that is not allowed, and reports whether
// it did.
func (u *uploadPlanner) rejectByList(i int, link Link, c Customer) bool {
	if u.snapshot.SageList(link.Company) == nil {
		return false
	}
	for f, why := range u.snapshot.listFaults(link, c) {
		if !u.useAllowance(i, f) {
			u.reject(i, f, why)
			return true
		}
	}
	return false
}

// whyDisagree returns which Sage customers a link names by its two identifiers, as far as stored links know them; "" if it
// is one, or the list of its company says so.
func (u *uploadPlanner) whyDisagree(link Link) string {
	if u.snapshot.pairListed(link) {
		return ""
	}
	if why := u.snapshot.whyIDsDisagree(link); why != "" {
		return why
	}
	return u.snapshot.whyIDsCrossed(link)
}

// rejectUnknownCompany rejects row i if its company is unknown and not allowed, and reports whether it did. A twin of
// another company cannot be allowed.
func (u *uploadPlanner) rejectUnknownCompany(i int, c Company) bool {
	if _, known := u.snapshot.LookupCompany(c); known {
		return false
	}
	twin := u.twins[c.canonical()]
	switch {
	case twin != "":
		u.plan.likely[c.canonical()], _, _ = u.snapshot.Twin(c)
		u.reject(i, UnknownCompany, twin)
		u.rows[i].final = true
	case u.useAllowance(i, UnknownCompany):
		return false
	default:
		u.reject(i, UnknownCompany, u.whyUnknownCompany(c))
	}
	return true
}

// resolveClaims rejects the rows whose Sage customer is taken and those that must not link their customer. Which
// identifiers name one Sage customer is judged on the links before the file; whether another customer holds it, on those
// after the accepted rows, so that two customers can swap. plan_claims.go explains the steps.
func (u *uploadPlanner) resolveClaims() {
	for i := range u.rows {
		if u.rows[i].class != pending || u.plan.isDuplicate(i) {
			continue
		}
		if j, found := u.claims.rival(i); found {
			u.rejectTaken(i, u.whyClaimed(i, j))
		}
	}
	s := swapResolver{upload: u, replacedBy: map[int32]int32{}, dependents: map[int32][]int32{}}
	s.resolve()
}

// rejectTaken rejects row i, as another row claims its Sage customer or another customer holds it, and reports whether it
// did: not if sharing is allowed. The reason then stays with the row, so that the user sees with which customer it is shared.
func (u *uploadPlanner) rejectTaken(i int, why string) bool {
	if u.useAllowance(i, SageCustomerTaken) {
		u.rows[i].why = why
		return false
	}
	u.reject(i, SageCustomerTaken, why)
	return true
}

// replaces reports whether a row's link would replace the stored one, not just complete it. It does if they have no
// identifier in common, even if their identifiers are one Sage customer by other links.
func replaces(stored, row Link) bool { return !stored.IsZero() && !stored.Agrees(row) }

// relinks reports whether a row would give a synced customer another link than it was synced with.
func relinks(c Customer, row Link) bool { return c.Synced && !c.Link.Agrees(row) }

// classify gives a row that is still pending its class.
func (u *uploadPlanner) classify(i int) {
	switch {
	case u.rows[i].class != pending:
	case u.plan.isDuplicate(i):
		u.compareDuplicate(i)
	case u.plan.before(i).Link.IsZero():
		u.rows[i].class = New
	default:
		u.rows[i].class = Changed
	}
}

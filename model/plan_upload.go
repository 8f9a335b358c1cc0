package model

// judged are the columns whose damaged or bad values reject a row.
func (p *Plan) judged() []Column {
	if p.Kind == ForLoad {
		return p.loadJudged()
	}
	return uploadJudged
}

// An uploader plans an upload, in the order of the rules: damaged and bad values, no-customer-id,
// unknown-customer, not-filled-in, no-company, no-site, no-sage-customer, conflicting-rows, unchanged,
// name-differs, unknown-company, ids-disagree, unlike-others, sage-customer-taken, already-synced,
// changed-since.
type uploader struct {
	*Plan
	claims  *claims
	guess   companyGuess
	nearest map[Company]string // by key: what is said of a company that is not known

	widths       [2]int // padding
	paddingKnown bool
	near         *nearRows // nil until it is needed
}

// PlanUpload finds what becomes of every row of an upload, given what is known and what somebody
// allowed. Nothing is written.
func PlanUpload(in *ParsedFile, s *Snapshot, allow Allowance) *Plan {
	p := planUpload(in, s, allow, false)
	if p.restatesInVain() {
		return planUpload(in, s, allow, true)
	}
	return p
}

// planUpload plans an upload in which rows can contradict former pairs, unless it is strict.
func planUpload(in *ParsedFile, s *Snapshot, allow Allowance, strict bool) *Plan {
	u := uploader{Plan: &Plan{
		strict: strict,
		Kind:   ForUpload, File: in, Snapshot: s, Allow: allow,
		rows: make([]planned, len(in.Rows)), filled: map[int]string{}, unknown: map[Company]int{},
	}, guess: companyGuess{snapshot: s}, nearest: map[Company]string{}}
	for i := range u.rows {
		u.validateRow(i)
	}
	u.groupDuplicates()
	for i := range u.rows {
		if u.claiming(i) {
			u.noteUnknown(u.link(i).Company)
		}
	}
	u.noteTwins()
	u.countSwapped()
	for i := range u.rows {
		u.compare(i)
	}
	u.settleClaims()
	for i := range u.rows {
		u.finish(i)
	}
	u.resolveDuplicates()
	u.noteAccepted()
	u.notePartners()
	u.tally()
	return u.Plan
}

// reject ends a row's way. Where a cell is empty because it is merged with another, that is the reason.
func (p *Plan) reject(i int, f Fault, why string) {
	if merged := p.whyMerged(i, emptyColumns[f]...); merged != "" {
		why = merged
	}
	p.rows[i].class, p.rows[i].fault, p.rows[i].why = Rejected, f, why
}

// isAllowed reports whether a fault of row i is allowed, and remembers that it was.
func (p *Plan) isAllowed(i int, f Fault) bool {
	if !p.Allow.Allows(p.File.Rows[i].Cells[ColumnID], f) {
		return false
	}
	p.rows[i].allowed = p.rows[i].allowed.With(f)
	return true
}

// validateRow judges a row by itself: its values, its customer, its completeness.
func (u *uploader) validateRow(i int) {
	row, r := &u.File.Rows[i], &u.rows[i]
	*r = planned{class: pending, customer: -1, first: int32(i)}
	if f, why := faulty(row, uploadJudged, false); f != 0 {
		if f != BadValue || !u.allowLetters(i, row) {
			u.reject(i, f, u.whyDamaged(i, why))
			return
		}
	}
	id := row.Cells[ColumnID]
	if id == "" {
		u.reject(i, NoCustomerID, "CustomerId is empty; fill it in, or empty the whole row")
		return
	}
	at, known := u.Snapshot.Find(id)
	if !known {
		u.reject(i, UnknownCustomer, u.whyUnknown(i))
		return
	}
	r.customer = int32(at)
	if (row.Link() == Link{}) {
		if why := u.whyMerged(i, ColumnCompany, ColumnAccount, ColumnSageID); why != "" {
			u.reject(i, NoCompany, why) // what lies under a merged area is not left empty on purpose
			return
		}
		r.class = NotFilledIn
		return
	}
	u.judgeComplete(i, row)
}

// allowLetters reports whether all that is wrong with a row's values is letters outside ASCII in an identifier, and
// they are allowed.
func (u *uploader) allowLetters(i int, row *Row) bool {
	f, _ := faulty(row, uploadJudged, true)
	return f == 0 && u.isAllowed(i, BadValue)
}

// judgeComplete rejects a row in which a part of the link is missing.
func (u *uploader) judgeComplete(i int, row *Row) {
	switch link := row.Link(); {
	case link.Company.Name == "":
		u.reject(i, NoCompany, "SageCompanyName is empty")
	case link.Company.Site == "" && !u.fillSite(i, link.Company.Name):
	case link.SageID == "" && link.Account == "":
		u.reject(i, NoSageCustomer, "neither SageAccountNumber nor SageCustomerId is filled in")
	}
}

// fillSite fills the site in where the company is known at exactly one; else it rejects the row. A merged cell
// shows another row's site, so nothing is filled in there.
func (u *uploader) fillSite(i int, name string) bool {
	known := u.Snapshot.named(name)
	if len(known) == 1 && u.whyMerged(i, ColumnSite) == "" {
		u.filled[i] = known[0].Site
		return true
	}
	u.reject(i, NoSite, whyNoSite(name, known))
	return false
}

// compare holds a row against its customer's link and name, and against the known companies and Sage
// customers.
func (u *uploader) compare(i int) {
	if u.rows[i].class != pending || u.repeats(i) {
		return
	}
	link, c := u.link(i), u.before(i)
	if c.Link.Agrees(link) && c.Link.Completed(link) == c.Link {
		u.rows[i].class = Unchanged
		return
	}
	if why := u.whyNameDiffers(i, c); why != "" && !u.isAllowed(i, NameDiffers) {
		u.reject(i, NameDiffers, why)
		return
	}
	if _, known := u.Snapshot.LookupCompany(link.Company); !known {
		if twin := u.twins[link.Company.canonical()]; twin != "" || !u.isAllowed(i, UnknownCompany) {
			if twin == "" {
				twin = u.whyUnknownCompany(link.Company)
			}
			u.reject(i, UnknownCompany, twin)
			return
		}
	}
	why := u.whyIDsDisagree(link)
	if why == "" {
		why = u.whyCrossed(link)
	}
	if why != "" {
		u.reject(i, IDsDisagree, why)
		return
	}
	if why := u.whyUnlike(i, link); why != "" && !u.isAllowed(i, UnlikeOthers) {
		u.reject(i, UnlikeOthers, why)
	}
}

// replaces reports whether a row's link would be another link than the stored one, not just complete it.
func replaces(stored, row Link) bool { return !stored.IsZero() && !stored.Agrees(row) }

// relinks reports whether a row would give a synced customer another link than it was synced with.
func relinks(c Customer, row Link) bool { return c.Synced && !c.Link.Agrees(row) }

// finish gives a row that nothing speaks against its class.
func (u *uploader) finish(i int) {
	switch {
	case u.rows[i].class != pending:
	case u.repeats(i):
		u.finishRepeat(i)
	case u.before(i).Link.IsZero():
		u.rows[i].class = New
	default:
		u.rows[i].class = Changed
	}
}

// claiming reports whether a row claims a Sage customer: it has a complete link and was not rejected
// for its own values. Rows rejected later still claim.
func (p *Plan) claiming(i int) bool {
	switch p.rows[i].class {
	case NotFilledIn:
		return false
	case Rejected:
		f := p.rows[i].fault
		return f > NoSageCustomer && f != DamagedValue && f != BadValue
	}
	return true
}

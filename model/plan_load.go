package model

import (
	"cmp"
	"slices"
)

// LoadOption is what the user asks of a load.
type LoadOption struct {
	// CustomersOnly leaves out Synced and the Sage columns of Layer's own grid export.
	CustomersOnly bool
}

// loadPlanner plans a load. A row that names no customer is rejected. A row whose link is faulty still loads its
// customer, without the link: it keeps its Fault, with another class than Rejected.
type loadPlanner struct{ planner }

// PlanLoad returns what becomes of every row of a load: customers that are added or renamed, and the links and the
// Synced of Layer's own grid export. Nothing is written, and no stored link is ever overwritten.
func PlanLoad(in *ParsedFile, s *Snapshot, option LoadOption) *Plan {
	l := newLoadPlanner(in, s, option, false)
	l.run()
	if l.overruledByRejected() {
		l = newLoadPlanner(in, s, option, true)
		l.run()
	}
	return l.plan
}

func newLoadPlanner(in *ParsedFile, s *Snapshot, option LoadOption, strict bool) *loadPlanner {
	return &loadPlanner{newPlanner(&Plan{Kind: ForLoad, File: in, Snapshot: s, CustomersOnly: option.CustomersOnly}, strict)}
}

// run plans all rows. Each pass goes over the whole file before the next begins. A row is pending until it has its
// class.
func (l *loadPlanner) run() {
	// Each row by itself: rejected for damaged-value, bad-value, no-customer-id; or its link is faulty.
	l.eachRow(l.validateRow)
	// Links of unknown companies that look like another one are faulty too.
	l.leaveUnknownCompanies()

	// Links without a fault claim, those of conflicting rows too. Then rows of one customer: rejected for
	// conflicting-rows. Duplicates skip the next passes.
	l.gatherLoadClaims()
	l.groupDuplicates()
	l.compareNames(l.namedLink)
	// Each row, the stored customer and Sage's lists: conflict, unknown-account, not-open, names-unlike, ids-disagree,
	// changed-since, and what the row changes.
	l.eachRow(l.compare)
	// Links whose Sage customer another row or customer has are left out: sage-customer-taken.
	l.resolveClaims()

	// What is still pending is accepted: new, changed, unchanged. Duplicates are unchanged, or rejected like their first
	// row, and have the same faulty link.
	l.eachRow(l.classify)
	l.resolveDuplicates()
	l.eachRow(l.copyLinkFault)

	// Counts of the outcome.
	l.setCompanies(l.countCompanies(l.changesLink))
	l.countAccepted()
	l.countCompleted()
	l.countClasses()
	l.countChanges()
	l.countNameMoves()
}

// changesLink reports whether row i changes its customer's link.
func (l *loadPlanner) changesLink(i int) bool {
	return l.rows[i].changes&changesLink != 0 && l.rows[i].class != Rejected
}

// groupDuplicates compares the rows of each CustomerId.
func (l *loadPlanner) groupDuplicates() {
	seen := make(map[string]int32, len(l.rows))
	others := map[int32][]int32{} // by the first row of a CustomerId: its other rows
	for i := range l.rows {
		if l.rows[i].class != pending {
			continue
		}
		id := l.file.Rows[i].Cells[ColumnID]
		first, again := seen[id]
		if !again {
			seen[id] = int32(i)
			continue
		}
		others[first] = append(others[first], int32(i))
	}
	for first, rows := range others {
		l.compareRows(append([]int32{first}, rows...))
	}
}

// compareRows makes the rows of one CustomerId duplicates of the first if all have the same content; if not, it rejects
// all of them.
func (l *loadPlanner) compareRows(rows []int32) {
	name, synced, link := l.plan.rowValues(int(rows[0]))
	differs := slices.ContainsFunc(rows[1:], func(i int32) bool {
		n, s, k := l.plan.rowValues(int(i))
		return n != name || s != synced || !k.Equal(link) || l.rows[i].fault != l.rows[rows[0]].fault
	})
	for _, i := range rows {
		if differs {
			l.reject(int(i), ConflictingRows, l.whyRepeated(i, rows))
			continue
		}
		l.rows[i].first = rows[0]
	}
}

// compare finds what a row changes of its customer.
func (l *loadPlanner) compare(i int) {
	r := &l.rows[i]
	if r.class != pending || l.plan.isDuplicate(i) {
		return
	}
	before := l.plan.before(i)
	name, _, _ := l.plan.rowValues(i)
	if name != "" && name != before.Name {
		r.changes |= changesName
	}
	if l.plan.withEvidence(i, before) != before {
		r.changes |= changesEvidence
	}
	if r.fault != 0 {
		l.leaveLink(i, r.fault, r.why)
		return
	}
	l.compareLink(i, before)
}

// compareLink finds what a row changes of the link and the Synced of its customer.
func (l *loadPlanner) compareLink(i int, before Customer) {
	r := &l.rows[i]
	name, synced, link := l.plan.rowValues(i)
	stored, asked, listed := before.Link, link, int32(0)
	if !stored.Agrees(link) || stored.Completed(link) != stored {
		listed = l.snapshot.listedAs(link)
		asked = l.snapshot.asListed(link, listed)
	}
	if !stored.IsZero() && !stored.Agrees(asked) && (!link.IsZero() || synced && !before.Synced) {
		r.class = Conflict
		r.why = "ours says " + l.snapshot.DescribeLink(stored) + ", Layer says " + l.layerSays(link, synced) + "; the link and Synced stay"
		return
	}
	r.listed = listed
	if !link.IsZero() && stored.Completed(asked) != stored {
		if f, why := l.changeFault(i, before, name, asked); f != 0 {
			l.leaveLink(i, f, why)
			return
		}
		r.changes |= changesLink
	}
	if synced && !before.Synced {
		r.changes |= changesSynced
	}
}

// changeFault returns what is wrong with a link that row i gives to its customer: by the list of its company, or as the
// customer's link was changed after the file was exported. Name is that of the row, "" if it has none.
func (l *loadPlanner) changeFault(i int, before Customer, name string, link Link) (Fault, string) {
	named := Customer{ID: l.file.Rows[i].Cells[ColumnID], Name: cmp.Or(name, before.Name)}
	if f, why := l.listFault(link, named); f != 0 {
		return f, why
	}
	if l.isStale(before, link) {
		return ChangedSince, l.whyChangedSince(before)
	}
	return 0, ""
}

// namedLink returns the link of row i, and the name that its customer has with it.
func (l *loadPlanner) namedLink(i int) (name string, link Link) {
	name, _, link = l.plan.rowValues(i)
	return cmp.Or(name, l.plan.before(i).Name), link
}

// leaveLink leaves a row's link out; its customer is loaded anyway. Synced is a value of the customer, not of the link,
// and is still taken: without it an upload could link a synced customer again, without a warning. It is not taken if
// the customer has a stored link, as Layer may have synced it with another one.
func (l *loadPlanner) leaveLink(i int, f Fault, why string) {
	r := &l.rows[i]
	r.fault, r.why = f, why
	r.changes &= changesName | changesEvidence
	before := l.plan.before(i)
	if _, synced, _ := l.plan.rowValues(i); synced && !before.Synced && before.Link.IsZero() {
		r.changes |= changesSynced
	}
}

// copyLinkFault gives a duplicate the fault of its first row's link: both rows have to be corrected.
func (l *loadPlanner) copyLinkFault(i int) {
	if r := &l.rows[i]; l.plan.isDuplicate(i) && r.class == Unchanged {
		r.fault, r.why = l.rows[r.first].fault, l.rows[r.first].why
	}
}

// classify gives a row that is still pending its class.
func (l *loadPlanner) classify(i int) {
	r := &l.rows[i]
	switch {
	case r.class != pending || l.plan.isDuplicate(i):
	case r.customer < 0:
		r.class = New
	case r.changes != 0:
		r.class = Changed
	default:
		r.class = Unchanged
	}
}

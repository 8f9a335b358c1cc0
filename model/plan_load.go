package model

import "slices"

// A LoadOption is what the person asks of a load.
type LoadOption struct {
	// CustomersOnly leaves Synced and the Sage columns of Layer's own grid export.
	CustomersOnly bool
}

// A loader plans a load. Layer's own grid export is told by its columns: Synced, the company, the site
// and at least one identifier. A row that names no customer is rejected; one whose link is faulty still
// loads its customer, without the link: it keeps its Fault and has another class than Rejected.
type loader struct {
	*Plan
	claims *claims
}

// PlanLoad finds what becomes of every row of a load: customers that are new or renamed, the links and
// the Synced that Layer's own grid export brings. Nothing is written, and no existing link is ever
// overwritten.
func PlanLoad(in *ParsedFile, s *Snapshot, option LoadOption) *Plan {
	p := planLoad(in, s, option, false)
	if p.restatesInVain() {
		return planLoad(in, s, option, true)
	}
	return p
}

// planLoad plans a load in which rows can contradict former pairs, unless it is strict.
func planLoad(in *ParsedFile, s *Snapshot, option LoadOption, strict bool) *Plan {
	l := loader{Plan: &Plan{
		strict: strict,
		Kind:   ForLoad, File: in, Snapshot: s, CustomersOnly: option.CustomersOnly,
		rows: make([]planned, len(in.Rows)), unknown: map[Company]int{},
	}}
	for i := range l.rows {
		l.validateRow(i)
	}
	l.settleCompanies()
	l.gatherClaims()
	l.groupDuplicates()
	for i := range l.rows {
		l.compare(i)
	}
	l.settleClaims()
	for i := range l.rows {
		l.finish(i)
	}
	l.resolveDuplicates()
	for i := range l.rows {
		l.repeatFault(i)
		if l.rows[i].changes&changesLink != 0 && l.rows[i].class != Rejected {
			l.noteUnknown(l.link(i).Company)
		}
	}
	l.noteAccepted()
	l.tally()
	l.countLoad()
	l.noteNameMoves()
	return l.Plan
}

// BringsLinks reports whether a load takes the links and Synced from the file: it is Layer's own grid
// export, and not only the customers were asked for.
func (p *Plan) BringsLinks() bool { return p.File.Layout.IsGrid() && !p.CustomersOnly }

// IsGrid reports whether the file has the columns of Layer's own grid export.
func (l Layout) IsGrid() bool {
	return l.Has(ColumnSynced) && l.Has(ColumnCompany) && l.Has(ColumnSite) && (l.Has(ColumnSageID) || l.Has(ColumnAccount))
}

// WhyNoLinks says why a load leaves Sage columns of the file; "" where it takes them, or there are none.
func (p *Plan) WhyNoLinks() string {
	l := p.File.Layout
	switch {
	case p.Kind != ForLoad, p.BringsLinks(), !l.Has(ColumnCompany) && !l.Has(ColumnSageID) && !l.Has(ColumnAccount):
		return ""
	case l.IsGrid():
		return "links and Synced of the file are left, as asked"
	}
	return "the Sage columns are left: Layer's own grid export has " +
		joinAnd([]string{ColumnSynced.Header(), ColumnCompany.Header(), ColumnSite.Header(), "an identifier"}) + ", this file has not"
}

func (p *Plan) loadJudged() []Column {
	if p.BringsLinks() {
		return gridJudged
	}
	return loadJudged
}

// groupDuplicates finds the CustomerIds that stand in several rows: with the same content they are
// repeats, with other content all are rejected.
func (l *loader) groupDuplicates() {
	seen := make(map[string]int32, len(l.rows))
	groups := map[int32][]int32{}
	for i := range l.rows {
		if l.rows[i].class != pending {
			continue
		}
		id := l.File.Rows[i].Cells[ColumnID]
		first, again := seen[id]
		if !again {
			seen[id] = int32(i)
			continue
		}
		groups[first] = append(groups[first], int32(i))
	}
	for first, others := range groups {
		l.settleGroup(append([]int32{first}, others...))
	}
}

func (l *loader) settleGroup(group []int32) {
	name, synced, link := l.rowValues(int(group[0]))
	differs := slices.ContainsFunc(group[1:], func(i int32) bool {
		n, s, k := l.rowValues(int(i))
		return n != name || s != synced || !k.Equal(link) || l.rows[i].fault != l.rows[group[0]].fault
	})
	for _, i := range group {
		if differs {
			l.reject(int(i), ConflictingRows, l.whyRepeated(i, group))
			continue
		}
		l.rows[i].first = group[0]
	}
}

// compare finds what a row would change of its customer.
func (l *loader) compare(i int) {
	r := &l.rows[i]
	if r.class != pending || l.repeats(i) {
		return
	}
	before := l.before(i)
	name, synced, link := l.rowValues(i)
	if name != "" && name != before.Name {
		r.changes |= changesName
	}
	if r.fault != 0 {
		l.leaveLink(i, r.fault, r.why)
		return
	}
	ours := before.Link
	if !ours.IsZero() && !ours.Agrees(link) && (!link.IsZero() || synced && !before.Synced) {
		r.class = Conflict
		r.why = "ours says " + l.Snapshot.DescribeLink(ours) + ", Layer says " + l.layerSays(link, synced) + "; the link and Synced stay"
		return
	}
	if !link.IsZero() && l.stale(before, link) {
		l.leaveLink(i, ChangedSince, l.whyChangedSince(before))
		return
	}
	if !link.IsZero() && ours.Completed(link) != ours {
		r.changes |= changesLink
	}
	if synced && !before.Synced {
		r.changes |= changesSynced
	}
}

// leaveLink leaves a row's link out and loads its customer all the same. Synced is said of the customer and
// is still taken: without it an upload could link a customer of Sage's anew, and nothing would warn. Only
// where the customer has a link here it is not, as Layer may have synced it with another one.
func (l *loader) leaveLink(i int, f Fault, why string) {
	r := &l.rows[i]
	r.fault, r.why = f, why
	r.changes &= changesName
	before := l.before(i)
	if _, synced, _ := l.rowValues(i); synced && !before.Synced && before.Link.IsZero() {
		r.changes |= changesSynced
	}
}

// repeatFault gives the repeat of a row the fault of that row's link: both are to be corrected.
func (l *loader) repeatFault(i int) {
	if r := &l.rows[i]; l.repeats(i) && r.class == Unchanged {
		r.fault, r.why = l.rows[r.first].fault, l.rows[r.first].why
	}
}

// finish gives a row that nothing speaks against its class.
func (l *loader) finish(i int) {
	r := &l.rows[i]
	switch {
	case r.class != pending || l.repeats(i):
	case r.customer < 0:
		r.class = New
	case r.changes != 0:
		r.class = Changed
	default:
		r.class = Unchanged
	}
}

package model

import (
	"fmt"
	"slices"
	"strings"
)

// A LoadOption is what the person asks of a load.
type LoadOption struct {
	// CustomersOnly leaves Synced and the Sage columns of Layer's own grid export.
	CustomersOnly bool
}

// A loader plans a load. Layer's own grid export is told by its columns: Synced, the company, the site
// and at least one identifier.
type loader struct{ *Plan }

// PlanLoad finds what becomes of every row of a load: customers that are new or renamed, the links and
// the Synced that Layer's own grid export brings. Nothing is written, and no existing link is ever
// overwritten.
func PlanLoad(in *Input, s *Snapshot, option LoadOption) *Plan {
	l := loader{Plan: &Plan{
		Kind: ForLoad, Input: in, Snapshot: s, CustomersOnly: option.CustomersOnly,
		rows: make([]planned, len(in.Rows)), unknown: map[Company]int{},
	}}
	for i := range l.rows {
		l.judgeAlone(i)
	}
	l.gatherRepeats()
	for i := range l.rows {
		l.compare(i)
	}
	l.settleClaims()
	for i := range l.rows {
		l.finish(i)
	}
	l.settleRepeats()
	for i := range l.rows {
		if l.rows[i].take&takeLink != 0 && l.rows[i].class != Rejected {
			l.noteUnknown(l.link(i).Company)
		}
	}
	l.noteAccepted()
	l.tally()
	l.countLoad()
	return l.Plan
}

// BringsLinks reports whether a load takes the links and Synced from the file: it is Layer's own grid
// export, and not only the customers were asked for.
func (p *Plan) BringsLinks() bool { return p.Input.Layout.IsGrid() && !p.CustomersOnly }

// IsGrid reports whether the file has the columns of Layer's own grid export.
func (l Layout) IsGrid() bool {
	return l.Has(ColumnSynced) && l.Has(ColumnCompany) && l.Has(ColumnSite) && (l.Has(ColumnSageID) || l.Has(ColumnAccount))
}

// WhyNoLinks says why a load leaves Sage columns of the file; "" where it takes them, or there are none.
func (p *Plan) WhyNoLinks() string {
	l := p.Input.Layout
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
		return []Column{ColumnID, ColumnName, ColumnSynced, ColumnCompany, ColumnSite, ColumnSageID, ColumnAccount}
	}
	return []Column{ColumnID, ColumnName}
}

// said is what a row says of its customer, as far as the load listens.
func (p *Plan) said(i int) (name string, synced bool, link Link) {
	row := &p.Input.Rows[i]
	if p.BringsLinks() {
		synced, _ = parseYesNo(row.Cells[ColumnSynced])
		link = row.Link()
	}
	return row.Cells[ColumnName], synced, link
}

// parseYesNo reads what programs write for yes and no; nothing is no.
func parseYesNo(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "yes", "y", "true", "1":
		return true, true
	case "no", "n", "false", "0", "":
		return false, true
	}
	return false, false
}

// judgeAlone judges a row by itself: its values, its key, half a link.
func (l *loader) judgeAlone(i int) {
	row, r := &l.Input.Rows[i], &l.rows[i]
	*r = planned{class: pending, customer: -1, first: int32(i)}
	if f, why := faulty(row, l.loadJudged(), false); f != 0 {
		l.reject(i, f, why)
		return
	}
	if l.BringsLinks() {
		if _, ok := parseYesNo(row.Cells[ColumnSynced]); !ok {
			l.reject(i, BadValue, fmt.Sprintf("Synced is %q; it can be Yes or No", row.Cells[ColumnSynced]))
			return
		}
	}
	if row.Cells[ColumnID] == "" {
		l.reject(i, NoCustomerID, "CustomerId is empty; fill it in, or empty the whole row")
		return
	}
	if at, known := l.Snapshot.Find(row.Cells[ColumnID]); known {
		r.customer = int32(at)
	}
	switch _, _, link := l.said(i); {
	case link.None():
	case link.Company.Name == "":
		l.reject(i, NoCompany, "half a link: SageCompanyName is empty")
	case link.Company.Site == "":
		l.reject(i, NoSite, "half a link: SageSiteId is empty")
	case link.SageID == "" && link.Account == "":
		l.reject(i, NoSageCustomer, "half a link: neither SageAccountNumber nor SageCustomerId is there")
	}
}

// gatherRepeats finds the CustomerIds that stand in several rows: with the same content they are
// repeats, with other content all are rejected.
func (l *loader) gatherRepeats() {
	seen := make(map[string]int32, len(l.rows))
	groups := map[int32][]int32{}
	for i := range l.rows {
		if l.rows[i].class != pending {
			continue
		}
		id := l.Input.Rows[i].Cells[ColumnID]
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
	name, synced, link := l.said(int(group[0]))
	differs := slices.ContainsFunc(group[1:], func(i int32) bool {
		n, s, k := l.said(int(i))
		return n != name || s != synced || !k.SameAs(link)
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
	name, synced, link := l.said(i)
	if name != "" && name != before.Name {
		r.take |= takeName
	}
	ours := before.Link
	if !ours.None() && !ours.Agrees(link) && (!link.None() || synced && !before.Synced) {
		r.class = Conflict
		r.why = "ours says " + l.Snapshot.Words(ours) + ", Layer says " + l.layerSays(link, synced) + "; the link and Synced stay"
		return
	}
	if !link.None() && ours.Completed(link) != ours {
		r.take |= takeLink
	}
	if synced && !before.Synced {
		r.take |= takeSynced
	}
}

// finish gives a row that nothing speaks against its class.
func (l *loader) finish(i int) {
	r := &l.rows[i]
	switch {
	case r.class != pending || l.repeats(i):
	case r.customer < 0:
		r.class = New
	case r.take != 0:
		r.class = Changed
	default:
		r.class = Unchanged
	}
}

// afterLoad is the customer of row i as it is once the row is loaded.
func (p *Plan) afterLoad(i int) Customer {
	c, take := p.before(i), p.rows[i].take
	c.ID = p.Input.Rows[i].Cells[ColumnID]
	name, _, link := p.said(i)
	if take&takeName != 0 {
		c.Name = name
	}
	if take&takeLink != 0 {
		c.Link = p.linked(c.Link, link)
	}
	if take&takeSynced != 0 {
		c.Synced = true
	}
	return c
}

// countLoad counts what a load changes beside the classes.
func (l *loader) countLoad() {
	seen := make([]bool, l.Snapshot.Len())
	for i := range l.rows {
		r := &l.rows[i]
		if r.customer >= 0 {
			seen[r.customer] = true
		}
		if !l.writes(i) {
			continue
		}
		if r.take&takeName != 0 && r.customer >= 0 {
			l.Load.Renamed++
		}
		if r.take&takeLink != 0 {
			l.Load.Links++
		}
		if r.take&takeSynced != 0 {
			l.Load.Synced++
		}
	}
	for _, s := range seen {
		if !s {
			l.Load.Missing++
		}
	}
}

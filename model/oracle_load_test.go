package model

import (
	"slices"
	"strings"
)

// loadVerdict is the oracle's verdict on one row of a load of Layer's own grid export.
type loadVerdict struct {
	class Class
	fault Fault    // if the row is not rejected: why its link is left out
	after Customer // if the row is written
}

// loadOracle judges a load by a literal reading of the rules.
type loadOracle struct {
	in       *ParsedFile
	ledger   *ledger
	rows     []loadVerdict
	customer []bool // the row names a customer, whatever its link is
	claims   []bool // its link is complete

	grouping naiveGrouping
}

func oracleLoad(in *ParsedFile, l *ledger) []loadVerdict {
	o := judgeLoad(in, l, false)
	for i, r := range o.rows {
		if o.claims[i] && (r.class == Rejected || r.class == Conflict || r.fault != 0) && o.grouping.restates(in.Rows[i].Link()) {
			return judgeLoad(in, l, true).rows
		}
	}
	return o.rows
}

func judgeLoad(in *ParsedFile, l *ledger, strict bool) *loadOracle {
	n := len(in.Rows)
	o := &loadOracle{in: in, ledger: l, rows: make([]loadVerdict, n), customer: make([]bool, n), claims: make([]bool, n)}
	var whole, claimed []Link
	for i := range n {
		o.rows[i].fault = o.noCustomer(i)
		if o.customer[i] = o.rows[i].fault == 0; !o.customer[i] {
			o.rows[i].class = Rejected
			continue
		}
		o.rows[i].fault = o.faultyLink(i)
		if o.rows[i].fault == 0 && in.Rows[i].Link() != (Link{}) {
			whole = append(whole, in.Rows[i].Link())
		}
	}
	for i := range n {
		link := in.Rows[i].Link()
		if _, known := l.known(link.Company); !known && link != (Link{}) && o.rows[i].fault == 0 && l.lookAlike(link.Company, whole) {
			o.rows[i].fault = UnknownCompany
		}
		if o.claims[i] = o.customer[i] && o.rows[i].fault == 0; o.claims[i] {
			claimed = append(claimed, link)
		}
	}
	if o.grouping = l.grouping(claimed); strict {
		o.grouping = l.grouping(nil)
	}
	contradicted := make([]bool, n)
	for i := range n {
		contradicted[i] = o.customer[i] && o.conflicts(i)
	}
	for i := range n {
		if contradicted[i] {
			o.rows[i] = loadVerdict{class: Rejected, fault: ConflictingRows}
			continue
		}
		o.judge(i)
	}
	return o
}

// values returns the values of row i: the CustomerId, the name without invisible characters, Synced and the link.
func (o *loadOracle) values(i int) (id, name string, synced bool, link Link) {
	cells := o.in.Rows[i].Cells
	yes := strings.ToLower(cells[ColumnSynced])
	name = strings.ReplaceAll(cells[ColumnName], "\u200b", "")
	return cells[ColumnID], name, yes == "yes" || yes == "true", o.in.Rows[i].Link()
}

func (o *loadOracle) damaged(i int, columns ...Column) bool {
	for _, d := range o.in.Rows[i].Damage {
		if slices.Contains(columns, d.Column) {
			return true
		}
	}
	return false
}

// noCustomer returns why a row cannot be loaded at all: its CustomerId or its name is damaged, or it is a line of the
// report around the customers. A known CustomerId is always a customer.
func (o *loadOracle) noCustomer(i int) Fault {
	id, _, _, link := o.values(i)
	_, known := o.ledger.find(id)
	synced := slices.Contains([]string{"yes", "no", "true"}, strings.ToLower(o.in.Rows[i].Cells[ColumnSynced]))
	linked := link.Company.Name != "" && (link.SageID != "" || link.Account != "")
	switch {
	case o.damaged(i, ColumnID, ColumnName):
		return DamagedValue
	case strings.Contains(id, "\u200b"):
		return BadValue
	case id == "", !known && (id == "Total" && !synced && !linked || id == "CustomerId"):
		return NoCustomerID
	}
	return 0
}

// faultyLink returns what is wrong with a row's link by itself.
func (o *loadOracle) faultyLink(i int) Fault {
	row := o.in.Rows[i]
	_, _, _, link := o.values(i)
	switch {
	case len(row.Damage) > 0 && !o.damaged(i, ColumnTelephone):
		return DamagedValue
	case strings.Contains(link.Company.Name+link.Company.Site+link.SageID+link.Account+row.Cells[ColumnSynced], "\u200b"),
		row.Cells[ColumnSynced] == "maybe", o.ledger.foreign(link):
		return BadValue
	case link == Link{}:
		return 0
	case link.Company.Name == "":
		return NoCompany
	case link.Company.Site == "":
		return NoSite
	case link.SageID == "" && link.Account == "":
		return NoSageCustomer
	}
	if _, listed := o.ledger.list(link.Company); listed {
		return 0 // the list judges first, and only what changes
	}
	return o.misspelled(link)
}

func (o *loadOracle) misspelled(link Link) Fault {
	u := &oracle{in: o.in, ledger: o.ledger}
	if u.placeholderOrMisspelled("", link) {
		return UnlikeOthers
	}
	return 0
}

// conflicts reports whether another row of the same CustomerId has other content or another fault.
func (o *loadOracle) conflicts(i int) bool {
	id, name, synced, link := o.values(i)
	for j := range o.rows {
		id2, name2, synced2, link2 := o.values(j)
		same := name == name2 && synced == synced2 && (link == link2 || naiveEqualLink(link, link2)) && o.faultyLink(i) == o.faultyLink(j)
		if o.customer[j] && id == id2 && !same {
			return true
		}
	}
	return false
}

// judge sets the verdict on a row that names a customer and conflicts with no other row.
func (o *loadOracle) judge(i int) {
	r := &o.rows[i]
	if r.class == Rejected {
		return
	}
	id, name, synced, link := o.values(i)
	before, known := o.ledger.find(id)
	for j := range i {
		if other := o.in.Rows[j].Cells[ColumnID]; o.customer[j] && other == id {
			*r = loadVerdict{class: Unchanged, fault: o.rows[j].fault, after: before}
			return
		}
	}
	r.after = before
	r.after.ID = id
	if name != "" {
		r.after.Name = name
	}
	if postcode := o.in.Rows[i].Cells[ColumnPostcode]; postcode != "" {
		r.after.Postcode = postcode
	}
	if telephone := strings.ReplaceAll(o.in.Rows[i].Cells[ColumnTelephone], "\u200b", ""); telephone != "" && !o.damaged(i, ColumnTelephone) {
		r.after.Telephone = telephone
	}
	ours := before.Link
	var faults []Fault
	if !naiveAgrees(ours, link) || naiveCompletes(ours, link) {
		faults, link = o.ledger.listVerdict(link, r.after.Name)
		if _, listed := o.ledger.list(link.Company); listed && len(faults) == 0 && o.misspelled(link) != 0 {
			faults = []Fault{UnlikeOthers}
		}
	}
	switch {
	case r.fault != 0:
		o.leaveLink(i, before)
	case !ours.IsZero() && !naiveAgrees(ours, link) && (!link.IsZero() || synced && !before.Synced):
		r.class = Conflict
		return
	case len(faults) > 0:
		r.fault = faults[0]
		o.leaveLink(i, before)
	case !link.IsZero() && o.stale(before, link):
		r.fault = ChangedSince
		o.leaveLink(i, before)
	case !link.IsZero() && (ours.IsZero() || naiveCompletes(ours, link)):
		if o.taken(i) {
			r.fault = SageCustomerTaken
			o.leaveLink(i, before)
			break
		}
		r.after.Link, r.after.Synced = link, before.Synced || synced
	default:
		r.after.Synced = before.Synced || synced
	}
	r.class = loadClass(before, r.after, known)
}

// stale reports whether the customer's link was changed or removed after the workbook was exported.
func (o *loadOracle) stale(before Customer, link Link) bool {
	if before.ID == "" {
		return false
	}
	u := &oracle{in: &ParsedFile{Origin: o.in.Origin, Rows: []Row{{Cells: [FileColumns]string{ColumnID: before.ID}}}}, ledger: o.ledger, links: []Link{link}}
	return u.stale(0)
}

// leaveLink loads the customer without the row's link. Synced is a value of the customer, not of the link, and is taken:
// it protects the customer from being linked elsewhere without a warning. It is not taken if the customer has a stored
// link, as it may have been synced with another one, or if Synced itself is faulty.
func (o *loadOracle) leaveLink(i int, before Customer) {
	_, _, synced, _ := o.values(i)
	if before.Link.IsZero() && synced && !o.damaged(i, ColumnSynced) {
		o.rows[i].after.Synced = true
	}
}

func loadClass(before, after Customer, known bool) Class {
	switch {
	case !known:
		return New
	case before == after:
		return Unchanged
	}
	return Changed
}

// taken reports whether another row or another customer has the row's Sage customer.
func (o *loadOracle) taken(i int) bool {
	id, _, _, link := o.values(i)
	for _, c := range o.ledger.customers {
		if c.ID != id && o.grouping.sameSageCustomer(c.Link, link) {
			return true
		}
	}
	for j := range o.rows {
		other, _, _, claimed := o.values(j)
		if o.claims[j] && other != id && o.grouping.sameSageCustomer(claimed, link) {
			return true
		}
	}
	return false
}

package model

import "strings"

// verdict is what the rules say about one row of an upload.
type verdict struct {
	class   Class
	fault   Fault
	allowed Faults
	after   Link // of an accepted row
}

// oracle judges an upload by a literal reading of the rules, one after the other: it compares everything with everything
// and keeps no index. Planning must come to the same verdicts.
type oracle struct {
	in     *ParsedFile
	ledger *ledger
	allow  Allowance

	verdicts []verdict
	links    []Link // of each row, its site filled in
	open     []bool // not judged yet
	claims   []bool // the row names a customer and a Sage customer
	accepted []bool
	grouping naiveGrouping
}

func oracleUpload(in *ParsedFile, l *ledger, allow Allowance) []verdict {
	o := judgeUpload(in, l, allow, false)
	for i, v := range o.verdicts {
		if o.claims[i] && v.class == Rejected && o.grouping.restates(o.links[i]) {
			return judgeUpload(in, l, allow, true).verdicts // a row that is not accepted proves nothing
		}
	}
	return o.verdicts
}

func judgeUpload(in *ParsedFile, l *ledger, allow Allowance, strict bool) *oracle {
	n := len(in.Rows)
	o := &oracle{
		in: in, ledger: l, allow: allow, verdicts: make([]verdict, n), links: make([]Link, n),
		open: make([]bool, n), claims: make([]bool, n), accepted: make([]bool, n),
	}
	for i := range n {
		o.open[i] = true
		o.links[i] = in.Rows[i].Link()
		o.validate(i)
		o.claims[i] = o.open[i]
	}
	if o.grouping = l.grouping(o.claimed()); strict {
		o.grouping = l.grouping(nil)
	}
	for i := range n {
		if o.open[i] && o.conflicts(i) {
			o.verdicts[i].fault = ConflictingRows
		}
	}
	for i := range n {
		o.open[i] = o.open[i] && o.verdicts[i].fault == 0
		if o.open[i] && o.firstRow(i) == i {
			o.compare(i)
		}
	}
	o.resolve()
	for i := range n {
		o.classify(i)
	}
	return o
}

// claimed returns the links of the rows that claim a Sage customer.
func (o *oracle) claimed() (list []Link) {
	for i := range o.links {
		if o.claims[i] {
			list = append(list, o.links[i])
		}
	}
	return list
}

func (o *oracle) reject(i int, f Fault) { o.verdicts[i].fault, o.open[i] = f, false }

// allows reports whether a fault is allowed, and records it in the verdict.
func (o *oracle) allows(i int, f Fault) bool {
	if !o.allow.Allows(o.in.Rows[i].Cells[ColumnID], f) {
		return false
	}
	o.verdicts[i].allowed = o.verdicts[i].allowed.With(f)
	return true
}

// validate judges a row by itself: faults 10, 11, 1, 2, not filled in, faults 3, 4, 5.
func (o *oracle) validate(i int) {
	row, link := &o.in.Rows[i], &o.links[i]
	id := row.Cells[ColumnID]
	_, found := o.ledger.find(id)
	switch {
	case len(row.Damage) > 0:
		o.reject(i, DamagedValue)
	case o.invisible(i) || o.foreign(i) && !o.allows(i, BadValue):
		o.reject(i, BadValue)
	case id == "":
		o.reject(i, NoCustomerID)
	case !found:
		o.reject(i, UnknownCustomer)
	case *link == Link{}:
		o.verdicts[i].class, o.open[i] = NotFilledIn, false
	case link.Company.Name == "":
		o.reject(i, NoCompany)
	case link.Company.Site == "" && !o.fill(i):
		o.reject(i, NoSite)
	case link.SageID == "" && link.Account == "":
		o.reject(i, NoSageCustomer)
	}
}

// invisible reports whether the row has the bad value that random cases use. CustomerName is only compared.
func (o *oracle) invisible(i int) bool {
	for c := range FileColumns {
		if Column(c) != ColumnSynced && Column(c) != ColumnName && strings.Contains(o.in.Rows[i].Cells[c], "\u200b") {
			return true
		}
	}
	return false
}

// foreign reports whether an identifier has the letter outside ASCII that random cases use, and the list of the row's company
// does not have it.
func (o *oracle) foreign(i int) bool {
	link := &o.links[i]
	site := link.Company.Site
	if site == "" {
		o.fill(i)
	}
	foreign := o.ledger.foreign(*link)
	link.Company.Site = site
	return foreign
}

// foreign reports whether an identifier has the letter outside ASCII that random cases use, and the list of its company does
// not have it.
func (l *ledger) foreign(link Link) bool {
	return naiveForeign(link.Account) && !l.inList(link, accountOf) || naiveForeign(link.SageID) && !l.inList(link, sageIDOf)
}

func naiveForeign(text string) bool { return strings.ContainsAny(text, "Öö") }

// fill fills in the only site at which the company is known, and reports whether there is one.
func (o *oracle) fill(i int) bool {
	var sites []string
	for _, c := range o.ledger.companies {
		if naiveEqual(c.Name, o.links[i].Company.Name) {
			sites = append(sites, c.Site)
		}
	}
	if len(sites) != 1 {
		return false
	}
	o.links[i].Company.Site = sites[0]
	return true
}

// sameCustomer reports whether rows i and j claim for the same customer.
func (o *oracle) sameCustomer(i, j int) bool {
	return o.claims[i] && o.claims[j] && o.in.Rows[i].Cells[ColumnID] == o.in.Rows[j].Cells[ColumnID]
}

func (o *oracle) conflicts(i int) bool {
	for j := range o.links {
		if o.sameCustomer(i, j) && !naiveEqualLink(o.links[i], o.links[j]) {
			return true
		}
	}
	return false
}

// firstRow returns the first row of the same customer.
func (o *oracle) firstRow(i int) int {
	for j := range i {
		if o.sameCustomer(i, j) {
			return j
		}
	}
	return i
}

// compare judges a row by the stored links, names and lists: unchanged, faults 13, 9, 16, 17, 18, 12, 15.
func (o *oracle) compare(i int) {
	link := o.links[i]
	c, _ := o.ledger.find(o.in.Rows[i].Cells[ColumnID])
	_, company := o.ledger.known(link.Company)
	switch {
	case naiveAgrees(c.Link, link) && !naiveCompletes(c.Link, link):
		o.verdicts[i].class, o.open[i] = Unchanged, false
	case o.misnamed(i) && !o.allows(i, NameDiffers):
		o.reject(i, NameDiffers)
	case !company && (o.ledger.twin(link.Company, o.claimed()) || !o.allows(i, UnknownCompany)):
		o.reject(i, UnknownCompany)
	default:
		o.compareIdentifiers(i, link, c.Name)
	}
}

// compareIdentifiers judges the identifiers of a row that changes a link: faults 16, 17, 18, 12, 15.
func (o *oracle) compareIdentifiers(i int, link Link, name string) {
	faults, completed := o.ledger.listVerdict(link, name)
	for _, f := range faults {
		if f == IDsDisagree || !o.allows(i, f) {
			o.reject(i, f)
			return
		}
	}
	switch {
	case !o.ledger.pairListed(link) && (o.disagree(link) || o.crossed(link)):
		o.reject(i, IDsDisagree)
	case o.unlike(i, link) && !o.allows(i, UnlikeOthers):
		o.reject(i, UnlikeOthers)
	default:
		o.links[i] = completed
	}
}

// misnamed reports whether the row has a name that is not the customer's.
func (o *oracle) misnamed(i int) bool {
	c, _ := o.ledger.find(o.in.Rows[i].Cells[ColumnID])
	name := o.in.Rows[i].Cells[ColumnName]
	return name != "" && !naiveEqualName(name, c.Name)
}

// disagree reports whether stored links name the row's account and others its customer ID, and none names both.
func (o *oracle) disagree(link Link) bool {
	var account, id, both bool
	for _, c := range o.ledger.customers {
		if naiveEqualCompany(c.Link.Company, link.Company) {
			a, i := naiveEqual(c.Link.Account, link.Account), naiveEqual(c.Link.SageID, link.SageID)
			account, id, both = account || a, id || i, both || a && i
		}
	}
	return account && id && !both
}

// classify judges faults 7, 8 and 14 and sets the class; a duplicate gets the verdict on its first row.
func (o *oracle) classify(i int) {
	v := &o.verdicts[i]
	if first := o.firstRow(i); o.claims[i] && v.fault == 0 && first != i {
		o.duplicate(i, o.verdicts[first])
		return
	}
	if o.open[i] {
		switch {
		case (o.rival(i) || o.held(i)) && !o.allows(i, SageCustomerTaken):
			o.reject(i, SageCustomerTaken)
		case o.orphans(i) && !o.allows(i, AlreadySynced):
			o.reject(i, AlreadySynced)
		case o.stale(i) && !o.allows(i, ChangedSince):
			o.reject(i, ChangedSince)
		default:
			o.accept(i)
		}
	}
	if v.fault != 0 {
		v.class = Rejected
	}
}

// duplicate sets the verdict on a duplicate of a row with the given verdict. A duplicate with another name is
// rejected if that row is accepted.
func (o *oracle) duplicate(i int, first verdict) {
	v := &o.verdicts[i]
	v.class = Unchanged
	switch {
	case first.class == Rejected:
		v.class, v.fault = Rejected, first.fault
	case first.class != Unchanged && o.misnamed(i) && !o.allows(i, NameDiffers):
		v.class, v.fault = Rejected, NameDiffers
	}
}

func (o *oracle) accept(i int) {
	v := &o.verdicts[i]
	c, _ := o.ledger.find(o.in.Rows[i].Cells[ColumnID])
	v.class, v.after = Changed, o.links[i]
	if c.Link.IsZero() {
		v.class = New
	}
}

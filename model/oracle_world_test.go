package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A ledger is what a database holds, as plain lists: the naive planning reads it, and a batch is written
// to it the way a storage does.
type ledger struct {
	revision  uint64
	tokens    []Token    // of the revisions from 1
	customers []Customer // by ID
	companies []Company
	former    []Link // links with both identifiers that are not stored any more, oldest first
}

// snapshot is the ledger as planning sees it.
func (l *ledger) snapshot(t testing.TB) *Snapshot {
	t.Helper()
	numbers, companies := map[Company]uint32{}, map[uint32]Company{}
	for i, c := range l.companies {
		numbers[c], companies[uint32(i+1)] = uint32(i+1), c
	}
	var b BlockBuilder
	var blocks []*Block
	for i, c := range l.customers {
		number := numbers[c.Link.Company]
		if number == 0 && !c.Link.IsZero() {
			t.Fatalf("customer %s is linked to %v, which is not known", c.ID, c.Link.Company)
		}
		b.Add(c.Record(number))
		if i%3 == 2 || i == len(l.customers)-1 {
			blocks = append(blocks, b.Block(l.revision))
		}
	}
	s := NewSnapshot("ledger", l.revision, companies, blocks, l.tokens...)
	var pairs []Pair
	for _, f := range l.former {
		pairs = append(pairs, Pair(f))
	}
	s.AddFormerPairs(pairs)
	return s
}

// applied is the ledger after a batch. It fails where a batch is not what it promises to be.
func (l *ledger) applied(t testing.TB, b Batch) *ledger {
	t.Helper()
	if b.Base != l.mark() {
		t.Fatalf("the batch is planned on %v, not %v", b.Base, l.mark())
	}
	next := &ledger{
		revision: l.revision + 1, tokens: append(slices.Clone(l.tokens), "next"),
		companies: slices.Clone(l.companies), former: slices.Clone(l.former),
	}
	for _, c := range b.AddCompanies {
		if slices.ContainsFunc(next.companies, c.Equal) {
			t.Fatalf("the company %v is added and already known", c)
		}
		next.companies = append(next.companies, c)
	}
	all := map[string]Customer{}
	for _, c := range l.customers {
		all[c.ID] = c
	}
	put := map[string]bool{}
	for _, c := range b.Put {
		if put[c.ID] {
			t.Fatalf("customer %s is written twice", c.ID)
		}
		if put[c.ID] = true; all[c.ID].Link != c.Link {
			c.Changed = next.revision
			if old := all[c.ID].Link; old.SageID != "" && old.Account != "" && (c.Link.SageID != old.SageID || c.Link.Account != old.Account) {
				next.former = append(next.former, old)
			}
		}
		all[c.ID] = c
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		next.customers = append(next.customers, all[id])
	}
	return next
}

func (l *ledger) find(id string) (Customer, bool) {
	for _, c := range l.customers {
		if c.ID == id {
			return c, true
		}
	}
	return Customer{}, false
}

func (l *ledger) known(c Company) (Company, bool) {
	for _, k := range l.companies {
		if naiveSame(k.Site, c.Site) && naiveSame(k.Name, c.Name) {
			return k, true
		}
	}
	return c, false
}

// String is the ledger and nothing else, for failures.
func (l *ledger) String() string {
	var s strings.Builder
	for _, c := range l.companies {
		fmt.Fprintf(&s, "company %s|%s\n", c.Site, c.Name)
	}
	for _, c := range l.customers {
		fmt.Fprintf(&s, "%s|%s|%s|%s\n", c.ID, c.Name, YesNo(c.Synced), c.Link)
	}
	for _, f := range l.former {
		fmt.Fprintf(&s, "formerly %s\n", f)
	}
	return s.String()
}

// dice makes choices from bytes, so that the same worlds come from chance and from a fuzzer. When the
// bytes are used up it always chooses the first.
type dice struct{ bytes []byte }

func (d *dice) roll(sides int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := d.bytes[0]
	d.bytes = d.bytes[1:]
	return int(b) % sides
}

func (d *dice) pick(of ...string) string { return of[d.roll(len(of))] }

// ledger is a small world: few customers, companies and identifiers, so that they meet often. No two
// customers hold one Sage customer unless tangled, as it is where sharing was allowed once.
func (d *dice) ledger() *ledger {
	l := &ledger{revision: 7, tokens: d.tokens(7), companies: []Company{{"10", "Uk"}, {"10", "Eire"}, {"20", "Uk"}, {"20", "Lone"}}[:1+d.roll(4)]}
	tangled := d.roll(3) == 0
	for i := range 6 - d.roll(4) {
		c := Customer{ID: string(rune('A' + i)), Name: d.pick("Alpha Ltd", "Beta", "Gamma & Co", ""), Synced: d.roll(4) == 0}
		if link := d.link(l.companies[d.roll(len(l.companies))]); d.roll(3) > 0 && (tangled || l.free(link)) {
			c.Link = link
		}
		if c.Changed = uint64(1 + d.roll(5)); c.Link.IsZero() && c.Changed == 1 {
			c.Changed = 0 // it never had a link
		}
		l.customers = append(l.customers, c)
	}
	for range d.roll(4) {
		if link := d.link(l.companies[d.roll(len(l.companies))]); link.SageID != "" && link.Account != "" {
			l.former = append(l.former, link)
		}
	}
	return l
}

func (d *dice) link(c Company) Link {
	l := Link{Company: c, SageID: d.pick("", "1", "2", "3", "4"), Account: d.pick("P", "Q", "R", "S", "")}
	if l.SageID == "" && l.Account == "" {
		l.Account = "P"
	}
	return l
}

// free reports whether no customer holds the Sage customer.
func (l *ledger) free(link Link) bool {
	return !slices.ContainsFunc(l.customers, func(c Customer) bool { return naiveOneSageCustomer(c.Link, link) })
}

// file is a small file about the ledger's customers: mostly good rows, some of them again, and mistakes.
func (d *dice) file(t testing.TB, kind Kind) *ParsedFile {
	t.Helper()
	headers := []string{
		"CustomerId|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber",
		"CustomerId|CustomerName|Synced|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber",
	}
	in := file(t, kind, headers[min(int(kind)+d.roll(2), 1)])
	in.Origin = d.mark()
	for i := range d.roll(9) {
		row := Row{Number: i + 2}
		if n := len(in.Rows); n > 0 && d.roll(5) == 0 {
			row.Cells = in.Rows[d.roll(n)].Cells
		} else {
			row.Cells = d.cells()
		}
		d.mistake(&row)
		for c := range FileColumns {
			if in.Layout.At[c] < 0 {
				row.Cells[c] = ""
			}
		}
		if row.Cells != ([FileColumns]string{}) {
			in.Rows = append(in.Rows, row)
		}
	}
	return in
}

func (d *dice) cells() (cells [FileColumns]string) {
	cells[ColumnID] = d.pick("A", "B", "C", "D", "E", "F", "A", "B", "C")
	cells[ColumnName] = d.pick("", "Alpha Ltd", "ALPHA Limited", "beta", "Gamma and Co")
	cells[ColumnSynced] = d.pick("No", "Yes", "no", "")
	cells[ColumnCompany] = d.pick("Uk", "Uk", "UK", "Eire", "Lone")
	cells[ColumnSite] = d.pick("10", "10", "20", "10")
	cells[ColumnSageID] = d.pick("", "1", "2", "3", "4")
	cells[ColumnAccount] = d.pick("P", "Q", "q", "R", "S", "", "")
	return cells
}

// mistake changes a row now and then so that something is missing or wrong.
func (d *dice) mistake(row *Row) {
	blank := func(columns ...Column) {
		for _, c := range columns {
			row.Cells[c] = ""
		}
	}
	switch d.roll(30) {
	case 1:
		blank(ColumnID)
	case 2:
		row.Cells[ColumnID] = d.pick("Q", "a", "G", "Total", "CustomerId")
	case 3:
		blank(ColumnCompany)
	case 4, 5:
		blank(ColumnSite)
	case 6:
		blank(ColumnSageID, ColumnAccount)
	case 7:
		blank(ColumnCompany, ColumnSite, ColumnSageID, ColumnAccount)
	case 8:
		row.Cells[Column(d.roll(FileColumns))] = "a\u200bb"
	case 9:
		damaged := []Column{ColumnSageID, ColumnSageID, ColumnAccount, ColumnID}[d.roll(4)]
		row.Damage = []Damage{{Column: damaged, What: "shows 1.23E+15: Excel rounded the number"}}
	case 10:
		row.Cells[ColumnCompany] = d.pick("Zeta", "zeta", "Eire", "\u0415ire", "Z\u0435ta", "Eirf")
	case 11:
		row.Cells[ColumnSynced] = d.pick("maybe", "TRUE")
	case 12:
		row.Cells[ColumnAccount] = d.pick("tbc", "0", "Q.")
	case 13:
		row.Cells[ColumnSageID] = d.pick("01", "003", "n/a")
	case 14, 15:
		row.Cells[ColumnAccount], row.Cells[ColumnSageID] = row.Cells[ColumnSageID], row.Cells[ColumnAccount]
	}
}

// allowance allows nothing, something for all, something for one customer, or both.
func (d *dice) allowance() Allowance {
	var a Allowance
	can := []Fault{SageCustomerTaken, AlreadySynced, UnknownCompany, NameDiffers, ChangedSince, UnlikeOthers}
	for range d.roll(4) {
		a = a.With(d.pick("", "", "A", "B", "C"), can[d.roll(len(can))])
	}
	return a
}

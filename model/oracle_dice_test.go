package model

import (
	"testing"
)

// dice makes choices from bytes, so that random tests and fuzzers share one generator. When the bytes are used up it
// always chooses the first.
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

// ledger returns a small database: few customers, companies and identifiers, so that links often meet. No two customers
// hold one Sage customer, unless it is tangled, like a database in which sharing was allowed.
func (d *dice) ledger() *ledger {
	l := &ledger{revision: 7, tokens: d.tokens(7), companies: []Company{{"10", "Uk"}, {"10", "Eire"}, {"20", "Uk"}, {"20", "Lone"}}[:1+d.roll(4)]}
	tangled := d.roll(3) == 0
	for i := range 6 - d.roll(4) {
		c := Customer{ID: string(rune('A' + i)), Name: d.pick("Alpha Ltd", "Beta", "Gamma & Co", ""), Synced: d.roll(4) == 0}
		c.Postcode, c.Telephone = d.pick("", "LS1"), d.pick("", "01")
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
	if d.roll(3) > 0 {
		d.lists(l)
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

// file returns a small file about the ledger's customers: mostly good rows, duplicates, and mistakes.
func (d *dice) file(t testing.TB, kind Kind) *ParsedFile {
	t.Helper()
	headers := []string{
		"CustomerId|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber",
		"CustomerId|CustomerName|Synced|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber",
	}
	header := headers[min(int(kind)+d.roll(2), 1)]
	if kind == ForLoad && d.roll(2) == 0 {
		header += "|Post Code|Tel"
	}
	in := file(t, kind, header)
	in.Origin = d.origin()
	for i := range d.roll(9) {
		row := Row{Number: i + 2}
		if n := len(in.Rows); n > 0 && d.roll(5) == 0 {
			row.Cells = in.Rows[d.roll(n)].Cells
		} else {
			row.Cells = d.cells()
		}
		d.mistake(&row)
		if in.Layout.Has(ColumnTelephone) && len(row.Damage) == 0 && d.roll(8) == 0 {
			row.Damage = []Damage{{Column: ColumnTelephone, What: "is the error #N/A"}}
		}
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
	cells[ColumnPostcode] = d.pick("", "LS1", "ls1")
	cells[ColumnTelephone] = d.pick("", "1", "0\u200b1")
	return cells
}

// mistake changes some rows so that something is missing or wrong.
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
		row.Cells[Column(d.roll(UploadColumns))] = "a\u200bb"
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
	case 16:
		row.Cells[ColumnAccount] = d.pick("Öst", "öST", "Öl")
	case 14, 15:
		row.Cells[ColumnAccount], row.Cells[ColumnSageID] = row.Cells[ColumnSageID], row.Cells[ColumnAccount]
	}
}

// allowance returns an allowance of nothing, of faults in all rows, of faults of one customer, or of both.
func (d *dice) allowance() Allowance {
	var a Allowance
	can := []Fault{SageCustomerTaken, AlreadySynced, UnknownCompany, NameDiffers, ChangedSince, UnlikeOthers, UnknownAccount, NotOpen, NamesUnlike, BadValue}
	for range d.roll(4) {
		a = a.With(d.pick("", "", "A", "B", "C"), can[d.roll(len(can))])
	}
	return a
}

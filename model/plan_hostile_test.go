package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// hostileCase is a database and a file that make planning do as much work as possible.
type hostileCase struct {
	name      string
	customers func(i int) Customer // of n; nil for customers without a link
	companies int
	row       func(i int) [FileColumns]string
	allow     Allowance
	want      Class // of most rows
}

// acme is the only company of most hostile cases.
var acme = Company{"10", "Acme UK"}

func linkedRow(i int, c Company, id, account string) (cells [FileColumns]string) {
	cells[ColumnID] = fmt.Sprintf("C%06d", i)
	cells[ColumnSite], cells[ColumnCompany], cells[ColumnSageID], cells[ColumnAccount] = c.Site, c.Name, id, account
	return cells
}

func companyNumber(i int) Company {
	if i%2 == 1 {
		return Company{fmt.Sprint(i), "Twin"}
	}
	return Company{fmt.Sprint(i), fmt.Sprintf("%s Trading %d", strings.Repeat("Company ", i%7), i)}
}

func allowing(all ...Fault) (a Allowance) {
	for _, f := range all {
		a = a.With("", f)
	}
	return a
}

func hostileCases(n int) []hostileCase {
	number := func(i int) string { return fmt.Sprint(i) }
	holder := func(link func(i int) Link) func(int) Customer {
		return func(i int) Customer { return Customer{Link: link(i)} }
	}
	one := holder(func(i int) Link { return Link{acme, "", "ONE"} })
	own := holder(func(i int) Link { return Link{acme, "", "A" + number(i)} })
	return []hostileCase{
		{
			name: "all rows claim one Sage customer", want: Rejected,
			row: func(i int) [FileColumns]string { return linkedRow(i, acme, "", "ONE") },
		},
		{
			name: "all rows are of one customer", want: Rejected,
			row: func(i int) [FileColumns]string { return linkedRow(1, acme, number(i), "") },
		},
		{
			name: "all move one place down", customers: own, want: Changed,
			row: func(i int) [FileColumns]string { return linkedRow(i, acme, "", "A"+number((i+1)%n)) },
		},
		{
			name: "all move one place up and the last is blocked", want: Rejected,
			customers: func(i int) Customer { return Customer{Link: Link{acme, "", "A" + number(i)}, Synced: i == 0} },
			row:       func(i int) [FileColumns]string { return linkedRow(i, acme, "", "A"+number((i+n-1)%n)) },
		},
		{
			name: "all move one place down and the last is blocked", want: Rejected,
			customers: func(i int) Customer { return Customer{Link: Link{acme, "", "A" + number(i)}, Synced: i == n-1} },
			row:       func(i int) [FileColumns]string { return linkedRow(i, acme, "", "A"+number((i+1)%n)) },
		},
		{
			name: "all hold one Sage customer, half give it up, half complete their link", customers: one, want: Changed, allow: allowing(SageCustomerTaken),
			row: func(i int) [FileColumns]string {
				if i%2 == 0 {
					return linkedRow(i, acme, number(i), "")
				}
				return linkedRow(i, acme, number(i), "ONE")
			},
		},
		{
			name: "half hold one Sage customer and give it up to the other half", want: Changed, allow: allowing(SageCustomerTaken),
			customers: func(i int) Customer {
				return Customer{Link: Link{acme, number(i), [...]string{"ONE", "A" + number(i)}[i%2]}}
			},
			row: func(i int) [FileColumns]string {
				return linkedRow(i, acme, "", [...]string{"B" + number(i), "ONE"}[i%2])
			},
		},
		{
			name: "all hold one of two identifiers, and rows name both", want: Rejected, allow: allowing(SageCustomerTaken),
			customers: func(i int) Customer {
				return Customer{Link: Link{acme, [...]string{"1", ""}[i%2], [...]string{"", "ONE"}[i%2]}}
			},
			row: func(i int) [FileColumns]string { return linkedRow(i, acme, "1", "ONE") },
		},
		{
			name: "each row names another unknown company", companies: n / 2, want: Rejected,
			row: func(i int) [FileColumns]string { return linkedRow(i, companyNumber(2*(n+i)), number(i), "") },
		},
		{
			name: "unknown companies with the longest names", companies: n / 2, want: Rejected,
			row: func(i int) [FileColumns]string {
				return linkedRow(i, Company{"1", strings.Repeat("x", 240) + number(i)}, number(i), "")
			},
		},
		{
			name: "each row lacks its site", companies: n / 2, want: New, allow: allowing(NoSite),
			row: func(i int) [FileColumns]string {
				return linkedRow(i, Company{Name: companyNumber(i % (n / 4) * 2).Name}, number(i), "")
			},
		},
		{
			name: "each row lacks its site, of thousands", companies: n / 2, want: Rejected,
			row: func(i int) [FileColumns]string { return linkedRow(i, Company{Name: "Twin"}, number(i), "") },
		},
		{
			name: "each synced customer gets another link", companies: n / 2, want: Rejected,
			customers: func(i int) Customer {
				return Customer{Link: Link{companyNumber(i % (n / 2)), number(i), ""}, Synced: true}
			},
			row: func(i int) [FileColumns]string {
				return linkedRow(i, companyNumber(i%(n/2)), number(i+n), "")
			},
		},
		{
			name: "no row has a known customer", want: Rejected,
			row: func(i int) [FileColumns]string { return linkedRow(n+i, acme, number(i), "") },
		},
		{
			name: "each unknown customer could be any", want: Rejected,
			customers: func(i int) Customer { return Customer{ID: ambiguous(i, 'O', '0')} },
			row: func(i int) [FileColumns]string {
				row := linkedRow(i, acme, number(i), "")
				row[ColumnID] = ambiguous(i, 'o', '0')
				return row
			},
		},
	}
}

// ambiguous returns i in binary, written in two letters that look alike: every such text could mean any other.
func ambiguous(i int, zero, one rune) string {
	return strings.Map(func(r rune) rune { return [...]rune{zero, one}[r-'0'] }, fmt.Sprintf("1%017b", i))
}

// build returns the snapshot of n customers and the file of n rows.
func (h hostileCase) build(t testing.TB, n int) (*Snapshot, *ParsedFile) {
	companies, numbers := map[uint32]Company{1: acme}, map[Company]uint32{acme: 1}
	for i := range h.companies {
		companies[uint32(i+2)], numbers[companyNumber(i)] = companyNumber(i), uint32(i+2)
	}
	in := file(t, ForUpload, grid)
	var records []Record
	for i := range n {
		c := Customer{}
		if h.customers != nil {
			c = h.customers(i)
		}
		if c.ID == "" {
			c.ID = fmt.Sprintf("C%06d", i)
		}
		records = append(records, Record{ID: c.ID, Synced: c.Synced, Company: numbers[c.Link.Company], SageID: c.Link.SageID, Account: c.Link.Account})
		in.Rows = append(in.Rows, Row{Number: i + 2, Cells: h.row(i)})
	}
	return NewSnapshot("hostile", 1, companies, blocksOf(records)), in
}

// blocksOf returns the records in blocks of some hundred.
func blocksOf(records []Record) []*Block {
	slices.SortFunc(records, func(a, b Record) int { return strings.Compare(a.ID, b.ID) })
	var blocks []*Block
	for some := range slices.Chunk(records, 300) {
		var b BlockBuilder
		for _, r := range some {
			b.Add(r)
		}
		blocks = append(blocks, b.Block(1))
	}
	return blocks
}

func TestPlanOfHostileFiles(t *testing.T) {
	const n = 2_000
	for _, h := range hostileCases(n) {
		t.Run(h.name, func(t *testing.T) {
			s, in := h.build(t, n)
			p := PlanUpload(in, s, h.allow)
			if p.Counts[h.want] < n*9/10 {
				t.Errorf("%v; %s", p.Counts, p.Outcome(n/2).Reason)
			}
		})
	}
}

func BenchmarkPlanHostile100k(b *testing.B) {
	const n = 100_000
	for _, h := range hostileCases(n) {
		b.Run(h.name, func(b *testing.B) {
			s, in := h.build(b, n)
			b.ReportAllocs()
			for b.Loop() {
				p := PlanUpload(in, s, h.allow)
				for i := range p.Len() {
					p.Outcome(i)
				}
			}
		})
	}
}

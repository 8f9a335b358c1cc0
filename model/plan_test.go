package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const links = "CustomerId|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"

const grid = "CustomerId|CustomerName|Synced|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"

// snapshotFrom returns a snapshot of customers, each a line `ID|name|synced|site|company|sage ID|account`, with the
// companies that they name and those given as `site|company` alone.
func snapshotFrom(t testing.TB, lines ...string) *Snapshot {
	t.Helper()
	companies, numbers := map[uint32]Company{}, map[Company]uint32{}
	number := func(c Company) uint32 {
		if numbers[c] == 0 {
			numbers[c] = uint32(len(numbers) + 1)
			companies[numbers[c]] = c
		}
		return numbers[c]
	}
	var records []Record
	for _, line := range lines {
		f := strings.Split(line, "|")
		if len(f) == 2 {
			number(Company{f[0], f[1]})
			continue
		}
		r := Record{ID: f[0], Name: f[1], Synced: f[2] == "Yes", SageID: f[5], Account: f[6]}
		if f[4] != "" {
			r.Company = number(Company{f[3], f[4]})
		}
		records = append(records, r)
	}
	slices.SortFunc(records, func(a, b Record) int { return strings.Compare(a.ID, b.ID) })
	var b BlockBuilder
	var blocks []*Block
	for i, r := range records {
		b.Add(r)
		if i%2 == 1 || i == len(records)-1 {
			blocks = append(blocks, b.Block(1))
		}
	}
	return NewSnapshot("db", 7, companies, blocks)
}

// file returns what is parsed from a workbook with the header in row 1; the rows are lines with | between the cells.
func file(t testing.TB, kind Kind, header string, lines ...string) *ParsedFile {
	t.Helper()
	layout, err := NewLayout(kind, strings.Split(header, "|"))
	if err != nil {
		t.Fatal(err)
	}
	in := &ParsedFile{Sheet: "Customers", HeaderRow: 1, Layout: layout}
	for i, line := range lines {
		row := Row{Number: i + 2}
		cells := strings.Split(line, "|")
		for c := range FileColumns {
			if at := layout.At[c]; at >= 0 && at < len(cells) {
				row.Cells[c] = cells[at]
			}
		}
		in.Rows = append(in.Rows, row)
	}
	return in
}

// exampleSnapshot returns the snapshot of most tests: B to D are linked, S is linked and synced, T is only synced.
func exampleSnapshot(t *testing.T, more ...string) *Snapshot {
	return snapshotFrom(t, append([]string{
		"A|Alpha Ltd|No||||",
		"B|Beta & Sons|No|10|Acme UK|2|BETA",
		"C|Gamma|No|10|Acme UK||GAMM",
		"D|Delta|No|20|Acme Ireland|4|DELT",
		"S|Sigma|Yes|10|Acme UK|9|SIGM",
		"T|Tau|Yes||||",
		"E|Epsilon|No||||",
	}, more...)...)
}

func allow(t *testing.T, texts ...string) Allowance {
	t.Helper()
	a, err := ParseAllowance(texts)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// outcomes returns the classes of the plan's rows, or the codes of those with a fault.
func outcomes(p *Plan) []string {
	var list []string
	for i := range p.Len() {
		s := p.Class(i).String()
		if f := p.Fault(i); f != 0 {
			s = f.String()
		}
		list = append(list, s)
	}
	return list
}

func wantOutcomes(t *testing.T, p *Plan, want ...string) {
	t.Helper()
	if got := outcomes(p); !slices.Equal(got, want) {
		for i := range p.Len() {
			t.Logf("row %d: %s: %s", p.File.Rows[i].Number, got[i], p.Outcome(i).Reason)
		}
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSameOutcomeSeesEveryDifference(t *testing.T) {
	in := file(t, ForUpload, links, "A|Acme UK|10|1|ALPH", "B|Acme UK|10|2|NEW")
	p := PlanUpload(in, exampleSnapshot(t), Allowance{})
	if !p.SameOutcome(PlanUpload(in, exampleSnapshot(t, "X|new|No||||"), Allowance{})) {
		t.Error("another customer in the database made a difference")
	}
	other := snapshotFrom(t, "A|Alpha Ltd|No||||", "B|Beta|No|10|Acme UK|3|BETA")
	if p.SameOutcome(PlanUpload(in, other, Allowance{})) {
		t.Error("another old link made no difference")
	}
	synced := snapshotFrom(t, "A|Alpha Ltd|No||||", "B|Beta|Yes|10|Acme UK|2|BETA")
	if p.SameOutcome(PlanUpload(in, synced, Allowance{})) {
		t.Error("another class made no difference")
	}
}

func TestUploadOfTheUntouchedExportChangesNothing(t *testing.T) {
	s := exampleSnapshot(t)
	var rows []string
	for _, c := range s.All() {
		rows = append(rows, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s", c.ID, c.Name, YesNo(c.Synced), c.Link.Company.Name, c.Link.Company.Site, c.Link.SageID, c.Link.Account))
	}
	p := PlanUpload(file(t, ForUpload, grid, rows...), s, Allowance{})
	if p.Counts[Unchanged]+p.Counts[NotFilledIn] != s.Len() || !p.Batch().Empty() {
		t.Errorf("counts %v", p.Counts)
	}
	l := PlanLoad(file(t, ForLoad, grid, rows...), s, LoadOption{})
	if l.Counts[Unchanged] != s.Len() || !l.Batch().Empty() {
		t.Errorf("load counts %v", l.Counts)
	}
}

func TestHeaders(t *testing.T) {
	for _, test := range []struct {
		name, header string
		kind         Kind
		want         string // part of the error; "" for none
	}{
		{"the export's own", grid, ForUpload, ""},
		{"forgiven: case, spaces, _ and -", "customer id|SAGE_COMPANY-NAME|sage site id|sage account number", ForUpload, ""},
		{"without an identifier", "CustomerId|SageCompanyName|SageSiteId", ForUpload, "no column SageAccountNumber or SageCustomerId"},
		{"without a site", "CustomerId|SageCompanyName|SageSite|SageAccountNumber", ForUpload, "if SageSite is meant, rename it to SageSiteId"},
		{"twice", "CustomerId|Customer ID|SageCompanyName|SageSiteId|SageAccountNumber", ForUpload, "CustomerId appears twice"},
		{"others may stand twice", links + "|Note|Note", ForUpload, ""},
		{"a synonym for a load", "CustomerId|Company Name", ForLoad, ""},
		{"no synonym for an upload", "CustomerId|Company|SageSiteId|SageAccountNumber", ForUpload, "no column SageCompanyName"},
		{"no name for a load", "CustomerId|Town", ForLoad, "no column CustomerName"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := NewLayout(test.kind, strings.Split(test.header, "|"))
			if test.want == "" && err != nil {
				t.Error(err)
			}
			if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func BenchmarkPlanUpload100k(b *testing.B) {
	lines := []string{"10|Acme UK"}
	rows := make([]string, 100_000)
	for i := range rows {
		lines = append(lines, fmt.Sprintf("C%06d|Customer %d Ltd|No||||", i, i))
		rows[i] = fmt.Sprintf("C%06d|Customer %d Ltd|No|Acme UK|10|%d|CUST%06d", i, i, i+1, i)
	}
	s, in := snapshotFrom(b, lines...), file(b, ForUpload, grid, rows...)
	for b.Loop() {
		if p := PlanUpload(in, s, Allowance{}); p.Counts[New] != len(rows) {
			b.Fatal(p.Counts)
		}
	}
}

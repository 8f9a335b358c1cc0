package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestColumnsOfEvidenceAreRecognised(t *testing.T) {
	for column, titles := range map[Column]string{
		ColumnPostcode:  "Postcode|Post Code|post_code|POSTAL CODE|Zip|ZIP Code|Post Code *",
		ColumnTelephone: "Telephone|Phone|Tel|Tel.|Phone Number|Telephone Number",
		ColumnEmail:     "Email|E-mail|E-Mail Address|email address",
		ColumnWebsite:   "Website|Web|URL|Web Site|Web-site",
		ColumnVATNumber: "VATNumber|VAT Number|VAT Reg No|VAT Reg. No.|VAT|VAT No|Tax ID|Tax Number",
	} {
		for title := range strings.SplitSeq(titles, "|") {
			for _, kind := range []Kind{ForLoad, ForUpload} {
				l, err := NewLayout(kind, append([]string{title}, strings.Split(grid, "|")...))
				if err != nil || l.At[column] != 0 || len(l.Ignored) > 0 {
					t.Errorf("%q is at %d, the columns ignored are %q, %v", title, l.At[column], l.Ignored, err)
				}
			}
		}
	}
	for _, title := range []string{"Delivery Postcode", "Email (old)", "Fax", "Telephone 2", "Code", "VAT Code"} {
		l, err := NewLayout(ForLoad, []string{"CustomerId", "CustomerName", title})
		if err != nil || !slices.Equal(l.Ignored, []string{title}) {
			t.Errorf("%q is not ignored: %v", title, err)
		}
	}
}

func TestTwoColumnsOfOneEvidence(t *testing.T) {
	for _, test := range []struct {
		name, headers string
		at            int
		err           string
	}{
		{"two titles", "CustomerId|CustomerName|Phone|Tel", -1, "the columns Phone and Tel both mean Telephone; delete or rename one of the two"},
		{"the same title", "CustomerId|CustomerName|VAT|VAT", -1, "the columns VAT and VAT both mean VAT Number; delete or rename one of the two"},
		{"our own header twice", "CustomerId|CustomerName|E-mail|Email", -1, "the columns E-mail and Email both mean E-mail; delete or rename one of the two"},
		{"our own header first", "CustomerId|CustomerName|Website|URL", 2, ""},
		{"our own header last", "CustomerId|CustomerName|Zip|Postal Code|Postcode", 4, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			l, err := NewLayout(ForLoad, strings.Split(test.headers, "|"))
			if got := fmt.Sprint(err); (err != nil || test.err != "") && got != test.err {
				t.Errorf("got %s, want %s", got, test.err)
			}
			if header, ok := errors.AsType[*HeaderError](err); ok != (test.err != "") || ok && len(header.Found) == 0 {
				t.Errorf("%+v is not the error of a header", err)
			}
			if test.at >= 0 && !slices.Contains(l.At[UploadColumns:], test.at) {
				t.Errorf("column %d is not read: %v", test.at, l.At)
			}
			upload := strings.Replace(test.headers, "CustomerName", links[strings.Index(links, "|")+1:], 1)
			if _, err := NewLayout(ForUpload, strings.Split(upload, "|")); err != nil {
				t.Errorf("an upload: %v", err)
			}
		})
	}
}

const evidenceHeader = "CustomerId|CustomerName|Post Code|Tel|Email|Web|VAT No"

// detailed returns a snapshot of two customers, one with evidence.
func detailed(t *testing.T) *Snapshot {
	return snapshotOf(t,
		Customer{ID: "A", Name: "Alpha", Postcode: "LS1 4DL", Telephone: "0113 496 0000", Email: "info@alpha.example", Website: "alpha.example", VATNumber: "GB1"},
		Customer{ID: "B", Name: "Beta"})
}

func TestLoadOfEvidence(t *testing.T) {
	alpha := detailed(t).At(0)
	with := func(change func(*Customer)) Customer {
		c := alpha
		change(&c)
		return c
	}
	for _, test := range []struct {
		name, row, want, reason string
		after                   Customer
	}{
		{"the same", "A|Alpha|LS1 4DL|0113 496 0000|info@alpha.example|alpha.example|GB1", "unchanged", "no change", alpha},
		{"empty values keep the old ones", "A|Alpha|||||", "unchanged", "no change", alpha},
		{
			"a changed value", "A|Alpha|LS1 4DM||||", "changed", "Postcode: LS1 4DL → LS1 4DM",
			with(func(c *Customer) { c.Postcode = "LS1 4DM" }),
		},
		{
			"several, and the name", "A|Alpha Ltd||1|2|3|4", "changed",
			"renamed: Alpha → Alpha Ltd; Telephone: 0113 496 0000 → 1; E-mail: info@alpha.example → 2; Website: alpha.example → 3; VAT Number: GB1 → 4",
			with(func(c *Customer) {
				c.Name, c.Telephone, c.Email, c.Website, c.VATNumber = "Alpha Ltd", "1", "2", "3", "4"
			}),
		},
		{
			"the first value", "B|Beta|LS2||||", "changed", "Postcode: none → LS2",
			Customer{ID: "B", Name: "Beta", Postcode: "LS2"},
		},
		{"a new customer", "C|Gamma|LS3|||c.example|", "new", "added", Customer{ID: "C", Name: "Gamma", Postcode: "LS3", Website: "c.example"}},
		{
			"invisible characters", "B|Beta|LS\u200b2|\u202a0113\u202c|\ufeff||", "changed", "Postcode: none → LS2; Telephone: none → 0113",
			Customer{ID: "B", Name: "Beta", Postcode: "LS2", Telephone: "0113"},
		},
		{
			"a value that is too long", "B|Beta|LS2|" + strings.Repeat("1", MaxText+1) + "|||", "changed",
			"Postcode: none → LS2; left out: Telephone is 256 characters long; 255 are possible",
			Customer{ID: "B", Name: "Beta", Postcode: "LS2"},
		},
		{
			"bytes that are no text", "B|Beta||||\xff|", "unchanged", "left out: Website holds bytes that are no text",
			Customer{ID: "B", Name: "Beta"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanLoad(file(t, ForLoad, evidenceHeader, test.row), detailed(t), LoadOption{})
			wantOutcomes(t, p, test.want)
			if o := p.Outcome(0); o.After != test.after || o.Reason != test.reason {
				t.Errorf("got %+v, %s; want %+v, %s", o.After, o.Reason, test.after, test.reason)
			}
		})
	}
}

func TestLoadLeavesDamagedEvidenceOut(t *testing.T) {
	in := file(t, ForLoad, evidenceHeader, "A|Alpha|LS9|1.2E+15|||", "C|Gamma||#N/A|||", "B|Beta||2|||")
	in.Rows[0].Damage = []Damage{{ColumnTelephone, "shows 1.2E+15: Excel rounded the number"}}
	in.Rows[1].Damage = []Damage{{ColumnTelephone, "is the error #N/A"}}
	p := PlanLoad(in, detailed(t), LoadOption{})
	wantOutcomes(t, p, "changed", "new", "changed")
	if p.HasProblems() || p.Fault(0) != 0 || p.Outcome(0).After.Telephone != "0113 496 0000" || p.Outcome(1).After.Telephone != "" {
		t.Errorf("got %+v and %+v", p.Outcome(0), p.Outcome(1))
	}
	if o := p.Outcome(1); o.Reason != "added; left out: Telephone is the error #N/A" {
		t.Error(o.Reason)
	}
	notes := p.Notes()
	for _, want := range []string{
		"2 details are left out: in row 2 Telephone shows 1.2E+15: Excel rounded the number",
		"imports changed details of 2 customers",
	} {
		if !slices.Contains(notes, want) {
			t.Errorf("%q is missing in %q", want, notes)
		}
	}
}

func TestLoadOfARepeatedCustomerTakesTheEvidenceOfItsFirstRow(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, evidenceHeader, "B|Beta|LS2|1|||", "B|Beta|LS3||||", "B|Beta|LS2||||", "B|Beta|||b@b.example||"), detailed(t), LoadOption{})
	wantOutcomes(t, p, "changed", "unchanged", "unchanged", "unchanged")
	if b := p.Batch(); len(b.Put) != 1 || b.Put[0].Postcode != "LS2" || b.Put[0].Email != "" {
		t.Errorf("writes %+v", b.Put)
	}
	if want := "2 rows repeat customers with other details; those of the first row count"; !slices.Contains(p.Notes(), want) {
		t.Errorf("%q is missing in %q", want, p.Notes())
	}
}

func TestLoadTakesEvidenceBesideAFaultyLinkAndAConflict(t *testing.T) {
	s := exampleSnapshot(t)
	p := PlanLoad(file(t, ForLoad, grid+"|Tel", "A|Alpha Ltd|No|Acme UK||1||1", "B|Beta & Sons|Yes|Acme UK|10|3|OTHER|2"), s, LoadOption{})
	wantOutcomes(t, p, "no-site", "conflict")
	for i, want := range []string{"1", "2"} {
		if got := p.Outcome(i).After.Telephone; got != want {
			t.Errorf("row %d: telephone %q, want %q", i, got, want)
		}
	}
	if p.Load.Evidence != 2 {
		t.Errorf("details of %d customers change", p.Load.Evidence)
	}
}

func TestUploadIgnoresEvidence(t *testing.T) {
	in := file(t, ForUpload, links+"|Tel", "B|Acme UK|10|2|BETA|"+strings.Repeat("x", MaxText+1))
	in.Rows[0].Damage = []Damage{{ColumnTelephone, "is the error #N/A"}}
	wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "unchanged")
}

func TestEvidenceOfARowIsItsOwn(t *testing.T) {
	customers := []Customer{
		{ID: "A", Name: "Alpha"},
		{ID: "B", Name: "Beta", Telephone: strings.Repeat("1", 300)},
		{ID: "C", Name: "Gamma"},
		{ID: "D", Name: "Delta", Postcode: "LS1", VATNumber: "GB1"},
		{ID: "E", Name: "Epsilon", Website: "e.example"},
		{ID: "F"},
	}
	s := snapshotOf(t, customers...)
	for row, want := range customers {
		if got := s.At(row); got != want {
			t.Errorf("row %d is %+v, want %+v", row, got, want)
		}
		b, i := s.locate(row)
		for _, c := range evidenceColumns {
			if got, folded := b.textOf(i, columns[c].stored), b.folded(i, columns[c].stored); got != c.Text(want) || folded != Fold(c.Text(want)) {
				t.Errorf("row %d: %v is %q, folded %q, want %q", row, c, got, folded, c.Text(want))
			}
		}
	}
	if got := s.EvidenceColumns(); !slices.Equal(got, []Column{ColumnPostcode, ColumnTelephone, ColumnWebsite, ColumnVATNumber}) {
		t.Errorf("customers have values in %v", got)
	}
	if got := few(t).EvidenceColumns(); len(got) > 0 {
		t.Errorf("customers without evidence have values in %v", got)
	}
}

func TestFilterAndSortByEvidence(t *testing.T) {
	s := snapshotOf(t,
		Customer{ID: "A", Name: "Alpha", Postcode: "LS10", VATNumber: "GB 123 4567 72"},
		Customer{ID: "B", Name: "Beta"},
		Customer{ID: "C", Name: "Gamma", Postcode: "ls9", Email: "Info@Gämma.example"},
		Customer{ID: "D", Name: "Delta", Telephone: "0113 496 0000", Website: "delta.example"})
	for query, want := range map[string]string{
		"postcode:ls": "A C", "postcode:=LS9": "C", "postcode:none": "B D", "has:postcode": "A C", "-has:vat": "B C D", "vat:123": "A",
		"email:gamma": "C", "tel:0113": "D", "website:/^delta/": "D", "postcode:ls2..ls9": "C",
		"0113": "", "delta.example": "", "/0113/": "", "-info": "A B C D", // words and regexes search what is on the screen
	} {
		q := mustQuery(t, query)
		rows, err := q.Rows(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if got, single := idsOf(s, rows), idsOf(s, matched(q, s)); got != want || single != want {
			t.Errorf("%s finds %q and matches %q, want %q", query, got, single, want)
		}
	}
	for order, want := range map[string]string{"postcode": "C A B D", "-postcode": "A C B D", "vat,-id": "A D C B"} {
		by, err := ParseOrder(order)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := s.Sort(t.Context(), s.AllRows(), by)
		if got := idsOf(s, rows); got != want || err != nil {
			t.Errorf("by %s: %q, %v, want %q", order, got, err, want)
		}
	}
	values, err := s.Values(t.Context(), s.AllRows(), ColumnPostcode)
	if err != nil || len(values) != 3 || values[0] != (ValueCount{"", 2}) {
		t.Errorf("values of postcode: %v, %v", values, err)
	}
}

func TestCompletionOffersEvidenceThatIsThere(t *testing.T) {
	s := snapshotOf(t, Customer{ID: "A", Name: "Alpha", Postcode: "LS10"})
	for text, want := range map[string]string{"p": "postcode:", "v": "", "has:p": "postcode", "has:v": "", "postcode:": "=LS10"} {
		if got := joinedInserts(Complete(t.Context(), s, nil, text, len(text))); got != want {
			t.Errorf("%s| offers %q, want %q", text, got, want)
		}
	}
}

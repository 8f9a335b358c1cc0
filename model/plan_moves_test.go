package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNoteAboutIdentifiersInAnotherCompany(t *testing.T) {
	const one, both = ": A1 in Acme UK and A1 in Café Beta are different Sage customers", ": A1 in Acme UK and A1 in Café Beta are different Sage customers"
	for name, test := range map[string]struct {
		rows []string
		want []string
	}{
		"the company changes":               {[]string{"A|Café Beta|20|1|A1"}, []string{"1 customer gets another company and keeps its identifiers" + one}},
		"two of them":                       {[]string{"A|Café Beta|20|1|A1", "B|Café Beta|20||A2"}, []string{"2 customers get another company and keep their identifiers" + both}},
		"only the customer ID stays":        {[]string{"A|Café Beta|20|1|"}, []string{"1 customer gets another company and keeps its identifiers: 1 in Acme UK and 1 in Café Beta are different Sage customers"}},
		"the case of the account changes":   {[]string{"B|Café Beta|20||a2"}, []string{"1 customer gets another company and keeps its identifiers: a2 in Acme UK and a2 in Café Beta are different Sage customers"}},
		"the identifiers change too":        {[]string{"A|Café Beta|20|8|B1"}, nil},
		"the company is spelled otherwise":  {[]string{"A|acme uk|10|1|A1"}, nil},
		"another identifier in the company": {[]string{"A|Acme UK|10|9|A9"}, nil},
		"a first link":                      {[]string{"C|Café Beta|20|3|A3"}, nil},
		"the row is rejected":               {[]string{"D|Café Beta|20|4|A4"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := snapshotFrom(t, "A||No|10|Acme UK|1|A1", "B||No|10|Acme UK||A2", "C||No||||", "D||Yes|10|Acme UK|4|A4", "E||No|20|Café Beta|5|A5")
			p := PlanUpload(file(t, ForUpload, links, test.rows...), s, Allowance{})
			if diff := cmp.Diff(test.want, p.MoveNotes()); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestLikelyCompany(t *testing.T) {
	for in, want := range map[Company]Company{
		{"", "Acme UKK"}:   {"10", "Acme UK"},
		{"10", "acme"}:     {"10", "Acme UK"},
		{"10", "Northern"}: {},
	} {
		if got := few(t).LikelyCompany(in); got != want {
			t.Errorf("%v: %v, want %v", in, got, want)
		}
	}
}

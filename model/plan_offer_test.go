package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestOffers plans uploads with rejected rows, and compares what is offered to accept them.
func TestOffers(t *testing.T) {
	const header = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"
	for _, test := range []struct {
		name  string
		allow []string
		rows  []string
		want  string
	}{
		{"nothing is rejected", nil, []string{"A|Alpha Ltd|Acme UK|10|1|ALPH"}, ""},
		{"one fault", nil, []string{"A|Alpha Ltd|Acme UK|10|2|BETA"}, "shared 1"},
		{"one fault of several rows", nil, []string{"A|Other|Acme UK|10||N1", "E|Other|Acme UK|10||N2"}, "name 2"},
		{"rows with different faults", nil, []string{"A|Other|Acme UK|10||N1", "S|Sigma|Acme UK|10||FREE"}, "relink 1, name 1"},
		{"one that cannot be allowed", nil, []string{"X||Acme UK|10||N1"}, ""},
		{"one after which another cannot be allowed", nil, []string{"A|Other|Acme UK|10|9|BETA"}, ""},
		{"one after which another can be allowed", nil, []string{"A|Other|Acme UK|10|2|BETA"}, "shared,name 1"},
		{"three faults of one row", nil, []string{"S|Other|Acme UK|10|2|BETA"}, "shared,relink,name 1"},
		{"a fault that is allowed", []string{"shared"}, []string{"S|Sigma|Acme UK|10|2|BETA"}, "relink 1"},
		{"rows of which some have more faults", nil, []string{"A|Other|Acme UK|10||N1", "E|Other|Acme UK|10|2|BETA"}, "name 1, shared,name 1"},
		{"a duplicate of a rejected row", nil, []string{"A|Other|Acme UK|10||N1", "A|Other|Acme UK|10||N1"}, "name 2"},
		{"a company that looks like a known one", nil, []string{"A|Alpha Ltd|Аcme UK|10||N1"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, header, test.rows...), exampleSnapshot(t), allow(t, test.allow...))
			var got []string
			for _, o := range p.Offers() {
				got = append(got, fmt.Sprintf("%s %d", strings.Join(o.Faults.AllowNames(), ","), o.Rows))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q; outcomes %q", got, test.want, outcomes(p))
			}
		})
	}
}

// TestOffersHelp applies each offer to uploads with random faults: it accepts as many of the rejected rows as it says.
func TestOffersHelp(t *testing.T) {
	const header = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"
	values := [][]string{{"A", "E", "S", "C", "T"}, {"", "Other"}, {"Acme UK", "Acme France"}, {"10"}, {"", "2", "9", "77"}, {"BETA", "GAMM", "NEW1", "tbc"}}
	s := exampleSnapshot(t)
	offered := 0
	for n := range 400 {
		var rows []string
		for r := range 4 {
			var cells []string
			for c, list := range values {
				cells = append(cells, list[(n*7+r*(c+3)+n/(c+1))%len(list)])
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		p := PlanUpload(file(t, ForUpload, header, rows...), s, Allowance{})
		for _, o := range p.Offers() {
			offered++
			again, accepted := PlanUpload(p.File, s, Allowance{All: o.Faults}), 0
			for i := range p.Len() {
				if p.Class(i) == Rejected && again.Class(i) != Rejected {
					accepted++
				}
			}
			if accepted < o.Rows || o.Rows == 0 {
				t.Fatalf("%q: %v accepts %d rows, offered for %d", rows, o.Faults.AllowNames(), accepted, o.Rows)
			}
		}
	}
	if offered < 100 {
		t.Errorf("only %d offers were made", offered)
	}
}

func TestUnknownCompanyNamesTheLikelyOne(t *testing.T) {
	s := snapshotFrom(t, "10|Acme UK", "20|Acme Ireland", "20|Northern Brick Holdings", "30|Rowan")
	for company, want := range map[Company]string{
		{"10", "Acme UKK"}:       "; did you mean Acme UK at site 10? It is written here with \"K\" added",
		{"11", "Acme UK"}:        "; Acme UK is known at site 10",
		{"40", "Acme Irelands"}:  "; did you mean Acme Ireland at site 20?",
		{"40", "Northern Brick"}: "; did you mean Northern Brick Holdings at site 20?",
		{"40", "Rowan Motors"}:   "; did you mean Rowan at site 30?",
		{"40", "Acme"}:           "", // two have the word
		{"30", "Zeta"}:           "; only Rowan is known at that site",
		{"20", "Zeta"}:           "", // two are known there
		{"40", "Zeta"}:           "",
		{"40", "…"}:              "",
	} {
		if got := s.SuggestCompany(company); got != want {
			t.Errorf("%s: got %q, want %q", company, got, want)
		}
	}
	p := PlanUpload(file(t, ForUpload, links, "A|Acme Irelands|40||N1", "A|Acme Irelands|40||N1"), s, Allowance{})
	if want := "unknown company: Acme Irelands at site 40, in 2 rows; did you mean Acme Ireland at site 20?"; len(p.Companies) > 0 && !slices.Contains(p.Notes(), want) {
		t.Errorf("got %q, want %q", p.Notes(), want)
	}
}

func TestUploadSaysThatNamesAreNotCompared(t *testing.T) {
	for header, want := range map[string]bool{"Name": true, "Customer *": true, "company name": true, "CustomerName": false, "Contact": false} {
		in := file(t, ForUpload, links+"|"+header, "A|Acme UK|10|1|ALPH|Alpha Ltd")
		notes := PlanUpload(in, exampleSnapshot(t), Allowance{}).Notes()
		got := slices.Contains(notes, "names are not compared with those of the customers: the column "+header+" would have to be called CustomerName")
		if got != want {
			t.Errorf("a column %s: %q", header, notes)
		}
	}
}

func TestCompareFaultsCountsEveryFault(t *testing.T) {
	high, two := Faults(1<<18), Faults(0).With(SageCustomerTaken).With(NameDiffers)
	if compareFaults(high, two) >= 0 || compareFaults(two, high) <= 0 || compareFaults(high|1<<17, high) <= 0 {
		t.Error("a set of fewer faults does not come first if one of them has a number above 15")
	}
}

package model

import (
	"fmt"
	"testing"
)

func TestUploadAllowing(t *testing.T) {
	for _, test := range []struct {
		name  string
		allow []string
		rows  []string
		want  []string
	}{
		{"shared", []string{"shared"}, []string{"A|Acme UK|10|2|BETA"}, []string{"new"}},
		{"shared between rows", []string{"shared"}, []string{"A|Acme UK|10||N", "E|Acme UK|10||N"}, []string{"new", "new"}},
		{"shared for one customer", []string{"shared:A"}, []string{"A|Acme UK|10||N", "E|Acme UK|10||N"}, []string{"new", "sage-customer-taken"}},
		{"relink", []string{"relink"}, []string{"S|Acme UK|10|7|FREE"}, []string{"changed"}},
		{"relink of one synced without a link", []string{"relink"}, []string{"T|Acme UK|10|7|FREE"}, []string{"new"}},
		{"relink gives up what was held", []string{"relink"}, []string{"A|Acme UK|10|9|SIGM", "S|Acme UK|10|7|FREE"}, []string{"new", "changed"}},
		{"the next fault decides", []string{"shared"}, []string{"S|Acme UK|10||BETA"}, []string{"already-synced"}},
		{"both", []string{"shared,relink"}, []string{"S|Acme UK|10||BETA"}, []string{"changed"}},
		{"company", []string{"company"}, []string{"A|Acme France|30|1|ALPH"}, []string{"new"}},
		{"the only site is filled in without an allowance", nil, []string{"A|Acme UK||1|ALPH"}, []string{"new"}},
		{"the site of an unknown company cannot be filled in", nil, []string{"A|Acme France||1|ALPH"}, []string{"no-site"}},
		{"the site of a company at two sites cannot be filled in", nil, []string{"A|Twice||1|ALPH"}, []string{"no-site"}},
		{"a filled-in site can agree", nil, []string{"B|Acme UK||2|BETA"}, []string{"unchanged"}},
		{"ids-disagree cannot be allowed", []string{"shared,relink,company,name"}, []string{"A|Acme UK|10|9|BETA"}, []string{"ids-disagree"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := exampleSnapshot(t, "1|Twice", "2|Twice")
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), s, allow(t, test.allow...)), test.want...)
		})
	}
}

func TestAllowanceRefuses(t *testing.T) {
	for _, text := range []string{"", "everything", "damaged-value", "shared:", "shared,,"} {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) {
			if _, err := ParseAllowance([]string{text}); err == nil {
				t.Error("was accepted")
			}
		})
	}
	if a := allow(t, "sage-customer-taken:A:B"); !a.Allows("A:B", SageCustomerTaken) {
		t.Error("a fault's code, or a CustomerId with a colon, is refused")
	}
}

// TestUploadKeepsWhatWasAllowed: a completed link is still the one for which a fault was allowed.
func TestUploadKeepsWhatWasAllowed(t *testing.T) {
	s := snapshotOf(t, Customer{ID: "A", Link: Link{Company{"10", "Acme UK"}, "", "XRAY"}, Allowed: Faults(0).With(AlreadySynced)})
	for _, test := range []struct {
		name, row string
		want      Faults
	}{
		{"when the link is completed", "A|Acme UK|10|1|XRAY", Faults(0).With(AlreadySynced)},
		{"not when it is replaced", "A|Acme UK|10|1|Y", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := PlanUpload(file(t, ForUpload, links, test.row), s, Allowance{}).Outcome(0).After.Allowed; got != test.want {
				t.Errorf("got %v, want %v", got.AllowNames(), test.want.AllowNames())
			}
		})
	}
}

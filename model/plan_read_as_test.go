package model

import "testing"

func TestKnownCompanyReplacesUnknownOne(t *testing.T) {
	s := exampleSnapshot(t)
	typo, acme := Company{"10", "Acme Ukk"}, Company{"10", "Acme UK"}
	rows := []string{"A|Acme Ukk|10||A1", "E|ACME UKK|10||BETA", "T|Acme UK|10||T1"}
	plan := func(a Allowance) *Plan { return PlanUpload(file(t, ForUpload, links, rows...), s, a) }

	p := plan(Allowance{})
	if o := p.Outcome(0); o.Fault != UnknownCompany || o.Likely != acme || o.ReadAs != "" {
		t.Fatalf("got %+v", o)
	}
	a := Allowance{}.WithReadAs(typo, acme)
	p = plan(a)
	if o := p.Outcome(0); o.Class != New || o.After.Link.Company != acme || o.ReadAs != "Acme Ukk → Acme UK" {
		t.Errorf("got %+v", o)
	}
	if o := p.Outcome(1); o.Fault != SageCustomerTaken || o.ReadAs != "ACME UKK → Acme UK" {
		t.Errorf("the identifier of another customer: got %+v", o)
	}
	if o := p.Outcome(2); o.ReadAs != "" {
		t.Errorf("a row with the known company: got %+v", o)
	}
	if b := p.Batch(); len(b.AddCompanies) > 0 || len(p.Companies) > 0 {
		t.Errorf("adds %v", b.AddCompanies)
	}
	if got := p.Corrections(); len(got) != 1 || got[0] != "Acme Ukk → Acme UK" {
		t.Errorf("corrections are %q", got)
	}
	if back := a.WithoutReadAs(typo); !back.IsZero() || a.IsZero() || plan(back).Fault(0) != UnknownCompany {
		t.Error("it cannot be taken back")
	}
}

func TestReplacingCompanyMustBeKnownAndTheOtherUnknown(t *testing.T) {
	s := exampleSnapshot(t)
	in := file(t, ForUpload, links, "A|Acme Ukk|10||A1", "E|Acme Ireland|20||E1")
	p := PlanUpload(in, s, Allowance{}.WithReadAs(Company{"10", "Acme Ukk"}, Company{"10", "Acme France"}).WithReadAs(Company{"20", "Acme Ireland"}, Company{"10", "Acme UK"}))
	if p.Fault(0) != UnknownCompany {
		t.Errorf("an unknown company is used: %+v", p.Outcome(0))
	}
	if o := p.Outcome(1); o.After.Link.Company.Name != "Acme Ireland" {
		t.Errorf("a known company was replaced: %+v", o)
	}
}

// Only what the sentence asks, "did you mean", can be accepted.
func TestLikelyCompanyIsOfferedWhereTheReasonAsks(t *testing.T) {
	s := snapshotFrom(t, "10|Acme UK", "20|Acme Ireland", "30|Rowan Motors", "31|Rowan Motors", "C|Gamma|No||||")
	for company, want := range map[string]Company{
		"Acme Irelands|40": {"20", "Acme Ireland"},
		"Acme UKK|10":      {"10", "Acme UK"},
		"Acme UK|11":       {},
		"Rowan Motorss|31": {"31", "Rowan Motors"},
		"Rowan Motorss|32": {}, // it is known at two sites
		"Zeta|20":          {},
	} {
		o := PlanUpload(file(t, ForUpload, links, "C|"+company+"||N1"), s, Allowance{}).Outcome(0)
		if o.Fault != UnknownCompany || o.Likely != want {
			t.Errorf("%s: %s, meant %v: %s", company, o.Fault, o.Likely, o.Reason)
		}
	}
}

func TestAllowedCompanyIsAllowedInAllRows(t *testing.T) {
	s := exampleSnapshot(t)
	france := Company{"10", "Acme France"}
	rows := []string{"A|Acme France|10||F1", "E|ACME FRANCE|10||F2", "T|Acme Spain|10||S1"}
	plan := func(a Allowance) *Plan { return PlanUpload(file(t, ForUpload, links, rows...), s, a) }

	if p := plan(Allowance{}); p.AllowableCompanies() != 2 {
		t.Fatalf("%d companies can be allowed", p.AllowableCompanies())
	}
	a := Allowance{}.WithCompany(Company{"10", "acme france"})
	p := plan(a)
	for i, want := range []Fault{0, 0, UnknownCompany} {
		if o := p.Outcome(i); o.Fault != want || o.Allowed.Has(UnknownCompany) != (want == 0) {
			t.Errorf("row %d: got %+v", i, o)
		}
	}
	if b := p.Batch(); len(b.AddCompanies) != 1 || b.AddCompanies[0] != france || p.AllowableCompanies() != 1 {
		t.Errorf("adds %v", b.AddCompanies)
	}
	back := a.WithoutCompany(france)
	if !back.IsZero() || a.IsZero() || !a.AllowsCompany(france) || plan(back).Fault(0) != UnknownCompany {
		t.Error("it cannot be revoked")
	}
}

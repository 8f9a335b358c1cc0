package model

import (
	"slices"
	"strings"
	"testing"
)

func TestUploadClasses(t *testing.T) {
	for _, test := range []struct {
		name, row, want string
	}{
		{"a customer without a link is new", "A|Acme UK|10|1|ALPH", "new"},
		{"one identifier is enough", "A|Acme UK|10||ALPH", "new"},
		{"the other identifier is enough", "A|Acme UK|10|1|", "new"},
		{"another link of a customer never synced is changed", "B|Acme Ireland|20|2|BETA", "changed"},
		{"a row with the missing identifier completes the link", "C|Acme UK|10|3|GAMM", "changed"},
		{"the same link is unchanged", "B|Acme UK|10|2|BETA", "unchanged"},
		{"case and surrounding space do not count", "B| ACME uk |10|2|beta", "unchanged"},
		{"a row that lacks an identifier keeps the stored one", "B|Acme UK|10||BETA", "unchanged"},
		{"leading zeros count, and look wrong", "A|Acme UK|10|02|FREE", "unlike-others"},
		{"two links that share no identifier never agree", "C|Acme UK|10|3|", "changed"},
		{"nothing filled in is not an error", "A||||", "not-filled-in"},
		{"nothing filled in never removes a link", "B||||", "not-filled-in"},

		{"no-customer-id", "|Acme UK|10|1|ALPH", "no-customer-id"},
		{"unknown-customer", "X|Acme UK|10|1|ALPH", "unknown-customer"},
		{"CustomerId is exact", "a|Acme UK|10|1|ALPH", "unknown-customer"},
		{"unknown comes before not filled in", "X||||", "unknown-customer"},
		{"no-company", "A||10|1|ALPH", "no-company"},
		{"no-site", "A|Acme Spain||1|ALPH", "no-site"},
		{"no company comes before no site", "A|||1|ALPH", "no-company"},
		{"no-sage-customer", "A|Acme UK|10||", "no-sage-customer"},
		{"unknown-company", "A|Acme France|10|1|ALPH", "unknown-company"},
		{"a known name at another site is unknown", "A|Acme UK|20|1|ALPH", "unknown-company"},
		{"sage-customer-taken by its account", "A|Acme UK|10||BETA", "sage-customer-taken"},
		{"sage-customer-taken by its ID, whatever the account", "A|Acme UK|10|2|OTHER", "sage-customer-taken"},
		{"the same account in another company is another Sage customer", "A|Acme Ireland|20||BETA", "new"},
		{"already-synced", "S|Acme UK|10|9|OTHER", "already-synced"},
		{"synced without a link here", "T|Acme UK|10|1|ALPH", "already-synced"},
		{"ids-disagree", "A|Acme UK|10|9|BETA", "ids-disagree"},
		{"ids-disagree comes before taken and synced", "S|Acme UK|10|2|SIGM", "ids-disagree"},
		{"taken comes before already synced", "S|Acme UK|10||BETA", "sage-customer-taken"},
		{"bad-value: an invisible character", "A|Acme UK|10|1|AL\u200bPH", "bad-value"},
		{"bad-value: bidi", "A|Acme\u202e UK|10|1|ALPH", "bad-value"},
		{"bad-value: a control", "A|Acme\tUK|10|1|ALPH", "bad-value"},
		{"bad-value: a foreign letter in an identifier", "A|Acme UK|10|1|\u0410LPH", "bad-value"},
		{"bad-value: a foreign digit in an identifier", "A|Acme UK|10|\u0661|ALPH", "bad-value"},
		{"a foreign letter in a company is not a bad value", "A|Ac\u0301me UK|10|1|ALPH", "unknown-company"},
		{"bad-value: 256 characters", "A|" + strings.Repeat("é", 256) + "|10|1|ALPH", "bad-value"},
		{"255 characters are not a bad value", "A|" + strings.Repeat("é", 255) + "|10|1|ALPH", "unknown-company"},
		{"a bad value comes before every other fault", "|Acme UK|10|1|AL\u200bPH", "bad-value"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), exampleSnapshot(t), Allowance{})
			wantOutcomes(t, p, test.want)
			if o := p.Outcome(0); o.Reason == "" {
				t.Error("no reason is given")
			}
		})
	}
}

func TestUploadOfDamage(t *testing.T) {
	for _, test := range []struct {
		name   string
		column Column
		row    string
		want   string
	}{
		{"damage comes before a bad value", ColumnAccount, "A|Acme UK|10|\u200b|XRAY", "damaged-value"},
		{"damage comes before an empty CustomerId", ColumnAccount, "|Acme UK|10||XRAY", "damaged-value"},
		{"Synced is ignored", ColumnSynced, "A|Acme UK|10|1|XRAY", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, test.row)
			in.Rows[0].Damage = []Damage{{test.column, "shows 1.23E+15"}}
			wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), test.want)
		})
	}
}

func TestUploadRowsOfOneFile(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []string
		want []string
	}{
		{"a duplicate is unchanged", []string{"A|Acme UK|10|1|ALPH", "A|acme uk|10|1|alph"}, []string{"new", "unchanged"}},
		{
			"a duplicate of a rejected row is rejected for the same reason",
			[]string{"A|Acme UK|10||BETA", "A|Acme UK|10||BETA"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"rows of one customer that differ are all rejected",
			[]string{"A|Acme UK|10|1|ALPH", "A|Acme UK|10|1|ALPH", "A|Acme UK|10|1|OTHER"},
			[]string{"conflicting-rows", "conflicting-rows", "conflicting-rows"},
		},
		{
			"a row that is not filled in conflicts with nothing",
			[]string{"A||||", "A|Acme UK|10|1|ALPH"},
			[]string{"not-filled-in", "new"},
		},
		{
			"conflicting comes before unchanged",
			[]string{"B|Acme UK|10|2|BETA", "B|Acme UK|10|3|BETA"},
			[]string{"conflicting-rows", "conflicting-rows"},
		},
		{
			"all rows that claim one Sage customer are rejected",
			[]string{"A|Acme UK|10|1|NEW", "E|Acme UK|10|8|new"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a row rejected for its own values claims nothing",
			[]string{"A|Acme UK|10||NEW", "X|Acme UK|10||NEW"},
			[]string{"new", "unknown-customer"},
		},
		{
			"a row rejected later still claims",
			[]string{"A|Acme UK|10||NEW", "T|Acme UK|10||NEW"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"two customers can swap",
			[]string{"B|Acme UK|10||GAMM", "C|Acme UK|10|2|BETA"},
			[]string{"changed", "changed"},
		},
		{
			"a chain of replaced links is accepted",
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||GAMM", "C|Acme UK|10||FREE"},
			[]string{"new", "changed", "changed"},
		},
		{
			"a chain whose end is rejected is rejected as a whole",
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||GAMM", "C|Acme UK|10||SIGM"},
			[]string{"sage-customer-taken", "sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a chain that relies on a blocked row is rejected",
			[]string{"A|Acme UK|10|9|SIGM", "S|Acme UK|10|7|FREE"},
			[]string{"sage-customer-taken", "already-synced"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), exampleSnapshot(t), Allowance{}), test.want...)
		})
	}
}

func TestUploadBatch(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links,
		"A|acme uk|10|1|ALPH",      // known company in another spelling
		"C|Acme UK|10|3|gamm",      // completes
		"E|Acme France|30|5|EPSI",  // allowed company
		"B|Acme UK|10|2|BETA",      // unchanged
		"S|Acme UK|10|9|OTHER",     // rejected
		"E|ACME FRANCE|30|5|EPSI"), // duplicate
		exampleSnapshot(t), allow(t, "company"))
	b := p.Batch()
	want := []Customer{
		{ID: "A", Name: "Alpha Ltd", Link: Link{Company{"10", "Acme UK"}, "1", "ALPH"}},
		{ID: "C", Name: "Gamma", Link: Link{Company{"10", "Acme UK"}, "3", "GAMM"}},
		{ID: "E", Name: "Epsilon", Link: Link{Company{"30", "Acme France"}, "5", "EPSI"}, Allowed: Faults(0).With(UnknownCompany)},
	}
	if !slices.Equal(b.Put, want) {
		t.Errorf("got  %+v\nwant %+v", b.Put, want)
	}
	if b.Base != p.Snapshot.Origin() || !slices.Equal(b.AddCompanies, []Company{{"30", "Acme France"}}) {
		t.Errorf("base %v, companies %v", b.Base, b.AddCompanies)
	}
	if c := p.Companies; len(c) != 1 || c[0].Rows != 2 || c[0].Accepted != 1 {
		t.Errorf("unknown companies: %+v", c)
	}
	if p.Accepted() != 3 {
		t.Errorf("accepted %d", p.Accepted())
	}
}

func TestUploadOfARejectedCompanyAddsNone(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links, "X|Acme France|30|5|EPSI", "S|Acme France|30|5|EPSI"), exampleSnapshot(t), allow(t, "company"))
	wantOutcomes(t, p, "unknown-customer", "already-synced")
	if b := p.Batch(); !b.Empty() {
		t.Errorf("writes %+v", b)
	}
}

func TestUploadKeepsTheKnownSpelling(t *testing.T) {
	s := snapshotFrom(t, "A|Alpha|No|b1f0|Acme UK|2|HARB", "B|Beta|No||||")
	for _, test := range []struct {
		name, row string
		want      Link
	}{
		{"of site and company", "B|ACME uk|B1F0|3|XRAY", Link{Company{"b1f0", "Acme UK"}, "3", "XRAY"}},
		{"of an identifier that stays in another link", "A|Acme UK|b1f0|3|harb", Link{Company{"b1f0", "Acme UK"}, "3", "HARB"}},
		{"not of what was known in another company", "A|Zeta|b1f0|3|harb", Link{Company{"b1f0", "Zeta"}, "3", "harb"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := PlanUpload(file(t, ForUpload, links, test.row), s, allow(t, "company")).Outcome(0)
			if o.After.Link != test.want {
				t.Errorf("got %+v, want %+v", o.After.Link, test.want)
			}
		})
	}
}

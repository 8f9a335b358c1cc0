package model

import "testing"

const namedLinks = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageAccountNumber"

// TestUploadNamesOfRepeats: a repeat says the same as the row that it repeats, its name included.
func TestUploadNamesOfRepeats(t *testing.T) {
	for _, test := range []struct {
		name, allow string
		rows, want  []string
	}{
		{
			"a repeat under another name is rejected", "",
			[]string{"A|Alpha|Acme UK|10|XRAY", "A|Alpha Ltd|Acme UK|10|XRAY", "A|Gamma|Acme UK|10|XRAY"},
			[]string{"name-differs", "name-differs", "name-differs"},
		},
		{
			"the accepted row stays accepted", "",
			[]string{"A|Alpha Ltd|Acme UK|10|XRAY", "A|Gamma|Acme UK|10|XRAY", "A||Acme UK|10|XRAY"},
			[]string{"new", "name-differs", "unchanged"},
		},
		{
			"the name can be allowed", "name:A",
			[]string{"A|Alpha Ltd|Acme UK|10|XRAY", "A|Gamma|Acme UK|10|XRAY"},
			[]string{"new", "unchanged"},
		},
		{
			"of an unchanged row the names are not looked at", "",
			[]string{"B|Beta & Sons|Acme UK|10|BETA", "B|Gamma|Acme UK|10|BETA"},
			[]string{"unchanged", "unchanged"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var a Allowance
			if test.allow != "" {
				a = allow(t, test.allow)
			}
			wantOutcomes(t, PlanUpload(file(t, ForUpload, namedLinks, test.rows...), site(t), a), test.want...)
		})
	}
}

func TestUploadNamesOfTheNameless(t *testing.T) {
	s := world(t, "A||No||||", "B|--|No||||", "C|★|No||||", "D|O\u2019Neill|No||||", "10|Acme UK")
	for _, test := range []struct{ name, row, want string }{
		{"a name where none is known differs", "A|Alpha|Acme UK|10|XRAY", "name-differs"},
		{"no name where none is known is the same", "A||Acme UK|10|XRAY", "new"},
		{"punctuation is not no name", "A|--|Acme UK|10|XRAY", "name-differs"},
		{"names of punctuation only are compared as they are", "B|!!|Acme UK|10|XRAY", "name-differs"},
		{"the same punctuation is the same name", "B|--|Acme UK|10|XRAY", "new"},
		{"so are names of symbols only", "C|☆|Acme UK|10|XRAY", "name-differs"},
		{"every apostrophe is one", "D|O\u02bcneill|Acme UK|10|XRAY", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, namedLinks, test.row), s, Allowance{}), test.want)
		})
	}
}

// TestUploadKeepsWhatWasAllowed: the link stays the one for which somebody allowed something.
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

func TestUploadKeepsTheKnownSpelling(t *testing.T) {
	s := world(t, "A|Alpha|No|b1f0|Acme UK|2|HARB", "B|Beta|No||||")
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

// TestUploadClaims has A ask for a free Sage customer, and another row that names it too.
func TestUploadClaims(t *testing.T) {
	const header = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"
	const wish = "A|Alpha Ltd|Acme UK|10||FREE"
	for _, test := range []struct {
		name, other, is, want string
	}{
		{"a bad value claims nothing", "E||Acme UK|10|8\u200b|FREE", "bad-value", "new"},
		{"a row without a customer claims nothing", "||Acme UK|10||FREE", "no-customer-id", "new"},
		{"an unknown customer claims nothing", "X||Acme UK|10||FREE", "unknown-customer", "new"},
		{"a row without a company claims nothing", "E|||10||FREE", "no-company", "new"},
		{"a row without a site claims nothing", "E||Acme Spain|||FREE", "no-site", "new"},
		{"a row without an identifier claims nothing", "E||Acme UK|10||", "no-sage-customer", "new"},
		{"the same account in another company is another", "E||Acme Ireland|20||FREE", "new", "new"},
		{"a customer ID is no account", "E||Acme UK|10|FREE|", "new", "new"},
		{"another name still claims", "E|Beta|Acme UK|10||FREE", "name-differs", "sage-customer-taken"},
		{"a synced customer still claims", "S||Acme UK|10||FREE", "sage-customer-taken", "sage-customer-taken"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, header, wish, test.other), site(t), Allowance{}), test.want, test.is)
		})
	}
	t.Run("a damaged value claims nothing", func(t *testing.T) {
		in := file(t, ForUpload, header, wish, "E||Acme UK|10||FREE")
		in.Rows[1].Damage = []Damage{{ColumnSageID, "shows 1.23E+15"}}
		wantOutcomes(t, PlanUpload(in, site(t), Allowance{}), "new", "damaged-value")
	})
	t.Run("each of conflicting rows still claims", func(t *testing.T) {
		in := file(t, ForUpload, header, wish, "E||Acme UK|10||OTHER", "E||Acme UK|10||FREE")
		wantOutcomes(t, PlanUpload(in, site(t), Allowance{}), "sage-customer-taken", "conflicting-rows", "conflicting-rows")
	})
	t.Run("rows claim in an unknown company too", func(t *testing.T) {
		in := file(t, ForUpload, header, "A||Zeta|10||FREE", "E||zeta|10||free")
		wantOutcomes(t, PlanUpload(in, site(t), Allowance{}), "unknown-company", "unknown-company")
		wantOutcomes(t, PlanUpload(in, site(t), allow(t, "company")), "sage-customer-taken", "sage-customer-taken")
		wantOutcomes(t, PlanUpload(in, site(t), allow(t, "company:A")), "sage-customer-taken", "unknown-company")
	})
}

func TestUploadMoves(t *testing.T) {
	for _, test := range []struct {
		name  string
		allow []string
		rows  []string
		want  []string
	}{
		{
			"three can change places", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme Ireland|20|4|DELT", "D|Acme UK|10|2|BETA"},
			[]string{"changed", "changed", "changed"},
		},
		{
			"a swap half of which has an unknown company is none", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme|10|2|BETA"},
			[]string{"sage-customer-taken", "unknown-company"},
		},
		{
			"a swap half of which is in conflict is none", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme UK|10|2|BETA", "C|Acme UK|10||OTHER"},
			[]string{"sage-customer-taken", "conflicting-rows", "conflicting-rows"},
		},
		{
			"who only completes a link stays where he is", nil,
			[]string{"A|Acme UK|10||GAMM", "C|Acme UK|10|3|GAMM"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"who keeps one identifier keeps the Sage customer", nil,
			[]string{"A|Acme UK|10||BETA", "B|Acme UK|10|7|BETA"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"who moves to another company leaves", nil,
			[]string{"A|Acme UK|10|2|BETA", "B|Acme Ireland|20|2|BETA"},
			[]string{"new", "changed"},
		},
		{
			"whoever is allowed to share moves, whatever the others do",
			[]string{"shared:B"},
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10|9|"},
			[]string{"new", "changed"},
		},
		{
			"a row left out frees nothing", nil,
			[]string{"A|Acme UK|10|2|BETA", "B||||"},
			[]string{"sage-customer-taken", "not-filled-in"},
		},
		{
			"nobody is moved by a row without an identifier", nil,
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||"},
			[]string{"sage-customer-taken", "no-sage-customer"},
		},
		{
			"no site comes before no identifier", nil,
			[]string{"A|Acme Spain|||"},
			[]string{"no-site"},
		},
		{
			"a row without an identifier conflicts with nothing", nil,
			[]string{"A|Acme UK|10|1|", "A|Acme Ireland|20||"},
			[]string{"new", "no-sage-customer"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), site(t), allow(t, test.allow...)), test.want...)
		})
	}
}

func TestLoadOfDamage(t *testing.T) {
	for _, test := range []struct {
		name   string
		column Column
		option LoadOption
		want   string
	}{
		{"a damaged name", ColumnName, LoadOption{}, "damaged-value"},
		{"a damaged Synced", ColumnSynced, LoadOption{}, "damaged-value"},
		{"a damaged account", ColumnAccount, LoadOption{}, "damaged-value"},
		{"a damaged account that nobody takes", ColumnAccount, LoadOption{CustomersOnly: true}, "changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForLoad, grid, "A|Alpha plc|No||||")
			in.Rows[0].Damage = []Damage{{test.column, "shows #N/A"}}
			wantOutcomes(t, PlanLoad(in, site(t), test.option), test.want)
		})
	}
}

package model

import (
	"testing"
)

// TestUploadClaims uploads a row of A that claims a free Sage customer, and another row that names it too.
func TestUploadClaims(t *testing.T) {
	const header = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"
	const claim = "A|Alpha Ltd|Acme UK|10||FREE"
	for _, test := range []struct {
		name, other, is, want string
	}{
		{"a bad value claims nothing", "E||Acme UK|10|8\u200b|FREE", "bad-value", "new"},
		{"a row without a customer claims nothing", "||Acme UK|10||FREE", "no-customer-id", "new"},
		{"an unknown customer claims nothing", "X||Acme UK|10||FREE", "unknown-customer", "new"},
		{"a row without a company claims nothing", "E|||10||FREE", "no-company", "new"},
		{"a row without a site claims nothing", "E||Acme Spain|||FREE", "no-site", "new"},
		{"a row without an identifier claims nothing", "E||Acme UK|10||", "no-sage-customer", "new"},
		{"the same account number in another company is another Sage customer", "E||Acme Ireland|20||FREE", "new", "new"},
		{"a customer ID is no account number", "E||Acme UK|10|FREE|", "new", "new"},
		{"another name still claims", "E|Beta|Acme UK|10||FREE", "name-differs", "sage-customer-taken"},
		{"a synced customer still claims", "S||Acme UK|10||FREE", "sage-customer-taken", "sage-customer-taken"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, header, claim, test.other), exampleSnapshot(t), Allowance{}), test.want, test.is)
		})
	}
	t.Run("a damaged value claims nothing", func(t *testing.T) {
		in := file(t, ForUpload, header, claim, "E||Acme UK|10||FREE")
		in.Rows[1].Damage = []Damage{{ColumnSageID, "shows 1.23E+15"}}
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "new", "damaged-value")
	})
	t.Run("each of conflicting rows still claims", func(t *testing.T) {
		in := file(t, ForUpload, header, claim, "E||Acme UK|10||OTHER", "E||Acme UK|10||FREE")
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "sage-customer-taken", "conflicting-rows", "conflicting-rows")
	})
	t.Run("rows claim in an unknown company too", func(t *testing.T) {
		in := file(t, ForUpload, header, "A||Zeta|10||FREE", "E||zeta|10||free")
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "unknown-company", "unknown-company")
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), allow(t, "company")), "sage-customer-taken", "sage-customer-taken")
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), allow(t, "company:A")), "sage-customer-taken", "unknown-company")
	})
}

func TestUploadSwaps(t *testing.T) {
	for _, test := range []struct {
		name  string
		allow []string
		rows  []string
		want  []string
	}{
		{
			"three customers can exchange their Sage customers", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme Ireland|20|4|DELT", "D|Acme UK|10|2|BETA"},
			[]string{"changed", "changed", "changed"},
		},
		{
			"a row that relies on a rejected one below it is rejected", nil,
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||GAMM"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a row that relies on a rejected one above it is rejected", nil,
			[]string{"B|Acme UK|10||GAMM", "A|Acme UK|10|2|BETA"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a swap is rejected if half of it has an unknown company", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme|10|2|BETA"},
			[]string{"sage-customer-taken", "unknown-company"},
		},
		{
			"a swap is rejected if half of it is in conflict", nil,
			[]string{"B|Acme UK|10||GAMM", "C|Acme UK|10|2|BETA", "C|Acme UK|10||OTHER"},
			[]string{"sage-customer-taken", "conflicting-rows", "conflicting-rows"},
		},
		{
			"a customer whose link is only completed keeps its Sage customer", nil,
			[]string{"A|Acme UK|10||GAMM", "C|Acme UK|10|3|GAMM"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a customer that keeps one identifier keeps its Sage customer", nil,
			[]string{"A|Acme UK|10||BETA", "B|Acme UK|10|7|BETA"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a customer that is linked in another company gives its Sage customer up", nil,
			[]string{"A|Acme UK|10|2|BETA", "B|Acme Ireland|20|2|BETA"},
			[]string{"new", "changed"},
		},
		{
			"a customer that is allowed to share gives its Sage customer up, whatever the others do",
			[]string{"shared:B"},
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10|9|"},
			[]string{"new", "changed"},
		},
		{
			"a row that is not filled in gives nothing up", nil,
			[]string{"A|Acme UK|10|2|BETA", "B||||"},
			[]string{"sage-customer-taken", "not-filled-in"},
		},
		{
			"a row without an identifier gives nothing up", nil,
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
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), exampleSnapshot(t), allow(t, test.allow...)), test.want...)
		})
	}
}

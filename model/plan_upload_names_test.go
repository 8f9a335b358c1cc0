package model

import (
	"testing"
)

func TestUploadNames(t *testing.T) {
	const header = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageAccountNumber"
	for _, test := range []struct {
		name, row, allow, want string
	}{
		{"the known name", "A|Alpha Ltd|Acme UK|10|XRAY", "", "new"},
		{"case, accents, punctuation", "A|ÁLPHA LTD.|Acme UK|10|XRAY", "", "new"},
		{"Limited for Ltd", "A|Alpha Limited|Acme UK|10|XRAY", "", "new"},
		{"and for &", "B|Beta and Sons|Acme Ireland|20|XRAY", "", "changed"},
		{"no name", "A||Acme UK|10|XRAY", "", "new"},
		{"another name", "A|Beta|Acme UK|10|XRAY", "", "name-differs"},
		{"another name, allowed", "A|Beta|Acme UK|10|XRAY", "name", "new"},
		{"unchanged comes before the name", "B|Alpha|Acme UK|10|BETA", "", "unchanged"},
		{"the name comes before the company", "A|Beta|Acme France|10|XRAY", "", "name-differs"},
		{"a bad name is only compared", "A|Alpha\u200b Ltd|Acme UK|10|XRAY", "", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Allowance{}
			if test.allow != "" {
				a = allow(t, test.allow)
			}
			wantOutcomes(t, PlanUpload(file(t, ForUpload, header, test.row), exampleSnapshot(t), a), test.want)
		})
	}
	t.Run("a damaged name differs", func(t *testing.T) {
		in := file(t, ForUpload, header, "A||Acme UK|10|XRAY")
		in.Rows[0].Damage = []Damage{{ColumnName, "shows #N/A"}}
		wantOutcomes(t, PlanUpload(in, exampleSnapshot(t), Allowance{}), "name-differs")
	})
}

const namedLinks = "CustomerId|CustomerName|SageCompanyName|SageSiteId|SageAccountNumber"

// TestUploadNamesOfDuplicates: a duplicate must have the name of the customer, as its first row must.
func TestUploadNamesOfDuplicates(t *testing.T) {
	for _, test := range []struct {
		name, allow string
		rows, want  []string
	}{
		{
			"a duplicate under another name is rejected", "",
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
			"the names of unchanged rows are not compared", "",
			[]string{"B|Beta & Sons|Acme UK|10|BETA", "B|Gamma|Acme UK|10|BETA"},
			[]string{"unchanged", "unchanged"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var a Allowance
			if test.allow != "" {
				a = allow(t, test.allow)
			}
			wantOutcomes(t, PlanUpload(file(t, ForUpload, namedLinks, test.rows...), exampleSnapshot(t), a), test.want...)
		})
	}
}

func TestUploadNamesOfCustomersWithoutAName(t *testing.T) {
	s := snapshotFrom(t, "A||No||||", "B|--|No||||", "C|★|No||||", "D|O\u2019Neill|No||||", "10|Acme UK")
	for _, test := range []struct{ name, row, want string }{
		{"a name differs from an empty one", "A|Alpha|Acme UK|10|XRAY", "name-differs"},
		{"an empty name is equal to an empty one", "A||Acme UK|10|XRAY", "new"},
		{"punctuation differs from an empty name", "A|--|Acme UK|10|XRAY", "name-differs"},
		{"names of punctuation only are compared as they are", "B|!!|Acme UK|10|XRAY", "name-differs"},
		{"the same punctuation is the same name", "B|--|Acme UK|10|XRAY", "new"},
		{"names of symbols only are compared as they are", "C|☆|Acme UK|10|XRAY", "name-differs"},
		{"all apostrophes are equal", "D|O\u02bcneill|Acme UK|10|XRAY", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, namedLinks, test.row), s, Allowance{}), test.want)
		})
	}
}

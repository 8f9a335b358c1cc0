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
			[]string{"A|Alpha|Acme UK|10|X", "A|Alpha Ltd|Acme UK|10|X", "A|Gamma|Acme UK|10|X"},
			[]string{"name-differs", "name-differs", "name-differs"},
		},
		{
			"the accepted row stays accepted", "",
			[]string{"A|Alpha Ltd|Acme UK|10|X", "A|Gamma|Acme UK|10|X", "A||Acme UK|10|X"},
			[]string{"new", "name-differs", "unchanged"},
		},
		{
			"the name can be allowed", "name:A",
			[]string{"A|Alpha Ltd|Acme UK|10|X", "A|Gamma|Acme UK|10|X"},
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
		{"a name where none is known differs", "A|Alpha|Acme UK|10|X", "name-differs"},
		{"no name where none is known is the same", "A||Acme UK|10|X", "new"},
		{"punctuation is not no name", "A|--|Acme UK|10|X", "name-differs"},
		{"names of punctuation only are compared as they are", "B|!!|Acme UK|10|X", "name-differs"},
		{"the same punctuation is the same name", "B|--|Acme UK|10|X", "new"},
		{"so are names of symbols only", "C|☆|Acme UK|10|X", "name-differs"},
		{"every apostrophe is one", "D|O\u02bcneill|Acme UK|10|X", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, namedLinks, test.row), s, Allowance{}), test.want)
		})
	}
}

// TestUploadKeepsWhatWasAllowed: the link stays the one for which somebody allowed something.
func TestUploadKeepsWhatWasAllowed(t *testing.T) {
	s := snapshotOf(t, Customer{ID: "A", Link: Link{Company{"10", "Acme UK"}, "", "X"}, Allowed: Faults(0).With(AlreadySynced)})
	for _, test := range []struct {
		name, row string
		want      Faults
	}{
		{"when the link is completed", "A|Acme UK|10|1|X", Faults(0).With(AlreadySynced)},
		{"not when it is replaced", "A|Acme UK|10|1|Y", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := PlanUpload(file(t, ForUpload, links, test.row), s, Allowance{}).Outcome(0).After.Allowed; got != test.want {
				t.Errorf("got %v, want %v", got.Words(), test.want.Words())
			}
		})
	}
}

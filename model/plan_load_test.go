package model

import (
	"strings"
	"testing"
)

func TestLoadClasses(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []string
		want []string
	}{
		{"a new customer", []string{"N|New|No||||"}, []string{"new"}},
		{"a renamed customer", []string{"A|Alpha plc|No||||"}, []string{"changed"}},
		{"an empty name keeps the old one", []string{"A||No||||"}, []string{"unchanged"}},
		{"nothing new", []string{"B|Beta & Sons|No|acme uk|10|2|BETA"}, []string{"unchanged"}},
		{"a link", []string{"A|Alpha Ltd|No|Acme UK|10|1|ALPH"}, []string{"changed"}},
		{"a link of a new company", []string{"A|Alpha Ltd|No|Acme Spain|40|1|ALPH"}, []string{"changed"}},
		{"a link completed", []string{"C|Gamma|No|Acme UK|10|3|GAMM"}, []string{"changed"}},
		{"Synced", []string{"B|Beta & Sons|Yes|Acme UK|10|2|BETA"}, []string{"changed"}},
		{"Synced is never reset", []string{"S|Sigma|No|Acme UK|10|9|SIGM"}, []string{"unchanged"}},
		{"another link is a conflict", []string{"B|Beta & Sons|Yes|Acme UK|10|3|OTHER"}, []string{"conflict"}},
		{"synced without our link is a conflict", []string{"B|Beta & Sons|Yes||||"}, []string{"conflict"}},
		{"no link in the file keeps the stored one", []string{"B|Beta & Sons|No||||"}, []string{"unchanged"}},
		{"an empty CustomerId", []string{"|New|No||||"}, []string{"no-customer-id"}},
		{"repeated with other content", []string{"N|New|No||||", "N|Newer|No||||"}, []string{"conflicting-rows", "conflicting-rows"}},
		{"repeated with the same content", []string{"N|New|No||||", "N|New|No||||"}, []string{"new", "unchanged"}},
		{"half a link: no identifier", []string{"A|Alpha Ltd|No|Acme UK|10||"}, []string{"no-sage-customer"}},
		{"half a link: no site", []string{"A|Alpha Ltd|No|Acme UK||1|"}, []string{"no-site"}},
		{"half a link: no company", []string{"A|Alpha Ltd|No||10|1|"}, []string{"no-company"}},
		{"taken by another customer", []string{"A|Alpha Ltd|No|Acme UK|10||BETA"}, []string{"sage-customer-taken"}},
		{"taken by another row", []string{"A|Alpha Ltd|No|Acme UK|10|1|", "N|New|No|Acme UK|10|1|"}, []string{"sage-customer-taken", "sage-customer-taken"}},
		{"a name with an invisible character", []string{"A|Al\u202epha Ltd|No||||"}, []string{"unchanged"}},
		{"a name too long", []string{"A|" + strings.Repeat("x", MaxText+1) + "|No||||"}, []string{"bad-value"}},
		{"a bad CustomerId", []string{"N\u200b|New|No||||"}, []string{"bad-value"}},
		{"a bad account", []string{"N|New|No|Acme UK|10||AL\u200bPH"}, []string{"bad-value"}},
		{"a Synced that is neither", []string{"A|Alpha Ltd|perhaps||||"}, []string{"bad-value"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanLoad(file(t, ForLoad, grid, test.rows...), exampleSnapshot(t), LoadOption{}), test.want...)
		})
	}
}

func TestLoadOfAConflictStillRenames(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid, "B|Beta plc|Yes|Acme UK|10|3|OTHER"), exampleSnapshot(t), LoadOption{})
	b := p.Batch()
	if len(b.Put) != 1 || b.Put[0].Name != "Beta plc" || b.Put[0].Synced || b.Put[0].Link.Account != "BETA" {
		t.Errorf("writes %+v", b.Put)
	}
	if want := "ours says BETA (ID 2) in Acme UK, Layer says OTHER (ID 3) in Acme UK; the link and Synced stay"; p.Outcome(0).Reason != want {
		t.Error(p.Outcome(0).Reason)
	}
}

func TestLoadOfCustomersOnlyLeavesLinksAndSynced(t *testing.T) {
	rows := []string{"A|Alpha plc|Yes|Acme UK|10|1|ALPH", "B|Beta & Sons|Yes|Acme Spain|||"}
	p := PlanLoad(file(t, ForLoad, grid, rows...), exampleSnapshot(t), LoadOption{CustomersOnly: true})
	wantOutcomes(t, p, "changed", "unchanged")
	if c := p.Outcome(0).After; c.Synced || !c.Link.IsZero() {
		t.Errorf("imported %+v", c)
	}
}

func TestLoadWithoutSyncedIsNotLayersGrid(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, "CustomerId|Company Name|SageCompanyName|SageSiteId|SageAccountNumber", "A|Alpha plc|Acme UK|10|ALPH"), exampleSnapshot(t), LoadOption{})
	if c := p.Outcome(0).After; c.Name != "Alpha plc" || !c.Link.IsZero() {
		t.Errorf("imported %+v", c)
	}
}

func TestLoadCounts(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid,
		"A|Alpha plc|Yes|Acme Spain|40|1|ALPH", "N|New|No||||", "B|Beta & Sons|Yes|Acme UK|10|2|BETA", "C|Gamma|No|Acme UK|10||OTHER"), exampleSnapshot(t), LoadOption{})
	if want := (LoadCounts{Renamed: 1, Links: 1, Synced: 2, Missing: 4}); p.Load != want {
		t.Errorf("got %+v, want %+v", p.Load, want)
	}
	if c := p.Companies; len(c) != 1 || c[0].Company.Name != "Acme Spain" || c[0].Accepted != 1 {
		t.Errorf("new companies %+v", c)
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
		{"a damaged account number that is not imported", ColumnAccount, LoadOption{CustomersOnly: true}, "changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForLoad, grid, "A|Alpha plc|No||||")
			in.Rows[0].Damage = []Damage{{test.column, "shows #N/A"}}
			wantOutcomes(t, PlanLoad(in, exampleSnapshot(t), test.option), test.want)
		})
	}
}

func TestLoadNotesThatCustomersGetNamesOfOthers(t *testing.T) {
	s := snapshotFrom(t, "A|Alpha Ltd|No||||", "B|Beta|No||||", "C|Gamma|No||||")
	for _, test := range []struct {
		name string
		rows []string
		want string
	}{
		{"two exchange their names", []string{"A|BETA", "B|Alpha Limited"}, "2 customers get the names of others: B becomes Alpha Ltd, which is the name of A; was a column sorted alone?"},
		{"a customer is renamed", []string{"A|Omega"}, ""},
		{"a new customer has a known name", []string{"D|Beta"}, ""},
		{"a name is spelled differently", []string{"A|ALPHA LTD"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanLoad(file(t, ForLoad, "CustomerId|CustomerName", test.rows...), s, LoadOption{})
			got := ""
			for _, remark := range p.Notes() {
				if strings.Contains(remark, "the names of others") {
					got = remark
				}
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

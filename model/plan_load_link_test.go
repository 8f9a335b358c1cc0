package model

import (
	"slices"
	"testing"
)

func TestAFaultyLinkStillLoadsItsCustomer(t *testing.T) {
	for _, test := range []struct {
		name, row string
		damage    Column
		class     Class
		fault     Fault
		reason    string
		columns   []Column
	}{
		{"half a link", "N|New|No|Acme UK||1|", 0, New, NoSite, "added; link left out: SageSiteId is empty", []Column{ColumnSite}},
		{"damaged", "N|New|No|Acme UK|10|1|", ColumnSageID, New, DamagedValue, "added; link left out: SageCustomerId shows 1E+9", []Column{ColumnSageID}},
		{
			"taken", "N|New|No|Acme UK|10||BETA", 0, New, SageCustomerTaken, "added; link left out: BETA is linked to B Beta & Sons",
			[]Column{ColumnSageID, ColumnAccount},
		},
		{
			"renamed, with a faulty link", "A|Alpha plc|No|Acme UK||1|", 0, Changed, NoSite, "renamed: Alpha Ltd → Alpha plc; link left out: SageSiteId is empty",
			[]Column{ColumnSite},
		},
		{"a stored link stays", "B|Beta & Sons|No||10||X", 0, Unchanged, NoCompany, "link left out: SageCompanyName is empty", []Column{ColumnCompany}},
		{"Synced is taken", "N|New|Yes|Acme UK||1|", 0, New, NoSite, "added; synced; link left out: SageSiteId is empty", []Column{ColumnSite}},
		{
			"Synced is not taken beside a stored link", "B|Beta & Sons|Yes||10||X", 0, Unchanged, NoCompany,
			"link and Synced left out: SageCompanyName is empty",
			[]Column{ColumnCompany},
		},
		{
			"a Synced that is neither", "N|New|perhaps|Acme UK|10|1|", 0, New, BadValue,
			`added; link and Synced left out: Synced is "perhaps"; it can be Yes or No`,
			[]Column{ColumnSynced},
		},
		{"a damaged Synced", "N|New|Yes||||", ColumnSynced, New, DamagedValue, "added; Synced left out: Synced shows 1E+9", []Column{ColumnSynced}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForLoad, grid, test.row)
			if test.damage != 0 {
				in.Rows[0].Damage = []Damage{{Column: test.damage, What: "shows 1E+9"}}
			}
			p := PlanLoad(in, exampleSnapshot(t), LoadOption{})
			o := p.Outcome(0)
			if o.Class != test.class || o.Fault != test.fault || o.Reason != test.reason {
				t.Errorf("got %v %v: %s\nwant %v %v: %s", o.Class, o.Fault, o.Reason, test.class, test.fault, test.reason)
			}
			if o.After.Link != o.Before.Link {
				t.Errorf("imported %v", o.After.Link)
			}
			if got := p.FaultyColumns(0); !slices.Equal(got, test.columns) {
				t.Errorf("faulty columns are %v, want %v", got, test.columns)
			}
			if p.Load.LinksLeft != 1 || !p.HasProblems() {
				t.Errorf("counts %+v", p.Load)
			}
		})
	}
}

func TestADuplicateOfARowWithAFaultyLinkHasItsFault(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid, "N|New|No|Acme UK|10||BETA", "N|New|No|Acme UK|10||BETA"), exampleSnapshot(t), LoadOption{})
	wantOutcomes(t, p, "sage-customer-taken", "sage-customer-taken")
	if p.Class(0) != New || p.Class(1) != Unchanged || p.Load.LinksLeft != 1 {
		t.Errorf("%v, %v, %+v", p.Class(0), p.Class(1), p.Load)
	}
}

func TestAFaultyLinkClaimsNothing(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid, "N|New|No|Acme UK||1|ALPH", "A|Alpha Ltd|No|Acme UK|10|1|ALPH"), exampleSnapshot(t), LoadOption{})
	wantOutcomes(t, p, "no-site", "changed")
}

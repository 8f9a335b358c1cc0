package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sageUK is the company of these tests.
var sageUK = Company{"10", "Acme UK"}

// sageFile returns a file with the columns account, id, name, postcode and on hold, and rows of as many values or fewer,
// separated by bars. The header is in row 1.
func sageFile(rows ...string) *ParsedSageList {
	in := &ParsedSageList{HeaderRow: 1, Layout: SageLayout{Names: []string{"Account No", "Id", "Name", "Postcode", "On Hold"}}}
	roles := []SageRole{SageAccount, SageID, SageName, SagePostcode, SageOnHold}
	for role := range in.Layout.At {
		in.Layout.At[role] = slices.Index(roles, SageRole(role))
	}
	for i, text := range rows {
		row := SageRow{Number: i + 2}
		for at, value := range strings.Split(text, "|") {
			row.Cells[roles[at]] = strings.TrimSpace(value)
		}
		in.Rows = append(in.Rows, row)
	}
	return in
}

// damaged marks a value of the file's row i as damaged.
func (in *ParsedSageList) damaged(i int, role SageRole) *ParsedSageList {
	in.Rows[i].Damage = append(in.Rows[i].Damage, SageDamage{role, "is the error #N/A: type the value"})
	return in
}

// mustPlanSage plans a file for sageUK.
func mustPlanSage(t *testing.T, in *ParsedSageList, s *Snapshot) *SagePlan {
	t.Helper()
	p, err := PlanSageList(in, sageUK, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// withSage returns a snapshot with customers and the customer list of sageUK.
func withSage(t *testing.T, list []SageCustomer, customers ...Customer) *Snapshot {
	t.Helper()
	s := NewSnapshot("db", 3, map[uint32]Company{1: sageUK}, sageBlocks(customers))
	if list != nil {
		listed(s, map[uint32][]SageCustomer{1: list})
	}
	return s
}

// sageBlocks returns customers, all of the company with number 1, as blocks.
func sageBlocks(customers []Customer) []*Block {
	if len(customers) == 0 {
		return nil
	}
	var b BlockBuilder
	for _, c := range customers {
		number := uint32(0)
		if !c.Link.IsZero() {
			number = 1
		}
		b.Add(c.Record(number))
	}
	return []*Block{b.Block(1)}
}

func TestRowsOfASageList(t *testing.T) {
	tests := []struct {
		name  string
		in    *ParsedSageList
		class SageClass
		want  string // of row 0, in its reason
	}{
		{"a customer", sageFile("A1|1|Alpha"), SageAppears, ""},
		{"an account alone", sageFile("A1"), SageAppears, ""},
		{"an ID alone", sageFile("|1|Alpha"), SageAppears, ""},
		{"without identifier", sageFile("||Alpha"), SageRejected, "neither the account number nor the customer ID is filled in"},
		{"a damaged account", sageFile("A1|1|Alpha").damaged(0, SageAccount), SageRejected, "the account number is the error #N/A"},
		{"a damaged ID", sageFile("A1|1|Alpha").damaged(0, SageID), SageRejected, "the customer ID is the error #N/A"},
		{"a damaged row", sageFile("A1|1|Alpha").damaged(0, SageWholeRow), SageRejected, "the row is the error #N/A"},
		{"a damaged name", sageFile("A1|1|Alpha").damaged(0, SageName), SageAppears, "the name is the error #N/A: type the value; it is left out"},
		{"a damaged postcode", sageFile("A1|1|Alpha|X").damaged(0, SagePostcode), SageAppears, "the postcode is the error #N/A: type the value; it is left out"},
		{"a damaged status", sageFile("A1|1|Alpha||Yes").damaged(0, SageOnHold), SageAppears, "the on hold is the error"},
		{"an invisible character in the account", sageFile("A\u200b1|1|Alpha"), SageRejected, "the account number holds an invisible character (U+200B)"},
		{"a look-alike in the account", sageFile("А1|1|Alpha"), SageRejected, "the account number holds the Cyrillic letter А"},
		{"a letter outside ASCII in the account", sageFile("MÜLLER|1|Müller GmbH"), SageAppears, ""},
		{"an account that is too long", sageFile(strings.Repeat("A", 256)), SageRejected, "is 256 characters long"},
		{"a postcode that is too long", sageFile("A1|1|Alpha|" + strings.Repeat("A", 256)), SageAppears, "the postcode is 256 characters long; 255 are possible; it is left out"},
		{"a total", sageFile("Total|57|"), SageRejected, "Total looks like a total, not a customer"},
		{"a footer", sageFile("Printed on: 25/11/2026"), SageRejected, "looks like a report's footer, not a customer"},
		{"a total in the name", sageFile("||Total customers: 57"), SageRejected, "the row looks like a total, not a customer"},
		{"the header again", sageFile("account no.|ID|NAME"), SageRejected, "looks like a repeated header"},
		{"a line", sageFile("-----|---|----"), SageRejected, "looks like a line between rows"},
		{"a customer called Total", sageFile("TOTAL|57|Total Fitness Ltd"), SageAppears, ""},
		{"a customer whose account is a word", sageFile("SUM|58|Lump Roofing Ltd"), SageAppears, ""},
		{"an account as another, but for case", sageFile("A1|1|Alpha", "B1|2|B", "a1|3|Other"), SageRejected, "the account number A1 is in row 4 too, as a1: in Sage the two are one; keep one of them"},
		{"an account of three rows", sageFile("A1|1|Alpha", "A1|2|B", "A1|3|Other"), SageRejected, "the account number A1 is in rows 3 and 4 too; keep one of them"},
		{"an ID of two rows", sageFile("A1|1|Alpha", "B1|1|B"), SageRejected, "the customer ID 1 is in row 3 too; keep one of them"},
		{"a row that another one repeats", sageFile("A1|1|Alpha", "A1|1|Alpha"), SageAppears, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := mustPlanSage(t, test.in, withSage(t, nil)).Outcome(0)
			if o.Class != test.class || !strings.Contains(o.Reason, test.want) || test.want == "" && o.Reason != "" {
				t.Errorf("got %s, %q, want %s, %q", o.Class, o.Reason, test.class, test.want)
			}
			if (o.Fault != 0) != (o.Class == SageRejected) {
				t.Errorf("class %s, fault %s", o.Class, o.Fault)
			}
		})
	}
}

// All rows that claim one account or one ID are rejected, also where the rejection of one would free the other.
func TestEveryRowThatClaimsAnIdentifierIsRejected(t *testing.T) {
	p := mustPlanSage(t, sageFile("A1|1|a", "A1|2|b", "B|2|c", "C|3|d", "C|3|d", "C|3|d"), withSage(t, nil))
	var classes []string
	for i := range p.Len() {
		classes = append(classes, p.Class(i).String())
	}
	if want := []string{"rejected", "rejected", "rejected", "appears", "repeated", "repeated"}; !slices.Equal(classes, want) {
		t.Errorf("got %q, want %q", classes, want)
	}
	if why := p.Outcome(5).Reason; why != "repeats row 5" {
		t.Errorf("a repeated row: %s", why)
	}
	if got := p.After.Len(); got != 1 || !p.HasProblems() {
		t.Errorf("%d customers", got)
	}
}

func TestWhatASageListChanges(t *testing.T) {
	s := withSage(t, []SageCustomer{
		{Account: "A1", ID: "1", Name: "Alpha"},
		{Account: "A2", ID: "2", Name: "Beta"},
		{Account: "A3", Name: "Gamma"},
		{Account: "A4", ID: "4", Name: "Delta"},
		{Account: "A5", ID: "5", Name: "Eps"},
		{Account: "A6", ID: "6", Name: "Zeta"},
	},
		Customer{ID: "C1", Link: Link{sageUK, "", "A5"}}, Customer{ID: "C2", Link: Link{sageUK, "", "A4"}}, Customer{ID: "C3", Link: Link{sageUK, "77", ""}},
		Customer{ID: "C4", Link: Link{sageUK, "1", ""}}, Customer{ID: "C5"},
	)
	p := mustPlanSage(t, sageFile(
		"A1|1|Alpha", "A2|2|Beta Ltd|BB1|yes", "A3|3|Gamma", "A4N|4|Delta", "A6|66|Zeta", "A7|7|Eta|"), s)
	want := []string{
		"unchanged ", "changed renamed: Beta → Beta Ltd; status: open → on hold; postcode: none → BB1", "changed customer ID: none → 3",
		"changed account number: A4 → A4N", "appears ", "appears ",
	}
	for i := range p.Len() {
		o := p.Outcome(i)
		if got := o.Class.String() + " " + o.Reason; got != want[i] {
			t.Errorf("row %d: %s, want %s", i, got, want[i])
		}
	}
	c := p.Counts
	if c.Renamed != 1 || c.Identifiers != 2 || c.Statuses != 1 || c.Details != 1 || c.NotOpen != 1 || c.Linked != 4 || c.VanishedLinked != 1 {
		t.Errorf("counts %+v", c)
	}
	var vanished []string
	for _, v := range p.Vanished {
		vanished = append(vanished, fmt.Sprint(v.Customer.Account, len(v.Holders)))
	}
	if want := []string{"A51", "A60"}; !slices.Equal(vanished, want) { // the linked one first
		t.Errorf("vanished %q, want %q", vanished, want)
	}
	var unlisted []string
	for _, c := range p.Unlisted {
		unlisted = append(unlisted, c.ID)
	}
	if want := []string{"C1", "C2", "C3"}; !slices.Equal(unlisted, want) {
		t.Errorf("unlisted %q, want %q", unlisted, want)
	}
}

func TestTheSameListAgainChangesNothing(t *testing.T) {
	list := []SageCustomer{{Account: "A1", ID: "1", Name: "Alpha", Status: StatusOnHold}, {Account: "A2", ID: "2", Name: "Beta"}}
	s := withSage(t, list)
	p := mustPlanSage(t, sageFile("A2|2|Beta", "A1|1|Alpha||Yes"), s) // in another order
	if !p.Empty() || !p.Batch().Empty() || p.Counts.Classes[SageUnchanged] != 2 {
		t.Errorf("it changes something: %+v", p.Counts)
	}
	p = mustPlanSage(t, sageFile("A2|2|Beta", "A1|1|Alpha||No"), s)
	batch := p.Batch()
	if len(batch.Lists) != 1 || len(batch.Put)+len(batch.Remove)+len(batch.AddCompanies) != 0 {
		t.Errorf("it writes %+v", batch)
	}
	if batch.Entry.Kind != EntrySage || batch.Base != s.Origin() {
		t.Errorf("entry %+v, base %v", batch.Entry, batch.Base)
	}
}

func TestFileWithoutCustomersReplacesNothing(t *testing.T) {
	for _, in := range []*ParsedSageList{sageFile(), sageFile("||x")} {
		if p := mustPlanSage(t, in, withSage(t, []SageCustomer{{Account: "A1"}})); !p.Batch().Empty() {
			t.Errorf("it writes %+v", p.Batch())
		}
	}
}

func TestCompanyOfASageList(t *testing.T) {
	s := withSage(t, nil)
	for name, c := range map[string]struct {
		company Company
		err     string
		added   bool
		notes   string
	}{
		"known":               {sageUK, "", false, ""},
		"spelled differently": {Company{"10 ", "ACME uk"}, "", false, ""},
		"new":                 {Company{"11", "Other"}, "", true, "Other at site 11 is not a known company yet, and will be added"},
		"one letter apart":    {Company{"10", "Acmes UK"}, "", true, "did you mean Acme UK at site 10?"},
		"a twin":              {Company{"10", "Acme-UK"}, "cannot be told from the known company Acme UK at site 10", false, ""},
		"without a site":      {Company{"", "Other"}, "Sage Site ID is empty", false, ""},
		"a bad name":          {Company{"10", "Ot\u202eher"}, "Sage Company holds an invisible character", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := PlanSageList(sageFile("A1|1|Alpha"), c.company, s)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("got %v, want %s", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if p.NewCompany != c.added || (len(p.Batch().AddCompanies) == 1) != c.added || !c.added && p.Company != sageUK {
				t.Errorf("company %v, new: %v, %+v", p.Company, p.NewCompany, p.Batch())
			}
			if notes := strings.Join(p.Notes(), "\n"); !strings.Contains(notes, c.notes) {
				t.Errorf("notes %s, want %s", notes, c.notes)
			}
		})
	}
}

func TestAlarmsOfASageList(t *testing.T) {
	list := []SageCustomer{{Account: "A1", ID: "1", Name: "Alpha"}, {Account: "A2", ID: "2", Name: "Beta"}, {Account: "A3", ID: "3", Name: "Gamma"}}
	linked := Customer{ID: "C1", Link: Link{sageUK, "", "A1"}}
	shared := NewSnapshot("db", 3, map[uint32]Company{1: sageUK, 2: {"11", "Acme Ireland"}}, nil)
	listed(shared, map[uint32][]SageCustomer{2: list})
	for name, c := range map[string]struct {
		s    *Snapshot
		in   *ParsedSageList
		want []string
	}{
		"the usual case":     {withSage(t, list, linked), sageFile("A1|1|Alpha", "A2|2|Beta"), nil},
		"a first list":       {withSage(t, nil), sageFile("A1|1|Alpha"), nil},
		"nothing is shared":  {withSage(t, list), sageFile("B1|11|Alpha", "B2|12|Beta"), []string{"none of the 3 customers that Acme UK has now is in this file: it may be the list of another company"}},
		"most of it is gone": {withSage(t, list), sageFile("A2|2|Beta"), []string{"2 of the 3 customers that Acme UK has now are not in this file: it may be a part of the list"}},
		"no linked one is in it": {
			withSage(t, nil, linked), sageFile("B1|11|Alpha"),
			[]string{"none of the Sage customers that 1 Layer customer is linked to in Acme UK is in this file: it may be the list of another company"},
		},
		"another company's list": {
			shared, sageFile("A1|1|ALPHA", "A2|2|Beta", "A3|3|Gamma"),
			[]string{"3 of the 3 customers in this file are in the list of Acme Ireland too, with the same names: it may be that company's list"},
		},
		"a part of another company's customers":        {shared, sageFile("A1|1|Alpha", "A2|2|Beta", "A4|4|Delta"), nil},
		"another company's accounts, with other names": {shared, sageFile("A1|1|Omega", "A2|2|Psi", "A3|3|Chi"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := mustPlanSage(t, c.in, c.s).Alarms(); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNotesOfASageList(t *testing.T) {
	in := sageFile("A1|1|Al\u200bpha||Yes", "A2|2|", "A3|3|C||maybe", "A4|4|D||maybe", "A5|5|E||perhaps", "||F||never").damaged(0, SagePostcode)
	in.Formulas, in.HiddenRows, in.HiddenColumns, in.Notes = 1, 2, []string{"Name"}, []string{"a note of the file"}
	want := []string{
		"1 customer is on hold, inactive or closed", "1 customer has no name", "1 name had invisible characters, which were removed",
		"1 damaged value is left out", "1 formula is read by its last value", "2 hidden rows are read", "hidden columns are read: Name",
		`3 statuses are not understood and count as open: "maybe" (2) and "perhaps" (1)`, "a note of the file",
	}
	if got := mustPlanSage(t, in, withSage(t, nil)).Notes(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSameOutcomeOfSagePlans(t *testing.T) {
	list := []SageCustomer{{Account: "A1", ID: "1", Name: "Alpha"}, {Account: "A9", ID: "9", Name: "Nine"}}
	in := sageFile("A1|1|Alpha Ltd")
	p := mustPlanSage(t, in, withSage(t, list))
	if !p.SameOutcome(mustPlanSage(t, in, withSage(t, list, Customer{ID: "C1", Name: "not linked"}))) {
		t.Error("a customer without a link makes a difference")
	}
	for name, s := range map[string]*Snapshot{
		"another list":           withSage(t, []SageCustomer{{Account: "A1", ID: "1", Name: "Alp"}, list[1]}),
		"another vanishes":       withSage(t, []SageCustomer{list[0], {Account: "A8", ID: "8"}}),
		"a customer is linked":   withSage(t, list, Customer{ID: "C1", Link: Link{sageUK, "", "A9"}}),
		"one linked to no other": withSage(t, list, Customer{ID: "C1", Link: Link{sageUK, "", "A7"}}),
		"no list":                withSage(t, nil),
	} {
		if p.SameOutcome(mustPlanSage(t, in, s)) {
			t.Errorf("%s: the same outcome", name)
		}
	}
}

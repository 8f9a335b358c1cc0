package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// world is a snapshot of customers, each a line `ID|name|synced|site|company|sage ID|account`, with the
// companies that they name and those given as `site|company` alone.
func world(t testing.TB, lines ...string) *Snapshot {
	t.Helper()
	companies, numbers := map[uint32]Company{}, map[Company]uint32{}
	number := func(c Company) uint32 {
		if numbers[c] == 0 {
			numbers[c] = uint32(len(numbers) + 1)
			companies[numbers[c]] = c
		}
		return numbers[c]
	}
	var records []Record
	for _, line := range lines {
		f := strings.Split(line, "|")
		if len(f) == 2 {
			number(Company{f[0], f[1]})
			continue
		}
		r := Record{ID: f[0], Name: f[1], Synced: f[2] == "Yes", SageID: f[5], Account: f[6]}
		if f[4] != "" {
			r.Company = number(Company{f[3], f[4]})
		}
		records = append(records, r)
	}
	slices.SortFunc(records, func(a, b Record) int { return strings.Compare(a.ID, b.ID) })
	var b BlockBuilder
	var blocks []*Block
	for i, r := range records {
		b.Add(r)
		if i%2 == 1 || i == len(records)-1 {
			blocks = append(blocks, b.Block(1))
		}
	}
	return NewSnapshot("db", 7, companies, blocks)
}

// file is what a workbook with the header in row 1 says; the rows are lines with | between the cells.
func file(t testing.TB, kind Kind, header string, lines ...string) *ParsedFile {
	t.Helper()
	layout, err := NewLayout(kind, strings.Split(header, "|"))
	if err != nil {
		t.Fatal(err)
	}
	in := &ParsedFile{Sheet: "Customers", HeaderRow: 1, Layout: layout}
	for i, line := range lines {
		row := Row{Number: i + 2}
		cells := strings.Split(line, "|")
		for c := range FileColumns {
			if at := layout.At[c]; at >= 0 && at < len(cells) {
				row.Cells[c] = cells[at]
			}
		}
		in.Rows = append(in.Rows, row)
	}
	return in
}

// outcomes are the classes of the plan's rows, with the codes of the rejected ones.
func outcomes(p *Plan) []string {
	var list []string
	for i := range p.Len() {
		s := p.Class(i).String()
		if f := p.Fault(i); f != 0 {
			s = f.String()
		}
		list = append(list, s)
	}
	return list
}

func wantOutcomes(t *testing.T, p *Plan, want ...string) {
	t.Helper()
	if got := outcomes(p); !slices.Equal(got, want) {
		for i := range p.Len() {
			t.Logf("row %d: %s: %s", p.File.Rows[i].Number, got[i], p.Outcome(i).Reason)
		}
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func allow(t *testing.T, texts ...string) Allowance {
	t.Helper()
	a, err := ParseAllowance(texts)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const links = "CustomerId|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"

// site is the world of most stories: A to D are linked or not, S is synced.
func site(t *testing.T, more ...string) *Snapshot {
	return world(t, append([]string{
		"A|Alpha Ltd|No||||",
		"B|Beta & Sons|No|10|Acme UK|2|BETA",
		"C|Gamma|No|10|Acme UK||GAMM",
		"D|Delta|No|20|Acme Ireland|4|DELT",
		"S|Sigma|Yes|10|Acme UK|9|SIGM",
		"T|Tau|Yes||||",
		"E|Epsilon|No||||",
	}, more...)...)
}

func TestUploadClasses(t *testing.T) {
	for _, test := range []struct {
		name, row, want string
	}{
		{"a customer without a link is new", "A|Acme UK|10|1|ALPH", "new"},
		{"one identifier is enough", "A|Acme UK|10||ALPH", "new"},
		{"the other identifier is enough", "A|Acme UK|10|1|", "new"},
		{"another link of a customer never synced is changed", "B|Acme Ireland|20|2|BETA", "changed"},
		{"a row that brings the missing identifier completes", "C|Acme UK|10|3|GAMM", "changed"},
		{"the same link is unchanged", "B|Acme UK|10|2|BETA", "unchanged"},
		{"case and space around do not count", "B| ACME uk |10|2|beta", "unchanged"},
		{"a row that lacks an identifier leaves it", "B|Acme UK|10||BETA", "unchanged"},
		{"leading zeros count, and look wrong", "B|Acme UK|10|02|BETA", "unlike-others"},
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
		{"a foreign letter in a company is none", "A|Ac\u0301me UK|10|1|ALPH", "unknown-company"},
		{"bad-value: 256 characters", "A|" + strings.Repeat("é", 256) + "|10|1|ALPH", "bad-value"},
		{"255 characters are not", "A|" + strings.Repeat("é", 255) + "|10|1|ALPH", "unknown-company"},
		{"a bad value comes before all else", "|Acme UK|10|1|AL\u200bPH", "bad-value"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), site(t), Allowance{})
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
			wantOutcomes(t, PlanUpload(in, site(t), Allowance{}), test.want)
		})
	}
}

func TestUploadRowsOfOneFile(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []string
		want []string
	}{
		{"a repeat is unchanged", []string{"A|Acme UK|10|1|ALPH", "A|acme uk|10|1|alph"}, []string{"new", "unchanged"}},
		{
			"a repeat of a rejected row gets its rejection",
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
			"all who claim one Sage customer are rejected",
			[]string{"A|Acme UK|10|1|NEW", "E|Acme UK|10|8|new"},
			[]string{"sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a row rejected for itself claims nothing",
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
			"a chain moves on",
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||GAMM", "C|Acme UK|10||FREE"},
			[]string{"new", "changed", "changed"},
		},
		{
			"a chain whose end is stuck is stuck as a whole",
			[]string{"A|Acme UK|10|2|BETA", "B|Acme UK|10||GAMM", "C|Acme UK|10||SIGM"},
			[]string{"sage-customer-taken", "sage-customer-taken", "sage-customer-taken"},
		},
		{
			"a chain that relies on a synced customer is stuck",
			[]string{"A|Acme UK|10|9|SIGM", "S|Acme UK|10|7|FREE"},
			[]string{"sage-customer-taken", "already-synced"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), site(t), Allowance{}), test.want...)
		})
	}
}

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
		{"relink frees what was held", []string{"relink"}, []string{"A|Acme UK|10|9|SIGM", "S|Acme UK|10|7|FREE"}, []string{"new", "changed"}},
		{"the next fault decides", []string{"shared"}, []string{"S|Acme UK|10||BETA"}, []string{"already-synced"}},
		{"both", []string{"shared,relink"}, []string{"S|Acme UK|10||BETA"}, []string{"changed"}},
		{"company", []string{"company"}, []string{"A|Acme France|30|1|ALPH"}, []string{"new"}},
		{"the only site is filled in without asking", nil, []string{"A|Acme UK||1|ALPH"}, []string{"new"}},
		{"the site of an unknown company cannot be filled in", nil, []string{"A|Acme France||1|ALPH"}, []string{"no-site"}},
		{"the site of a company at two sites cannot be filled in", nil, []string{"A|Twice||1|ALPH"}, []string{"no-site"}},
		{"a filled-in site can agree", nil, []string{"B|Acme UK||2|BETA"}, []string{"unchanged"}},
		{"ids-disagree cannot be allowed", []string{"shared,relink,company,name"}, []string{"A|Acme UK|10|9|BETA"}, []string{"ids-disagree"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := site(t, "1|Twice", "2|Twice")
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), s, allow(t, test.allow...)), test.want...)
		})
	}
}

func TestAllowanceRefuses(t *testing.T) {
	for _, text := range []string{"", "everything", "damaged-value", "shared:", "shared,,"} {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) {
			if _, err := ParseAllowance([]string{text}); err == nil {
				t.Error("was taken")
			}
		})
	}
	if a := allow(t, "sage-customer-taken:A:B"); !a.Allows("A:B", SageCustomerTaken) {
		t.Error("a fault's own code, or a CustomerId with a colon, is not taken")
	}
}

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
			wantOutcomes(t, PlanUpload(file(t, ForUpload, header, test.row), site(t), a), test.want)
		})
	}
	t.Run("a damaged name differs", func(t *testing.T) {
		in := file(t, ForUpload, header, "A||Acme UK|10|XRAY")
		in.Rows[0].Damage = []Damage{{ColumnName, "shows #N/A"}}
		wantOutcomes(t, PlanUpload(in, site(t), Allowance{}), "name-differs")
	})
}

func TestUploadReasonsSayWhatToDo(t *testing.T) {
	s := world(t, "C000998|Nine|No||||", "C1|One|No|10|Acme UK|87|HARB001", "CO2|Two|No||||", "C02|Zwei|No||||", "C3|Three|No||||", "C4|Four|No||||")
	for _, test := range []struct{ name, row, want string }{
		{"the one that is meant", "c-998|Acme UK|10|1|XRAY", "no Layer customer c-998; did you mean C000998?"},
		{"O for 0 and l for 1", "COOO99B|Acme UK|10|1|XRAY", "no Layer customer COOO99B; load it from Layer first, or correct the CustomerId"},
		{"never one with another digit", "C000999|Acme UK|10|1|XRAY", "no Layer customer C000999; load it from Layer first, or correct the CustomerId"},
		{"two could be meant", "c2|Acme UK|10|1|XRAY", "no Layer customer c2; load it from Layer first, or correct the CustomerId"},
		{"who holds it", "C3|Acme UK|10||HARB001", "HARB001 is linked to C1 One"},
		{"old and new", "C1|Acme UK|10|88|HARB001", "HARB001 (ID 87) → HARB001 (ID 88) in Acme UK"},
		{"the nearest company", "C3|Acme UKK|10||XRAY", "Acme UKK at site 10 is not a known company; did you mean Acme UK at site 10? It is written here with \"K\" added"},
		{"the site of the company", "C3|Acme UK|11||XRAY", "Acme UK at site 11 is not a known company; Acme UK is known at site 10"},
		{"the only site", "C3|Acme UK|||XRAY", "→ XRAY in Acme UK; filled in: 10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), s, Allowance{})
			if got := p.Outcome(0).Reason; got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	t.Run("conflicting rows name each other", func(t *testing.T) {
		p := PlanUpload(file(t, ForUpload, links, "C3|Acme UK|10||XRAY", "C3|Acme UK|10||Y", "C3|Acme UK|10||Z"), s, Allowance{})
		if got, want := p.Outcome(1).Reason, "C3 has another link in rows 2 and 4; keep one of them"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func TestUploadBatch(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links,
		"A|acme uk|10|1|ALPH",      // known company in another spelling
		"C|Acme UK|10|3|gamm",      // completes
		"E|Acme France|30|5|EPSI",  // allowed company
		"B|Acme UK|10|2|BETA",      // unchanged
		"S|Acme UK|10|9|OTHER",     // rejected
		"E|ACME FRANCE|30|5|EPSI"), // repeat
		site(t), allow(t, "company"))
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
	p := PlanUpload(file(t, ForUpload, links, "X|Acme France|30|5|EPSI", "S|Acme France|30|5|EPSI"), site(t), allow(t, "company"))
	wantOutcomes(t, p, "unknown-customer", "already-synced")
	if b := p.Batch(); !b.Empty() {
		t.Errorf("writes %+v", b)
	}
}

func TestSameOutcomeSeesEveryDifference(t *testing.T) {
	in := file(t, ForUpload, links, "A|Acme UK|10|1|ALPH", "B|Acme UK|10|2|NEW")
	p := PlanUpload(in, site(t), Allowance{})
	if !p.SameOutcome(PlanUpload(in, site(t, "X|new|No||||"), Allowance{})) {
		t.Error("another customer made a difference")
	}
	other := world(t, "A|Alpha Ltd|No||||", "B|Beta|No|10|Acme UK|3|BETA")
	if p.SameOutcome(PlanUpload(in, other, Allowance{})) {
		t.Error("another old link made none")
	}
	synced := world(t, "A|Alpha Ltd|No||||", "B|Beta|Yes|10|Acme UK|2|BETA")
	if p.SameOutcome(PlanUpload(in, synced, Allowance{})) {
		t.Error("another class made none")
	}
}

const grid = "CustomerId|CustomerName|Synced|SageCompanyName|SageSiteId|SageCustomerId|SageAccountNumber"

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
		{"Synced never goes back", []string{"S|Sigma|No|Acme UK|10|9|SIGM"}, []string{"unchanged"}},
		{"another link is a conflict", []string{"B|Beta & Sons|Yes|Acme UK|10|3|OTHER"}, []string{"conflict"}},
		{"synced without our link is a conflict", []string{"B|Beta & Sons|Yes||||"}, []string{"conflict"}},
		{"no link is none", []string{"B|Beta & Sons|No||||"}, []string{"unchanged"}},
		{"an empty CustomerId", []string{"|New|No||||"}, []string{"no-customer-id"}},
		{"repeated with other content", []string{"N|New|No||||", "N|Newer|No||||"}, []string{"conflicting-rows", "conflicting-rows"}},
		{"repeated with the same content", []string{"N|New|No||||", "N|New|No||||"}, []string{"new", "unchanged"}},
		{"half a link: no identifier", []string{"A|Alpha Ltd|No|Acme UK|10||"}, []string{"no-sage-customer"}},
		{"half a link: no site", []string{"A|Alpha Ltd|No|Acme UK||1|"}, []string{"no-site"}},
		{"half a link: no company", []string{"A|Alpha Ltd|No||10|1|"}, []string{"no-company"}},
		{"taken by another customer", []string{"A|Alpha Ltd|No|Acme UK|10||BETA"}, []string{"sage-customer-taken"}},
		{"taken by another row", []string{"A|Alpha Ltd|No|Acme UK|10|1|", "N|New|No|Acme UK|10|1|"}, []string{"sage-customer-taken", "sage-customer-taken"}},
		{"a name with what cannot be seen", []string{"A|Al\u202epha Ltd|No||||"}, []string{"unchanged"}},
		{"a name too long", []string{"A|" + strings.Repeat("x", MaxText+1) + "|No||||"}, []string{"bad-value"}},
		{"a bad CustomerId", []string{"N\u200b|New|No||||"}, []string{"bad-value"}},
		{"a bad account", []string{"N|New|No|Acme UK|10||AL\u200bPH"}, []string{"bad-value"}},
		{"a Synced that is neither", []string{"A|Alpha Ltd|perhaps||||"}, []string{"bad-value"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantOutcomes(t, PlanLoad(file(t, ForLoad, grid, test.rows...), site(t), LoadOption{}), test.want...)
		})
	}
}

func TestLoadOfAConflictStillRenames(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid, "B|Beta plc|Yes|Acme UK|10|3|OTHER"), site(t), LoadOption{})
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
	p := PlanLoad(file(t, ForLoad, grid, rows...), site(t), LoadOption{CustomersOnly: true})
	wantOutcomes(t, p, "changed", "unchanged")
	if c := p.Outcome(0).After; c.Synced || !c.Link.IsZero() {
		t.Errorf("took %+v", c)
	}
}

func TestLoadWithoutSyncedIsNotLayersGrid(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, "CustomerId|Company Name|SageCompanyName|SageSiteId|SageAccountNumber", "A|Alpha plc|Acme UK|10|ALPH"), site(t), LoadOption{})
	if c := p.Outcome(0).After; c.Name != "Alpha plc" || !c.Link.IsZero() {
		t.Errorf("took %+v", c)
	}
}

func TestLoadCounts(t *testing.T) {
	p := PlanLoad(file(t, ForLoad, grid,
		"A|Alpha plc|Yes|Acme Spain|40|1|ALPH", "N|New|No||||", "B|Beta & Sons|Yes|Acme UK|10|2|BETA", "C|Gamma|No|Acme UK|10||OTHER"), site(t), LoadOption{})
	if want := (LoadCounts{Renamed: 1, Links: 1, Synced: 2, Missing: 4}); p.Load != want {
		t.Errorf("got %+v, want %+v", p.Load, want)
	}
	if c := p.Companies; len(c) != 1 || c[0].Company.Name != "Acme Spain" || c[0].Accepted != 1 {
		t.Errorf("new companies %+v", c)
	}
}

func TestHeaders(t *testing.T) {
	for _, test := range []struct {
		name, header string
		kind         Kind
		want         string // part of the error; "" for none
	}{
		{"the export's own", grid, ForUpload, ""},
		{"forgiven: case, spaces, _ and -", "customer id|SAGE_COMPANY-NAME|sage site id|sage account number", ForUpload, ""},
		{"without an identifier", "CustomerId|SageCompanyName|SageSiteId", ForUpload, "no column SageAccountNumber or SageCustomerId"},
		{"without a site", "CustomerId|SageCompanyName|SageSite|SageAccountNumber", ForUpload, "if SageSite is meant, rename it to SageSiteId"},
		{"twice", "CustomerId|Customer ID|SageCompanyName|SageSiteId|SageAccountNumber", ForUpload, "CustomerId appears twice"},
		{"others may stand twice", links + "|Note|Note", ForUpload, ""},
		{"a synonym for a load", "CustomerId|Company Name", ForLoad, ""},
		{"no synonym for an upload", "CustomerId|Company|SageSiteId|SageAccountNumber", ForUpload, "no column SageCompanyName"},
		{"no name for a load", "CustomerId|Town", ForLoad, "no column CustomerName"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := NewLayout(test.kind, strings.Split(test.header, "|"))
			if test.want == "" && err != nil {
				t.Error(err)
			}
			if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestUploadOfTheUntouchedExportChangesNothing(t *testing.T) {
	s := site(t)
	var rows []string
	for _, c := range s.All() {
		rows = append(rows, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s", c.ID, c.Name, YesNo(c.Synced), c.Link.Company.Name, c.Link.Company.Site, c.Link.SageID, c.Link.Account))
	}
	p := PlanUpload(file(t, ForUpload, grid, rows...), s, Allowance{})
	if p.Counts[Unchanged]+p.Counts[NotFilledIn] != s.Len() || !p.Batch().Empty() {
		t.Errorf("counts %v", p.Counts)
	}
	l := PlanLoad(file(t, ForLoad, grid, rows...), s, LoadOption{})
	if l.Counts[Unchanged] != s.Len() || !l.Batch().Empty() {
		t.Errorf("load counts %v", l.Counts)
	}
}

func BenchmarkPlanUpload100k(b *testing.B) {
	lines := []string{"10|Acme UK"}
	rows := make([]string, 100_000)
	for i := range rows {
		lines = append(lines, fmt.Sprintf("C%06d|Customer %d Ltd|No||||", i, i))
		rows[i] = fmt.Sprintf("C%06d|Customer %d Ltd|No|Acme UK|10|%d|CUST%06d", i, i, i+1, i)
	}
	s, in := world(b, lines...), file(b, ForUpload, grid, rows...)
	for b.Loop() {
		if p := PlanUpload(in, s, Allowance{}); p.Counts[New] != len(rows) {
			b.Fatal(p.Counts)
		}
	}
}

package model

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fewListed returns a snapshot with the customer lists of two companies, for examples that can be checked by eye.
func fewListed(t testing.TB) *Snapshot {
	acme, beta := Company{"10", "Acme UK"}, Company{"20", "Café Beta"}
	s := snapshotOf(t,
		Customer{ID: "C1", Name: "Smith", Link: Link{acme, "", "S10"}},
		Customer{ID: "C10", Name: "Smith & Sons", Link: Link{acme, "7", "s10"}},
		Customer{ID: "C2", Name: "Jones", Link: Link{beta, "", "J1"}},
		Customer{ID: "C3", Name: "North", Link: Link{acme, "", "GONE"}},
	)
	one, _ := s.number(acme)
	two, _ := s.number(beta)
	return listed(s, map[uint32][]SageCustomer{
		one: {
			{Account: "S10", ID: "7", Name: "Smith Ltd", Postcode: "BN1 1AA", VATNumber: "GB1"},
			{Account: "S2", ID: "8", Name: "Société", Status: "on hold", Email: "a@example.com"},
			{ID: "9", Name: "", Status: "inactive"},
		},
		two: {{Account: "J1", ID: "7", Name: "Jones", Website: "jones.example"}, {Account: "S10", Name: "Open, Ltd"}},
	})
}

// accountsOf returns the identifiers of rows, in order.
func accountsOf(s *SageCustomers, rows []int32) string {
	var list []string
	for _, row := range rows {
		r := s.At(int(row))
		list = append(list, r.Company.Site+"/"+r.Link(r.Company).ShortName())
	}
	return strings.Join(list, " ")
}

func TestSageQueryRows(t *testing.T) {
	s := fewListed(t).SageCustomers()
	for _, c := range []struct{ name, query, want string }{
		{"everything without a term", "", "10/9 10/S2 10/S10 20/J1 20/S10"},
		{"a word in any column", "smith", "10/S10"},
		{"a word without accents", "cafe", "20/J1 20/S10"},
		{"a word in a linked CustomerId", "c10", "10/S10"},
		{"a word of the status", "hold", "10/S2"},
		{"a phrase", `"open, ltd"`, "20/S10"},
		{"open ones", "status:=open", "10/S10 20/J1 20/S10"},
		{"a status of the list", "status:inac", "10/9"},
		{"linked", "is:linked", "10/S10 20/J1"},
		{"unlinked", "is:unlinked", "10/9 10/S2 20/S10"},
		{"on hold, inactive or closed", "is:onhold", "10/9 10/S2"},
		{"shared", "is:shared", "10/S10"},
		{"not shared", "-is:shared is:linked", "20/J1"},
		{"exactly one of two linked customers", "linked:=C10", "10/S10"},
		{"exactly the other one", "linked:=c1", "10/S10"},
		{"a range of linked customers", "linked:C2..C9", "20/J1"},
		{"none linked", "linked:none", "10/9 10/S2 20/S10"},
		{"has a linked customer", "has:linked", "10/S10 20/J1"},
		{"an exact account", "account:=s10", "10/S10 20/S10"},
		{"an account in natural order", "account:S3..", "10/S10 20/S10"},
		{"no account", "account:none", "10/9"},
		{"evidence", "vat:gb1", "10/S10"},
		{"a missing value", "-has:email company:acme", "10/9 10/S10"},
		{"a regex", `name:/ltd$/`, "10/S10 20/S10"},
		{"a title", "linkedc:none postcode:none", "10/9 10/S2 20/S10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := SageTable.ParseQuery(c.query)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := q.Rows(context.Background(), s)
			if err != nil {
				t.Fatal(err)
			}
			if got := accountsOf(s, rows); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestSageQueryErrors(t *testing.T) {
	for text, want := range map[string]string{
		"is:create":    "is: takes linked, unlinked, onhold or shared",
		"synced:no":    `there is no column "synced"`,
		"changed:last": `there is no column "changed"`,
		"has:next":     "the columns are account, id, name",
		"s:1":          "company (Sage Company), site (Sage Site ID)",
	} {
		if _, err := SageTable.ParseQuery(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
	if _, err := ParseQuery("is:shared"); err == nil {
		t.Error("a flag of Sage's customers is taken for Layer's")
	}
}

func TestSageSort(t *testing.T) {
	s := fewListed(t).SageCustomers()
	for by, want := range map[string]string{
		"":                  "10/9 10/S2 10/S10 20/J1 20/S10",
		"account":           "20/J1 10/S2 10/S10 20/S10 10/9",
		"-account":          "10/S10 20/S10 10/S2 20/J1 10/9",
		"linked":            "10/S10 20/J1 10/9 10/S2 20/S10",
		"status,-company":   "10/9 10/S2 20/J1 20/S10 10/S10",
		"vat,email,website": "10/S10 10/S2 20/J1 10/9 20/S10",
	} {
		order, err := SageTable.ParseOrder(by)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := s.Sort(context.Background(), s.AllRows(), order)
		if err != nil {
			t.Fatal(err)
		}
		if got := accountsOf(s, rows); got != want {
			t.Errorf("%s: got %s, want %s", by, got, want)
		}
	}
}

func TestSageValuesAreWhatAnyOfFinds(t *testing.T) {
	s := sageSample(t, 3000).SageCustomers()
	for _, info := range SageTable.Columns() {
		values, err := s.Values(context.Background(), s.AllRows(), info.Column)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range values[:min(len(values), 50)] {
			q, err := SageTable.ParseQuery(KeepOnly(info.Column, v.Value).String())
			if err != nil {
				t.Fatal(err)
			}
			rows, err := q.Rows(context.Background(), s)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) != v.Rows {
				t.Errorf("%s finds %d rows, want %d", q, len(rows), v.Rows)
			}
		}
	}
}

// TestSageRowsAgreeWithPlainMatch compares the rows of queries with those of a match of each customer's texts by itself.
func TestSageRowsAgreeWithPlainMatch(t *testing.T) {
	s := sageSample(t, 2*sagePartRows+100).SageCustomers()
	for _, text := range []string{"roofing", "-roofing 1", "name:ltd account:a1..a5", "linked:c00", "/5$/", "is:linked -site:10", "vat:/5$/,gb001 has:email", "linked:>C000500", "is:onhold,shared"} {
		q, err := SageTable.ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := q.Rows(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		var want []int32
		for row := range s.Len() {
			if !slices.ContainsFunc(q.terms, func(x Term) bool { return plainSageMatch(x, s.At(row)) == x.not }) {
				want = append(want, int32(row))
			}
		}
		if len(want) == 0 || !slices.Equal(rows, want) {
			t.Errorf("%s: %d rows, want %d", text, len(rows), len(want))
		}
	}
}

// plainSageMatch reports whether a customer matches a term without its minus.
func plainSageMatch(t Term, r ListedCustomer) bool {
	texts := func(c Column) []string {
		if c == ListedLinked && len(r.Linked) > 0 {
			return r.LinkedIDs()
		}
		return []string{c.SageText(r)}
	}
	switch t.kind {
	case inStates:
		return slices.ContainsFunc(t.states, func(x state) bool { return x.ofSage(sageFacts{len(r.Linked), r.IsOpen()}) })
	case inHas:
		return texts(t.column)[0] != ""
	case inColumn:
		return slices.ContainsFunc(texts(t.column), t.matchText)
	}
	return slices.ContainsFunc(sageColumns[:], func(info ColumnInfo) bool {
		return info.Column.isSearched() && slices.ContainsFunc(texts(info.Column), t.matchText)
	})
}

func TestSageKeysFindTheSameCustomer(t *testing.T) {
	s := fewListed(t).SageCustomers()
	later := fewListed(t).SageCustomers()
	for row := range s.Len() {
		at, found := later.Find(s.Key(row))
		if !found || at != row {
			t.Errorf("row %d: %q is found in %d, %v", row, s.Key(row), at, found)
		}
	}
	for _, key := range []string{"", "a", "10\x00Acme UK\x00X\x00Y", "1\x00None\x00S10\x00"} {
		if _, found := s.Find(key); found {
			t.Errorf("%q is found", key)
		}
	}
}

func TestSageFindBeginning(t *testing.T) {
	s := fewListed(t).SageCustomers()
	for text, want := range map[string][2]int{"s10": {2, 1}, "S": {1, 3}, "j": {3, 1}, "x": {0, 0}} {
		if row, count := s.FindBeginning(text); [2]int{row, count} != want {
			t.Errorf("%s: row %d, %d rows, want %v", text, row, count, want)
		}
	}
}

func TestSageStats(t *testing.T) {
	want := SageStats{Customers: 5, Linked: 2, Unlinked: 3, OnHold: 2, Shared: 1}
	if got := fewListed(t).SageCustomers().Stats(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := few(t).SageCustomers(); got.Len() != 0 || got.Stats() != (SageStats{}) {
		t.Errorf("without a list there are %d customers, %+v", got.Len(), got.Stats())
	}
}

func TestSageComplete(t *testing.T) {
	s := fewListed(t).SageCustomers()
	labels := func(text string) string {
		var list []string
		for _, c := range Complete(context.Background(), s, nil, text, len(text)) {
			list = append(list, c.Label+" "+c.Note)
		}
		return strings.Join(list, ", ")
	}
	for text, want := range map[string]string{
		"li":                 "linked: Linked Customers, is:linked a Layer customer is linked to it",
		"ch":                 "",
		"is:sh":              "shared two or more Layer customers are linked to it",
		"has:v":              "vat VAT Number",
		"company:":           "Acme UK 3 customers, Café Beta 2 customers",
		"is:linked company:": "Acme UK 1 customer, Café Beta 1 customer",
	} {
		if diff := cmp.Diff(want, labels(text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// sageSample returns a snapshot of n customers with the customer lists of two companies, of n customers together.
func sageSample(t testing.TB, n int) *Snapshot {
	s := sample(t, n)
	r := rand.New(rand.NewPCG(2, uint64(n)))
	one, two := make([]SageCustomer, 0, n), make([]SageCustomer, 0, n)
	for i := range n {
		c := SageCustomer{
			Account: fmt.Sprintf("A%06d", i), ID: fmt.Sprint(i), Name: sampleRecord(r, i).Name, Telephone: fmt.Sprintf("01273 %06d", i),
			Postcode: fmt.Sprintf("BN%d %dAA", i%30, i%9), Website: fmt.Sprintf("www.firm%d.example", i/3),
		}
		if i%3 == 0 {
			c.Email, c.VATNumber = fmt.Sprintf("office@firm%d.example", i), fmt.Sprintf("GB%09d", i)
		}
		if i%17 == 0 {
			c.Status = "on hold"
		}
		if i%5 == 0 && i < 4000 {
			c.Account = fmt.Sprintf("BRIG%04d", i/5)
		}
		if i%2 == 0 {
			one = append(one, c)
		} else {
			two = append(two, c)
		}
	}
	return listed(s, map[uint32][]SageCustomer{1: one, 3: two})
}

func BenchmarkSageFilterWord(b *testing.B)   { benchmarkSageFilter(b, "roofing") }
func BenchmarkSageFilterColumn(b *testing.B) { benchmarkSageFilter(b, "linked:c0") }
func BenchmarkSageFilterExact(b *testing.B)  { benchmarkSageFilter(b, "account:=A000123") }
func BenchmarkSageFilterFlag(b *testing.B)   { benchmarkSageFilter(b, "is:unlinked") }

// benchmarkSageFilter runs a warm filter over 100,000 rows.
func benchmarkSageFilter(b *testing.B, text string) {
	s := sageSample(b, 100_000).SageCustomers()
	q, err := SageTable.ParseQuery(text)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := q.Rows(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := q.Rows(b.Context(), s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSageSortName(b *testing.B) {
	s := sageSample(b, 100_000).SageCustomers()
	by := []Order{{Column: ListedName}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Sort(b.Context(), s.AllRows(), by); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSageFirstFilter measures what the first word of a filter costs: the folded texts.
func BenchmarkSageFirstFilter(b *testing.B) {
	s := sageSample(b, 100_000)
	q, err := SageTable.ParseQuery("roofing")
	if err != nil {
		b.Fatal(err)
	}
	s.SageLists()
	for b.Loop() {
		if _, err := q.Rows(b.Context(), newSageCustomers(s)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSageOpen measures what opening the grid costs: which customers are linked, the rows and their counts.
func BenchmarkSageOpen(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := sageSample(b, 100_000)
		b.StartTimer()
		if s.SageCustomers().Len() == 0 {
			b.Fatal("there is no customer")
		}
	}
}

package model

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzParseQuery parses a filter and its canonical form, and compares the rows that Rows finds for the one with those
// that Match finds for the other. A completion replaces a part of the text.
func FuzzParseQuery(f *testing.F) {
	for _, text := range []string{
		"acme", "acme synced:no", `company:"Acme UK","Acme Ireland"`, "-site:10", "account:=00123", "id:100..250",
		"is:create,link", "has:account", "company:none", `/ltd\.?$/`, "Smith - Jones", "A/B: North", `-name:/a,b/,"c""d",>=5`,
		`"a""b" --x foo: id:a...b`, "-changed:12,la,7 acme",
	} {
		f.Add(text, len(text)/2)
	}
	s := sample(f, 60)
	f.Fuzz(func(t *testing.T, text string, cursor int) {
		q, err := ParseQuery(text)
		for _, c := range Complete(context.Background(), s, nil, text, cursor) {
			if c.From < 0 || c.From > c.To || c.To > len(text) || c.Insert == "" {
				t.Fatalf("%q at %d suggests %+v", text, cursor, c)
			}
		}
		if err != nil {
			return
		}
		again, err := ParseQuery(q.String())
		if err != nil || again.String() != q.String() {
			t.Fatalf("%q became %q, and that %q, %v", text, q, again, err)
		}
		rows, err := q.Rows(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(matched(again, s), rows); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}

// FuzzParseOrder parses an order and its canonical form.
func FuzzParseOrder(f *testing.F) {
	for _, text := range []string{"", "name", "company,-name", "-Customer ID", "sagec", "id,id", ",", "-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		by, err := ParseOrder(text)
		if err != nil {
			return
		}
		again, err := ParseOrder(joined(by, Order.String))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(by, again); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}

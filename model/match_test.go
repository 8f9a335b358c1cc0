package model

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// few returns a snapshot of customers for examples that can be checked by eye.
func few(t testing.TB) *Snapshot {
	acme, beta := Company{"10", "Acme UK"}, Company{"20", "Café Beta"}
	return snapshotOf(t,
		Customer{ID: "100", Name: "Smith - Jones", Synced: true, Link: Link{acme, "7", "00123"}},
		Customer{ID: "99", Name: "Société Générale Ltd"},
		Customer{ID: "C10", Name: "ACME Roofing Ltd.", Link: Link{acme, "", "SMITH"}, Allowed: Faults(0).With(NameDiffers)},
		Customer{ID: "C2", Name: "A/B: North", Link: Link{beta, "71", ""}},
		Customer{ID: "C9", Name: "", Link: Link{beta, "7", "123"}, Synced: true},
	)
}

func idsOf(s *Snapshot, rows []int32) string {
	var ids []string
	for _, row := range rows {
		ids = append(ids, s.At(int(row)).ID)
	}
	return strings.Join(ids, " ")
}

func mustQuery(t testing.TB, text string) Query {
	t.Helper()
	q, err := ParseQuery(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestQueryRows(t *testing.T) {
	s := few(t)
	for _, c := range []struct{ name, query, ids string }{
		{"everything without a term", "", "100 99 C10 C2 C9"},
		{"a word in name and company", "acme", "100 C10"},
		{"a word in an account", "smith", "100 C10"},
		{"a word without accents", "societe", "99"},
		{"a word with other accents", "CAFÈ", "C2 C9"},
		{"a word in a site", "20", "C2 C9"},
		{"no word of synced and next", "create", ""},
		{"text with a lone dash", "Smith - Jones", "100"},
		{"text with a colon", "A/B: North", "C2"},
		{"nothing across two values", "7100123", ""},
		{"a word that is left out", "-ltd", "100 C2 C9"},
		{"all terms", "acme synced:no", "C10"},
		{"any of two values", "company:acme,beta", "100 C10 C2 C9"},
		{"a phrase", `company:"acme uk"`, "100 C10"},
		{"a company left out", "-site:10", "99 C2 C9"},
		{"an exact value with its zeros", "account:=00123", "100"},
		{"a value as a part", "account:123", "100 C9"},
		{"an exact value in another case", "account:=smith", "C10"},
		{"an exact value with space around", `account:=" smith "`, "C10"},
		{"no exact value with other accents", `company:="cafe beta"`, ""},
		{"an exact company", `company:="CAFÉ beta"`, "C2 C9"},
		{"no part as an exact value", "company:=acme", ""},
		{"a range in natural order with its ends", "id:C2..C10", "C10 C2 C9"},
		{"a range of numbers", "id:99..100", "100 99"},
		{"a range open below", "id:..99", "99"},
		{"a range open above", "id:C9..", "C10 C9"},
		{"above", "id:>C9", "C10"},
		{"below", "id:<100", "99"},
		{"at most", "id:<=100", "100 99"},
		{"no empty value below", "sageid:<9", "100 C9"},
		{"no empty value in an open range", "name:..b", "C10 C2"},
		{"nothing in a reversed range", "id:C9..C2", ""},
		{"what is empty", "company:none", "99"},
		{"what is empty or small", "account:none,=123", "99 C2 C9"},
		{"what is not empty", "has:account", "100 C10 C9"},
		{"what has no name", "-has:name", "C9"},
		{"everything, as all customers have synced", "has:synced", "100 99 C10 C2 C9"},
		{"what has a company", "has:company", "100 C10 C2 C9"},
		{"what would be created", "is:create", "99"},
		{"what would be linked", "next:link", "C10 C2"},
		{"what would be updated", "is:update", "100 C9"},
		{"what was allowed", "is:allowed", "C10"},
		{"any of two flags", "is:create,allowed", "99 C10"},
		{"what is synced", "synced:yes", "100 C9"},
		{"what is not synced", "-is:synced", "99 C10 C2"},
		{"a regex with an anchor", `/ltd\.?$/`, "99 C10"},
		{"a regex of the text as written", `/société/`, "99"},
		{"no regex of folded text", `/societe/`, ""},
		{"a regex in a company", `/^acme uk$/`, "100 C10"},
		{"a regex of a column", `id:/^c\d$/`, "C2 C9"},
		{"a regex that is left out", `-/acme/`, "99 C2 C9"},
		{"a regex of nothing where something is empty", `/^$/`, "99 C10 C2 C9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := mustQuery(t, c.query)
			rows, err := q.Rows(context.Background(), s)
			if err != nil {
				t.Fatal(err)
			}
			if got := idsOf(s, rows); got != c.ids {
				t.Errorf("%s finds %q, want %q", c.query, got, c.ids)
			}
			if got := idsOf(s, matched(q, s)); got != c.ids {
				t.Errorf("%s matches %q, want %q", c.query, got, c.ids)
			}
		})
	}
}

// matched returns the rows that Match finds.
func matched(q Query, s *Snapshot) []int32 {
	rows := []int32{}
	for row := range s.Len() {
		if q.Match(s, row) {
			rows = append(rows, int32(row))
		}
	}
	return rows
}

func TestRowsAgreesWithMatch(t *testing.T) {
	s := sample(t, 3*sampleBlock+7)
	found := 0
	for seed := range uint64(400) {
		text := randomQuery(rand.New(rand.NewPCG(seed, 2)), s)
		q := mustQuery(t, text)
		rows, err := q.Rows(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(matched(q, s), rows); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
		if len(rows) > 0 && len(rows) < s.Len() {
			found++
		}
	}
	if found < 100 {
		t.Errorf("only %d of 400 queries find some customers and not all", found)
	}
}

// randomQuery returns a filter of one to three terms of all kinds, made of values in the snapshot.
func randomQuery(r *rand.Rand, s *Snapshot) string {
	var terms []string
	for range 1 + r.IntN(3) {
		sign := [...]string{"", "", "-"}[r.IntN(3)]
		terms = append(terms, sign+randomTerm(r, s))
	}
	return strings.Join(terms, " ")
}

func randomTerm(r *rand.Rand, s *Snapshot) string {
	c := Column(r.IntN(len(columns)))
	value := func() string { return quoted(randomPart(r, c.Text(s.At(r.IntN(s.Len()))))) }
	switch kind := r.IntN(10); {
	case kind == 0:
		return "is:" + isFlags[r.IntN(len(isFlags))].word
	case kind == 1:
		return "has:" + c.String()
	case columns[c].states != nil:
		table := columns[c].states
		return c.String() + ":" + table[r.IntN(len(table))].word + "," + table[r.IntN(len(table))].word
	case kind < 4:
		return value()
	case kind == 4:
		return [...]string{"/ltd$/", "/^$/", "/[éł]/", "/^c0+1/", "/ (roofing|raven)/"}[r.IntN(5)]
	default:
		forms := [...]string{"%s:%s,%s", "%s:=%s,none", "%s:%s..%s", "%s:>%s", "%s:<%s", "%s:/l/,%s"}
		form := forms[r.IntN(len(forms))]
		args := []any{c, value(), value()}[:strings.Count(form, "%s")]
		return fmt.Sprintf(form, args...)
	}
}

// randomPart returns a part of a text, which is not empty unless the text is.
func randomPart(r *rand.Rand, text string) string {
	letters := []rune(text)
	if len(letters) == 0 {
		return "a"
	}
	from := r.IntN(len(letters))
	return string(letters[r.IntN(from+1) : from+1])
}

func TestHasKeyAgreesWithCanonicalKey(t *testing.T) {
	texts := []string{
		"", " ", "Acme UK", "acme uk", " ACME UK ", "Acme  UK", "Acme\tUK", "Acme \n UK", "Acme\u00a0UK", "AcmeUK", "Acme U", "Acme UKK",
		"Caf\u00e9", "Cafe\u0301", "Cafe", "\u00c9clair", "E\u0301clair", "Eclair", "\u212a", "k",
	}
	for _, s := range texts {
		for _, other := range texts {
			if got, want := hasKey(s, CanonicalKey(other)), CanonicalKey(s) == CanonicalKey(other); got != want {
				t.Errorf("hasKey(%q, the key of %q) = %t, want %t", s, other, got, want)
			}
		}
	}
}

func TestRowsStopsWhenContextIsDone(t *testing.T) {
	s := sample(t, 1000)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, text := range []string{"", "acme", "name:/a/"} {
		rows, err := mustQuery(t, text).Rows(ctx, s)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%q: got %d rows, %v", text, len(rows), err)
		}
	}
	if counts := mustQuery(t, "acme").Explain(ctx, s); counts != nil {
		t.Errorf("explained %v", counts)
	}
}

func TestRowsOfEmptySnapshot(t *testing.T) {
	s := NewSnapshot("", 0, nil, nil)
	rows, err := mustQuery(t, "acme -company:x").Rows(context.Background(), s)
	if err != nil || len(rows) != 0 {
		t.Errorf("got %v, %v", rows, err)
	}
}

func TestExplainCountsEachTerm(t *testing.T) {
	got := mustQuery(t, "acme  -is:create company:beta").Explain(context.Background(), few(t))
	want := []TermCount{{"acme", 2}, {"-is:create", 4}, {"company:beta", 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

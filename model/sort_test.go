package model

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestParseOrder(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " ", ""},
		{"a key", "name", "name"},
		{"two columns, one descending", "company,-name", "company,-name"},
		{"spaces around", " - name , id", "-name,id"},
		{"prefixes and titles", "comp,-Customer ID,SageCustomerId", "company,-id,sageid"},
	} {
		t.Run(c.name, func(t *testing.T) {
			by, err := ParseOrder(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := joined(by, Order.String); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestParseOrderErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an unknown column", "foo", `sort "foo": there is no column "foo"; the columns are id, name`},
		{"a mistyped column", "acount", "did you mean account?"},
		{"an ambiguous prefix", "s", "synced (Synced), company (Sage Company)"},
		{"a column twice", "name,-name", "name appears twice"},
		{"a missing column", "name,", "a column is missing"},
		{"a lone minus", "-", "a column is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			by, err := ParseOrder(c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, %v, want %q", by, err, c.want)
			}
		})
	}
}

func TestSort(t *testing.T) {
	a, b, c := Company{"10", "acme"}, Company{"9", "Beta 10"}, Company{"10", "béta 2"}
	s := snapshotOf(t,
		Customer{ID: "C1", Name: "zebra", Link: Link{b, "2", "A10"}},
		Customer{ID: "C10", Name: "Äpfel", Synced: true, Link: Link{c, "10", ""}},
		Customer{ID: "C2", Name: ""},
		Customer{ID: "C3", Name: "apfel", Link: Link{a, "", "a9"}},
		Customer{ID: "C4", Name: "APFELBAUM 2", Synced: true},
		Customer{ID: "C5", Name: "apfelbaum 010", Link: Link{a, "002", "A9"}},
	)
	for _, c := range []struct{ name, by, ids string }{
		{"in the order given without a column", "", "C1 C10 C2 C3 C4 C5"},
		{"naturally", "id", "C1 C2 C3 C4 C5 C10"},
		{"naturally, descending", "-id", "C10 C5 C4 C3 C2 C1"},
		{"without accents, the empty last", "name", "C10 C3 C4 C5 C1 C2"},
		{"descending, equals as given, the empty last", "-name", "C1 C5 C4 C10 C3 C2"},
		{"by company, none last", "company", "C3 C5 C10 C1 C2 C4"},
		{"by company, descending, none last", "-company", "C1 C10 C3 C5 C2 C4"},
		{"by site", "site", "C1 C10 C3 C5 C2 C4"},
		{"without leading zeros", "sageid", "C1 C5 C10 C2 C3 C4"},
		{"without case", "account", "C3 C5 C1 C10 C2 C4"},
		{"No before Yes", "synced", "C1 C2 C3 C5 C10 C4"},
		{"Yes before No", "-synced", "C10 C4 C1 C2 C3 C5"},
		{"by the word of next", "next", "C2 C1 C3 C5 C10 C4"},
		{"by the word of next, descending", "-next", "C10 C4 C1 C3 C5 C2"},
		{"by two columns", "company,-id", "C5 C3 C10 C1 C4 C2"},
		{"by three columns", "site,account,-id", "C1 C5 C3 C10 C4 C2"},
		{"by a text within a text", "name,-id", "C10 C3 C4 C5 C1 C2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			by, err := ParseOrder(c.by)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := s.Sort(context.Background(), s.AllRows(), by)
			if err != nil {
				t.Fatal(err)
			}
			if got := idsOf(s, rows); got != c.ids {
				t.Errorf("got %s, want %s", got, c.ids)
			}
		})
	}
}

// TestSortAgreesWithPlainSort sorts several runs, so that they are merged.
func TestSortAgreesWithPlainSort(t *testing.T) {
	s := sample(t, 2*sortRun+1000)
	shuffled := s.AllRows()
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, rows := range [][]int32{s.AllRows(), shuffled} {
		for _, text := range []string{"-name", "company,-account"} {
			by, err := ParseOrder(text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Sort(context.Background(), rows, by)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, plainSort(s, rows, by)) {
				t.Errorf("%d rows by %s are not in order", len(rows), text)
			}
		}
	}
}

// plainSort returns customers sorted by their natural keys, with one stable sort for each column.
func plainSort(s *Snapshot, rows []int32, by []Order) []int32 {
	sorted := slices.Clone(rows)
	for _, o := range slices.Backward(by) {
		keys := make(map[int32]string, len(rows))
		for _, row := range rows {
			keys[row] = naturalKey(o.Column.Text(s.At(int(row))))
		}
		slices.SortStableFunc(sorted, func(a, b int32) int {
			ka, kb := keys[a], keys[b]
			if (ka == "") != (kb == "") {
				return strings.Compare(kb, ka)
			}
			if o.Descending {
				ka, kb = kb, ka
			}
			return cmp.Compare(ka, kb)
		})
	}
	return sorted
}

func TestSortDoesNotChangeInput(t *testing.T) {
	s := sample(t, 500)
	rows := s.AllRows()
	for _, by := range [][]Order{nil, {{ColumnName, true}}} {
		sorted, err := s.Sort(context.Background(), rows, by)
		if err != nil {
			t.Fatal(err)
		}
		sorted[0] = -1
	}
	if !slices.Equal(s.AllRows(), rows) {
		t.Errorf("the rows given became %v", rows)
	}
}

func TestSortStopsWhenContextIsDone(t *testing.T) {
	s := sample(t, 500)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, by := range [][]Order{nil, {{ColumnName, true}}, {{ColumnCompany, false}}} {
		if _, err := s.Sort(ctx, s.AllRows(), by); !errors.Is(err, context.Canceled) {
			t.Errorf("by %v: %v", by, err)
		}
	}
}

func BenchmarkSortID(b *testing.B)          { benchmarkSort(b, "id") }
func BenchmarkSortName(b *testing.B)        { benchmarkSort(b, "name") }
func BenchmarkSortCompany(b *testing.B)     { benchmarkSort(b, "company") }
func BenchmarkSortCompanyName(b *testing.B) { benchmarkSort(b, "company,-name") }

func benchmarkSort(b *testing.B, order string) {
	s := sample(b, 100_000)
	by, err := ParseOrder(order)
	if err != nil {
		b.Fatal(err)
	}
	rows := s.AllRows()
	if _, err := s.Sort(b.Context(), rows, by); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Sort(b.Context(), rows, by); err != nil {
			b.Fatal(err)
		}
	}
}

package model

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestValues(t *testing.T) {
	s := few(t)
	for _, c := range []struct {
		name   string
		column Column
		rows   []int32
		want   []ValueCount
	}{
		{"companies, equals in natural order", ColumnCompany, s.AllRows(), []ValueCount{{"Acme UK", 2}, {"Café Beta", 2}, {"", 1}}},
		{"sites", ColumnSite, s.AllRows(), []ValueCount{{"10", 2}, {"20", 2}, {"", 1}}},
		{"yes and no", ColumnSynced, s.AllRows(), []ValueCount{{"No", 3}, {"Yes", 2}}},
		{"next", ColumnNext, s.AllRows(), []ValueCount{{"link", 2}, {"update", 2}, {"create", 1}}},
		{"texts", ColumnSageID, s.AllRows(), []ValueCount{{"", 2}, {"7", 2}, {"71", 1}}},
		{"naturally sorted texts", ColumnID, s.AllRows(), []ValueCount{{"99", 1}, {"100", 1}, {"C2", 1}, {"C9", 1}, {"C10", 1}}},
		{"only the rows given", ColumnSageID, []int32{4, 3}, []ValueCount{{"7", 1}, {"71", 1}}},
		{"nothing in no rows", ColumnID, nil, []ValueCount{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.Values(context.Background(), c.rows, c.column)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestValuesCountSpellingsAsOne(t *testing.T) {
	s := snapshotOf(t, Customer{ID: "1", Name: "ACME"}, Customer{ID: "2", Name: "Acme"}, Customer{ID: "3", Name: "Ácme"})
	got, err := s.Values(context.Background(), s.AllRows(), ColumnName)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff([]ValueCount{{"ACME", 2}, {"Ácme", 1}}, got); diff != "" {
		t.Error(diff)
	}
}

// TestValuesAreWhatKeepOnlyFinds checks that each value has as many rows as its count says.
func TestValuesAreWhatKeepOnlyFinds(t *testing.T) {
	s := sample(t, 2000)
	for c := range Column(len(columns)) {
		values, err := s.Values(context.Background(), s.AllRows(), c)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range values[:min(len(values), 30)] {
			rows, err := Query{}.With(KeepOnly(c, v.Value)).Rows(context.Background(), s)
			if err != nil || len(rows) != v.Rows {
				t.Errorf("%s %q: %d rows counted, %d found, %v", c, v.Value, v.Rows, len(rows), err)
			}
		}
	}
}

func TestTopValues(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	values := make([]ValueCount, 500)
	for i := range values {
		values[i] = ValueCount{fmt.Sprint("v", i), 1 + r.IntN(5)}
	}
	all := topValues(values, len(values))
	if !slices.IsSortedFunc(all, func(a, b ValueCount) int { return cmp.Compare(b.Rows, a.Rows) }) || len(all) != len(values) {
		t.Fatalf("%d values are not sorted: %v", len(all), all)
	}
	for _, limit := range []int{1, 7, 249, 250, 499} {
		r.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
		if diff := gocmp.Diff(all[:limit], topValues(values, limit)); diff != "" {
			t.Errorf("limit %d: %s", limit, diff)
		}
	}
}

func TestValuesStopsWhenContextIsDone(t *testing.T) {
	s := sample(t, 500)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Values(ctx, s.AllRows(), ColumnName); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkValuesCompany(b *testing.B) { benchmarkValues(b, ColumnCompany) }
func BenchmarkValuesName(b *testing.B)    { benchmarkValues(b, ColumnName) }
func BenchmarkValuesID(b *testing.B)      { benchmarkValues(b, ColumnID) }

func benchmarkValues(b *testing.B, c Column) {
	s := sample(b, 100_000)
	rows := s.AllRows()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Values(b.Context(), rows, c); err != nil {
			b.Fatal(err)
		}
	}
}

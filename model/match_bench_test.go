package model

import "testing"

func BenchmarkFilterWord(b *testing.B)   { benchmarkFilter(b, "roofing") }
func BenchmarkFilterNone(b *testing.B)   { benchmarkFilter(b, "zzz") }
func BenchmarkFilterColumn(b *testing.B) { benchmarkFilter(b, "account:brig,00") }
func BenchmarkFilterExact(b *testing.B)  { benchmarkFilter(b, "account:=BRIG0123") }
func BenchmarkFilterRange(b *testing.B)  { benchmarkFilter(b, "id:C100..C250") }
func BenchmarkFilterRegex(b *testing.B)  { benchmarkFilter(b, `/ltd\.?$/`) }

// benchmarkFilter runs a warm filter over 100,000 rows.
func benchmarkFilter(b *testing.B, text string) {
	s := sample(b, 100_000)
	q := mustQuery(b, text)
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

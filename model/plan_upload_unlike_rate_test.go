package model

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// numbering is a scheme by which companies number their customers.
type numbering struct {
	name   string
	number func(r *rand.Rand, i int, name string) string
}

// letters returns the first n letters of a name in capitals, filled up with X.
func letters(name string, n int) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return -1
	}, Fold(name))
	return (s + strings.Repeat("X", n))[:n]
}

var numberings = []numbering{
	{"four letters and four digits", func(r *rand.Rand, _ int, name string) string {
		return fmt.Sprintf("%s%04d", letters(name, 4), 1+r.IntN(40))
	}},
	{"four letters and three digits, some of them three and three", func(r *rand.Rand, _ int, name string) string {
		return fmt.Sprintf("%s%03d", letters(name, 4-r.IntN(20)/19), 1+r.IntN(40))
	}},
	{"padded numbers", func(_ *rand.Rand, i int, _ string) string { return fmt.Sprintf("%06d", 100+3*i) }},
	{"counted numbers", func(_ *rand.Rand, i int, _ string) string { return fmt.Sprint(7 + 3*i) }},
	{"a letter and padded numbers", func(_ *rand.Rand, i int, _ string) string { return fmt.Sprintf("C-%05d", 1000+7*i) }},
	{"a letter and counted numbers", func(_ *rand.Rand, i int, _ string) string { return fmt.Sprintf("CUST%d", 1+5*i) }},
	{"names up to eight letters", func(_ *rand.Rand, i int, name string) string {
		return fmt.Sprintf("%s%d", letters(name, 3+i%5), i)
	}},
	{"branch and number", func(r *rand.Rand, i int, _ string) string { return fmt.Sprintf("%d/%04d", 1+r.IntN(4), 10+i) }},
}

// slips are the mistakes that are made with identifiers. Each returns the wrong identifier; it can equal the right one.
var slips = []struct {
	name string
	slip func(r *rand.Rand, right string, i int) string
}{
	{"zeros lost", func(_ *rand.Rand, s string, _ int) string { return strings.TrimLeft(s, "0") }},
	{"O for 0", func(_ *rand.Rand, s string, _ int) string { return strings.Replace(s, "0", "O", 1) }},
	{"l for 1", func(_ *rand.Rand, s string, _ int) string { return strings.Replace(s, "1", "l", 1) }},
	{"a full stop behind", func(_ *rand.Rand, s string, _ int) string { return s + "." }},
	{"a placeholder", func(r *rand.Rand, _ string, _ int) string {
		return [...]string{"TBC", "n/a", "-", "0", "none", "unknown", "x", "TBA"}[r.IntN(8)]
	}},
	{"a telephone number", func(r *rand.Rand, _ string, _ int) string {
		return fmt.Sprintf("0%d", 1_000_000_000+r.IntN(900_000_000))
	}},
	{"a CustomerId", func(_ *rand.Rand, _ string, i int) string { return fmt.Sprintf("LAY-%07d", i) }},
	{"a name", func(_ *rand.Rand, _ string, i int) string { return "Brighton Foods " + strings.Repeat("I", 1+i%3) }},
	{"the last character lost", func(_ *rand.Rand, s string, _ int) string { return s[:len(s)-1] }},
}

// rate is the share of identifiers that were rejected.
type rate struct{ rejected, of int }

func (r rate) String() string {
	return fmt.Sprintf("%d of %d (%.2f %%)", r.rejected, r.of, r.percent())
}

func (r rate) percent() float64 { return 100 * float64(r.rejected) / float64(max(r.of, 1)) }

// unlikeRate links known customers under a numbering and uploads others, right ones or ones with a slip. It returns how
// many were rejected.
func unlikeRate(t *testing.T, n numbering, names []string, known int, slip func(r *rand.Rand, right string, i int) string) rate {
	t.Helper()
	r := rand.New(rand.NewPCG(1, uint64(known)))
	var lines, rows []string
	used := map[string]bool{}
	for i, name := range names {
		number := n.number(r, i, name)
		if used[number] {
			continue
		}
		used[number] = true
		if i%2 == 0 && len(lines) < known {
			lines = append(lines, fmt.Sprintf("C%06d||No|10|Acme UK||%s", i, number))
			if slip == nil {
				continue
			}
			number = slip(r, number, i) // a slip of a known one, by a customer without a link
		} else if slip != nil {
			number = slip(r, number, i)
		}
		if number == "" || used[number] && slip != nil {
			continue
		}
		rows = append(rows, fmt.Sprintf("N%06d|Acme UK|10||%s", i, number))
	}
	for i := range names {
		lines = append(lines, fmt.Sprintf("N%06d||No||||", i))
	}
	p := PlanUpload(file(t, ForUpload, links, rows...), snapshotFrom(t, lines...), Allowance{})
	result := rate{of: p.Len()}
	for i := range p.Len() {
		if f := p.Fault(i); f == UnlikeOthers || f == BadValue {
			result.rejected++
		}
	}
	return result
}

// sampleNames returns n company names made of places, things and trades.
func sampleNames(n int) (names []string) {
	r := rand.New(rand.NewPCG(7, 7))
	for range n {
		pick := func(words ...string) string { return words[r.IntN(len(words))] }
		names = append(names, pick("Aber", "Bath", "Brighton", "Cardiff", "Derby", "Ely", "Glasgow", "Hull", "Kendal", "Leeds", "Oxford", "Perth", "Ripon", "York")+" "+
			pick("Amber", "Beacon", "Ember", "Falcon", "Harbour", "Ivory", "Juniper", "Lantern", "Maple", "Raven", "Union")+" "+pick("Foods", "Motors", "Joinery", "Dental"))
	}
	return names
}

// TestUnlikeRejectsFewRightIdentifiers: at most one of two hundred right identifiers is rejected over all numberings,
// with thirty known ones or more.
func TestUnlikeRejectsFewRightIdentifiers(t *testing.T) {
	var all rate
	for _, n := range numberings {
		for _, known := range []int{30, 100, 300} {
			got := unlikeRate(t, n, sampleNames(1_000), known, nil)
			all.rejected, all.of = all.rejected+got.rejected, all.of+got.of
			t.Logf("%d known, %s: right ones rejected: %v", known, n.name, got)
		}
	}
	if t.Logf("right ones rejected: %v", all); all.percent() > 0.5 {
		t.Errorf("right ones rejected: %v", all)
	}
}

// TestUnlikeFindsWrongIdentifiers logs which share of wrong identifiers is found, by slip. A slip that results in
// another identifier of the usual shape cannot be found.
func TestUnlikeFindsWrongIdentifiers(t *testing.T) {
	always := map[string]bool{"a placeholder": true, "a full stop behind": true, "a name": true}
	for _, s := range slips {
		var all rate
		for _, n := range numberings {
			got := unlikeRate(t, n, sampleNames(600), 300, s.slip)
			all.rejected, all.of = all.rejected+got.rejected, all.of+got.of
		}
		if t.Logf("%s: found %v", s.name, all); always[s.name] && all.percent() < 99 {
			t.Errorf("%s: found %v", s.name, all)
		}
	}
}

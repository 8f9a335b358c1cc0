package suggest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// hostileNames are names that no list should have.
func hostileNames() []string {
	return []string{
		"", " ", "???", "&", "& & &", "Ltd", "Ltd Ltd Ltd", "t/a", "T/A T/A T/A", "X t/a ", "\xff\xfe\xfd", "a\x00b", "\u200b\u200d",
		"1", "2", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28", "a b c d e f g", "日本株式会社", "ООО Ромашка",
		"e\u0301\u0301\u0301\u0301", strings.Repeat("a", 100_000), strings.Repeat("b ", 50_000), strings.Repeat("ab cd ", 20_000),
		strings.Repeat("é", 50_000), strings.Repeat("(", 1000), strings.Repeat("t/a ", 1000), strings.Repeat("Ltd ", 1000), "İstanbul İnşaat A.Ş.",
	}
}

func TestHostileNames(t *testing.T) {
	var customers []Record
	var targets []Target
	for _, n := range hostileNames() {
		customers = append(customers, Record{n, n, n, n, n, n})
		targets = append(targets, Target{Record: Record{n, n, n, n, n, n}, Offered: true})
	}
	m := New(customers, slices.Repeat([]bool{true}, len(customers)), targets)
	all, err := m.All(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range customers {
		for _, s := range append(all.Of(i), m.One(i)...) {
			if s.Score < 0 || s.Score > 1 {
				t.Errorf("%.20q: score %v", c.Name, s.Score)
			}
		}
		for _, d := range customers {
			Difference(c.Name, d.Name)
		}
	}
}

func TestNamesThatSayNothingAreNotSuggested(t *testing.T) {
	for _, n := range []string{"", " ", "???", "\xff", "\u200b"} {
		m := New([]Record{{Name: n}}, []bool{true}, []Target{{Record: Record{Name: n}, Offered: true}})
		if got := m.One(0); len(got) > 0 {
			t.Errorf("%q: %+v", n, got)
		}
	}
}

// TestRepeatedName checks that a name which all customers and all targets have takes no time that grows with the square
// of the lists: with it, the test would take minutes.
func TestRepeatedName(t *testing.T) {
	for _, c := range []struct {
		name   string
		n      int
		record func(i int) Record
	}{
		{"equal", 50_000, func(int) Record {
			return Record{"Abbey Foods Ltd", "LS1 1AA", "0113 496 0000", "info@abbey.co.uk", "abbey.co.uk", "123456789"}
		}},
		{"another number", 10_000, func(i int) Record { return Record{Name: fmt.Sprintf("Abbey Foods %d Ltd", i)} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := c.n
			customers, targets := make([]Record, n), make([]Target, n)
			for i := range n {
				customers[i] = c.record(i)
				targets[i] = Target{Record: c.record(i), Offered: true}
			}
			m := New(customers, slices.Repeat([]bool{true}, n), targets)
			all, err := m.All(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			list := all.Of(n - 1)
			if len(list) == 0 {
				t.Fatal("no suggestion")
			}
			if c.name == "equal" && (list[0].Tier > Likely || len(list[0].Twins) != maxTwins) {
				t.Errorf("%+v", list[0])
			}
			if got := m.One(n - 1); len(got) != len(list) {
				t.Errorf("One has %d suggestions, All %d", len(got), len(list))
			}
		})
	}
}

func TestAllIsCancelled(t *testing.T) {
	l := generate("cancel", mix{firms: 500, evidence: 0.5, seed: 3})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	m := New(l.customers, slices.Repeat([]bool{true}, len(l.customers)), l.targets)
	if _, err := m.All(ctx, func(done, total int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestProgressEndsWithAll(t *testing.T) {
	l := generate("progress", mix{firms: 500, evidence: 0.5, seed: 4})
	open := slices.Repeat([]bool{true, false}, len(l.customers))[:len(l.customers)]
	last := 0
	_, err := New(l.customers, open, l.targets).All(context.Background(), func(done, total int) {
		if done <= last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last == 0 {
		t.Errorf("error %v, %d done", err, last)
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("Abbey Foods Ltd", "abbey foods", "LS1 1AA", "0113 496 0000", "info@abbey.co.uk", "abbey.co.uk", "GB123456789")
	f.Add("\xff", "t/a", "", "+", "@", "://", "GB")
	f.Fuzz(func(t *testing.T, name, other, postcode, phone, email, site, vat string) {
		records := []Record{{name, postcode, phone, email, site, vat}, {other, vat, site, postcode, phone, email}, {Name: name + " " + other}}
		targets := []Target{{Record: records[1], Offered: true}, {Record: records[0], Offered: true}, {Record: Record{Name: other}}}
		m := New(records, []bool{true, true, true}, targets)
		all, err := m.All(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range records {
			if fmt.Sprint(all.Of(i)) != fmt.Sprint(m.One(i)) {
				t.Fatalf("customer %d: All %+v, One %+v", i, all.Of(i), m.One(i))
			}
		}
	})
}

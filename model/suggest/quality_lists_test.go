package suggest

import (
	"flag"
	"testing"
)

var (
	showWrong = flag.Int("wrong", 0, "how many wrong suggestions of each list TestQuality prints")
	firstSeed = flag.Uint64("seed", 1, "the first seed of the lists that TestQuality generates")
	seeds     = flag.Uint64("seeds", 1, "from how many seeds TestQuality generates each list; the rows are their sums")
)

// withoutValues returns the list with names alone.
func (l *list) withoutValues(name string) *list {
	bare := &list{name: name, truth: l.truth}
	for _, c := range l.customers {
		bare.customers = append(bare.customers, Record{Name: c.Name})
	}
	for _, t := range l.targets {
		t.Record = Record{Name: t.Name}
		bare.targets = append(bare.targets, t)
	}
	for i, c := range bare.customers {
		bare.findable = append(bare.findable, isFindable(bare, c, l.truth[i]))
	}
	return bare
}

// qualityLists returns the lists by which the rules are measured, generated from seeds upwards of seed.
func qualityLists(tb testing.TB, seed uint64) []*list {
	tb.Helper()
	uk := generate("uk", mix{3000, 0.5, 0.15, 0.03, 0.05, 0.01, seed})
	full := generate("uk-full", mix{3000, 0.85, 0.12, 0.03, 0.05, 0.01, seed + 1})
	sparse := generate("uk-sparse", mix{3000, 0.25, 0.2, 0.03, 0.05, 0.01, seed + 2})
	hard := generate("hard", mix{3000, 0.5, 0.2, 0.1, 0.25, 0.025, seed + 3})
	foreign := generate("foreign", mix{2000, 0.5, 0.15, 0.8, 0.05, 0.01, seed + 4})
	return []*list{
		uk, full, sparse, hard, foreign, uk.withoutValues("uk-names"), hard.withoutValues("hard-names"),
		foreign.withoutValues("for-names"), readLabelled(tb, "patstat", true), readLabelled(tb, "restaurants", false),
	}
}

// TestQuality prints the quality of the suggestions for each list: go test ./model/suggest -run Quality -v -wrong 5
func TestQuality(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints a table, with -v")
	}
	var sums []*quality
	for n := range *seeds {
		for i, l := range qualityLists(t, *firstSeed+10*n) {
			if n == 0 {
				sums = append(sums, &quality{list: l.name})
			}
			sums[i].add(l.measure(l.results(t)))
		}
	}
	t.Logf("%-11s %6s   certain        strong         likely         review         certain p@r   +strong p@r    top1   top5", "list", "n")
	for _, q := range sums {
		t.Logf("%-11s %6d%s", q.list, q.partners, q)
		for _, w := range q.wrong[:min(*showWrong, len(q.wrong))] {
			t.Log(w)
		}
	}
}

package suggest

import (
	"flag"
	"testing"
)

var (
	showWrong = flag.Int("wrong", 0, "how many wrong suggestions of each list TestQuality prints")
	firstSeed = flag.Uint64("seed", 1, "the first seed of the lists that TestQuality generates")
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
	uk := generate("uk", mix{3000, 0.5, 0.15, 0.05, 0.08, seed})
	full := generate("uk-full", mix{3000, 0.85, 0.12, 0.05, 0.08, seed + 1})
	sparse := generate("uk-sparse", mix{3000, 0.25, 0.2, 0.05, 0.08, seed + 2})
	groups := generate("groups", mix{3000, 0.5, 0.15, 0.05, 0.3, seed + 3})
	foreign := generate("foreign", mix{2000, 0.5, 0.15, 0.8, 0.08, seed + 4})
	return []*list{
		uk, full, sparse, groups, foreign, uk.withoutValues("uk-names"), groups.withoutValues("grp-names"),
		foreign.withoutValues("for-names"), readLabelled(tb, "patstat", true), readLabelled(tb, "restaurants", false),
	}
}

// TestQuality prints the quality of the suggestions for each list: go test ./model/suggest -run Quality -v -wrong 5
func TestQuality(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints a table, with -v")
	}
	t.Logf("%-11s %5s  certain        strong         likely         review         certain p@r   +strong p@r    top1   top5", "list", "n")
	for _, l := range qualityLists(t, *firstSeed) {
		q := l.measure(l.results(t))
		t.Logf("%-11s %5d%s", l.name, q.partners, &q)
		for _, w := range q.wrong[:min(*showWrong, len(q.wrong))] {
			t.Log(w)
		}
	}
}

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
	bare := &list{name: name, truth: l.truth, renamed: l.renamed}
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

// TestQualityHolds checks that no change makes the suggestions for the fixed lists worse: precision and recall of tiers,
// and how often the right target is among the first five. The generated lists have customers that cannot be judged
// rightly, such as a firm of a group of which the salesperson left out the last word.
func TestQualityHolds(t *testing.T) {
	least := map[string]struct{ certain, strong, recall, top5 float64 }{
		"uk":          {0.998, 0.996, 0.85, 0.997},
		"uk-full":     {0.999, 0.998, 0.91, 0.998},
		"uk-sparse":   {0.998, 0.997, 0.80, 0.995},
		"hard":        {0.994, 0.992, 0.78, 0.995},
		"foreign":     {0.998, 0.997, 0.85, 0.997},
		"uk-names":    {0.997, 0.995, 0.78, 0.996},
		"hard-names":  {0.992, 0.990, 0.74, 0.994},
		"for-names":   {0.997, 0.996, 0.78, 0.994},
		"patstat":     {1, 1, 0.73, 1},
		"restaurants": {1, 1, 0.78, 1},
	}
	for _, l := range qualityLists(t, 1) {
		q := l.measure(l.results(t))
		want := least[l.name]
		for _, c := range []struct {
			name      string
			got, want float64
		}{
			{"precision of certain", q.precision(Certain), want.certain},
			{"precision of strong and certain", q.precision(Strong), want.strong},
			{"recall of strong and certain", q.recall(Strong), want.recall},
			{"among the first five", share(q.top5, q.findable), want.top5},
		} {
			if c.got < c.want || c.want == 0 {
				t.Errorf("%s: %s %.4f, want at least %.4f", l.name, c.name, c.got, c.want)
			}
		}
	}
}

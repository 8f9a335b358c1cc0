package suggest

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestOneIsLikeAll checks that the suggestions for one customer are those that All finds for it, with its twins, in
// lists of which some customers are linked and some targets not offered.
func TestOneIsLikeAll(t *testing.T) {
	for _, x := range []struct {
		mix
		open  float64 // the share of customers that are open
		twins int     // how many customers have twins at least
	}{
		{mix{firms: 400, evidence: 0.5, slips: 0.2, foreign: 0.1, groups: 0.3, near: 0.05, seed: 11}, 0.7, 20},
		{mix{firms: 400, evidence: 0, slips: 0.2, foreign: 0.1, groups: 0.3, near: 0.05, seed: 12}, 0.7, 20},
		{mix{firms: 400, evidence: 0.9, slips: 0.05, foreign: 0.5, groups: 0.1, near: 0.05, seed: 13}, 0.7, 20},
		{mix{firms: 900, evidence: 0.5, slips: 0.2, foreign: 0.1, groups: 0.3, near: 0.05, seed: 14}, 0.05, 3},
	} {
		l := generate("one", x.mix)
		l.customers = append(l.customers, l.customers[:40]...) // the same firm twice
		r := rand.New(rand.NewPCG(x.seed, 1))
		open := make([]bool, len(l.customers))
		for i := range open {
			open[i] = r.Float64() < x.open
		}
		for i := range l.targets {
			l.targets[i].Offered = r.Float64() < 0.9
		}
		if twins := compareOneAndAll(t, New(l.customers, open, l.targets)); twins < x.twins {
			t.Errorf("seed %d: only %d customers have twins", x.seed, twins)
		}
	}
}

// compareOneAndAll compares the suggestions of One and All, and returns how many customers have twins.
func compareOneAndAll(t *testing.T, m *Matcher) int {
	t.Helper()
	all, err := m.All(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	twins := 0
	for i := range m.customers {
		one, want := m.One(i), all.Of(i)
		if len(one)+len(want) > 0 && !reflect.DeepEqual(one, want) {
			t.Fatalf("customer %d %q:\none %+v\nall %+v", i, m.customers[i].Name, one, want)
		}
		if len(want) > 0 && len(want[0].Twins) > 0 {
			twins++
		}
	}
	return twins
}

package suggest

import (
	"fmt"
	"slices"
	"testing"
)

// TestUnlikeBelow checks how many right pairs of the lists, and how many pairs of two firms, are below UnlikeBelow. The
// figures in its comment are of: go test ./model/suggest -run UnlikeBelow -v
func TestUnlikeBelow(t *testing.T) {
	var right, wrong []float64
	for _, l := range qualityLists(t, 1) {
		var own []float64
		for i, truth := range l.truth {
			for _, at := range truth {
				if l.findable == nil || !l.renamed[i] {
					own = append(own, NameScore(l.customers[i].Name, l.targets[at].Name))
				}
			}
			other := (i*7 + 3) % len(l.targets)
			if !slices.Contains(truth, other) {
				wrong = append(wrong, NameScore(l.customers[i].Name, l.targets[other].Name))
			}
		}
		t.Log(l.name, shares(own))
		right = append(right, own...)
	}
	t.Log("all right pairs", shares(right))
	t.Log("pairs of two firms", shares(wrong))
	if below := shareBelow(right, UnlikeBelow); below > 0.005 {
		t.Errorf("%.4f of the right pairs are below", below)
	}
	if below := shareBelow(wrong, UnlikeBelow); below < 0.9 {
		t.Errorf("%.4f of the pairs of two firms are below", below)
	}
}

func shareBelow(scores []float64, limit float64) float64 {
	n := 0
	for _, s := range scores {
		if s < limit {
			n++
		}
	}
	return share(n, len(scores))
}

// shares returns which shares of the scores are below some limits.
func shares(scores []float64) string {
	text := fmt.Sprintf("%d pairs, below", len(scores))
	for _, limit := range []float64{0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		text += fmt.Sprintf("  %.2f: %.4f", limit, shareBelow(scores, limit))
	}
	return text
}

package suggest

import "slices"

// place adds a firm to one of the lists or both, sometimes twice.
func (g *generator) place(l *list, f *firm) {
	r := g.Float64()
	inLayer, inSage := r < 0.82, r < 0.62 || r >= 0.82
	var targets []int
	if inSage {
		for range g.times(0.01) {
			targets = append(targets, len(l.targets))
			l.targets = append(l.targets, Target{Record: g.sageRecord(f), Company: g.IntN(2), Offered: true})
		}
	}
	if inLayer {
		for range g.times(0.01) {
			c := g.layerRecord(f)
			l.customers = append(l.customers, c)
			l.truth = append(l.truth, targets)
			l.renamed = append(l.renamed, f.renamed)
			l.findable = append(l.findable, isFindable(l, c, targets))
		}
	}
}

// times returns 2 with the probability, or 1.
func (g *generator) times(p float64) int {
	if g.chance(p) {
		return 2
	}
	return 1
}

// isFindable reports whether a customer has a value of one of the targets, or a third of its words.
func isFindable(l *list, c Record, targets []int) bool {
	return slices.ContainsFunc(targets, func(t int) bool {
		x, y := normalize(&c), normalize(&l.targets[t].Record)
		for kind := range valueKinds {
			if x[kind] != "" && x[kind] == y[kind] {
				return true
			}
		}
		return NameScore(c.Name, l.targets[t].Name) > 0.34
	})
}

// shuffle puts both lists in another order.
func (g *generator) shuffle(l *list) {
	to := g.Perm(len(l.targets))
	targets := make([]Target, len(to))
	for from, at := range to {
		targets[at] = l.targets[from]
	}
	l.targets = targets
	for i, truth := range l.truth {
		moved := make([]int, len(truth))
		for k, t := range truth {
			moved[k] = to[t]
		}
		l.truth[i] = moved
	}
	g.Shuffle(len(l.customers), func(i, j int) {
		l.customers[i], l.customers[j] = l.customers[j], l.customers[i]
		l.truth[i], l.truth[j] = l.truth[j], l.truth[i]
		l.findable[i], l.findable[j] = l.findable[j], l.findable[i]
		l.renamed[i], l.renamed[j] = l.renamed[j], l.renamed[i]
	})
}

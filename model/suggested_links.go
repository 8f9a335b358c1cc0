package model

import (
	"context"
	"iter"
	"slices"
)

// SuggestedLinks are the best suggestions of some tiers, one a customer, as an upload would take them: uploaded unchanged
// they make exactly these links.
type SuggestedLinks struct {
	Links []Suggestion // best first

	all  *Suggestions
	left map[int]string // by customer of all: why its best suggestion is not among Links

	rejected map[Fault]int // how many of these an upload would reject, by the reason
}

// notChosen is why a suggestion is not among the links: it has another tier than those wanted.
const notChosen = "of another tier than those chosen"

// runnerUp is why a suggestion is not among the links: the customer has a better one.
const runnerUp = "a better suggestion comes first"

// Links returns the best suggestions of the given tiers as links. Those that an upload would reject are left out: where two
// customers want one Sage customer it rejects both, and which of them is right only a person can say.
func (s *Suggestions) Links(ctx context.Context, tiers []Tier) (*SuggestedLinks, error) {
	l := &SuggestedLinks{all: s, left: map[int]string{}, rejected: map[Fault]int{}}
	var chosen []int
	for i := range s.Len() {
		if i%checkedRows == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !slices.Contains(tiers, s.Tier(i)) {
			l.left[i] = notChosen
			continue
		}
		chosen = append(chosen, i)
		l.Links = append(l.Links, s.Best(i))
	}
	for again := true; again; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		chosen, again = l.leaveRejected(chosen)
	}
	return l, nil
}

// leaveRejected plans the links as an upload, leaves those out that it rejects, and returns the customers that stay. It
// reports whether it left out any: what stays can have another outcome then.
func (l *SuggestedLinks) leaveRejected(chosen []int) (kept []int, some bool) {
	in := &ParsedFile{Rows: make([]Row, len(l.Links))}
	for i := range l.Links {
		in.Rows[i] = NewLinkRow(i+2, l.Links[i].CustomerID, l.Links[i].Link())
	}
	plan := PlanUpload(in, l.all.suggester.snapshot, Allowance{})
	links := l.Links[:0]
	for i, customer := range chosen {
		if plan.Class(i) == New {
			kept, links = append(kept, customer), append(links, l.Links[i])
			continue
		}
		l.left[customer] = plan.Outcome(i).Reason
		l.rejected[plan.Fault(i)]++
	}
	l.Links = links
	return kept, len(kept) < len(chosen)
}

// Counts returns the number of links of each tier.
func (l *SuggestedLinks) Counts() map[Tier]int {
	counts := map[Tier]int{}
	for i := range l.Links {
		counts[l.Links[i].Tier]++
	}
	return counts
}

// Rejected returns the number of customers whose best suggestion an upload would reject, by the fault.
func (l *SuggestedLinks) Rejected() map[Fault]int { return l.rejected }

// Others returns an iterator over the suggestions that are offered and not among the links, each with the reason. Those for
// customers that have no link among them come first.
func (l *SuggestedLinks) Others() iter.Seq2[Suggestion, string] {
	return func(yield func(Suggestion, string) bool) {
		for _, withLink := range []bool{false, true} {
			for i := range l.all.Len() {
				why, left := l.left[i]
				if left == withLink {
					continue
				}
				for _, x := range l.all.At(i) {
					if x.Rank > 1 {
						why = runnerUp
					}
					if x.Rank > 1 || x.Rank == 1 && left {
						if !yield(x, why) {
							return
						}
					}
				}
			}
		}
	}
}

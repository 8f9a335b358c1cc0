package model

import (
	"context"
	"strings"
)

// SuggestionFilter selects customers with a suggestion.
type SuggestionFilter struct {
	Tier    Tier   // of the best suggestion; NoTier for all
	NotFree bool   // those to which a Sage customer that is not free is nearest, also if nothing is offered to them
	Text    string // words, all of which are in the texts of the two customers; one with - in front is in none
}

// IsZero reports whether the filter selects all.
func (f SuggestionFilter) IsZero() bool {
	return f.Tier == NoTier && !f.NotFree && strings.TrimSpace(f.Text) == ""
}

// Filter returns the customers that a filter selects, in order.
func (s *Suggestions) Filter(ctx context.Context, f SuggestionFilter) ([]int32, error) {
	words := strings.Fields(Fold(f.Text))
	var rows []int32
	for i := range s.best {
		if i%checkedRows == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if s.selects(f, i) && (len(words) == 0 || containsWords(s.searched(f, i), words)) {
			rows = append(rows, int32(i))
		}
	}
	return rows, ctx.Err()
}

// selects reports whether a filter selects customer i but for its text.
func (s *Suggestions) selects(f SuggestionFilter, i int) bool {
	if f.NotFree {
		return s.IsNotFree(i)
	}
	return i < s.offered && (f.Tier == NoTier || s.Tier(i) == f.Tier)
}

// searched returns the text of customer i and of what a filter shows for it, in which words are searched.
func (s *Suggestions) searched(f SuggestionFilter, i int) string {
	c, company, sage := s.pair(i, f.NotFree)
	return Fold(strings.Join([]string{c.ID, c.Name, company.Name, sage.Account, sage.ID, sage.Name, s.Tier(i).String()}, "\n"))
}

// containsWords reports whether a text has each of some words, and none of those with a - in front.
func containsWords(text string, words []string) bool {
	for _, w := range words {
		wanted := true
		if without, negated := strings.CutPrefix(w, "-"); negated && without != "" {
			w, wanted = without, false
		}
		if strings.Contains(text, w) != wanted {
			return false
		}
	}
	return true
}

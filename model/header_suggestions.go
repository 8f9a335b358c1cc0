package model

import (
	"slices"
	"strconv"
	"strings"
)

// suggestionHeaders are the headers of the columns that a workbook of suggestions adds, next to each other.
var suggestionHeaders = []string{"Tier", "Score", "SageName", "Reasons", "Against"}

// SuggestionHeaders returns the headers of the columns that a workbook of suggestions adds behind those of a customer.
func SuggestionHeaders() []string { return slices.Clone(suggestionHeaders) }

// SuggestionCells returns the values of those columns.
func SuggestionCells(s Suggestion) []string {
	return []string{s.Tier.String(), FormatScore(s.Score), s.Sage.Name, strings.Join(s.Reasons, "; "), strings.Join(s.Against, "; ")}
}

// FormatScore returns a score, 0 to 1, with two decimals. Only a score of 1 is 1.00.
func FormatScore(score float64) string {
	if score < 1 {
		score = min(score, 0.99)
	}
	return strconv.FormatFloat(score, 'f', 2, 64)
}

// suggestionColumns returns the first of the columns that a workbook of suggestions added, or -1.
func suggestionColumns(names []string) int {
	for i := range len(names) - len(suggestionHeaders) + 1 {
		if slices.EqualFunc(names[i:i+len(suggestionHeaders)], suggestionHeaders, func(a, b string) bool { return strings.TrimSpace(a) == b }) {
			return i
		}
	}
	return -1
}

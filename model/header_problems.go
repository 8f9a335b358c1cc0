package model

import "strings"

// The headers of the adjacent columns that a problems file adds: the first one only if a row's link names a customer of
// Sage's list.
const (
	HeaderSageName = "Sage name"
	HeaderRow      = "Row"
	HeaderProblem  = "Problem"
)

// EarlierProblems returns the range of the columns that an earlier problems file added, empty if there are none. A column
// Row without Problem after it is the user's.
func EarlierProblems(names []string) (first, end int) {
	is := func(i int, header string) bool { return i >= 0 && strings.TrimSpace(names[i]) == header }
	for i := range len(names) - 1 {
		switch {
		case !is(i, HeaderRow) || !is(i+1, HeaderProblem):
		case is(i-1, HeaderSageName):
			return i - 1, i + 2
		default:
			return i, i + 2
		}
	}
	return 0, 0
}

package model

import "strings"

// The headers of the two adjacent columns that a problems file adds.
const (
	HeaderRow     = "Row"
	HeaderProblem = "Problem"
)

// EarlierProblems returns the first of the two columns that an earlier problems file added, or -1. A column Row without
// Problem after it is the user's.
func EarlierProblems(names []string) int {
	for i := range len(names) - 1 {
		if strings.TrimSpace(names[i]) == HeaderRow && strings.TrimSpace(names[i+1]) == HeaderProblem {
			return i
		}
	}
	return -1
}

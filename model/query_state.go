package model

import (
	"strings"
)

// A state is something that a customer is or is not: the flags of is:, and the values of the columns
// synced and next, which are words and not texts to be searched.
type state struct {
	word  string
	about string
	holds func(facts) bool
}

// The facts of a customer that states are about.
type facts struct {
	next    Next
	synced  bool
	allowed bool
}

func (r *blockRow) facts() facts {
	return facts{nextSync(r.synced, r.company != 0), r.synced, r.allowed != 0}
}

func (c Customer) facts() facts { return facts{c.Next(), c.Synced, c.Allowed != 0} }

// nextSyncStates are the values of the column next.
var nextSyncStates = [...]state{
	{"update", "the next sync updates its Sage customer", func(f facts) bool { return f.next == Update }},
	{"link", "linked, not yet synced", func(f facts) bool { return f.next == Linked }},
	{"create", "no link: would be created in Sage", func(f facts) bool { return f.next == Create }},
}

// isFlags are what can stand after is:.
var isFlags = [...]state{
	nextSyncStates[0], nextSyncStates[1], nextSyncStates[2],
	{"synced", "synced with Sage at least once", func(f facts) bool { return f.synced }},
	{"allowed", "somebody allowed a fault when the link was made", func(f facts) bool { return f.allowed }},
}

// syncedStates are the values of the column synced; each has a second word, see statesNamed.
var syncedStates = [...]state{
	{"yes", "synced with Sage at least once", func(f facts) bool { return f.synced }},
	{"no", "never synced", func(f facts) bool { return !f.synced }},
}

// statesNamed are the states whose word begins with the text given, "true" and "false" being other
// words for yes and no.
func statesNamed(table []state, text string) []state {
	var found []state
	for _, s := range table {
		also := map[string]string{"yes": "true", "no": "false"}[s.word]
		if hasPrefixFold(s.word, text) || hasPrefixFold(also, text) {
			found = append(found, s)
		}
	}
	return found
}

func hasPrefixFold(s, prefix string) bool {
	return len(prefix) <= len(s) && strings.EqualFold(s[:len(prefix)], prefix)
}

func stateWords(table []state) string {
	words := make([]string, len(table))
	for i, s := range table {
		words[i] = s.word
	}
	return joinOr(words)
}

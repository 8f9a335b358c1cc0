package model

import (
	"strings"
)

// state is a condition on a customer that has a name: a flag of is:, or a value of one of the columns synced and
// next, which are chosen from a list and not searched as texts.
type state struct {
	word  string
	about string
	holds func(facts) bool

	fromList bool                 // it depends on Sage's customer lists
	ofSage   func(sageFacts) bool // in SageTable, in place of holds
}

// facts are what states are evaluated on.
type facts struct {
	next    Next
	synced  bool
	allowed bool
	list    listFlags // set only for terms that need it
}

func (r *blockRow) facts() facts {
	return facts{next: nextSync(r.synced, r.company != 0), synced: r.synced, allowed: r.allowed != 0}
}

func (c Customer) facts() facts {
	return facts{next: c.Next(), synced: c.Synced, allowed: c.Allowed != 0}
}

// nextSyncStates are the values of the column next, by their words.
var nextSyncStates = [...]state{
	{word: "update", about: "the next sync updates its Sage customer", holds: func(f facts) bool { return f.next == Update }},
	{word: "link", about: "linked, not yet synced", holds: func(f facts) bool { return f.next == Linked }},
	{word: "create", about: "no link: would be created in Sage", holds: func(f facts) bool { return f.next == Create }},
}

// isFlags are the words of is:.
var isFlags = [...]state{
	nextSyncStates[0], nextSyncStates[1], nextSyncStates[2],
	{word: "synced", about: "synced with Sage at least once", holds: func(f facts) bool { return f.synced }},
	{word: "allowed", about: "a fault was allowed when the link was made", holds: func(f facts) bool { return f.allowed }},
	{word: "orphan", about: "Sage's list does not have the linked customer", holds: func(f facts) bool { return f.list&listLacks != 0 }, fromList: true},
	{word: "unlike", about: "the names in Layer and Sage have too little in common", holds: func(f facts) bool { return f.list&listUnlike != 0 }, fromList: true},
	{word: "onhold", about: "its account is on hold, inactive or closed in Sage", holds: func(f facts) bool { return f.list&listClosed != 0 }, fromList: true},
}

// syncedStates are the values of the column synced, by their words; statesNamed knows a second word for each.
var syncedStates = [...]state{
	{word: "yes", about: "synced with Sage at least once", holds: func(f facts) bool { return f.synced }},
	{word: "no", about: "never synced", holds: func(f facts) bool { return !f.synced }},
}

// statesNamed returns the states whose word has the prefix text; "true" and "false" are synonyms of yes and no.
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

// stateWords returns the words of states for a sentence: "yes or no".
func stateWords(table []state) string {
	words := make([]string, len(table))
	for i, s := range table {
		words[i] = s.word
	}
	return joinOr(words)
}

// Package suggest compares the customers of one list with those of another and suggests which are the same firm.
//
// Its one rule: it is pure. It imports the standard library and golang.org/x/text, does no I/O, reads no clock, and
// knows neither links nor companies: only names and a few values beside them. Two equal inputs have equal results.
//
//	suggest.go      Record, Target, Tier and Suggestion: what goes in and what comes out
//	matcher.go      Matcher, which prepares both lists; all.go suggestions for all customers or for one
//	results.go      the suggestions of all customers, stored in few bytes; reason.go their reasons in words
//
// A name becomes comparable in four steps:
//
//	fold.go         text without case and accents; token.go its tokens
//	alias.go        a name with a trading name is two names
//	form.go         the legal form is taken off; form_table.go the legal forms
//	word.go         abbreviations, and the words that say little; word_table.go which these are
//
// A pair of records is judged from the words of the names and from the other values:
//
//	align.go        which words of two names belong together; align_word.go how like two words are
//	compare.go      what that says about two names
//	value.go        values beside the name in one spelling; evidence.go what they say about two records, equal_values.go
//	                which of them are the same
//	judge.go        the tier of a pair; context.go what the other pairs of both records change in it
//
// Pairs that are compared at all share 3-grams or values: gram.go is the index of the former, candidate.go the search.
package suggest

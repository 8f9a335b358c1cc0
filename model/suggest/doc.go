// Package suggest compares the customers of one list with those of another and suggests which are the same firm.
//
// Its one rule: it is pure. It imports the standard library and golang.org/x/text, does no I/O, reads no clock, and
// knows neither links nor companies: only names and a few values beside them. Two equal inputs have equal results.
//
//	suggest.go      Record, Target, Tier and Suggestion: what goes in and what comes out
//	matcher.go      Matcher, which prepares both lists
//	all.go          suggestions for all customers, on all CPUs; one.go those for one
//	found.go, results.go  the suggestions of all customers in few bytes; reason.go their reasons in words
//	score.go        NameScore, for two names without lists; difference.go the parts in which two names differ
//
// A name becomes comparable in four steps:
//
//	fold.go         text without case and accents; token.go its tokens
//	alias.go        a name with a trading name is two names
//	form.go         the legal form is taken off; form_table.go the legal forms
//	word.go         abbreviations, and the words that say little; word_table.go which these are
//
// Pairs are compared at all if they share rare 3-grams or values, or if one name is an acronym of the other:
//
//	gram.go         the index of 3-grams; acronym.go that of acronyms; value_index.go that of values
//	candidate.go    the search in them, with limits for hostile lists
//
// A pair is judged from the words of the names and from the other values:
//
//	align.go        which words of two names belong together; align_word.go how like two words are
//	compare.go      what that says about two names; compare_whole.go names that differ in spaces and letters
//	value.go        values beside the name in one spelling; evidence.go what they say about two records
//	judge.go        points and facts of a pair; tier.go the tier that follows from them
//	context.go      what other pairs of the customer, and other customers, change in it
//
// How good that is, TestQuality measures with lists of which the truth is known: names of firms and of restaurants,
// and lists of British and foreign firms that a generator makes, with slips, groups, namesakes and shared switchboards. Six
// seeds that were not used for the rules gave, as precision and recall of certain and strong together, the precision of
// certain alone, and how often the right one is among the first five where anything of it is left:
//
//	list                                                           precision recall certain first five
//	uk           half of the values are missing                    0.9989  0.852   0.9996   0.9986
//	uk-full      a seventh is missing                              0.9996  0.922   0.9998   0.9998
//	uk-sparse    three quarters are missing, more slips            0.9984  0.821   0.9996   0.9970
//	hard         a quarter of the firms in groups, more namesakes  0.9975  0.810   0.9986   0.9985
//	foreign      Irish, German, French and US firms                0.9992  0.848   0.9998   0.9983
//	uk-names     uk, names alone                                   0.9986  0.833   0.9995   0.9991
//	hard-names   hard, names alone                                 0.9964  0.791   0.9977   0.9987
//	for-names    foreign, names alone                              0.9986  0.831   0.9984   0.9976
//	patstat      spellings of patent applicants                    1.0000  0.742   1.0000   1.0000
//	restaurants                                                    1.0000  0.800   1.0000   1.0000
package suggest

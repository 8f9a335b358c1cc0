package model

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCompletions is the maximum number of values suggested; typing more reduces them.
const maxCompletions = 100

// minTitleWord is the number of letters from which on a later word of a column's title is suggested for: fewer would
// suggest columns by the ID of their titles.
const minTitleWord = 3

// Completion is a suggestion of what to write at the cursor of a filter.
type Completion struct {
	Insert   string // replaces the text from From to To
	Label    string // its name in the list of suggestions
	Note     string // its meaning, or how many customers have it
	From, To int    // in bytes
}

// Complete returns suggestions for a cursor in a filter, given in bytes: the columns with is:, has: and, for Layer's customers, changed:, the flags
// whose word was begun without is:, after a column its values with the number of customers that have them and match the
// other terms, and after changed: entries of the history, which may be nil. Only those that continue what is before the
// cursor are returned, and nothing when ctx is done.
func Complete(ctx context.Context, s RowSource, h History, text string, cursor int) []Completion {
	cursor = min(max(cursor, 0), len(text))
	t := s.Table()
	start := termStart(text[:cursor])
	word := text[start:cursor]
	if strings.HasPrefix(word, "-") {
		start, word = start+1, word[1:]
	}
	name, typed, attached := strings.Cut(word, ":")
	if !attached {
		return placed(append(columnCompletions(s, word), t.flagCompletions(word)...), start, cursor)
	}
	from := start + len(name) + 1 + lastValue(typed)
	typed = text[from:cursor]
	switch strings.ToLower(name) {
	case "is":
		return placed(stateCompletions(t.flags, typed), from, cursor)
	case "has":
		return placed(hasCompletions(s, typed), from, cursor)
	case "changed":
		if t.entries {
			return placed(entryCompletions(ctx, h, typed), from, cursor)
		}
	}
	c, err := t.ParseColumn(name)
	if err != nil {
		return nil
	}
	others := strings.TrimSuffix(text[:start], "-") + " " + afterTerm(text[cursor:])
	return placed(valueCompletions(ctx, s, h, c, typed, others), from, cursor)
}

// placed returns the completions with the range of text that they replace.
func placed(list []Completion, from, to int) []Completion {
	for i := range list {
		list[i].From, list[i].To = from, to
	}
	return list
}

// termStart returns where the last term of a text begins. A space in quotes does not end a term.
func termStart(text string) int {
	start, phrase, before := 0, false, ' '
	for i, r := range text {
		switch {
		case r == '"' && (phrase || unicode.IsSpace(before) || strings.ContainsRune(`-:,=<>."`, before)):
			phrase = !phrase
		case unicode.IsSpace(r) && !phrase:
			start = i + utf8.RuneLen(r)
		}
		before = r
	}
	return start
}

// afterTerm returns a text from its first space on: the terms after the one with the cursor.
func afterTerm(text string) string {
	i := strings.IndexFunc(text, unicode.IsSpace)
	if i < 0 {
		return ""
	}
	return text[i:]
}

// lastValue returns where the last of the values of a term begins.
func lastValue(typed string) int {
	start, phrase := 0, false
	for i, r := range typed {
		switch {
		case r == '"':
			phrase = !phrase
		case r == ',' && !phrase:
			start = i + 1
		}
	}
	return start
}

// columnCompletions returns the columns that have a name with the prefix word, then those with a later word of the title
// that begins with it, then is:, has: and changed:. Columns of evidence without a value are left out.
func columnCompletions(s RowSource, word string) []Completion {
	var list, byTitle []Completion
	key, t := headerKey(word), s.Table()
	for _, c := range s.ColumnsInUse() {
		suggestion := Completion{Insert: c.Key + ":", Label: c.Key + ":", Note: c.Title}
		switch {
		case slices.ContainsFunc(c.names(), func(s string) bool { return strings.HasPrefix(s, key) }):
			list = append(list, suggestion)
		case len(key) >= minTitleWord && slices.ContainsFunc(strings.Fields(c.Title), func(s string) bool { return hasPrefixFold(s, key) }):
			byTitle = append(byTitle, suggestion)
		}
	}
	list = append(list, byTitle...)
	ops := [][2]string{{"is:", stateWords(t.flags)}, {"has:", "a column that is not empty"}}
	if t.entries {
		ops = append(ops, [2]string{"changed:", "an entry of the history changed them"})
	}
	for _, op := range ops {
		if hasPrefixFold(op[0], word) {
			list = append(list, Completion{Insert: op[0], Label: op[0], Note: op[1]})
		}
	}
	return list
}

// flagCompletions returns the terms of the flags whose word has a prefix, which may not be empty: is:create for "cre",
// and for "created".
func (t *Table) flagCompletions(word string) []Completion {
	if word == "" {
		return nil
	}
	for _, s := range t.flags {
		if strings.EqualFold(word, strings.TrimSuffix(s.word, "e")+"ed") {
			word = s.word
		}
	}
	list := stateCompletions(t.flags, word)
	for i := range list {
		list[i].Insert, list[i].Label = "is:"+list[i].Insert, "is:"+list[i].Label
	}
	return list
}

// stateCompletions returns the states whose word has a prefix.
func stateCompletions(table []state, typed string) []Completion {
	var list []Completion
	for _, s := range table {
		if hasPrefixFold(s.word, typed) {
			list = append(list, Completion{Insert: s.word, Label: s.word, Note: s.about})
		}
	}
	return list
}

// hasCompletions returns the columns for has: whose key has a prefix.
func hasCompletions(s RowSource, typed string) []Completion {
	var list []Completion
	for _, c := range s.ColumnsInUse() {
		if c.Kind != KindState && strings.HasPrefix(c.Key, strings.ToLower(typed)) {
			list = append(list, Completion{Insert: c.Key, Label: c.Key, Note: c.Title})
		}
	}
	return list
}

// valueCompletions returns the values of a column that begin with the typed text, among the customers that match the
// other terms, or among all customers if these cannot be parsed.
func valueCompletions(ctx context.Context, s RowSource, h History, c Column, typed, others string) []Completion {
	typed = strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(typed, "="), `"`), `""`, `"`)
	q, err := s.Table().ParseQuery(others)
	if err == nil && h != nil {
		q, err = q.Resolve(ctx, h)
	}
	if err != nil {
		q = Query{}
	}
	if c.info().Kind != KindState && typed != "" && !strings.ContainsRune(typed, 0) {
		q = q.With(Term{kind: inColumn, column: c, values: []value{containing(typed)}})
	}
	rows, err := q.Rows(ctx, s)
	if err != nil {
		return nil
	}
	values, err := s.Values(ctx, rows, c)
	if err != nil {
		return nil
	}
	var list []Completion
	for _, v := range values {
		if len(list) < maxCompletions && strings.HasPrefix(Fold(v.Value), Fold(typed)) {
			list = append(list, valueCompletion(c, v))
		}
	}
	return list
}

// valueCompletion returns the completion for a value. It inserts the value as KeepOnly writes it, so that it finds
// as many customers as its note says.
func valueCompletion(c Column, v ValueCount) Completion {
	_, insert, _ := strings.Cut(KeepOnly(c, v.Value).String(), ":")
	label := v.Value
	if label == "" {
		label = "none"
	}
	return Completion{Insert: insert, Label: label, Note: Counted(v.Rows, "customer", "customers")}
}

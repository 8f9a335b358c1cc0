package model

import (
	"slices"
	"strings"
)

// Query is a filter of a Table: terms that all must match. The zero Query matches every customer.
//
// The language, as everywhere in dovetail (the app, --filter, the history):
//
//	query  = term { space term }                  every term must match
//	term   = [ "-" ] ( word | "phrase" | column ":" values | "is:" flags | "has:" column | "changed:" entries | /regex/ )
//	values = value { "," value }                  any of them
//	entries = entry { "," entry }                 any of them
//	entry  = last | the number of an entry of the history
//	value  = word | "phrase" | "=" exact | a..b | a.. | ..b | ">" a | "<" a | /regex/ | none
//
// Words and phrases are searched as substrings without case and accents; a word or phrase without a
// column is searched in every column except synced and next. After "=" the whole value must be equal,
// as EqualText defines it. Ranges include their ends, ">=" and "<=" are ranges open at one end, and all
// of them compare whole texts in natural order: C2 is before C10, and 100 is not near C100. An empty
// value is in no range. A regex (RE2) is matched with the text as it is written, with accents, but
// without regard to case. "none" finds empty values.
//
// After changed: are the customers that an entry changed, whatever happened to them later; last is the newest entry, of
// any user, that changed customers. Resolve finds them in the history before the query is used.
//
// Columns are named by their key or any unique prefix of key, title or Excel header.
//
// Signs have a meaning only if they are attached. A "-" or "/" with a space after it is text, and so is a
// word with a colon if something other than letters is before the colon (A/B:North, 12:30), or if a space
// (Attn: Smith) or two slashes (http://x) follow it. Any other unknown column is an error, which says that
// quotes make it text. A quote inside a phrase is doubled; a quote inside a word is a plain quote.
// A regex ends at the first slash that is followed by a space, the end or, after a column, a comma; \/ does
// not end it.
type Query struct{ terms []Term }

// Empty reports whether the query has no terms, and so matches every customer.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// String returns the query in its canonical form, which ParseQuery parses into the same query.
func (q Query) String() string { return strings.Join(q.Terms(), " ") }

// Terms returns the terms in their canonical form, in the order in which they were written.
func (q Query) Terms() []string {
	texts := make([]string, len(q.terms))
	for i, t := range q.terms {
		texts[i] = t.String()
	}
	return texts
}

// Without returns the query without term i.
func (q Query) Without(i int) Query {
	return Query{slices.Delete(slices.Clone(q.terms), i, i+1)}
}

// WithoutColumn returns the query without the terms that name values of the column, for a picker that
// replaces them.
func (q Query) WithoutColumn(c Column) Query {
	return Query{slices.DeleteFunc(slices.Clone(q.terms), func(t Term) bool {
		return t.column == c && (t.kind == inColumn || t.kind == inStates && t.op == c.String())
	})}
}

// With returns the query with terms added at its end; a term that the query already has is not added.
func (q Query) With(terms ...Term) Query {
	has := q.Terms()
	all := slices.Clone(q.terms)
	for _, t := range terms {
		if text := t.String(); !slices.Contains(has, text) {
			all, has = append(all, t), append(has, text)
		}
	}
	return Query{all}
}

// KeepOnly returns the term for the customers with exactly this value in the column: company:="Acme UK", or
// company:none for the empty value.
func KeepOnly(c Column, value string) Term { return AnyOf(c, []string{value}) }

// NoneOf returns the term for the customers with none of these values in the column.
func NoneOf(c Column, values []string) Term {
	t := AnyOf(c, values)
	t.not = true
	return t
}

// AnyOf returns the term for the customers with any of these values in the column. There must be at least one
// value; each is written as the column shows it.
func AnyOf(c Column, values []string) Term {
	if table := c.info().states; table != nil {
		t := Term{kind: inStates, op: c.String(), column: c}
		for _, v := range values {
			t.states = append(t.states, statesNamed(table, v)...)
		}
		return t
	}
	t := Term{kind: inColumn, column: c}
	for _, v := range values {
		t.values = append(t.values, exactly(v))
	}
	return t
}

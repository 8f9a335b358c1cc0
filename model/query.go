package model

import (
	"slices"
	"strings"
)

// A Query is a filter: terms that all must match. The zero Query matches every customer.
//
// The language, as everywhere in dovetail (the app, --filter, the history):
//
//	query  = term { space term }                  every term must match
//	term   = [ "-" ] ( word | "phrase" | column ":" values | "is:" flags | "has:" column | /regex/ )
//	values = value { "," value }                  any of them
//	value  = word | "phrase" | "=" exact | a..b | a.. | ..b | ">" a | "<" a | /regex/ | none
//
// Words and phrases are searched as substrings without case and accents; a word or phrase without a
// column is searched in every column but synced and next. After "=" the whole value must be the same,
// as Same has it. Ranges include their ends, ">=" and "<=" are ranges open at one end, and all of them
// compare whole texts in natural order, so that C2 lies before C10 but 100 does not lie near C100; an
// empty value lies in no range. A regex (RE2) is matched with the text as it is written, accents and
// all, but without regard to case. "none" finds what is empty.
//
// Columns are called by their key or any unique beginning of key, title or Excel header.
//
// Signs mean something only when attached. A "-" or "/" with a space after it is text, and so is a word
// with a colon when anything but letters stands before the colon (A/B:North, 12:30), a space follows it
// (Attn: Smith) or two slashes do (http://x). Any other unknown column is an error, which says that
// quotes make it text. A quote inside a phrase is written twice; a quote inside a word is just a quote.
// A regex ends at the first slash that a space, the end or, after a column, a comma follows; \/ does
// not end it.
type Query struct{ terms []Term }

// Empty reports that the query matches every customer.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// String is the query in its canonical form: ParseQuery makes the same query of it.
func (q Query) String() string { return strings.Join(q.Terms(), " ") }

// Terms are the terms in their canonical form, in the order in which they were written.
func (q Query) Terms() []string {
	texts := make([]string, len(q.terms))
	for i, t := range q.terms {
		texts[i] = t.String()
	}
	return texts
}

// Without is the query without term i.
func (q Query) Without(i int) Query {
	return Query{slices.Delete(slices.Clone(q.terms), i, i+1)}
}

// WithoutColumn is the query without the terms that name values of the column, for a picker that
// chooses them anew.
func (q Query) WithoutColumn(c Column) Query {
	return Query{slices.DeleteFunc(slices.Clone(q.terms), func(t Term) bool {
		return t.column == c && (t.kind == inColumn || t.kind == inStates && t.op == c.String())
	})}
}

// With is the query with more terms at its end; a term that it has already is not added again.
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

// KeepOnly is the term for the customers with exactly this value in the column: company:="Acme UK", or
// company:none for the empty value.
func KeepOnly(c Column, value string) Term { return AnyOf(c, []string{value}) }

// LeaveOut is the term for the customers without this value in the column.
func LeaveOut(c Column, value string) Term {
	t := KeepOnly(c, value)
	t.not = true
	return t
}

// AnyOf is the term for the customers with one of these values in the column: at least one, each as the
// column shows it.
func AnyOf(c Column, values []string) Term {
	if table := columns[c].states; table != nil {
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

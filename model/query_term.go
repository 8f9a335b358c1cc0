package model

import (
	"regexp"
	"strings"
	"unicode"
)

// Term is one condition of a Query.
type Term struct {
	not     bool
	kind    termKind
	column  Column     // of inColumn, inHas, and of inStates if op is a column
	op      string     // of inStates: the name before the colon
	values  []value    // alternatives; exactly one of anywhere
	states  []state    // alternatives
	entries []uint64   // alternatives of inEntries; 0 is last
	changed [][]string // the sorted CustomerIds of each entry, from Resolve
}

// termKind is what a term searches.
type termKind int

const (
	anywhere  termKind = iota // every column except synced and next
	inColumn                  // column:values
	inStates                  // is:, synced: and next:
	inHas                     // has:column
	inEntries                 // changed:entries
)

// value is one alternative of a term, with what matching needs computed in advance.
type value struct {
	op     valueOp
	text   string         // as written; the lower end of a range, the source of a regex
	to     string         // the upper end of a range
	folded string         // of contains: what to search for
	key    string         // of equals: the canonical key; of the comparisons: the natural key of text
	toKey  string         // the natural key of to
	regex  *regexp.Regexp // of matches
}

// valueOp is how a value is compared.
type valueOp int

const (
	contains valueOp = iota
	equals
	isNone
	between // from text to to, both inclusive; an end that is "" is open
	above
	below
	matches
)

// containing returns the value for a substring; the empty text finds empty values.
func containing(text string) value {
	if text == "" {
		return value{op: isNone}
	}
	return value{op: contains, text: text, folded: Fold(text)}
}

// exactly returns the value for a whole text.
func exactly(text string) value {
	if CanonicalKey(text) == "" {
		return value{op: isNone}
	}
	return value{op: equals, text: text, key: CanonicalKey(text)}
}

// ranging returns the value for one of the comparisons in natural order.
func ranging(op valueOp, from, to string) value {
	return value{op: op, text: from, to: to, key: naturalKey(from), toKey: naturalKey(to)}
}

func naturalKey(s string) string { return string(appendNatural(nil, s)) }

// String returns the term in its canonical form.
func (t Term) String() string {
	var b strings.Builder
	if t.not {
		b.WriteByte('-')
	}
	switch t.kind {
	case anywhere:
		b.WriteString(t.values[0].word())
	case inHas:
		b.WriteString("has:" + t.column.String())
	case inEntries:
		b.WriteString("changed:" + joined(t.entries, entryWord))
	case inStates:
		b.WriteString(t.op + ":" + joined(t.states, func(s state) string { return s.word }))
	default:
		b.WriteString(t.column.String() + ":" + joined(t.values, value.String))
	}
	return b.String()
}

func joined[T any](list []T, text func(T) string) string {
	var texts []string
	for _, x := range list {
		texts = append(texts, text(x))
	}
	return strings.Join(texts, ",")
}

// word returns the value as a term without a column.
func (v value) word() string {
	if v.op == matches {
		return v.String()
	}
	if _, op := operator(v.text); op || spaced(v.text) || strings.ContainsAny(v.text[:1], `-"/`) {
		return quoted(v.text)
	}
	return v.text
}

// String returns the value as it is written after a column.
func (v value) String() string {
	switch v.op {
	case isNone:
		return "none"
	case equals:
		return "=" + bare(v.text)
	case between:
		return rangeEnd(v.text) + ".." + rangeEnd(v.to)
	case above:
		return ">" + bare(v.text)
	case below:
		return "<" + bare(v.text)
	case matches:
		return "/" + v.text + "/"
	default:
		return bare(v.text)
	}
}

// bare returns a text as it is written after a column: in quotes if it would be parsed as something else.
func bare(s string) string {
	if s == "" || spaced(s) || strings.ContainsAny(s[:1], `"=></`) ||
		strings.Contains(s, ",") || strings.Contains(s, "..") || strings.EqualFold(s, "none") {
		return quoted(s)
	}
	return s
}

// rangeEnd returns a text as it is written at an end of a range. A full stop at its end needs quotes, as it would be
// parsed as one of the two dots.
func rangeEnd(s string) string {
	if s == "" {
		return ""
	}
	if strings.HasSuffix(s, ".") {
		return quoted(s)
	}
	return bare(s)
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func spaced(s string) bool { return strings.ContainsFunc(s, unicode.IsSpace) }

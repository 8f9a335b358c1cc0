package model

import (
	"regexp"
	"strings"
	"unicode"
)

// A Term is one condition of a Query.
type Term struct {
	not    bool
	kind   termKind
	column Column  // of inColumn, inHas, and of inStates where op is a column
	op     string  // of inStates: what stands before the colon
	values []value // any of them; of anywhere: one
	states []state // any of them
}

// A termKind says where a term looks.
type termKind int

const (
	anywhere termKind = iota // every column but synced and next
	inColumn                 // column:values
	inStates                 // is:, synced: and next:
	inHas                    // has:column
)

// A value is one alternative of a term, with what matching needs worked out beforehand.
type value struct {
	op     valueOp
	text   string         // as written; the lower end of a range, the source of a regex
	to     string         // the upper end of a range
	folded string         // of contains: what to search for
	key    string         // of equals: the SameKey; of the comparisons: the natural key of text
	toKey  string         // the natural key of to
	regex  *regexp.Regexp // of matches
}

// A valueOp says how a value is compared.
type valueOp int

const (
	contains valueOp = iota
	equals
	isNone
	between // from text to to, both included; an end that is "" is open
	above
	below
	matches
)

// containing is the value for a substring; nothing is contained in what is none.
func containing(text string) value {
	if text == "" {
		return value{op: isNone}
	}
	return value{op: contains, text: text, folded: Fold(text)}
}

// exactly is the value for a whole text.
func exactly(text string) value {
	if CanonicalKey(text) == "" {
		return value{op: isNone}
	}
	return value{op: equals, text: text, key: CanonicalKey(text)}
}

// ranging is the value for one of the comparisons in natural order.
func ranging(op valueOp, from, to string) value {
	return value{op: op, text: from, to: to, key: naturalKey(from), toKey: naturalKey(to)}
}

func naturalKey(s string) string { return string(appendNatural(nil, s)) }

// String is the term in its canonical form.
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

// word is the value as a term of its own, without a column.
func (v value) word() string {
	if v.op == matches {
		return v.String()
	}
	if _, op := operator(v.text); op || spaced(v.text) || strings.ContainsAny(v.text[:1], `-"/`) {
		return quoted(v.text)
	}
	return v.text
}

// String is the value as it stands after a column.
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

// bare is a text after a column as it can be read again: as it is, or else in quotes.
func bare(s string) string {
	if s == "" || spaced(s) || strings.ContainsAny(s[:1], `"=></`) ||
		strings.Contains(s, ",") || strings.Contains(s, "..") || strings.EqualFold(s, "none") {
		return quoted(s)
	}
	return s
}

// rangeEnd is one end of a range; a full stop before the two of the range would be read as one of them.
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

package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// QueryError says why a text is not a filter, and what to do.
type QueryError struct {
	Text       string
	At         int    // the offset in Text, in bytes
	Msg        string // the cause, and what to do
	Incomplete bool   // something is missing at the end: the text may still be being typed
}

func (e *QueryError) Error() string { return fmt.Sprintf("filter %q: %s", e.Text, e.Msg) }

// ParseQuery parses a filter of the table. With a *QueryError it returns the terms before the one that is wrong or
// unfinished.
func (t *Table) ParseQuery(text string) (Query, error) {
	p := parser{table: t, text: text}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return Query{}, p.wrong(at, "there is an invisible character in it; delete it")
	}
	var q Query
	for p.skipSpace(); p.rest() != ""; p.skipSpace() {
		t, err := p.term()
		if err != nil {
			return q, err
		}
		q.terms = append(q.terms, t)
	}
	return q, nil
}

// parser parses a filter from left to right.
type parser struct {
	table *Table
	text  string
	pos   int
	from  int // where the current term begins
}

func (p *parser) rest() string { return p.text[p.pos:] }

// at reports whether the rest of the filter begins with s.
func (p *parser) at(s string) bool { return strings.HasPrefix(p.rest(), s) }

// accept skips s if the rest of the filter begins with it, and reports whether it did.
func (p *parser) accept(s string) bool {
	if p.at(s) {
		p.pos += len(s)
		return true
	}
	return false
}

// atEnd reports whether the term ends here: at a space, or at the end of the filter.
func (p *parser) atEnd() bool { return atEnd(p.rest()) }

func atEnd(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

func (p *parser) skipSpace() {
	p.pos = len(p.text) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

func (p *parser) wrong(at int, format string, args ...any) error {
	return &QueryError{Text: p.text, At: at, Msg: fmt.Sprintf(format, args...)}
}

func (p *parser) missing(at int, format string, args ...any) error {
	return &QueryError{Text: p.text, At: at, Msg: fmt.Sprintf(format, args...), Incomplete: true}
}

// term parses one term and returns it.
func (p *parser) term() (Term, error) {
	p.from = p.pos
	if p.rest() == "-" {
		return Term{}, p.missing(p.pos, `what to leave out is missing after the -; to search for a dash, write "-"`)
	}
	not := p.at("-") && !atEnd(p.rest()[1:])
	if not {
		p.pos++
	}
	t, err := p.condition()
	t.not = not
	return t, err
}

// condition parses a term without its sign and returns it.
func (p *parser) condition() (Term, error) {
	if name, ok := operator(p.rest()); ok {
		return p.attached(name)
	}
	v, err := p.anywhere()
	if err == nil && !p.atEnd() {
		err = p.crowded()
	}
	return Term{kind: anywhere, values: []value{v}}, err
}

// anywhere parses a word, phrase or regex and returns it.
func (p *parser) anywhere() (value, error) {
	start := p.pos
	switch {
	case p.at("/") && (p.rest() == "/" || !atEnd(p.rest()[1:])):
		return p.regex(atEnd)
	case p.at(`"`):
		text, err := p.phrase()
		if err == nil && text == "" {
			err = p.missing(start, "the text is missing between the quotes")
		}
		return containing(text), err
	default:
		return containing(p.until(atEnd)), nil
	}
}

// operator returns the name before an attached colon at the beginning of a text. The colon must not be
// followed by a space or two slashes: "Attn: Smith" and "http://x" are text.
func operator(s string) (name string, ok bool) {
	name, rest, ok := strings.Cut(s, ":")
	if !ok || name == "" || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' }) {
		return "", false
	}
	return name, !strings.HasPrefix(rest, "//") && (rest == "" || !atEnd(rest))
}

// attached parses a term that begins with a name and a colon, and returns it.
func (p *parser) attached(name string) (Term, error) {
	start := p.pos
	p.pos += len(name) + 1
	switch strings.ToLower(name) {
	case "is":
		return p.states(Term{kind: inStates, op: "is"}, p.table.flags)
	case "has":
		c, err := p.has()
		return Term{kind: inHas, column: c}, err
	case "changed":
		if p.table.entries {
			return p.entriesAfter()
		}
	}
	c, err := p.table.ParseColumn(name)
	if err != nil {
		return Term{}, p.unknown(start, err)
	}
	if table := c.info().states; table != nil {
		return p.states(Term{kind: inStates, op: c.String(), column: c}, table)
	}
	return p.values(Term{kind: inColumn, column: c})
}

// unknown returns the error for a name that is not a column. With nothing after its colon it is incomplete: a
// space that is typed next makes it text.
func (p *parser) unknown(start int, err error) error {
	bare := p.until(atEnd) == ""
	msg := fmt.Sprintf(`%v; to search for the text, write %s`, err, quoted(p.text[start:p.pos]))
	return &QueryError{Text: p.text, At: start, Msg: msg, Incomplete: bare}
}

// has parses the column after has: and returns it.
func (p *parser) has() (Column, error) {
	start := p.pos
	name := p.until(atEnd)
	if name == "" {
		return 0, p.missing(start, "the column is missing after has:; it is one of %s", p.table.columnKeys())
	}
	c, err := p.table.ParseColumn(name)
	if err == nil {
		return c, nil
	}
	unfinished := p.rest() == "" && len(p.table.columnsNamed(name)) > 1
	return 0, &QueryError{Text: p.text, At: start, Msg: err.Error(), Incomplete: unfinished}
}

// states parses the words after is:, synced: or next:, and returns the term with them.
func (p *parser) states(t Term, table []state) (Term, error) {
	for more := true; more; more = p.accept(",") {
		start := p.pos
		p.accept("=")
		word := p.until(endsValue)
		if word == "" {
			return t, p.missing(start, "the word is missing after %s:; it is %s", t.op, stateWords(table))
		}
		found := statesNamed(table, word)
		if len(found) != 1 {
			return t, p.wrong(start, "%s:%s is not known; %s: takes %s", t.op, word, t.op, stateWords(table))
		}
		t.states = append(t.states, found[0])
	}
	return t, nil
}

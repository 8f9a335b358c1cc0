package model

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxRegex is the maximum length of a regex, in bytes. No one types a longer one, and a pasted one could
// use a lot of memory.
const maxRegex = 500

// values parses the values after a column's colon and returns the term with them.
func (p *parser) values(t Term) (Term, error) {
	for more := true; more; more = p.accept(",") {
		v, err := p.value()
		if err != nil {
			return t, err
		}
		t.values = append(t.values, v)
	}
	if !p.atEnd() {
		return t, p.crowded()
	}
	return t, nil
}

// crowded returns the error for a character directly after a closing quote.
func (p *parser) crowded() error {
	return p.wrong(p.pos, "a space is missing after the closing quote; a quote inside a phrase is written twice")
}

// value parses one of the values after a column and returns it.
func (p *parser) value() (value, error) {
	switch {
	case p.at("/"):
		return p.regex(endsValue)
	case p.accept("="):
		text, err := p.operand("=")
		return exactly(text), err
	case p.accept(">="):
		text, err := p.operand(">=")
		return ranging(between, text, ""), err
	case p.accept("<="):
		text, err := p.operand("<=")
		return ranging(between, "", text), err
	case p.accept(">"):
		text, err := p.operand(">")
		return ranging(above, text, ""), err
	case p.accept("<"):
		text, err := p.operand("<")
		return ranging(below, text, ""), err
	default:
		return p.rangeOrText()
	}
}

// operand parses the word or phrase after a sign and returns it.
func (p *parser) operand(sign string) (string, error) {
	start := p.pos
	if p.at(`"`) {
		text, err := p.phrase()
		if err == nil && text == "" && sign != "=" {
			err = p.missing(start, "the value is missing between the quotes")
		}
		return text, err
	}
	text := p.until(endsValue)
	if text == "" {
		return "", p.missing(start, "the value is missing after %s", sign)
	}
	return text, nil
}

// rangeOrText parses a..b, none, a word or a phrase, and returns it.
func (p *parser) rangeOrText() (value, error) {
	start, phrase := p.pos, p.at(`"`)
	from, err := p.rangeEnd(func(s string) bool { return endsValue(s) || strings.HasPrefix(s, "..") })
	if err != nil {
		return value{}, err
	}
	if p.accept("..") {
		to, err := p.rangeEnd(endsValue)
		if err == nil && from == "" && to == "" {
			err = p.missing(start, "both ends of the range are missing: write a..b")
		}
		return ranging(between, from, to), err
	}
	switch {
	case phrase:
		return containing(from), nil
	case from == "":
		return value{}, p.missing(start, "the value is missing after %s", p.text[p.from:start])
	case strings.EqualFold(from, "none"):
		return value{op: isNone}, nil
	default:
		return containing(from), nil
	}
}

// rangeEnd parses one end of a range and returns it; "" if it is missing.
func (p *parser) rangeEnd(ends func(string) bool) (string, error) {
	if p.at(`"`) {
		return p.phrase()
	}
	return p.until(ends), nil
}

// phrase parses a text in quotes and returns it without them.
func (p *parser) phrase() (string, error) {
	start := p.pos
	p.pos++
	for end := p.pos; end < len(p.text); end++ {
		switch {
		case p.text[end] != '"':
		case strings.HasPrefix(p.text[end:], `""`):
			end++
		default:
			text := p.text[p.pos:end]
			p.pos = end + 1
			return strings.ReplaceAll(text, `""`, `"`), nil
		}
	}
	return "", p.missing(start, "the closing quote is missing")
}

// regex parses a /regex/ up to the slash after which the term or value ends, and returns it.
func (p *parser) regex(ends func(string) bool) (value, error) {
	start := p.pos
	source, ok := cutRegex(p.rest(), ends)
	switch {
	case !ok:
		return value{}, p.missing(start, "the closing slash is missing; a text with a slash is put in quotes")
	case source == "":
		return value{}, p.missing(start, "the regex is missing between the slashes")
	case len(source) > maxRegex:
		return value{}, p.wrong(start, "the regex is longer than %d bytes; shorten it", maxRegex)
	}
	p.pos += len(source) + 2
	regex, err := regexp.Compile("(?i)" + source)
	if err != nil {
		cause := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		return value{}, p.wrong(start, "the regex cannot be read: %s", cause)
	}
	return value{op: matches, text: source, regex: regex}, nil
}

// cutRegex returns the text between the first slash, at the beginning of s, and the one that closes it.
func cutRegex(s string, ends func(string) bool) (source string, ok bool) {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '/' && ends(s[i+1:]):
			return s[1:i], true
		}
	}
	return "", false
}

// until returns the text up to where ends is true of the rest, and skips it.
func (p *parser) until(ends func(rest string) bool) string {
	start := p.pos
	for !ends(p.rest()) {
		_, n := utf8.DecodeRuneInString(p.rest())
		p.pos += n
	}
	return p.text[start:p.pos]
}

// endsValue reports whether a value ends before s.
func endsValue(s string) bool { return atEnd(s) || s[0] == ',' }

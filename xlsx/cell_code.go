package xlsx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A codeReader takes one number format's code apart.
type codeReader struct {
	rest      string
	format    format
	section   section
	fraction  bool // after the decimal point
	optional  bool // it has places for digits that may be missing
	unpadded  bool // zeros in it do not say how long the number is
	currency  bool
	percent   bool
	date      bool
	exponent  bool
	isGeneral bool
}

// parseFormat takes a number format's code apart; nil is General.
func parseFormat(code string) *format {
	if code == "" || strings.EqualFold(code, "General") {
		return nil
	}
	r := codeReader{rest: code, format: format{code: code}}
	for r.rest != "" {
		r.step()
	}
	r.endSection()
	return &r.format
}

// next takes the next character.
func (r *codeReader) next() rune {
	c, n := utf8.DecodeRuneInString(r.rest)
	r.rest = r.rest[n:]
	return c
}

// step takes the next piece of the code.
func (r *codeReader) step() {
	if len(r.rest) >= len("General") && strings.EqualFold(r.rest[:len("General")], "General") {
		r.rest, r.isGeneral = r.rest[len("General"):], true
		return
	}
	switch c := r.next(); c {
	case ';':
		r.endSection()
	case '"':
		text, rest, _ := strings.Cut(r.rest, `"`)
		r.rest = rest
		r.literal(text)
	case '\\':
		r.literal(string(r.next()))
	case '_', '*': // the next character is a space's width, or fills the cell
		r.next()
	case '[':
		text, rest, _ := strings.Cut(r.rest, "]")
		r.rest = rest
		r.bracket(text)
	case 'E', 'e':
		r.letterE()
	default:
		r.code(c)
	}
}

// literal is text that is shown as it is.
func (r *codeReader) literal(text string) {
	for _, c := range text {
		r.currency = r.currency || unicode.Is(unicode.Sc, c)
		r.section.pattern = append(r.section.pattern, c)
	}
}

// bracket is a colour, a condition, an elapsed time, or a currency with the language it is written in.
func (r *codeReader) bracket(text string) {
	if symbol, ok := strings.CutPrefix(text, "$"); ok {
		symbol, _, _ = strings.Cut(symbol, "-")
		r.currency = r.currency || symbol != ""
		return
	}
	if strings.HasPrefix(text, "<") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "=") {
		r.format.conditional = true
	}
	switch strings.ToLower(strings.Trim(text, " ")) {
	case "h", "hh", "m", "mm", "s", "ss":
		r.date = true
	}
}

// letterE is the exponent's mark where a sign follows, else a year of an era.
func (r *codeReader) letterE() {
	if strings.HasPrefix(r.rest, "+") || strings.HasPrefix(r.rest, "-") {
		r.exponent = true
		r.rest = r.rest[1:]
		return
	}
	r.date = true
}

// code is a character with a meaning, or literal text that needs no quotes.
func (r *codeReader) code(c rune) {
	switch unicode.ToLower(c) {
	case '0':
		r.digit()
	case '#', '?':
		r.optional = true
		r.decimal()
	case '.':
		r.fraction, r.unpadded = true, true
	case ',', '/':
		r.unpadded = true
	case '%':
		r.percent = true
	case 'y', 'm', 'd', 'h', 's', 'a', 'g', 'b':
		r.date = true
	case '@':
	default:
		r.literal(string(c))
	}
}

func (r *codeReader) digit() {
	r.section.zeros++
	r.section.pattern = append(r.section.pattern, digitPlace)
	r.decimal()
}

// decimal counts a place after the point.
func (r *codeReader) decimal() {
	if r.fraction && !r.exponent {
		r.section.decimals++
	}
}

// endSection closes a section: what it holds decides what it makes of a number.
func (r *codeReader) endSection() {
	s := r.section
	switch {
	case r.exponent:
		s.class = classScientific
	case r.date && !r.isGeneral:
		s.class = classDate
	case r.percent:
		s.class = classPercent
	case r.currency:
		s.class = classCurrency
	}
	if r.unpadded {
		s.zeros = 0
	}
	s.pattern = trimPattern(s.pattern)
	if r.optional || len(s.pattern) == s.zeros {
		s.pattern = nil
	}
	r.format.sections = append(r.format.sections, s)
	*r = codeReader{rest: r.rest, format: r.format}
}

// trimPattern takes the spaces around a pattern away, as around every text.
func trimPattern(pattern []rune) []rune {
	blank := func(c rune) bool { return c == ' ' || c == '\u00a0' }
	for len(pattern) > 0 && blank(pattern[0]) {
		pattern = pattern[1:]
	}
	for len(pattern) > 0 && blank(pattern[len(pattern)-1]) {
		pattern = pattern[:len(pattern)-1]
	}
	return slices.Clip(pattern)
}

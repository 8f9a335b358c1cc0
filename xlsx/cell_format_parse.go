package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeReader parses the code of a number format.
//
// github.com/xuri/nfp, the parser of excelize, was tried and is not used: it looks for codes inside quoted text, so
// that an identifier would be read as a text that no spreadsheet shows. Version v0.0.2-0.20250530014748 parses
//
//	"50%"0     as the text 5, a digit, the text %, a digit  (is: the text 50%, a digit)
//	"a;b"0     as two sections, a and b0                    (is: one section, the text a;b, a digit)
//	"@"0       as a section for texts                       (is: a section for numbers, the text @, a digit)
//	0" E+0"    as scientific                                (is: a digit, the text E+0)
//	0"*"       as a digit and the fill character "          (is: a digit, the text *)
type codeReader struct {
	rest     string
	format   format
	sections []section
	section  section
	letters  codeLetters
}

// codeLetters records which codes a section has, to find its class at its end.
type codeLetters struct{ currency, percent, date, exponent bool }

// parseFormat returns the number format with this code; nil is General.
func parseFormat(code string) *format {
	if code == "" || strings.EqualFold(code, "General") {
		return nil
	}
	r := codeReader{rest: code, format: format{code: code}}
	for r.rest != "" {
		r.step()
	}
	r.endSection()
	r.assign()
	return &r.format
}

// next returns the next character and false at the end of the code.
func (r *codeReader) next() (rune, bool) {
	c, n := utf8.DecodeRuneInString(r.rest)
	r.rest = r.rest[n:]
	return c, n > 0
}

// until returns the text up to a closing quote or bracket. Without one the section is unclear.
func (r *codeReader) until(closing string) string {
	text, rest, closed := strings.Cut(r.rest, closing)
	r.rest = rest
	r.section.unclear = r.section.unclear || !closed
	return text
}

// step reads the next piece of the code.
func (r *codeReader) step() {
	if len(r.rest) >= len("General") && strings.EqualFold(r.rest[:len("General")], "General") {
		r.rest = r.rest[len("General"):]
		r.add(placeNumber)
		return
	}
	switch c, _ := r.next(); c {
	case ';':
		r.endSection()
	case '"':
		r.literal(r.until(`"`))
	case '\\':
		r.escaped()
	case '_':
		_, ok := r.next()
		r.add(placeBlank)
		r.section.unclear = r.section.unclear || !ok
	case '*':
		r.fill()
	case '[':
		r.bracket(r.until("]"))
	case 'E', 'e':
		r.letterE()
	default:
		r.code(c)
	}
}

func (r *codeReader) add(c rune) { r.section.pattern = append(r.section.pattern, c) }

// escaped reads the character after a backslash, which is shown as it is.
func (r *codeReader) escaped() {
	c, ok := r.next()
	if !ok {
		r.section.unclear = true
		return
	}
	r.literal(string(c))
}

// fill reads the character that fills the width of the column. A blank at the end of a section shows nothing; any
// other character is repeated as often as the column is wide.
func (r *codeReader) fill() {
	c, _ := r.next()
	r.add(placeBlank)
	r.section.unclear = r.section.unclear || !isBlank(c)
}

// literal adds text that is shown as it is.
func (r *codeReader) literal(text string) {
	for _, c := range text {
		r.letters.currency = r.letters.currency || unicode.Is(unicode.Sc, c)
		r.add(c)
	}
}

// bracket interprets the text of a bracket: a colour, a condition, an elapsed time, or a currency with a language.
func (r *codeReader) bracket(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	if symbol, ok := strings.CutPrefix(text, "$"); ok {
		r.language(symbol)
		return
	}
	if strings.HasPrefix(text, "<") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "=") {
		r.format.unclear = true // conditions choose among all sections
		return
	}
	switch text {
	case "h", "hh", "m", "mm", "s", "ss":
		r.letters.date = true
	case "black", "blue", "cyan", "green", "magenta", "red", "yellow":
	default:
		// Other numerals, and white text: the cell shows something else than its value.
		number, colour := strings.CutPrefix(text, "color")
		rest, digits := cutDigits(strings.TrimSpace(number))
		if !colour || !digits || rest != "" || strings.TrimSpace(number) == "2" {
			r.section.unclear = true
		}
	}
}

// language interprets a currency symbol, a language after a hyphen, or both. A language of more than four
// hexadecimal digits chooses other numerals or a calendar (MS-OE376, 2.1.740); f800 and f400 are the date and time
// format of the computer.
func (r *codeReader) language(text string) {
	symbol, language, _ := strings.Cut(text, "-")
	r.letters.currency = r.letters.currency || symbol != ""
	switch {
	case language == "f800", language == "f400", language == "x-sysdate", language == "x-systime":
		r.letters.date = true
	case strings.Contains(language, ","):
		r.section.unclear = true
	case len(strings.TrimLeft(language, "0")) > 4 && !strings.Contains(language, "-"):
		r.section.unclear = true
	}
}

// letterE interprets an E: the exponent where a sign follows, else the year of an era.
func (r *codeReader) letterE() {
	if strings.HasPrefix(r.rest, "+") || strings.HasPrefix(r.rest, "-") {
		r.letters.exponent = true
		r.rest = r.rest[1:]
		return
	}
	r.letters.date = true
}

// code interprets a character with a meaning, or adds literal text that needs no quotes.
func (r *codeReader) code(c rune) {
	switch unicode.ToLower(c) {
	case '0':
		r.digit(placeZero)
	case '#':
		r.digit(placeHash)
	case '?', '/', '!', '\'': // aligned digits, fractions, and escapes of some languages
		r.section.unclear = true
	case '.':
		r.section.point = true
	case ',':
		r.comma()
	case '%':
		r.letters.percent = true
	case 'y', 'm', 'd', 'h', 's', 'a', 'g', 'b':
		r.letters.date = true
	case '@':
		r.add(placeText)
	default:
		r.section.unclear = r.section.unclear || c < utf8.RuneSelf && unicode.IsLetter(c)
		r.literal(string(c))
	}
}

// digit adds a place for a digit. Programs differ in what a # after a 0 means.
func (r *codeReader) digit(place rune) {
	s := &r.section
	if s.point && !r.letters.exponent {
		s.decimals++
	}
	s.unclear = s.unclear || place == placeHash && s.padded
	s.padded = s.padded || place == placeZero
	s.places++
	r.add(place)
}

// comma interprets a comma: between two digit places it separates thousands; elsewhere it divides by 1,000, or its
// meaning is unclear.
func (r *codeReader) comma() {
	s := &r.section
	if s.places == 0 || r.rest == "" || !strings.ContainsRune("0#", rune(r.rest[0])) {
		s.unclear = true
	}
	s.grouped = true
}

// endSection closes a section.
func (r *codeReader) endSection() {
	s, l := r.section, r.letters
	switch {
	case l.exponent:
		s.class = classScientific
	case l.date:
		s.class = classDate
	case l.percent:
		s.class = classPercent
	case l.currency:
		s.class = classCurrency
	}
	s.finish()
	r.sections = append(r.sections, s)
	r.section, r.letters = section{}, codeLetters{}
}

// assign finds the section for texts: the fourth, or the last where it has a place for a text. The others are for
// numbers.
func (r *codeReader) assign() {
	f, n := &r.format, len(r.sections)
	f.numbers = r.sections
	f.unclear = f.unclear || n > 4
	if last := r.sections[n-1]; n == 4 || last.texts > 0 {
		f.numbers, f.text = r.sections[:n-1], &last
	}
	if len(f.numbers) == 0 { // such as @: a number is shown as General does
		f.numbers = []section{{general: true, pattern: []rune{placeNumber}, unclear: !f.text.isText()}}
	}
	if f.text != nil && f.text.isText() {
		f.text = nil
	}
	for i := range f.numbers {
		f.numbers[i].unclear = f.numbers[i].unclear || f.numbers[i].texts > 0
	}
}

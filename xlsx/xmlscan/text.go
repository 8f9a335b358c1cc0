package xmlscan

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// plain reads text up to the next tag. It reports false for space outside of the root element, where no other
// text may be.
func (s *Scanner) plain() (inside bool, err error) {
	n, err := s.find("<", 0)
	if errors.Is(err, io.EOF) {
		n = s.end - s.start
	} else if err != nil {
		return false, s.wrap(err)
	}
	raw := s.take(n)
	if len(s.open) == 0 {
		if len(bytes.Trim(raw, space)) > 0 {
			return false, s.refuse("text outside of the root element")
		}
		return false, nil
	}
	if bytes.Contains(raw, []byte("]]>")) {
		return false, s.refuse("]]> in text")
	}
	s.text, err = s.decode(raw, true)
	return true, err
}

// cdata reads a CDATA section.
func (s *Scanner) cdata() error {
	const begin = "<![CDATA["
	n, err := s.find("]]>", len(begin))
	if err != nil {
		return s.wrap(err)
	}
	raw := s.take(n + len("]]>"))[len(begin):n]
	if len(s.open) == 0 {
		return s.refuse("text outside of the root element")
	}
	s.text, err = s.decode(raw, false)
	return err
}

// aside reads what is no token: a comment or a processing instruction.
func (s *Scanner) aside(instruction bool) error {
	begin, end := "<!--", "-->"
	if instruction {
		begin, end = "<?", "?>"
	}
	n, err := s.find(end, len(begin))
	if err != nil {
		return s.wrap(err)
	}
	raw := s.take(n + len(end))[len(begin):n]
	if instruction {
		return s.instruction(raw)
	}
	if bytes.Contains(raw, []byte("--")) || bytes.HasSuffix(raw, []byte("-")) {
		return s.refuse("-- in a comment")
	}
	return nil
}

// instruction checks what stands between <? and ?>. An XML declaration may only stand before the root element.
func (s *Scanner) instruction(raw []byte) error {
	at := nameLength(raw)
	name, ok := s.parseName(raw[:at])
	if !ok || at < len(raw) && bytes.IndexByte([]byte(space), raw[at]) < 0 {
		return s.refuse("a processing instruction without a name")
	}
	if name.full != "xml" {
		return nil
	}
	if len(s.open) > 0 || s.done {
		return s.refuse("an XML declaration after the start of the root element")
	}
	if err := s.readAttrs(raw[at:]); err != nil {
		return err
	}
	if version, ok := s.Attr("version"); ok && version != "1.0" {
		return s.refuse("version %s of XML", version)
	}
	return nil
}

// decode returns raw with its entities replaced, where it has them, and its line ends as \n. It works in place,
// and refuses characters that XML does not allow.
func (s *Scanner) decode(raw []byte, entities bool) ([]byte, error) {
	i := 0
	for i < len(raw) && isLiteral(raw[i]) {
		i++
	}
	if i == len(raw) {
		return raw, nil
	}
	out := raw[:i]
	for i < len(raw) {
		if isLiteral(raw[i]) {
			out = append(out, raw[i])
			i++
			continue
		}
		r, n := character(raw[i:], entities)
		if n == 0 {
			return nil, s.refuse("an unknown entity, or a character that XML does not allow")
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out, nil
}

// character returns the first character of raw and its length there in bytes; 0 where XML does not allow it.
func character(raw []byte, entities bool) (r rune, length int) {
	switch {
	case raw[0] == '&' && entities:
		return entity(raw)
	case raw[0] == '\r' && len(raw) > 1 && raw[1] == '\n':
		return '\n', 2
	case raw[0] == '\r':
		return '\n', 1
	}
	r, length = utf8.DecodeRune(raw)
	if r == utf8.RuneError && length == 1 || !isXML(r) {
		return 0, 0
	}
	return r, length
}

// isLiteral reports whether a byte of a text is a character that decode copies as it is.
func isLiteral(c byte) bool { return c >= ' ' && c < utf8.RuneSelf && c != '&' }

// isXML reports whether XML allows a character (XML 1.0, 2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= utf8.MaxRune
}

// entity returns the character of the entity at the beginning of raw and the entity's length, or 0 where it is
// not known. A character is never longer in UTF-8 than its entity, so that decode can work in place.
func entity(raw []byte) (r rune, length int) {
	end := bytes.IndexByte(raw[:min(len(raw), 16)], ';')
	if end < 0 {
		return 0, 0
	}
	switch name := string(raw[1:end]); name {
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "amp":
		r = '&'
	case "apos":
		r = '\''
	case "quot":
		r = '"'
	default:
		if r = numbered(name); !isXML(r) {
			return 0, 0
		}
	}
	return r, end + 1
}

// numbered returns the character of a numeric entity such as #65 or #x41, or 0.
func numbered(name string) rune {
	if len(name) < 2 || name[0] != '#' {
		return 0
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	if err != nil {
		return 0
	}
	return rune(n)
}

package xlsx

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// plain takes text up to the next tag. It reports false for the space outside of the outermost element,
// where no other text may be.
func (x *xmlReader) plain() (inside bool, err error) {
	n, err := x.find("<", 0)
	if errors.Is(err, io.EOF) {
		n = x.upto - x.from
	} else if err != nil {
		return false, x.fault("%s", cause(err))
	}
	raw := x.take(n)
	if len(x.open) == 0 {
		if len(bytes.Trim(raw, " \t\r\n")) > 0 {
			return false, x.fault("text outside of its element")
		}
		return false, nil
	}
	if bytes.Contains(raw, []byte("]]>")) {
		return false, x.fault("]]> in a text")
	}
	x.text, err = x.decode(raw, true)
	return true, err
}

// cdata takes a CDATA section.
func (x *xmlReader) cdata() error {
	const begin = "<![CDATA["
	n, err := x.find("]]>", len(begin))
	if err != nil {
		return x.fault("%s", cause(err))
	}
	raw := x.take(n + len("]]>"))[len(begin):n]
	if len(x.open) == 0 {
		return x.fault("text outside of its element")
	}
	x.text, err = x.decode(raw, false)
	return err
}

// aside takes what does not matter: a comment, or an instruction for a program.
func (x *xmlReader) aside(instruction bool) error {
	begin, end := "<!--", "-->"
	if instruction {
		begin, end = "<?", "?>"
	}
	n, err := x.find(end, len(begin))
	if err != nil {
		return x.fault("%s", cause(err))
	}
	raw := x.take(n + len(end))[len(begin):n]
	if instruction {
		return x.instruction(raw)
	}
	if bytes.Contains(raw, []byte("--")) || bytes.HasSuffix(raw, []byte("-")) {
		return x.fault("-- in a comment")
	}
	return nil
}

// instruction looks at what stands between <? and ?>. A declaration must be the part's own.
func (x *xmlReader) instruction(raw []byte) error {
	at := nameLength(raw)
	name, ok := x.asName(raw[:at])
	if !ok || at < len(raw) && bytes.IndexByte([]byte(" \t\r\n"), raw[at]) < 0 {
		return x.fault("an instruction without a name")
	}
	if name.full != "xml" {
		return nil
	}
	if len(x.open) > 0 || x.done {
		return x.fault("a second XML declaration")
	}
	if err := x.attributes(raw[at:]); err != nil {
		return err
	}
	if version, ok := x.attr("version"); ok && version != "1.0" {
		return x.fault("version %s of XML", version)
	}
	return nil
}

// decode is a text without entities, where it has them, and with line ends as XML wants them. It works
// in place, and fails where a character must not be in XML.
func (x *xmlReader) decode(raw []byte, entities bool) ([]byte, error) {
	i := 0
	for i < len(raw) && isEasy(raw[i]) {
		i++
	}
	if i == len(raw) {
		return raw, nil
	}
	out := raw[:i]
	for i < len(raw) {
		if isEasy(raw[i]) {
			out = append(out, raw[i])
			i++
			continue
		}
		r, n := character(raw[i:], entities)
		if n == 0 {
			return nil, x.fault("an entity that is not known, or a character that must not be there")
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out, nil
}

// character is the first character of a text, and how many bytes it takes there; 0 where it is none.
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

// isEasy reports whether a byte stands for itself.
func isEasy(c byte) bool { return c >= ' ' && c < utf8.RuneSelf && c != '&' }

// isXML reports whether a character may be in XML (XML 1.0, 2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= utf8.MaxRune
}

// entity is the character that an entity at the beginning of raw stands for, and its length; 0 where it
// is none. It is never longer in UTF-8 than as an entity.
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

// numbered is the character of an entity such as #65 or #x41; 0 where it is none.
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

package xmlscan

import (
	"bytes"
	"strings"
)

// maxNames is the number of different names that are kept. A hostile document may have any number.
const maxNames = 1024

// space are the characters that XML calls white space.
const space = " \t\r\n"

// startTag reads a start tag or an empty-element tag.
func (s *Scanner) startTag() error {
	n, err := s.tagEnd()
	if err != nil {
		return s.wrap(err)
	}
	tag := s.take(n + 1)[1:n]
	if s.empty = bytes.HasSuffix(tag, []byte("/")); s.empty {
		tag = tag[:len(tag)-1]
	}
	at := nameLength(tag)
	name, ok := s.parseName(tag[:at])
	if !ok {
		return s.refuse("a tag without a name")
	}
	if err := s.push(name); err != nil {
		return err
	}
	return s.readAttrs(tag[at:])
}

// tagEnd returns the index of the end of the tag that begins here: the first > that is not quoted.
func (s *Scanner) tagEnd() (int, error) {
	for from := 1; ; {
		end, err := s.find(">", from)
		if err != nil {
			return 0, err
		}
		quote := openQuote(s.data[s.start+from : s.start+end])
		if quote == "" {
			return end, nil
		}
		// The open quote is closed after this >, and the search continues after it.
		closing, err := s.find(quote, end)
		if err != nil {
			return 0, err
		}
		from = closing + 1
	}
}

// openQuote returns the quote that is open at the end of a piece of a tag, or "".
func openQuote(tag []byte) string {
	for {
		i := bytes.IndexAny(tag, `"'`)
		if i < 0 {
			return ""
		}
		quote := tag[i]
		end := bytes.IndexByte(tag[i+1:], quote)
		if end < 0 {
			return string(quote)
		}
		tag = tag[i+1+end+1:]
	}
}

// endTag reads an end tag.
func (s *Scanner) endTag() error {
	n, err := s.find(">", 2)
	if err != nil {
		return s.wrap(err)
	}
	tag := s.take(n + 1)[2:n]
	name, ok := s.parseName(bytes.TrimRight(tag, space))
	if !ok {
		return s.refuse("an end tag without a name")
	}
	return s.pop(name)
}

// readAttrs reads the attributes from the rest of a tag.
func (s *Scanner) readAttrs(rest []byte) error {
	s.attrs = s.attrs[:0]
	for {
		trimmed := bytes.TrimLeft(rest, space)
		if len(trimmed) == 0 {
			return nil
		}
		at := nameLength(trimmed)
		name, ok := s.parseName(trimmed[:at])
		if !ok || len(trimmed) == len(rest) {
			return s.refuse("an attribute without a name or space before it")
		}
		value, after, ok := cutValue(trimmed[at:])
		if !ok {
			return s.refuse("attribute %s without a quoted value", name.full)
		}
		value, err := s.decode(value, true)
		if err != nil {
			return err
		}
		if err := s.addAttr(name, value); err != nil {
			return err
		}
		rest = after
	}
}

// addAttr adds an attribute to the tag's.
func (s *Scanner) addAttr(n name, value []byte) error {
	for _, a := range s.attrs {
		if a.Name == n.full {
			return s.refuse("attribute %s twice", n.full)
		}
	}
	if len(s.attrs) == MaxAttrs {
		return s.refuse("a tag with more than %d attributes", MaxAttrs)
	}
	s.attrs = append(s.attrs, Attr{n.full, n.local, value})
	return nil
}

// cutValue returns the quoted value after an equals sign, and what follows its closing quote.
func cutValue(rest []byte) (value, after []byte, ok bool) {
	rest = bytes.TrimLeft(rest, space)
	if len(rest) == 0 || rest[0] != '=' {
		return nil, nil, false
	}
	rest = bytes.TrimLeft(rest[1:], space)
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, false
	}
	value, after, ok = bytes.Cut(rest[1:], rest[:1])
	return value, after, ok && bytes.IndexByte(value, '<') < 0
}

// nameLength returns the number of bytes at the beginning of b that can be a name.
func nameLength(b []byte) int {
	for i, c := range b {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':'
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(b)
}

// parseName returns the name that b holds, and false where it is not one. A name that was seen before takes no
// memory.
func (s *Scanner) parseName(b []byte) (name, bool) {
	if n, ok := s.names[string(b)]; ok {
		return n, true
	}
	if len(b) == 0 || nameLength(b) < len(b) {
		return name{}, false
	}
	full := string(b)
	prefix, local, prefixed := strings.Cut(full, ":")
	if !prefixed {
		local = full
	} else if prefix == "" || nameLength([]byte(local)) == 0 || strings.Contains(local, ":") {
		return name{}, false
	}
	n := name{full, local}
	if len(s.names) < maxNames {
		s.names[full] = n
	}
	return n, true
}

package xlsx

import (
	"bytes"
	"strings"
)

const (
	maxAttrs = 256  // of a tag
	maxNames = 1024 // that are kept, so that most names take no memory
)

// startTag takes a start tag, or one that is both.
func (x *xmlReader) startTag() error {
	n, err := x.tagEnd()
	if err != nil {
		return x.fault("%s", cause(err))
	}
	tag := x.take(n + 1)[1:n]
	if x.both = bytes.HasSuffix(tag, []byte("/")); x.both {
		tag = tag[:len(tag)-1]
	}
	at := nameLength(tag)
	name, ok := x.asName(tag[:at])
	if !ok {
		return x.fault("a tag without a name")
	}
	if err := x.push(name); err != nil {
		return err
	}
	return x.attributes(tag[at:])
}

// tagEnd is where the tag ends that begins here: at the first > that is not quoted.
func (x *xmlReader) tagEnd() (int, error) {
	for from := 1; ; {
		end, err := x.find(">", from)
		if err != nil {
			return 0, err
		}
		quote := unquoted(x.data[x.from+from : x.from+end])
		if quote == "" {
			return end, nil
		}
		// The quote that is open ends behind this >, and the search goes on behind it.
		closing, err := x.find(quote, end)
		if err != nil {
			return 0, err
		}
		from = closing + 1
	}
}

// unquoted is the quote that is open at the end of a piece of a tag, "" for none.
func unquoted(tag []byte) string {
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

// endTag takes an end tag.
func (x *xmlReader) endTag() error {
	n, err := x.find(">", 2)
	if err != nil {
		return x.fault("%s", cause(err))
	}
	tag := x.take(n + 1)[2:n]
	name, ok := x.asName(bytes.TrimRight(tag, " \t\r\n"))
	if !ok {
		return x.fault("an end tag without a name")
	}
	return x.pop(name)
}

// attributes takes the attributes out of a tag.
func (x *xmlReader) attributes(rest []byte) error {
	x.attrs = x.attrs[:0]
	for {
		trimmed := bytes.TrimLeft(rest, " \t\r\n")
		if len(trimmed) == 0 {
			return nil
		}
		at := nameLength(trimmed)
		name, ok := x.asName(trimmed[:at])
		if !ok || len(trimmed) == len(rest) {
			return x.fault("an attribute without a name or space before it")
		}
		value, after, ok := quoted(trimmed[at:])
		if !ok {
			return x.fault("attribute %s without a quoted value", name.full)
		}
		value, err := x.decode(value, true)
		if err != nil {
			return err
		}
		if err := x.addAttr(name, value); err != nil {
			return err
		}
		rest = after
	}
}

func (x *xmlReader) addAttr(name xmlName, value []byte) error {
	for _, a := range x.attrs {
		if a.name == name {
			return x.fault("attribute %s twice", name.full)
		}
	}
	if len(x.attrs) == maxAttrs {
		return x.fault("a tag with more than 256 attributes")
	}
	x.attrs = append(x.attrs, xmlAttr{name, value})
	return nil
}

// quoted is the value behind an equals sign, and what follows its quotes.
func quoted(rest []byte) (value, after []byte, ok bool) {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return nil, nil, false
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, false
	}
	value, after, ok = bytes.Cut(rest[1:], rest[:1])
	return value, after, ok && bytes.IndexByte(value, '<') < 0
}

// nameLength is how many bytes at the beginning of b can be a name. Workbooks have names of ASCII only.
func nameLength(b []byte) int {
	for i, c := range b {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':'
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(b)
}

// asName is a name, without memory of its own where it came by before; false where it is none.
func (x *xmlReader) asName(b []byte) (xmlName, bool) {
	if name, ok := x.names[string(b)]; ok {
		return name, true
	}
	if len(b) == 0 || nameLength(b) < len(b) {
		return xmlName{}, false
	}
	full := string(b)
	prefix, local, prefixed := strings.Cut(full, ":")
	if !prefixed {
		local = full
	} else if prefix == "" || nameLength([]byte(local)) == 0 || strings.Contains(local, ":") {
		return xmlName{}, false
	}
	name := xmlName{full, local}
	if len(x.names) < maxNames {
		x.names[full] = name
	}
	return name, true
}

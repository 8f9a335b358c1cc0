package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

const (
	// maxDepth is how deep elements may be nested: a worksheet needs nine levels.
	maxDepth = 64
	// maxToken is how long one tag or one piece of text may be, in bytes. The longest text of a cell,
	// written in the longest way, takes a tenth of it.
	maxToken = 4 << 20
)

// A tokenKind is what an xmlReader came to.
type tokenKind uint8

// The kinds of tokens.
const (
	tokenEnd   tokenKind = iota // an end tag
	tokenStart                  // a start tag, or a tag that is both
	tokenText                   // text, CDATA included
)

// An xmlReader goes through one part of a workbook, and fails where it is not well-formed to its end.
// Names are taken without their namespaces: strict and transitional workbooks differ in them, and some
// programs put a prefix before each.
type xmlReader struct {
	decoder *xml.Decoder
	limit   *tokenLimit
	part    string
	open    []string // the elements that are open
	done    bool     // the outermost element was closed

	name  string // of the start or end tag
	attrs []xml.Attr
	text  []byte // valid until the next token
}

// newXMLReader reads the part of this name, for error messages, from r.
func newXMLReader(part string, r io.Reader) *xmlReader {
	limit := &tokenLimit{source: decodeXML(r)}
	x := &xmlReader{part: part, limit: limit, decoder: xml.NewDecoder(limit)}
	x.decoder.CharsetReader = xmlCharset
	return x
}

// A tokenLimit stops one token from filling the memory.
type tokenLimit struct {
	source io.Reader
	read   int // bytes since the last token
}

var errTokenTooLong = errors.New("a tag or text of more than 4 MB")

func (l *tokenLimit) Read(p []byte) (int, error) {
	if l.read > maxToken {
		return 0, errTokenTooLong
	}
	n, err := l.source.Read(p)
	l.read += n
	return n, err
}

// next goes to the next tag or text. After the end of the outermost element it returns io.EOF, once it
// has seen that nothing follows.
func (x *xmlReader) next() (tokenKind, error) {
	for {
		token, err := x.decoder.RawToken()
		if err != nil {
			return 0, x.ended(err)
		}
		x.limit.read = 0
		switch t := token.(type) {
		case xml.StartElement:
			return tokenStart, x.push(t)
		case xml.EndElement:
			return tokenEnd, x.pop(t)
		case xml.CharData:
			if x.text = t; len(x.open) > 0 {
				return tokenText, nil
			}
			if strings.TrimSpace(string(t)) != "" {
				return 0, x.fault("text outside of its element")
			}
		}
	}
}

func (x *xmlReader) push(t xml.StartElement) error {
	if x.done {
		return x.fault("a second outermost element")
	}
	if len(x.open) == maxDepth {
		return x.fault("elements nested too deep")
	}
	x.name, x.attrs = t.Name.Local, t.Attr
	x.open = append(x.open, qualified(t.Name))
	return nil
}

func (x *xmlReader) pop(t xml.EndElement) error {
	if len(x.open) == 0 || x.open[len(x.open)-1] != qualified(t.Name) {
		return x.fault("</%s> ends nothing", qualified(t.Name))
	}
	x.open = x.open[:len(x.open)-1]
	x.name, x.attrs = t.Name.Local, nil
	x.done = len(x.open) == 0
	return nil
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// ended tells the good end of a part from a cut one.
func (x *xmlReader) ended(err error) error {
	switch syntax, ok := errors.AsType[*xml.SyntaxError](err); {
	case err == io.EOF && x.done:
		return io.EOF
	case err == io.EOF:
		return x.fault("it ends too early")
	case ok:
		return x.fault("line %d: %s", syntax.Line, syntax.Msg)
	default:
		return x.fault("%s", cause(err))
	}
}

// fault is an error about the part.
func (x *xmlReader) fault(format string, args ...any) error { return damaged(x.part, format, args...) }

// attr is the value of an attribute that has no prefix.
func (x *xmlReader) attr(name string) (string, bool) {
	for _, a := range x.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value, true
		}
	}
	return "", false
}

// related is the ID of the relationship that a tag names: the attribute id that has a prefix.
func (x *xmlReader) related() string {
	for _, a := range x.attrs {
		if a.Name.Local == "id" && a.Name.Space != "" && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// skip goes to the end of the element that just started.
func (x *xmlReader) skip() error {
	for depth := len(x.open); len(x.open) >= depth; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// root goes to the outermost element, which has one of these names.
func (x *xmlReader) root(name string) error {
	if kind, err := x.next(); err != nil {
		return x.early(err)
	} else if kind != tokenStart || x.name != name {
		return x.fault("it begins with <%s>, not with <%s>", x.name, name)
	}
	return nil
}

func (x *xmlReader) early(err error) error {
	if err == io.EOF {
		return x.fault("it ends too early")
	}
	return err
}

// children calls fn at the start of each element inside the one that just started, to its end; fn may
// go to the end of that element, and what it leaves is skipped.
func (x *xmlReader) children(fn func(name string) error) error {
	depth := len(x.open)
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == tokenEnd && len(x.open) < depth {
			return nil
		}
		if kind != tokenStart {
			continue
		}
		if err := fn(x.name); err != nil {
			return err
		}
		if len(x.open) > depth {
			if err := x.skip(); err != nil {
				return err
			}
		}
	}
}

// end goes to the end of the part, behind the outermost element.
func (x *xmlReader) end() error {
	for {
		if _, err := x.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

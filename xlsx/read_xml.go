package xlsx

import (
	"bytes"
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

// An xmlReader goes through one part of a workbook, and fails where it is not well-formed to its end. It
// takes no document types, which workbooks must not have, and so no entities of their own.
//
// Names are taken without their namespaces: strict and transitional workbooks differ in them, and some
// programs put a prefix before each.
//
// It is there because a large sheet has ten million tokens: encoding/xml makes garbage of each, takes three
// times as long and half as much memory again. Tests hold it to what encoding/xml says.
type xmlReader struct {
	xmlBuffer
	part  string
	names map[string]xmlName // those that came by
	open  []xmlName          // the elements that are open
	done  bool               // the outermost element was closed
	both  bool               // the start tag is an end tag too, which comes next

	name  string // of the start or end tag, without its prefix
	attrs []xmlAttr
	text  []byte // valid until the next token
}

// An xmlName is a name as it stands, and what follows its prefix.
type xmlName struct{ full, local string }

// prefixed reports whether the name has a prefix.
func (n xmlName) prefixed() bool { return len(n.local) < len(n.full) }

// An xmlAttr is an attribute; its value is valid until the next token.
type xmlAttr struct {
	name  xmlName
	value []byte
}

// newXMLReader reads the part of this name, for error messages, from r.
func newXMLReader(part string, r io.Reader) (*xmlReader, error) {
	x := &xmlReader{part: part, names: make(map[string]xmlName)}
	source, err := decodeXML(r)
	if err != nil {
		return nil, x.fault("%s", cause(err))
	}
	x.source = source
	return x, nil
}

// next goes to the next tag or text. After the end of the outermost element it returns io.EOF, once it
// has seen that nothing follows.
func (x *xmlReader) next() (tokenKind, error) {
	if x.both {
		x.both = false
		return tokenEnd, x.pop(x.open[len(x.open)-1])
	}
	for {
		head, err := x.peek(len("<![CDATA["))
		if err != nil {
			return 0, x.fault("%s", cause(err))
		}
		switch {
		case len(head) == 0 && x.done:
			return 0, io.EOF
		case len(head) == 0:
			return 0, x.fault("it ends too early")
		case head[0] != '<':
			if inside, err := x.plain(); inside || err != nil {
				return tokenText, err
			}
		case bytes.HasPrefix(head, []byte("</")):
			return tokenEnd, x.endTag()
		case bytes.HasPrefix(head, []byte("<?")), bytes.HasPrefix(head, []byte("<!--")):
			if err := x.aside(head[1] == '?'); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(head, []byte("<![CDATA[")):
			return tokenText, x.cdata()
		default:
			return tokenStart, x.startTag()
		}
	}
}

// fault is an error about the part.
func (x *xmlReader) fault(format string, args ...any) error { return damaged(x.part, format, args...) }

// push opens an element.
func (x *xmlReader) push(name xmlName) error {
	if x.done {
		return x.fault("a second outermost element")
	}
	if len(x.open) == maxDepth {
		return x.fault("elements nested too deep")
	}
	x.name = name.local
	x.open = append(x.open, name)
	return nil
}

// pop closes an element.
func (x *xmlReader) pop(name xmlName) error {
	if len(x.open) == 0 || x.open[len(x.open)-1] != name {
		return x.fault("</%s> ends nothing", name.full)
	}
	x.open = x.open[:len(x.open)-1]
	x.name, x.attrs = name.local, x.attrs[:0]
	x.done = len(x.open) == 0
	return nil
}

// attr is the value of an attribute that has no prefix.
func (x *xmlReader) attr(name string) (string, bool) {
	for _, a := range x.attrs {
		if a.name.full == name {
			return string(a.value), true
		}
	}
	return "", false
}

// related is the ID of the relationship that a tag names, and whether it names one: the attribute id that
// has a prefix.
func (x *xmlReader) related() (id string, ok bool) {
	for _, a := range x.attrs {
		if a.name.local == "id" && a.name.prefixed() && !strings.HasPrefix(a.name.full, "xmlns:") {
			return string(a.value), true
		}
	}
	return "", false
}

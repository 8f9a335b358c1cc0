package xmlscan

import (
	"bytes"
	"io"
)

// Limits of what a Scanner reads; a document that exceeds one is refused with an *Error.
const (
	// MaxDepth is how deep elements may be nested.
	MaxDepth = 64
	// MaxToken is the length in bytes of the longest tag, comment or piece of text between two tags. The
	// buffer grows to it, so it limits the memory that a hostile document can take.
	MaxToken = 4 << 20
	// MaxAttrs is the number of attributes of a tag.
	MaxAttrs = 256
)

// Kind is the kind of a token.
type Kind uint8

// The kinds of tokens.
const (
	End   Kind = iota // an end tag, or the second half of an empty-element tag such as <a/>
	Start             // a start tag, or the first half of an empty-element tag
	Text              // text, or the content of a CDATA section
)

// Scanner reads the tokens of one XML document. It must not be used by several goroutines at once.
type Scanner struct {
	buffer
	names map[string]name // parsed names, so that a repeated one takes no memory
	open  []name          // the elements that are open, outermost first
	done  bool            // the root element was closed
	empty bool            // the last tag was an empty-element tag: its End comes next

	name  string // of the last start or end tag, without its prefix
	attrs []Attr
	text  []byte
}

// name is a qualified name as written, and the part after its prefix.
type name struct{ full, local string }

// Attr is an attribute of a start tag.
type Attr struct {
	Name  string // as written, with its prefix
	Local string // without its prefix
	Value []byte // without entities; valid until the next token
}

// New returns a Scanner of the UTF-8 text in r. It reads nothing yet.
func New(r io.Reader) *Scanner {
	return &Scanner{buffer: buffer{source: r}, names: make(map[string]name)}
}

// Name returns the name of the last start or end tag, without its prefix.
func (s *Scanner) Name() string { return s.name }

// Attrs returns the attributes of the start tag that Next returned last, in their order. The slice and the
// values are valid until the next token.
func (s *Scanner) Attrs() []Attr { return s.attrs }

// Attr returns a copy of the value of the attribute with this name, prefix included, and whether it is there.
func (s *Scanner) Attr(name string) (value string, ok bool) {
	for _, a := range s.attrs {
		if a.Name == name {
			return string(a.Value), true
		}
	}
	return "", false
}

// Text returns the text that Next returned last: without entities, and with line ends as \n (XML 1.0, 2.11).
// It is valid until the next token. Text that a comment or a CDATA section interrupts is several tokens.
func (s *Scanner) Text() []byte { return s.text }

// Depth returns the number of open elements. It counts an element from its Start token up to, and not
// including, its End token.
func (s *Scanner) Depth() int { return len(s.open) }

// Offset returns the number of bytes of the document up to the end of the last token.
func (s *Scanner) Offset() int64 { return s.taken }

// Next reads the next token and returns its kind. It skips comments, processing instructions and space outside
// of the root element. Once the root element is closed and nothing but those follows, it returns io.EOF. Any
// other error is an *Error, after which the Scanner must not be used.
func (s *Scanner) Next() (Kind, error) {
	if s.empty {
		s.empty = false
		return End, s.pop(s.open[len(s.open)-1])
	}
	for {
		head, err := s.peek(len("<![CDATA["))
		if err != nil {
			return 0, s.wrap(err)
		}
		switch {
		case len(head) == 0 && s.done:
			return 0, io.EOF
		case len(head) == 0:
			return 0, s.wrap(io.EOF)
		case head[0] != '<':
			if inside, err := s.plain(); inside || err != nil {
				return Text, err
			}
		case bytes.HasPrefix(head, []byte("</")):
			return End, s.endTag()
		case bytes.HasPrefix(head, []byte("<?")), bytes.HasPrefix(head, []byte("<!--")):
			if err := s.aside(head[1] == '?'); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(head, []byte("<![CDATA[")):
			return Text, s.cdata()
		case bytes.HasPrefix(head, []byte("<!")):
			return 0, s.refuse("a <! declaration, such as a document type")
		default:
			return Start, s.startTag()
		}
	}
}

// push opens an element.
func (s *Scanner) push(n name) error {
	if s.done {
		return s.refuse("a second root element")
	}
	if len(s.open) == MaxDepth {
		return s.refuse("elements nested more than %d deep", MaxDepth)
	}
	s.name = n.local
	s.open = append(s.open, n)
	return nil
}

// pop closes an element.
func (s *Scanner) pop(n name) error {
	if len(s.open) == 0 || s.open[len(s.open)-1].full != n.full {
		return s.refuse("</%s> does not close the open element", n.full)
	}
	s.open = s.open[:len(s.open)-1]
	s.name, s.attrs = n.local, s.attrs[:0]
	s.done = len(s.open) == 0
	return nil
}

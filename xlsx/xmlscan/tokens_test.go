package xmlscan

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// scan returns the tokens of a document as Scanner reads them, a line each.
func scan(r io.Reader) ([]string, error) {
	s := New(r)
	var tokens tokenLines
	for {
		kind, err := s.Next()
		switch {
		case errors.Is(err, io.EOF):
			return tokens.lines, nil
		case err != nil:
			return nil, err
		case kind == Text:
			tokens.text(string(s.Text()))
		case kind == End:
			tokens.add("end " + s.Name())
		default:
			tokens.add("start " + s.Name())
			for _, a := range s.Attrs() {
				tokens.add("attribute " + a.Name + "=" + string(a.Value))
			}
		}
	}
}

// encodingXML returns the tokens of a document as encoding/xml reads them, in the form of scan.
func encodingXML(text string) ([]string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // Scanner ignores it too
	var tokens tokenLines
	for depth := 0; ; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && depth == 0 {
			return tokens.lines, nil
		} else if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			tokens.add("start " + t.Name.Local)
			for _, a := range t.Attr {
				tokens.add("attribute " + strings.TrimPrefix(a.Name.Space+":"+a.Name.Local, ":") + "=" + a.Value)
			}
		case xml.EndElement:
			depth--
			tokens.add("end " + t.Name.Local)
		case xml.CharData:
			if depth > 0 {
				tokens.text(string(t))
			}
		}
	}
}

// tokenLines collects tokens. Consecutive pieces of text are joined.
type tokenLines struct {
	lines []string
	open  bool // the last line is text
}

func (l *tokenLines) add(line string) { l.lines, l.open = append(l.lines, line), false }

func (l *tokenLines) text(text string) {
	switch {
	case text == "":
	case l.open:
		l.lines[len(l.lines)-1] += text
	default:
		l.lines, l.open = append(l.lines, "text "+text), true
	}
}

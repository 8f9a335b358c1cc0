package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// ourTokens are the tokens of a text as our reader has them, one line each.
func ourTokens(r io.Reader) ([]string, error) {
	x, err := newXMLReader("part", r)
	if err != nil {
		return nil, err
	}
	var tokens tokenLines
	for {
		kind, err := x.next()
		switch {
		case errors.Is(err, io.EOF):
			return tokens.lines, nil
		case err != nil:
			return nil, err
		case kind == tokenText:
			tokens.text(string(x.text))
		case kind == tokenEnd:
			tokens.add("end " + x.name)
		default:
			tokens.add("start " + x.name)
			for _, a := range x.attrs {
				tokens.add("attribute " + a.name.full + "=" + string(a.value))
			}
		}
	}
}

// theirTokens are the same, as encoding/xml has them.
func theirTokens(text string) ([]string, error) {
	source, err := decodeXML(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(source)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
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

// tokenLines collects tokens; two pieces of text that follow each other are one.
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

func TestXMLIsReadAsEncodingXMLReadsIt(t *testing.T) {
	for _, text := range []string{
		`<a/>`, `<a></a >`, "<?xml version='1.0'?>\n<!-- c --><a x='1' y:z=\"&lt;>'\"\n\t>t<b/>&amp;<![CDATA[<&]]]]>u</a>\n<?end?>",
		"<a>\r\n\r&#13;&#x1F600;é\u00a0</a>", `<a x = "1"><x:b xmlns:x="u"/></a>`, `<a b="'>'" c='">"'>></a>`, "\ufeff<a>ü</a>",
	} {
		want, err := theirTokens(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for name, r := range map[string]io.Reader{"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text))} {
			got, err := ourTokens(r)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%q %s: error %v, tokens (-encoding/xml +ours):\n%s", text, name, err, diff)
			}
		}
	}
}

func TestXMLThatIsNotWellFormedIsRefused(t *testing.T) {
	for _, text := range []string{
		``, ` `, `a`, `<`, `<a`, `<a>`, `<a></b>`, `</a>`, `<a/><b/>`, `<a/>b`, `a<a/>`, `< a/>`, `<a b/>`, `<a b=1/>`, `<a b="1"c="2"/>`,
		`<a b="<"/>`, `<a b="1" b="2"/>`, `<a b="1/>`, `<1/>`, `<a:/>`, `<:a/>`, `<a:b:c/>`, `<a>&b;</a>`, `<a>&#0;</a>`, `<a>&#xD800;</a>`,
		`<a>& </a>`, `<a>]]></a>`, `<a><!-- -- --></a>`, `<a><!-- a ---></a>`, `<a><![CDATA[</a>`, `<![CDATA[]]><a/>`, `<!DOCTYPE a><a/>`,
		"<a>\x00</a>", "<a>\xff</a>", "<a>\uffff</a>", `<a><?xml version="1.0"?></a>`, `<?xml version="1.1"?><a/>`, `<?><a/>`, "<?xm\xc8l?><a/>", `<a><!b></a>`,
	} {
		if tokens, err := ourTokens(strings.NewReader(text)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, %q", text, err, tokens)
		}
	}
}

// FuzzXML holds our reader to encoding/xml: what it reads, that reads too, to the same tokens.
func FuzzXML(f *testing.F) {
	f.Add(`<?xml version="1.0" encoding="UTF-8"?><a x="1"><b y:z='&lt;'/>t&#65;<![CDATA[x]]><!-- c --></a>`)
	f.Add(`<a b="'>'" c='">"'>></a>`)
	f.Add(toUTF16("\ufeff<a>é</a>", true))
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ourTokens(strings.NewReader(text))
		if err != nil {
			return
		}
		want, err := theirTokens(text)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("encoding/xml says %v; tokens (-encoding/xml +ours):\n%s", err, diff)
		}
		if split, err := ourTokens(iotest.OneByteReader(strings.NewReader(text))); err != nil || !cmp.Equal(got, split) {
			t.Errorf("byte by byte: %v, tokens differ", err)
		}
	})
}

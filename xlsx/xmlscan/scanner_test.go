package xmlscan

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestTokensEqualEncodingXML(t *testing.T) {
	for _, text := range []string{
		`<a/>`, `<a></a >`, "<?xml version='1.0'?>\n<!-- c --><a x='1' y:z=\"&lt;>'\"\n\t>t<b/>&amp;<![CDATA[<&]]]]>u</a>\n<?end?>",
		"<a>\r\n\r&#13;&#x1F600;é\u00a0</a>", `<a x = "1"><x:b xmlns:x="u"/></a>`, `<a b="'>'" c='">"'>></a>`, "<a>ü</a>",
	} {
		want, err := encodingXML(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for name, r := range map[string]io.Reader{"one read": strings.NewReader(text), "one byte a read": iotest.OneByteReader(strings.NewReader(text))} {
			got, err := scan(r)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%q, %s: error %v, tokens (-encoding/xml +xmlscan):\n%s", text, name, err, diff)
			}
		}
	}
}

func TestMalformedIsRefused(t *testing.T) {
	for _, text := range []string{
		``, ` `, `a`, `<`, `<a`, `<a>`, `<a></b>`, `</a>`, `<a/><b/>`, `<a/>b`, `a<a/>`, `< a/>`, `<a b/>`, `<a b=1/>`, `<a b="1"c="2"/>`,
		`<a b="<"/>`, `<a b="1" b="2"/>`, `<a b="1/>`, `<1/>`, `<a:/>`, `<:a/>`, `<a:b:c/>`, `<a>&b;</a>`, `<a>&#0;</a>`, `<a>&#xD800;</a>`,
		`<a>& </a>`, `<a>]]></a>`, `<a><!-- -- --></a>`, `<a><!-- a ---></a>`, `<a><![CDATA[</a>`, `<![CDATA[]]><a/>`, `<!DOCTYPE a><a/>`,
		"<a>\x00</a>", "<a>\xff</a>", "<a>\uffff</a>", `<a><?xml version="1.0"?></a>`, `<?xml version="1.1"?><a/>`, `<?><a/>`, "<?xm\xc8l?><a/>", `<a><!b></a>`,
	} {
		tokens, err := scan(strings.NewReader(text))
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Errorf("%q: got %v, %q", text, err, tokens)
		}
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		r      io.Reader
		offset int64
		want   string
	}{
		"cut off":             {strings.NewReader("<a>t<b"), 4, "unexpected EOF"},
		"root not closed":     {strings.NewReader("<a>t"), 4, "unexpected EOF"},
		"wrong end tag":       {strings.NewReader("<a></b>"), 7, "</b> does not close the open element"},
		"second root":         {strings.NewReader("<a/><b/>"), 8, "a second root element"},
		"document type":       {strings.NewReader("<!DOCTYPE a><a/>"), 0, "a <! declaration, such as a document type"},
		"too deep":            {strings.NewReader(strings.Repeat("<a>", MaxDepth+1)), 3 * (MaxDepth + 1), "elements nested more than 64 deep"},
		"too many attributes": {strings.NewReader("<a" + attributes(MaxAttrs+1) + "/>"), 2060, "a tag with more than 256 attributes"},
		"tag too long":        {strings.NewReader(`<a b="` + strings.Repeat(" ", MaxToken+2*chunk)), 0, ErrTooLong.Error()},
		"text too long":       {strings.NewReader("<a>" + strings.Repeat(" ", 2*MaxToken)), 3, ErrTooLong.Error()},
		"source fails":        {io.MultiReader(strings.NewReader("<a>"), iotest.ErrReader(broken)), 0, "broken"},
		"source has no data":  {io.MultiReader(strings.NewReader("<a>"), idleReader{}), 0, io.ErrNoProgress.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := scan(c.r)
			e, ok := errors.AsType[*Error](err)
			if !ok || e.Offset != c.offset || e.Err.Error() != c.want {
				t.Errorf("got %v, want %s at byte %d", err, c.want, c.offset)
			}
		})
	}
}

// attributes returns n attributes of 8 bytes each.
func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + `="1"`)
	}
	return b.String()
}

// idleReader is a reader that never returns data nor an error.
type idleReader struct{}

func (idleReader) Read([]byte) (int, error) { return 0, nil }

func TestWalk(t *testing.T) {
	s := New(strings.NewReader(`<x:a><b n="1"><c/>t</b><d><e>u</e></d></x:a><!-- end -->`))
	if err := s.Root("a"); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := s.Children(func(name string) error {
		value, _ := s.Attr("n")
		got = append(got, name+value)
		if name != "d" {
			return nil // the rest of the element is skipped
		}
		return s.Children(func(name string) error {
			got = append(got, name)
			return nil
		})
	})
	if diff := cmp.Diff([]string{"b1", "d", "e"}, got); diff != "" || err != nil || s.Depth() != 0 {
		t.Errorf("error %v, depth %d, elements (-want +got):\n%s", err, s.Depth(), diff)
	}
	if err := s.Finish(); err != nil || s.Offset() != 56 {
		t.Errorf("Finish: %v at byte %d", err, s.Offset())
	}
}

func TestRootOfAnotherName(t *testing.T) {
	err := New(strings.NewReader("<b/>")).Root("a")
	if err == nil || !strings.Contains(err.Error(), "the root element is <b>, not <a>") {
		t.Errorf("got %v", err)
	}
}

// FuzzScanner compares with encoding/xml: it accepts what Scanner accepts, with the same tokens.
func FuzzScanner(f *testing.F) {
	f.Add(`<?xml version="1.0" encoding="UTF-8"?><a x="1"><b y:z='&lt;'/>t&#65;<![CDATA[x]]><!-- c --></a>`)
	f.Add(`<a b="'>'" c='">"'>></a>`)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := scan(strings.NewReader(text))
		if err != nil {
			return
		}
		want, err := encodingXML(text)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("encoding/xml says %v; tokens (-encoding/xml +xmlscan):\n%s", err, diff)
		}
		if split, err := scan(iotest.OneByteReader(strings.NewReader(text))); err != nil || !cmp.Equal(got, split) {
			t.Errorf("one byte a read: %v, tokens differ", err)
		}
	})
}

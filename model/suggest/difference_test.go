package suggest

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// marked returns a text with brackets around the spans.
func marked(s string, spans []Span) string {
	var b strings.Builder
	end := 0
	for _, span := range spans {
		b.WriteString(s[end:span.Start] + "[" + s[span.Start:span.End] + "]")
		end = span.End
	}
	return b.String() + s[end:]
}

func TestDifference(t *testing.T) {
	for _, c := range [][4]string{
		{"Abbey Foods Ltd", "ABBEY FOODS LIMITED", "Abbey Foods Ltd", "ABBEY FOODS LIMITED"},
		{"Abbey Foods Ltd", "Abbey Foods LLP", "Abbey Foods [Ltd]", "Abbey Foods [LLP]"},
		{"Abbey Foods", "Abbey Foods Ltd", "Abbey Foods", "Abbey Foods [Ltd]"},
		{"Abbey Foods (Leeds) Ltd", "Abbey Foods (York) Ltd", "Abbey Foods ([Leeds]) Ltd", "Abbey Foods ([York]) Ltd"},
		{"Philips & Sons", "Phillips and Sons", "Philips & Sons", "Phil[l]ips and Sons"},
		{"Turner Brohters", "Turner Brothers", "Turner Bro[ht]ers", "Turner Bro[th]ers"},
		{"Smith, John", "John Smith", "Smith, John", "John Smith"},
		{"Café Łódź", "CAFE LODZ", "Café Łódź", "CAFE LODZ"},
		{"Smith Mfg", "Smith Manufacturing", "Smith Mfg", "Smith Manufacturing"},
		{"DSM N.V.", "DSM NV", "DSM N.V.", "DSM NV"},
		{"Unit 2", "Unit 3", "Unit [2]", "Unit [3]"},
		{"", "Acme", "", "[Acme]"},
		{"???", "!!!", "???", "!!!"},
	} {
		inA, inB := Difference(c[0], c[1])
		if a, b := marked(c[0], inA), marked(c[1], inB); a != c[2] || b != c[3] {
			t.Errorf("%q, %q: %q and %q, want %q and %q", c[0], c[1], a, b, c[2], c[3])
		}
	}
}

func FuzzDifference(f *testing.F) {
	f.Add("Abbey Foods Ltd", "ABBEY FOODS LIMITED")
	f.Add("\xff\xfe a\u0301 (", strings.Repeat("ü ", 100))
	f.Fuzz(func(t *testing.T, a, b string) {
		inA, inB := Difference(a, b)
		for i, spans := range [][]Span{inA, inB} {
			s, end := []string{a, b}[i], 0
			for _, span := range spans {
				if span.Start < end || span.End <= span.Start || span.End > len(s) {
					t.Fatalf("%q, %q: spans %v", a, b, spans)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[span.Start:span.End]) {
					t.Fatalf("%q: the span %v cuts a character", s, span)
				}
				end = span.End
			}
		}
		if x, y := NameScore(a, b), NameScore(b, a); x < 0 || x > 1 || y < 0 || y > 1 {
			t.Fatalf("%q, %q: scores %v and %v", a, b, x, y)
		}
	})
}

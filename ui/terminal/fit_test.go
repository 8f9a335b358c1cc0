package terminal

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestFit(t *testing.T) {
	for _, test := range []struct {
		in    string
		width int
		tail  string
		want  string
	}{
		{"Acme", 6, "…", "Acme  "},
		{"Acme", 4, "…", "Acme"},
		{"Acme UK", 4, "…", "Acm…"},
		{"Acme UK", 4, "~", "Acm~"},
		{"Acme", 1, "…", "…"},
		{"Acme", 1, "...", " "},
		{"Acme", 0, "…", ""},
		{"Acme", -1, "…", ""},
		{"", 3, "…", "   "},
		{"Müller", 8, "…", "Müller  "},
		{"Müller", 4, "…", "Mül…"},
		{"株式会社", 8, "…", "株式会社"},
		{"株式会社", 5, "…", "株式…"},
		{"株式会社", 4, "…", "株… "},
		{"株", 1, "…", "…"},
		{"Zoe\u0308s Café", 5, "…", "Zoe\u0308s…"},
		{"👩🏽 Dental", 4, "…", "👩🏽 …"},
		{"é", 80, "…", "é" + strings.Repeat(" ", 79)},
	} {
		if got := Fit(test.in, test.width, test.tail); got != test.want {
			t.Errorf("%q in %d: %q, want %q", test.in, test.width, got, test.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	f.Add("Café 株式会社", uint8(5))
	f.Add("a\U0001193f", uint8(126))
	f.Add("\U0001193f b\u0d4e", uint8(20))
	f.Add("👩🏽‍🦰🇬🇧\u0308", uint8(3))
	f.Fuzz(func(t *testing.T, s string, width uint8) {
		for _, tail := range []string{"…", "~"} {
			if got := Fit(Safe(s), int(width), tail); ansi.StringWidth(got) != int(width) {
				t.Errorf("%q in %d: %q has %d cells", s, width, got, ansi.StringWidth(got))
			}
		}
	})
}

func BenchmarkFit(b *testing.B) {
	for name, s := range map[string]string{"ASCII": "Brighton Juniper Holdings Ltd", "accents": "Café Müller & Söhne, Brighton"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fit(s, 24, "…")
			}
		})
	}
}

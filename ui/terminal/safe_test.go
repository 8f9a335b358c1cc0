package terminal

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"Harbour Dental Ltd": "Harbour Dental Ltd",
		"Café Müller – 株式会社 ½ € 🦷": "Café Müller – 株式会社 ½ € 🦷",
		"Zoe\u0308":                      "Zoe\u0308", // a letter and its diaeresis
		"\u0308Zoe":                      `\u{308}Zoe`,
		"a\u00a0b\u3000c":                "a\u00a0b\u3000c",
		"C1\tAcme":                       "C1 Acme",
		"\x1b[2Jgone":                    `\u{1b}[2Jgone`,
		"two\r\nlines":                   `two\u{d}\u{a}lines`,
		"\u009b31m":                      `\u{9b}31m`,
		"\xff\xc3(":                      `\x{ff}\x{c3}(`,
		"C00\u200b1\u200d\ufeff":         `C00\u{200b}1\u{200d}\u{feff}`,
		"abc\u202edef\u2066\u061c":       `abc\u{202e}def\u{2066}\u{61c}`,
		"a\u00adb\u2028c":                `a\u{ad}b\u{2028}c`,
		"\u3164\u115f\u2800":             `\u{3164}\u{115f}\u{2800}`,
		"\ue000 \U0010ff01":              `\u{e000} \u{10ff01}`,
		"replacement \ufffd is a letter": "replacement \ufffd is a letter",
	} {
		if got := Safe(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSafeOnATerminal(t *testing.T) {
	const text = "Café\tMüller\x1b株 → “–” ⏎… ✓│"
	for _, test := range []struct {
		terminal Terminal
		want     string
	}{
		{Terminal{UTF8: true}, `Café Müller\u{1b}株 → “–” ⏎… ✓│`},
		{Terminal{}, `Cafe Muller\u{1b}? -> "-" Enter... +|`},
	} {
		if got := test.terminal.Safe(text); got != test.want {
			t.Errorf("%+v: %q, want %q", test.terminal, got, test.want)
		}
	}
}

func TestSafeKeepsCleanText(t *testing.T) {
	for _, s := range []string{"Harbour Dental Ltd", "Café Müller 株式会社"} {
		if n := testing.AllocsPerRun(100, func() { _ = Safe(s) }); n != 0 {
			t.Errorf("%q: %v allocations, want none", s, n)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"Café\tMüller\x1b株\u200b", "\xff\u0308", "\u202e\u0085"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := Safe(s)
		if !utf8.ValidString(safe) {
			t.Errorf("%q is not UTF-8", safe)
		}
		if i := strings.IndexFunc(safe, harmful); i >= 0 {
			t.Errorf("%q of %q has a harmful character at %d", safe, s, i)
		}
		if again := Safe(safe); again != safe {
			t.Errorf("%q is escaped again: %q", safe, again)
		}
		if narrow := (Terminal{}).Safe(s); !ascii(narrow) {
			t.Errorf("%q is not ASCII", narrow)
		}
	})
}

// harmful reports whether r must never be shown. Unlike Safe it lists the characters by name and number.
func harmful(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f: // controls
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x061c, r == 0xfeff:
	default:
		return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r)
	}
	return true
}

func BenchmarkSafe(b *testing.B) {
	for name, s := range map[string]string{"ASCII": "Brighton Juniper Holdings Ltd", "accents": "Café Müller & Söhne"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Safe(s)
			}
		})
	}
}

// Terminals disagree on the width of joined and modified pictures.
func TestSafeHasTheSameWidthOnEveryTerminal(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a flag", "Flag 🇬🇧 Trade", "Flag GB Trade"},
		{"half a flag", "\U0001f1ec", "G"},
		{"a skin tone", "Thumb 👍🏽 skin", "Thumb 👍 skin"},
		{"a skin tone alone", "\U0001f3fd", "\U0001f3fd"},
		{"a joined family", "👨\u200d👩\u200d👧", "👨👩👧"},
		{"a heart as a picture", "❤\ufe0f Cafe", "❤ Cafe"},
		{"a variation selector alone", "\ufe0f", `\u{fe0f}`},
		{"the flag of England", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!", "🏴!"},
		{"a non-joiner in a Persian word", "می\u200cخواهم", "میخواهم"},
		{"a joiner in an Indic word", "क्\u200dष", "क्ष"},
		{"a joiner between Latin letters", "a\u200db", `a\u{200d}b`},
		{"a non-joiner at an end", "می\u200c", `می\u{200c}`},
	} {
		if got := Safe(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if got := Safe(Safe(test.text)); got != Safe(test.text) {
			t.Errorf("%s: escaped again as %q", test.name, got)
		}
	}
}

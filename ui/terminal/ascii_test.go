package terminal

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestLettersInASCII(t *testing.T) {
	for in, want := range map[string]string{
		"Éclair, Łódź & Kraków":    "Eclair, Lodz & Krakow",
		"Groß, GROẞ, Ørsted, Ægir": "Gross, GROSS, Orsted, AEgir",
		"Đorđe Œuvre Þór Ðað":      "Dorde OEuvre Thor Dad",
		"İstanbul ılık":            "Istanbul ilik",
		"Nguyễn Ţifă Ňuňo":         "Nguyen Tifa Nuno",
		"Zoe\u0308 E\u0301clair":   "Zoe Eclair", // letters with separate accents
		"ＡＢＣ\u3000１２":              "ABC 12",
		"a\u00a0b ½ 3²":            "a b 1/2 32",
		"«Häuser» – „quote” €5 £6": "\"Hauser\" - \"quote\" EUR5 GBP6",
		"Δ Ж 株式 😀":                 "? ? ?? ?",
	} {
		if got := (Terminal{}).Safe(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// The table must have every Latin letter whose decomposition is ASCII with accents.
func TestAllAccentedLettersAreFolded(t *testing.T) {
	for r := rune(0xc0); r < 0x1f00; r++ {
		if !unicode.Is(unicode.Latin, r) {
			continue
		}
		base := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(string(r)))
		if r > 0x24f && r < 0x1e00 || !ascii(base) {
			continue
		}
		if got := (Terminal{}).Safe(string(r)); got != base {
			t.Errorf("%c: %q, want %q", r, got, base)
		}
	}
}

package widget

import (
	"math"
	"strconv"
	"testing"
)

// luminance returns the relative luminance of a colour written as rrggbb, as WCAG 2.2 defines it.
func luminance(t *testing.T, rgb string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(shift int) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

// contrast returns the contrast of two colours, 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// WCAG asks for 3 to 1 of bold text of 14 points and of signs; words that are not bold have the terminal's own colour.
func TestHuesCanBeRead(t *testing.T) {
	for _, p := range []struct{ name, background, red, magenta string }{
		{"xterm on white", "ffffff", "ff0000", "ff00ff"},
		{"xterm on black", "000000", "ff0000", "ff00ff"},
		{"PuTTY", "000000", "ff5555", "ff55ff"},
		{"Windows Terminal", "0c0c0c", "e74856", "b4009e"},
		{"Windows Terminal on white", "ffffff", "e74856", "b4009e"},
		{"GNOME Terminal on white", "ffffff", "f66151", "c061cb"},
		{"GNOME Terminal on black", "1e1e1e", "f66151", "c061cb"},
		{"Terminal of macOS on white", "ffffff", "e50000", "e500e5"},
		{"Terminal of macOS on black", "000000", "e50000", "e500e5"},
		{"Solarized dark", "002b36", "cb4b16", "6c71c4"},
		{"Solarized light", "fdf6e3", "cb4b16", "6c71c4"},
	} {
		for hue, rgb := range map[string]string{"red": p.red, "magenta": p.magenta} {
			if got := contrast(t, rgb, p.background); got < 3 {
				t.Errorf("%s, %s: %.1f to 1", p.name, hue, got)
			}
		}
	}
}

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
// Most terminals draw a bold one of their first 8 colours as the bright one.
func TestHuesOf16CanBeRead(t *testing.T) {
	for _, p := range []struct{ name, background, red, magenta string }{
		{"xterm on black", "000000", "ff0000", "ff00ff"},
		{"xterm on white, not brighter", "ffffff", "cd0000", "cd00cd"},
		{"PuTTY", "000000", "ff5555", "ff55ff"},
		{"Windows Terminal", "0c0c0c", "e74856", "b4009e"},
		{"GNOME Terminal, not brighter", "ffffff", "c01c28", "a347ba"},
		{"Terminal of macOS", "000000", "e50000", "e500e5"},
		{"Terminal of macOS on white", "ffffff", "e50000", "e500e5"},
		{"Solarized dark", "002b36", "dc322f", "d33682"},
		{"Solarized light", "fdf6e3", "dc322f", "d33682"},
	} {
		for hue, rgb := range map[string]string{"red": p.red, "magenta": p.magenta} {
			if got := contrast(t, rgb, p.background); got < 3 {
				t.Errorf("%s, %s: %.1f to 1", p.name, hue, got)
			}
		}
	}
}

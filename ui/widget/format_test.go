package widget

import "testing"

func TestFormatBytes(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 999: "999 bytes", 1000: "1 kB", 1001: "2 kB", 999_999: "1000 kB", 1_000_000: "1 MB", 3_440_000: "3.4 MB",
	} {
		if got := FormatBytes(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestCapitalize(t *testing.T) {
	for text, want := range map[string]string{"": "", "apply": "Apply", "über": "Über", "日本": "日本"} {
		if got := Capitalize(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

package cli

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzJSONText checks that a text decodes to itself, and that its JSON has no hidden character.
func FuzzJSONText(f *testing.F) {
	for _, s := range []string{"", "Café", "\u202e\u009b", "e\u0301", "\U000e0041", "\x1b[2J", "a\xffb", "<&>", "株", "\\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := jsonText(s)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(text, hidden) {
			t.Errorf("%q has a hidden character", text)
		}
		var got string
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if utf8.ValidString(s) && got != s {
			t.Errorf("%q decodes to %q", s, got)
		}
	})
}

func TestJSONTextEscapesOnlyHiddenCharacters(t *testing.T) {
	for s, want := range map[string]string{
		"Café <&> 株":      `"Café <&> 株"`,
		"e\u0301":         "\"e\u0301\"", // an accent on its letter
		"\u202eabc\u009b": `"\u202eabc\u009b"`,
		"\U000e0041":      `"\udb40\udc41"`,
		"\x1b\"":          `"\u001b\""`,
	} {
		got, err := jsonText(s)
		if err != nil || got != want {
			t.Errorf("%q is %s, want %s: %v", s, got, want, err)
		}
	}
}

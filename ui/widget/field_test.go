package widget

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

func TestFieldIsScrolledToItsCursor(t *testing.T) {
	plain := NewTheme(terminal.Terminal{UTF8: true})
	for _, test := range []struct {
		name  string
		theme *Theme
		text  string
		want  string
	}{
		{"a short text", plain, "leeds", "leeds|  "},
		{"a long text", plain, "abcdefghij", "efghij| "},
		{"wide letters", plain, "株式会社", "式会社| "},
		{"a control character, which is wider than the field", plain, "\u202e", "|       "},
		{"with attributes", colorful(), "leeds", "leeds\x1b[7m \x1b[0m  "},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := NewField(test.theme, test.text)
			if got := f.View(8); got.String() != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestFieldReportsWhetherItsTextChanged(t *testing.T) {
	f := NewField(colorful(), "a")
	if f.Key(tea.KeyMsg{Type: tea.KeyLeft}) {
		t.Error("a cursor key changed the text")
	}
	if !f.Key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")}) || f.Value() != "xa" {
		t.Errorf("typed: %q", f.Value())
	}
}

func TestFieldIsDrawnAtOnceHoweverMuchItHolds(t *testing.T) {
	f := NewField(colorful(), strings.Repeat("日本e\u0301", 50_000))
	for range 10 {
		f.View(80)
		f.SetCursor(f.Position() / 2)
		f.View(80)
		f.CursorEnd()
	}
}

package widget

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
)

func key(k tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: k} }

func typed(text string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)} }

func TestSelectedLettersAreReplacedByTextAndKeptByMovement(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []tea.KeyMsg
		want string
	}{
		{"a letter", []tea.KeyMsg{typed("x")}, "x.csv"},
		{"several letters", []tea.KeyMsg{typed("x"), typed("y")}, "xy.csv"},
		{"a space", []tea.KeyMsg{{Type: tea.KeySpace, Runes: []rune(" ")}, typed("y")}, " y.csv"},
		{"a paste", []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("äöü"), Paste: true}}, "äöü.csv"},
		{"Backspace", []tea.KeyMsg{key(tea.KeyBackspace)}, ".csv"},
		{"Delete", []tea.KeyMsg{key(tea.KeyDelete), typed("x")}, "x.csv"},
		{"Ctrl+U", []tea.KeyMsg{key(tea.KeyCtrlU), typed("x")}, "x"},
		{"Ctrl+W", []tea.KeyMsg{key(tea.KeyCtrlW), typed("x")}, "x.csv"},
		{"Left", []tea.KeyMsg{key(tea.KeyLeft), typed("x")}, "xlinké.csv"},
		{"Right", []tea.KeyMsg{key(tea.KeyRight), typed("x")}, "linkéx.csv"},
		{"Home", []tea.KeyMsg{key(tea.KeyHome), typed("x")}, "xlinké.csv"},
		{"End", []tea.KeyMsg{key(tea.KeyEnd), typed("x")}, "linké.csvx"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := NewField(colorful(), "linké.csv")
			f.Select(0, 5)
			for _, k := range test.keys {
				f.Key(k)
			}
			if f.Value() != test.want || f.Selected() {
				t.Errorf("%q, selected %t; want %q", f.Value(), f.Selected(), test.want)
			}
		})
	}
}

func TestSelectedLettersAreShown(t *testing.T) {
	plain := NewTheme(terminal.Terminal{UTF8: true})
	for _, test := range []struct {
		name  string
		theme *Theme
		start int
		want  string
	}{
		{"with attributes", colorful(), 0, "\x1b[7mlinks\x1b[0m.csv     "},
		{"without attributes", plain, 0, "[links].csv   "},
		{"behind others", plain, 2, "li[nks].csv   "},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := NewField(test.theme, "links.csv")
			f.Select(test.start, 5)
			if got := f.View(14); got.String() != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
	f := NewField(plain, strings.Repeat("long", 9)+".xlsx")
	f.Select(0, 36)
	if got := f.View(20); got.String() != "[glonglonglong].xlsx" {
		t.Errorf("%q", got)
	}
	for width := range 12 {
		if got := f.View(width); got.Width() != width {
			t.Errorf("%q in %d cells", got, width)
		}
	}
}

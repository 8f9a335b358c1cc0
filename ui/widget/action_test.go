package widget

import (
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestActionWords(t *testing.T) {
	for _, test := range []struct {
		name   string
		action Action
		want   string
	}{
		{"of the help", Action{Footer: "filter", Help: "filter: type what to find, live"}, "filter: type what to find, live"},
		{"of the footer alone", Action{Footer: "back"}, "back"},
		{"with a star", Action{Help: "4* hotels"}, "4* hotels"},
	} {
		if got := test.action.Words(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestShownKeys(t *testing.T) {
	a := Action{Keys: []string{" ", "x", "ctrl+s", "shift+tab", "pgdown", "enter"}}
	if got, want := a.ShownKeys(), []string{"Space", "x", "Ctrl+S", "Shift+Tab", "PgDn", "⏎"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if a.Key() != "Space" {
		t.Errorf("the key that is shown is %q", a.Key())
	}
}

func TestShownKeyIsAsPrinted(t *testing.T) {
	for name, want := range map[string]string{
		"f3": "F3", "f12": "F12", "ctrl+end": "Ctrl+End", "ctrl+shift+up": "Ctrl+Shift+↑", "alt+x": "Alt+x", "ctrl+@": "Ctrl+@",
		"shift+f5": "Shift+F5", "+": "+", "alt++": "Alt++", "f": "f", "insert": "Insert", "ctrl+pgup": "Ctrl+PgUp",
	} {
		if got := ShownKey(name); got != want {
			t.Errorf("%s is shown as %s, want %s", name, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	actions := []Action{{Keys: []string{"up", "k"}, Help: "row up"}, {Keys: []string{" "}, Help: "mark"}, {Keys: []string{"k"}, Help: "never"}}
	for _, test := range []struct {
		name string
		key  tea.KeyMsg
		want string
	}{
		{"a letter", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("k")}, "row up"},
		{"a named key", tea.KeyMsg{Type: tea.KeyUp}, "row up"},
		{"the space bar", tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, "mark"},
		{"with Alt", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("k"), Alt: true}, ""},
		{"a pasted letter", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("k"), Paste: true}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, found := Find(actions, test.key)
			if a.Help != test.want || found != (test.want != "") {
				t.Errorf("%q, %v, want %q", a.Help, found, test.want)
			}
		})
	}
}

func TestSplitKeys(t *testing.T) {
	for _, test := range []struct {
		name string
		key  tea.KeyMsg
		want []string
	}{
		{"letters of one packet", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j k")}, []string{"j", " ", "k"}},
		{"Alt belongs to the first", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jk"), Alt: true}, []string{"alt+j", "k"}},
		{"a paste stays whole", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jk"), Paste: true}, []string{"[jk]"}},
		{"a named key", tea.KeyMsg{Type: tea.KeyUp}, []string{"up"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, k := range SplitKeys(test.key) {
				got = append(got, k.String())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

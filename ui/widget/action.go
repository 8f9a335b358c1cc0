package widget

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Action is what a key does on a screen.
type Action struct {
	Keys   []string // as Bubble Tea names them; the first is the one that is shown
	Footer string   // what it does, in the footer, which shows as many as fit; "" where it is only in the help
	Help   string   // what it does, in the help and in the README; "" where Footer says it all
	Why    string   // why it cannot be done now; "" where it can
	Do     func() tea.Cmd

	Repeats bool // it moves, and moves further if it is done again: a count before its key repeats it
}

// Words returns what the action does, as the help says it.
func (a Action) Words() string { return cmp.Or(a.Help, a.Footer) }

// Key returns the key that is shown for the action.
func (a Action) Key() string { return ShownKey(a.Keys[0]) }

// ShownKeys returns all keys of the action as they are shown.
func (a Action) ShownKeys() []string {
	var list []string
	for _, k := range a.Keys {
		list = append(list, ShownKey(k))
	}
	return list
}

var keyNames = map[string]string{
	"enter": "⏎", "esc": "Esc", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
	"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", " ": "Space",
	"backspace": "Backspace", "delete": "Delete", "insert": "Insert",
	"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift",
}

// functionKey matches the name of a function key.
var functionKey = regexp.MustCompile(`^f[1-9][0-9]?$`)

// ShownKey returns a key as it is printed on a keyboard: Ctrl+S for ctrl+s, F3 for f3.
func ShownKey(name string) string {
	modifier, key, found := strings.Cut(name, "+")
	if held := keyNames[modifier]; found && key != "" && held != "" {
		if modifier == "ctrl" && len(key) == 1 {
			return held + "+" + strings.ToUpper(key)
		}
		return held + "+" + ShownKey(key)
	}
	switch shown, ok := keyNames[name]; {
	case ok:
		return shown
	case functionKey.MatchString(name):
		return strings.ToUpper(name)
	}
	return name
}

// Find returns the action of a key.
func Find(actions []Action, pressed tea.KeyMsg) (Action, bool) {
	name := pressed.String()
	i := slices.IndexFunc(actions, func(a Action) bool { return slices.Contains(a.Keys, name) })
	if i < 0 {
		return Action{}, false
	}
	return actions[i], true
}

// SplitKeys returns a key message for each letter of m, so that `jj` arriving as one packet is two keys. A paste is
// not split.
func SplitKeys(m tea.KeyMsg) []tea.KeyMsg {
	if m.Type != tea.KeyRunes || m.Paste || len(m.Runes) < 2 {
		return []tea.KeyMsg{m}
	}
	var keys []tea.KeyMsg
	for _, r := range m.Runes {
		k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: m.Alt && len(keys) == 0}
		if r == ' ' {
			k.Type = tea.KeySpace
		}
		keys = append(keys, k)
	}
	return keys
}

// IsText reports whether a key writes text into a field.
func IsText(m tea.KeyMsg) bool {
	return (m.Type == tea.KeyRunes || m.Type == tea.KeySpace) && !m.Alt
}

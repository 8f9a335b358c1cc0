package widget

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// An Action is what a key does on a screen.
type Action struct {
	key.Binding
	Footer string // its words in the footer; "" where the footer does not show it
	Why    string // why it cannot be done now; "" where it can
	Do     func() tea.Cmd
}

// NewAction makes an action of keys by their names, the first of them as it is shown, what it does in words,
// and the doing. What stands before a * in the words is shown in the footer.
func NewAction(keys, words string, do func() tea.Cmd) Action {
	names := strings.Fields(keys)
	shown := ShownKey(names[0])
	if names[0] == "space" {
		names[0] = " "
	}
	footer, rest, inFooter := strings.Cut(words, "*")
	if !inFooter {
		footer = ""
	} else {
		words = footer + rest
	}
	return Action{Binding: key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, words)), Footer: footer, Do: do}
}

// DisabledIf disables an action with a reason where the reason is not empty.
func (a Action) DisabledIf(why string) Action {
	a.Why = why
	return a
}

// Words are what the action does.
func (a Action) Words() string { return a.Help().Desc }

// ShownKeys are all keys of the action as they are shown.
func (a Action) ShownKeys() []string {
	var list []string
	for _, k := range a.Keys() {
		list = append(list, ShownKey(k))
	}
	return list
}

var keyNames = map[string]string{
	"enter": "⏎", "esc": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
	"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", " ": "Space", "space": "Space", "f1": "F1",
	"backspace": "Backspace", "delete": "Delete",
}

// ShownKey is a key as people call it: Ctrl+S for ctrl+s.
func ShownKey(name string) string {
	if s, ok := keyNames[name]; ok {
		return s
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return "Ctrl+" + strings.ToUpper(letter)
	}
	return name
}

// Find is the action of a key.
func Find(actions []Action, pressed tea.KeyMsg) (Action, bool) {
	for _, a := range actions {
		if key.Matches(pressed, a.Binding) {
			return a, true
		}
	}
	return Action{}, false
}

// SplitKeys takes a message of several letters apart, so that `jj` arriving as one packet is two keys; a
// paste stays whole.
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

package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// A screen fills the window between the app's header and footer, or the part beside the menu.
type screen interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd // results of commands; keys only while it is typing
	View() string           // exactly the size it was given
	SetSize(width, height int)
	Actions() []action // the only list: dispatch, footer, help and the README's table of keys
	Title() string     // its place in the header, after the section's name
}

// A textCapturer is a screen in which letters are text while typing reports true; its actions then are only
// asked for keys that are no text.
type textCapturer interface {
	screen
	typing() bool
}

// An action is what a key does on a screen.
type action struct {
	key.Binding
	footer string // its words in the footer; "" where the footer does not show it
	why    string // why it cannot be done now; "" where it can
	do     func() tea.Cmd
}

// newAction makes an action of keys by their names, the first of them as it is shown, what it does in words,
// and the doing. What stands before a * in the words is shown in the footer.
func newAction(keys, words string, do func() tea.Cmd) action {
	names := strings.Fields(keys)
	shown := shownKey(names[0])
	if names[0] == "space" {
		names[0] = " "
	}
	footer, rest, inFooter := strings.Cut(words, "*")
	if !inFooter {
		footer = ""
	} else {
		words = footer + rest
	}
	return action{Binding: key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, words)), footer: footer, do: do}
}

// disabledIf disables an action with a reason where the reason is not empty.
func (a action) disabledIf(why string) action {
	a.why = why
	return a
}

// words are what the action does.
func (a action) words() string { return a.Help().Desc }

// shownKeys are all keys of the action as they are shown.
func (a action) shownKeys() []string {
	var list []string
	for _, k := range a.Keys() {
		list = append(list, shownKey(k))
	}
	return list
}

var keyNames = map[string]string{
	"enter": "⏎", "esc": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
	"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", " ": "Space", "space": "Space", "f1": "F1",
	"backspace": "Backspace", "delete": "Delete",
}

// shownKey is a key as people call it: Ctrl+S for ctrl+s.
func shownKey(name string) string {
	if s, ok := keyNames[name]; ok {
		return s
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return "Ctrl+" + strings.ToUpper(letter)
	}
	return name
}

// find is the action of a key.
func find(actions []action, pressed tea.KeyMsg) (action, bool) {
	for _, a := range actions {
		if key.Matches(pressed, a.Binding) {
			return a, true
		}
	}
	return action{}, false
}

// single takes a message of several letters apart, so that `jj` arriving as one packet is two keys; a
// paste stays whole.
func single(m tea.KeyMsg) []tea.KeyMsg {
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

// isText reports whether a key writes text into a field.
func isText(m tea.KeyMsg) bool {
	return (m.Type == tea.KeyRunes || m.Type == tea.KeySpace) && !m.Alt
}

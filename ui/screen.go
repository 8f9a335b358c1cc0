package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// A screen fills the window between the app's header and footer, or the part beside the menu.
type screen interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd // results of commands; keys only while it is typing
	View() widget.Text      // exactly the size it was given
	SetSize(width, height int)
	Actions() []widget.Action // the only list: dispatch, footer, help and the README's table of keys
	Title() string            // its place in the header, after the section's name
}

// A textCapturer is a screen in which letters are text while typing reports true; its actions then are only
// asked for keys that are no text.
type textCapturer interface {
	screen
	typing() bool
}

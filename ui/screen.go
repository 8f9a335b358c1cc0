package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// screen fills the window between the header and the footer of the app, or the part beside the menu.
type screen interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd // handles results of commands, and keys only while letters are text
	View() widget.Text      // exactly the size that was set
	SetSize(width, height int)
	Actions() []widget.Action // what the keys do: for dispatch, footer, help and the README's table of keys
	Title() string            // its place in the header, after the name of the section
}

// textCapturer is a screen in which letters are text while Typing reports true; its actions then only get keys that
// are not text.
type textCapturer interface {
	screen
	Typing() bool
}

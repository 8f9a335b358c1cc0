package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// denied is the only screen for a user without settings access: the menu has no section then.
type denied struct {
	app           *App
	why           string
	width, height int
}

// Title is the screen's place in the header.
func (d *denied) Title() string { return "no settings access" }

// Init does nothing.
func (d *denied) Init() tea.Cmd { return nil }

// Update does nothing.
func (d *denied) Update(tea.Msg) tea.Cmd { return nil }

// Actions are none of its own.
func (d *denied) Actions() []widget.Action { return nil }

// SetSize gives the screen its room.
func (d *denied) SetSize(width, height int) { d.width, d.height = width, height }

// View says which users can grant access.
func (d *denied) View() widget.Text {
	lines := widget.Indent(2, d.app.theme.Safe(d.why).Wrap(max(d.width-4, 1)))
	return d.app.theme.Block(append([]widget.Text{{}}, lines...), d.width, d.height)
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// pane is embedded in every screen: it has the size in cells that the screen was given, and the methods of a screen
// that runs no command, gets no message and has no keys.
type pane struct{ width, height int }

// SetSize sets the size in cells.
func (p *pane) SetSize(width, height int) { p.width, p.height = width, height }

// Init returns the command that a screen begins with.
func (p *pane) Init() tea.Cmd { return nil }

// Update handles the result of a command, and a key while letters are text.
func (p *pane) Update(tea.Msg) tea.Cmd { return nil }

// Actions returns what the keys do.
func (p *pane) Actions() []widget.Action { return nil }

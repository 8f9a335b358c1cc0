package ui

import (
	"dovetail/ui/widget"
)

// denied is the only screen for a user without settings access. The menu has no section then.
type denied struct {
	pane
	app *App
	why string
}

// Title returns the screen's title in the header.
func (d *denied) Title() string { return "no settings access" }

// View returns why the user has no access, and which users can grant it.
func (d *denied) View() widget.Text {
	lines := widget.Indent(2, d.app.theme.Safe(d.why).Wrap(max(d.width-4, 1)))
	return d.app.theme.Block(append([]widget.Text{{}}, lines...), d.width, d.height)
}

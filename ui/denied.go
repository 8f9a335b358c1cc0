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

// View says whom to ask.
func (d *denied) View() string {
	lines := []string{""}
	for _, s := range widget.Wrap(d.app.theme.Safe(d.why), max(d.width-4, 1)) {
		lines = append(lines, "  "+s)
	}
	return d.app.theme.Block(lines, d.width, d.height)
}

package ui

import (
	"dovetail/model"
	"dovetail/ui/widget"
)

// separator returns the line between the filter and the grid: a rule, and in the demo, as long as no filter is set, what to
// try.
func (c *rowsGrid) separator() widget.Text {
	a, t := c.app, c.app.theme
	if !a.backend.Demo || c.table != model.LayerTable || c.filter.Value() != "" {
		return t.Faint.Render(t.Rule(c.width))
	}
	line := widget.Plain(" Try:")
	for _, hint := range []widget.Text{
		a.hint("4", "what would be created"),
		a.hint("⏎", "one of them"),
		a.hint("E", "link it"),
		a.hint("z", "undo that"),
	} {
		if line.Width()+2+hint.Width() > c.width {
			break
		}
		line = line.Plus(hint.Indent(2))
	}
	return line
}

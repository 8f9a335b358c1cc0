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
	return widget.Join([]widget.Text{
		widget.Plain(" Try:"),
		a.hint("4", "what would be created"),
		a.hint("⏎", "one of them"),
		a.hint("e", "link it there"),
		a.hint("z", "undo that"),
	}, widget.Spaces(2))
}

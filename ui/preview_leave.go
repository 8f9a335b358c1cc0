package ui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// back shows all rows again where only some are shown, else it closes the preview.
func (v *preview) back() tea.Cmd {
	if v.only == nil && !v.unlinked {
		return v.app.back()
	}
	// An Esc can be withdrawn: the preview before it is not changed but replaced.
	all := *v
	all.grid.Cell, all.grid.Style = all.cell, all.style
	all.only, all.kept, all.unlinked = nil, -1, false
	all.show(v.current())
	v.app.stack[len(v.app.stack)-1] = &all
	return nil
}

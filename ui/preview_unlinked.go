package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// unlinkedCount returns the number of customers that a load imports without their links; empty without such customers.
func (v *preview) unlinkedCount() widget.Text {
	n, t := v.preview.Plan.Load.LinksLeft, v.app.theme
	if n == 0 && !v.unlinked {
		return widget.Text{}
	}
	words := model.Number(n) + " without link"
	if v.unlinked {
		return t.Reverse.Render(t.Safe("[" + words + "]")).Indent(2)
	}
	return t.Warn.Render(t.Safe(words)).Indent(2)
}

// showUnlinked shows only the rows of a load whose link is left out, or all again.
func (v *preview) showUnlinked() tea.Cmd {
	at := v.current()
	v.only, v.unlinked = nil, !v.unlinked
	v.show(at)
	return nil
}

func (v *preview) whyAllLinked() string {
	if v.preview.Plan.Load.LinksLeft == 0 && !v.unlinked {
		return "no link is left out"
	}
	return ""
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// unlinkedCount is the number of customers that a load takes without their links, where there are any.
func (v *preview) unlinkedCount() string {
	n, l := v.preview.Plan.Load.LinksLeft, v.app.theme
	if n == 0 && !v.unlinked {
		return ""
	}
	text := model.Number(n) + " without link"
	if v.unlinked {
		return "  " + l.Reverse.Render("["+text+"]")
	}
	return "  " + l.Warn.Render(text)
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

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// applied is the last page of a load or an upload: what was written, and what was left out.
type applied struct {
	*question
	preview *preview
}

func newApplied(v *preview) *applied {
	p := v.preview.Plan
	done := model.Counted(p.Accepted(), "link was", "links were") + " made or changed."
	if p.Kind == model.ForLoad {
		done = model.Counted(p.Accepted(), "customer was", "customers were") + " added or changed."
	}
	lines := []string{done}
	if n := p.Counts[model.Rejected]; n > 0 {
		lines = append(lines, model.Counted(n, "row was", "rows were")+" rejected and left out.")
	}
	if n := p.Load.LinksLeft; n > 0 {
		lines = append(lines, model.Counted(n, "customer was", "customers were")+" loaded without the link in the file, which is faulty.")
	}
	if n := p.Counts[model.Conflict]; n > 0 {
		lines = append(lines, "For "+model.Counted(n, "customer", "customers")+" the link here differs from the one in Layer's file; the link here was kept.")
	}
	return &applied{&question{app: v.app, title: "Done", text: lines}, v}
}

// Actions returns the keys of the page.
func (a *applied) Actions() []widget.Action {
	return []widget.Action{
		{Keys: []string{"enter", "esc"}, Footer: "to the grid", Do: a.leave},
		{Keys: []string{"p"}, Footer: "save problems", Help: "save problems: the rejected rows, to correct and upload again", Why: a.preview.whyNoProblem(), Do: a.preview.saveProblems},
	}
}

// leave returns to the section's screen and reads the data again.
func (a *applied) leave() tea.Cmd {
	a.app.closeAll()
	return a.app.top().Init()
}

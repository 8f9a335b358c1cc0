package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// sageApplied is the last page of loading a customer list: what was written, and what can come next.
type sageApplied struct {
	pane
	app  *App
	done job.SageApplied
}

func newSageApplied(a *App, done job.SageApplied) *sageApplied {
	return &sageApplied{app: a, done: done}
}

// Title returns the page's title in the header.
func (p *sageApplied) Title() string { return "Done" }

// sentences returns what was written, and what follows from it.
func (p *sageApplied) sentences() []string {
	plan := p.done.Preview.Plan
	if !p.done.Wrote {
		return []string{"Nothing was changed: " + plan.Company.String() + " has this customer list already."}
	}
	lines := []string{plan.Company.String() + " now has a customer list of " + model.Counted(plan.After.Len(), "customer", "customers") + "; no link was changed."}
	if n := plan.Counts.Classes[model.SageRejected]; n > 0 {
		lines = append(lines, model.Counted(n, "rejected row was", "rejected rows were")+" left out.")
	}
	if n := len(plan.Unlisted); n > 0 {
		lines = append(lines, model.Counted(n, "Layer customer is", "Layer customers are")+" linked to what the list does not have.")
	}
	return append(lines, "From now on links to this company are judged by the list.")
}

// Actions returns what can come next.
func (p *sageApplied) Actions() []widget.Action {
	whyUndo := ""
	if p.done.Entry == 0 {
		whyUndo = "nothing was changed"
	}
	next := widget.Action{Keys: []string{"u"}, Footer: "another list", Help: "load the list of another company", Do: func() tea.Cmd {
		p.app.closeAll()
		return p.app.loadSage(model.Company{})
	}}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "show them", Help: "show the customers of the list", Do: func() tea.Cmd {
			return p.app.showSage(model.KeepOnly(model.ListedCompany, p.done.Preview.Plan.Company.Name))
		}},
		{Keys: []string{"f"}, Footer: "unlinked ones", Help: "show the customers of Sage to which no Layer customer is linked", Do: func() tea.Cmd {
			return p.app.showSage(model.KeepOnly(model.ListedCompany, p.done.Preview.Plan.Company.Name), model.KeepOnly(model.ListedLinked, ""))
		}},
		{Keys: []string{"s", "m"}, Footer: "suggestions", Help: "suggestions: the Sage customers that unlinked Layer customers may be", Do: func() tea.Cmd {
			p.app.closeAll()
			return p.app.menu.open(suggestionsEntry)
		}},
		next,
		{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo: shows first what it changes", Why: whyUndo, Do: func() tea.Cmd { return p.app.undoNumber(p.done.Entry) }},
		{Keys: []string{"esc"}, Footer: "back", Help: "back to where the load began", Do: func() tea.Cmd { p.app.closeAll(); return nil }},
	}
}

// View returns the sentences and the keys.
func (p *sageApplied) View() widget.Text { return p.app.lastPage(p, p.sentences(), p.width, p.height) }

// showSage closes all screens and shows the Sage customers that match some terms.
func (a *App) showSage(terms ...model.Term) tea.Cmd {
	a.closeAll()
	return tea.Batch(a.menu.open(sageEntry), a.sage.setQuery(model.Query{}.With(terms...)))
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// applied is the last page of a load or an upload: what was written, what was left out, and what can come next.
type applied struct {
	pane
	app     *App
	preview *preview
	done    job.Applied
}

func newApplied(v *preview, done job.Applied) *applied {
	return &applied{app: v.app, preview: v, done: done}
}

// Title returns the page's title in the header.
func (a *applied) Title() string { return "Done" }

// sentences returns what was written and what was left out.
func (a *applied) sentences() []string {
	p := a.done.Preview.Plan
	lines := []string{a.written()}
	if n := p.Counts[model.Rejected]; n > 0 {
		lines = append(lines, model.Counted(n, "row was", "rows were")+" rejected and left out.")
	}
	if n := p.Load.LinksLeft; n > 0 {
		lines = append(lines, model.Counted(n, "customer was", "customers were")+" loaded without the link in the file, which is faulty.")
	}
	if n := p.Counts[model.Conflict]; n > 0 {
		lines = append(lines, "For "+model.Counted(n, "customer", "customers")+" the link here differs from the one in Layer's file; the link here was kept.")
	}
	return lines
}

// written returns how many links or customers are new, and how many were changed; a number of 0 is left out.
func (a *applied) written() string {
	p := a.done.Preview.Plan
	one, many, verb := "link was", "links were", " made"
	if p.Kind == model.ForLoad {
		one, many, verb = "customer was", "customers were", " added"
	}
	added := p.Counts[model.New]
	changed := a.done.Wrote - added
	switch {
	case a.done.Wrote == 0:
		return "Nothing was changed."
	case added == 0:
		return model.Counted(changed, one, many) + " changed."
	case changed == 0:
		return model.Counted(added, one, many) + verb + "."
	}
	return model.Counted(added, one, many) + verb + ", " + model.Number(changed) + " changed."
}

// View returns the sentences and the keys.
func (a *applied) View() widget.Text { return a.app.lastPage(a, a.sentences(), a.width, a.height) }

// lastPage returns the last page of a task: sentences, and the keys that can come next. In a low window the keys are more
// important.
func (a *App) lastPage(s screen, sentences []string, width, height int) widget.Text {
	var keys []widget.Text
	for _, act := range s.Actions() {
		if act.Why == "" {
			keys = append(keys, widget.Indent(2, a.hint(act.Key(), act.Words()).Wrap(max(width-4, 1)))...)
		}
	}
	lines := []widget.Text{{}}
	for _, sentence := range sentences {
		lines = append(lines, widget.Indent(2, a.theme.Safe(sentence).Wrap(max(width-4, 1)))...)
	}
	if room := max(height-len(keys)-1, 1); len(lines) > room {
		lines = lines[:room]
	}
	return a.theme.Block(append(append(lines, widget.Text{}), keys...), width, height)
}

// Actions returns what can come next.
func (a *applied) Actions() []widget.Action {
	list := []widget.Action{a.showAction(), a.exportAction()}
	if a.done.Preview.Plan.Kind == model.ForLoad {
		list = append(list, widget.Action{Keys: []string{"l", "i"}, Footer: "load another file", Do: a.loadAnother})
	}
	return append(list, []widget.Action{
		{Keys: []string{"p"}, Footer: "save problems", Help: "save the " + a.problems() + ", to correct and use again", Why: a.preview.whyNoProblem(), Do: a.preview.saveProblems},
		{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo: shows first what it changes", Why: a.whyUnchanged(), Do: a.undo},
		{Keys: []string{"esc"}, Footer: a.backWords(), Help: a.backWords() + ", as it was", Do: a.leave},
	}...)
}

// loadAnother leaves the page and asks for another file of customers.
func (a *applied) loadAnother() tea.Cmd { return tea.Batch(a.leave(), a.app.load()) }

// showAction returns the action that shows the changed customers; without any, or if their entry is not known, enter only
// leaves the page.
func (a *applied) showAction() widget.Action {
	if a.whyNoEntry() != "" {
		return widget.Action{Keys: []string{"enter"}, Help: "to the grid", Do: a.leave}
	}
	words := "show " + a.these() + " in the grid"
	return widget.Action{Keys: []string{"enter"}, Footer: "show " + a.these(), Help: words, Do: func() tea.Cmd {
		a.app.closeAll()
		return tea.Batch(a.app.menu.open(0), a.app.customers.setQuery(a.changed()))
	}}
}

// exportAction returns the action that continues the job: after an upload it exports the links for Layer, after a load
// the customers that need one.
func (a *applied) exportAction() widget.Action {
	action := widget.Action{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export " + a.these() + ", for Layer", Why: a.whyNoEntry()}
	rows := exportRows{query: a.changed(), order: model.Order{Column: model.ColumnID}, shown: a.done.Wrote}
	current := a.app.shown()
	switch {
	case current == nil || current.Revision() < a.done.Revision:
		action.Why = "the customers are still being read"
	case a.done.Preview.Plan.Kind == model.ForLoad:
		rows.query, rows.shown = toCreate(), current.Stats().Create
		action.Help = "export the " + model.Number(rows.shown) + " that would be created in Sage, to link"
		if action.Why = ""; rows.shown == 0 {
			action.Why = "no customer would be created in Sage"
		}
	}
	action.Do = func() tea.Cmd { return a.app.open(newExport(a.app, current, rows)) }
	return action
}

// toCreate returns the filter for the customers that would be created in Sage.
func toCreate() model.Query {
	return model.Query{}.With(model.AnyOf(model.ColumnNext, []string{string(model.Create)}))
}

// changed returns the filter for the customers that were changed.
func (a *applied) changed() model.Query { return model.Query{}.With(model.ChangedBy(a.done.Entry)) }

// these returns how many customers were changed, as an object of a sentence.
func (a *applied) these() string {
	if a.done.Wrote == 1 {
		return "this customer"
	}
	return "these " + model.Number(a.done.Wrote)
}

// problems returns what a problems file would have.
func (a *applied) problems() string {
	p := a.done.Preview.Plan
	n := p.Counts[model.Rejected] + p.Load.LinksLeft
	if p.Kind == model.ForLoad {
		return model.Counted(n, "row with a problem", "rows with a problem")
	}
	return model.Counted(n, "rejected row", "rejected rows")
}

// whyNoEntry returns why the changed customers cannot be found; "" if they can. Without their entry changed: would find
// those of the newest one.
func (a *applied) whyNoEntry() string {
	if a.done.Wrote > 0 && a.done.Entry == 0 {
		return "its entry could not be read; the screen History has it"
	}
	return a.whyUnchanged()
}

func (a *applied) whyUnchanged() string {
	if a.done.Wrote == 0 {
		return "no customer was changed"
	}
	return ""
}

// undo plans to undo what was written.
func (a *applied) undo() tea.Cmd {
	if a.done.Entry == 0 {
		return a.app.undoLast(false)()
	}
	return a.app.undoNumber(a.done.Entry)
}

// backWords returns where leaving the page leads.
func (a *applied) backWords() string {
	if _, walked := a.app.stack[0].(*suggestions); walked {
		return "to the suggestions"
	}
	return "to the grid"
}

// leave returns to the section's screen and reads the data again.
func (a *applied) leave() tea.Cmd {
	a.app.closeAll()
	return a.app.top().Init()
}

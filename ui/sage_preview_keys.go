package ui

import (
	"context"
	"errors"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// Actions returns the keys of the preview.
func (v *sagePreview) Actions() []widget.Action {
	whyRow, whyNote := "", ""
	if len(v.shown) == 0 {
		whyRow = "there is no row"
	}
	if len(v.notes) == 0 {
		whyNote = "there is nothing to say of the file"
	}
	list := []widget.Action{
		{Keys: []string{"a"}, Footer: "apply", Help: "apply: replace the customer list, asks first", Why: v.whyNothing(), Do: v.apply},
		{Keys: []string{"enter"}, Footer: "row", Help: "the row in full", Why: whyRow, Do: v.details},
		{Keys: []string{"i"}, Footer: "file notes", Why: whyNote, Do: v.about},
	}
	for g := vanishGroup; g < sageGroups; g++ {
		list = append(list, widget.Action{Keys: []string{strconv.Itoa(int(g))}, Help: "show only " + sageGroupNames[g] + ", or all again", Do: v.showOnly(g)})
	}
	return slices.Concat(list, []widget.Action{
		{Keys: []string{"esc"}, Footer: "back", Help: "back to the columns; nothing is stored", Do: v.app.back},
	}, v.grid.Moves())
}

// showOnly returns a function that shows one group, or all again.
func (v *sagePreview) showOnly(g sageGroup) func() tea.Cmd {
	return func() tea.Cmd {
		if v.only == g {
			g = everyGroup
		}
		v.show(g)
		return nil
	}
}

// whyNothing returns why there is nothing to apply; "" if there is.
func (v *sagePreview) whyNothing() string {
	switch p := v.preview.Plan; {
	case p.After.Len() == 0:
		return "there is no customer to load"
	case p.Empty():
		return p.Company.Name + " has this customer list already"
	}
	return ""
}

// details shows the line under the cursor in full.
func (v *sagePreview) details() tea.Cmd {
	cell := func(column int) string { return v.cell(v.grid.Cursor, column) }
	line := v.shown[v.grid.Cursor]
	lines := []string{cell(1) + " " + cell(2) + ": " + cell(3), "", cell(4)}
	if line.list == fromRows {
		lines[0] = "Row " + cell(0) + ": " + lines[0]
		o := v.preview.Plan.Outcome(line.at)
		lines = append(lines, "")
		for _, info := range model.SageRoleTable() {
			if v.preview.Plan.File.Layout.Has(info.Role) {
				lines = append(lines, info.Title+": "+orNone(cutValue(o.Row.Cells[info.Role])))
			}
		}
	}
	return v.app.choose("Row", lines)
}

// about shows all notes.
func (v *sagePreview) about() tea.Cmd {
	lines := []string{v.preview.Request.Source.Name, ""}
	for _, s := range v.notes {
		lines = append(lines, widget.Capitalize(s)+".")
	}
	return v.app.choose("The file", lines)
}

// apply replaces the list after the user confirms.
func (v *sagePreview) apply() tea.Cmd {
	p := v.preview.Plan
	lines := []string{"Give " + p.Company.String() + " this customer list of " + model.Counted(p.After.Len(), "customer", "customers") + "?"}
	if p.Before != nil {
		lines = append(lines, "It replaces the list of "+model.Counted(p.Before.Len(), "customer", "customers")+".")
	}
	if n := p.Counts.VanishedLinked; n > 0 {
		lines = append(lines, model.Counted(n, "customer vanishes", "customers vanish")+" although Layer customers are linked to "+itThem(n)+"; these links stay as they are.")
	}
	if n := p.Counts.Classes[model.SageRejected]; n > 0 {
		lines = append(lines, model.Counted(n, "rejected row is", "rejected rows are")+" left out.")
	}
	if p.NewCompany {
		lines = append(lines, p.Company.String()+" will be added to the known companies.")
	}
	for _, alarm := range p.Alarms() {
		lines = append(lines, widget.Capitalize(alarm)+".")
	}
	lines = append(lines, "No link changes.")
	return v.app.choose("Apply", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, apply", Do: v.write})
}

// itThem returns the pronoun for a number of things.
func itThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// write replaces the list.
func (v *sagePreview) write() tea.Cmd {
	title := "Applying " + v.preview.Request.Source.Name
	return v.app.run(typedTask[job.SageApplied]{
		title: title,
		do: func(ctx context.Context, report job.Progress) (job.SageApplied, error) {
			return v.app.backend.ApplySage(ctx, v.preview, nil, report)
		},
		then: func(done job.SageApplied, err error) tea.Cmd {
			if outdated, is := errors.AsType[*job.SageOutdated](err); is {
				v.take(outdated.Preview)
				v.app.notify("nothing was applied: another session changed the data meanwhile; this is the new preview")
				return nil
			}
			if err != nil {
				return v.app.fail(title, err)
			}
			return tea.Batch(v.app.open(newSageApplied(v.app, done)), v.app.reload(v.app.shown()))
		},
	}.task())
}

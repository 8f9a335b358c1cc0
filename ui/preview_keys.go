package ui

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// Actions returns the keys of the preview.
func (v *preview) Actions() []widget.Action {
	p := v.preview.Plan
	short, label := v.applyLabel()
	list := []widget.Action{{Keys: []string{"a"}, Footer: short, Help: label, Why: v.whyNothing(), Do: v.apply}}
	if p.Kind == model.ForLoad {
		footer := "customers only"
		if v.preview.Request.CustomersOnly {
			footer = "with links"
		}
		list = append(list, widget.Action{Keys: []string{"o"}, Footer: footer, Help: "customers only: ignore Synced and the links, or import them", Why: v.whyNoGrid(), Do: v.customersOnly})
	}
	for _, act := range slices.Concat(v.rowActions(), v.groupActions(), v.nextActions()) {
		if v.footHasKeys() {
			act.Footer, act.Help = "", act.Words()
		}
		list = append(list, act)
	}
	list = append(list, []widget.Action{
		{Keys: []string{"p"}, Footer: "save problems", Help: "save problems: the rejected rows, to correct and upload again", Why: v.whyNoProblem(), Do: v.saveProblems},
		{Keys: []string{"N", "["}, Help: "previous problem", Why: v.whyNoProblem(), Do: func() tea.Cmd { return v.nextProblem(-1) }},
		{Keys: []string{"enter"}, Footer: "row", Help: "the row in full", Why: v.whyNoRow(), Do: v.details},
		{Keys: []string{"f"}, Help: "pick: show the rows with one problem, or all again", Why: v.whyNoGroup(), Do: v.chooseGroup},
	}...)
	for i, c := range model.Classes(p.Kind) {
		list = append(list, widget.Action{Keys: []string{strconv.Itoa(i + 1)}, Help: "show only " + className(c) + ", or all again", Do: v.showOnly(group{class: c})})
	}
	if p.Kind == model.ForLoad {
		list = append(list, widget.Action{Keys: []string{"6"}, Help: "show only those without their links, or all again", Why: v.whyAllLinked(), Do: v.showUnlinked})
	}
	return slices.Concat(list, []widget.Action{
		{Keys: []string{"S"}, Help: "choose another sheet", Why: v.whyOneSheet(), Do: v.chooseSheet},
		{Keys: []string{"E"}, Help: "choose another encoding: if letters outside ASCII are wrong", Why: v.whyOneEncoding(), Do: v.chooseEncoding},
		{Keys: []string{"i"}, Help: "file notes", Do: v.about},
		{Keys: []string{"esc"}, Footer: "back", Help: "back: one layer; nothing is stored", Do: v.back},
	}, v.grid.Moves())
}

// rowActions returns the keys for the row under the cursor.
func (v *preview) rowActions() []widget.Action {
	if v.preview.Plan.Kind == model.ForLoad {
		return nil
	}
	return []widget.Action{v.readAsAction(), v.allowRowAction()}
}

// nextActions returns the key that leads to the next row with a problem.
func (v *preview) nextActions() []widget.Action {
	return []widget.Action{{Keys: []string{"n", "]"}, Footer: "next problem", Why: v.whyNoProblem(), Do: func() tea.Cmd { return v.nextProblem(1) }}}
}

// groupActions returns the keys for the rows with the problem of the row under the cursor.
func (v *preview) groupActions() []widget.Action {
	show := widget.Action{Keys: []string{"="}, Help: "show only the rows with its problem, or all again", Why: v.whyNotGrouped()}
	hide := widget.Action{Keys: []string{"-"}, Help: "hide the rows with its problem; f shows them", Why: v.whyNotGrouped(), Do: v.hide}
	if f := v.currentProblem(); f != 0 {
		g := group{fault: f}
		show.Footer, hide.Footer, show.Do = "show only", "hide", v.showOnly(g)
		if v.only != nil && *v.only == g {
			show.Footer = "show all rows"
		}
	}
	if v.preview.Plan.Kind == model.ForLoad {
		return []widget.Action{show, hide}
	}
	return []widget.Action{v.allowClassAction(), show, hide}
}

// applyLabel returns what apply does, "apply 2 links, leave out 1 row", and a short form of that for the footer.
func (v *preview) applyLabel() (short, label string) {
	p := v.preview.Plan
	what := model.Counted(v.accepted, "link", "links")
	if p.Kind == model.ForLoad {
		what = model.Counted(v.accepted, "customer", "customers")
	}
	label = "apply " + what
	n := p.Counts[model.Rejected]
	if n == 0 {
		return label, label
	}
	label += ", leave out "
	return label + model.Number(n), label + model.Counted(n, "row", "rows")
}

// current returns the row of the plan under the cursor, -1 if no row is shown.
func (v *preview) current() int {
	if len(v.rows) == 0 {
		return -1
	}
	return v.rows[v.grid.Cursor]
}

// nextProblem moves to the next or previous row with a fault.
func (v *preview) nextProblem(by int) tea.Cmd {
	for i := v.grid.Cursor + by; i >= 0 && i < len(v.rows); i += by {
		if v.preview.Plan.Fault(v.rows[i]) != 0 {
			v.grid.Move(i - v.grid.Cursor)
			return nil
		}
	}
	v.app.notify("there is no further problem; 5 shows only the rejected rows")
	return nil
}

// replan plans the same rows with another allowance, and shows the notice.
func (v *preview) replan(allow model.Allowance, notice string) tea.Cmd {
	return v.again(notice, "Planning", v.retake, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return v.app.backend.Replan(ctx, v.preview, allow, report)
	})
}

// customersOnly toggles whether a load imports Synced and the links.
func (v *preview) customersOnly() tea.Cmd {
	notice := "Synced and the links of the file are ignored; o imports them"
	if v.preview.Request.CustomersOnly {
		notice = "Synced and the links of the file are imported; o ignores them"
	}
	return v.reread(notice, func(r *job.Request) { r.CustomersOnly = !r.CustomersOnly })
}

// chooseSheet reads another sheet of the file. Allowances are not kept: they are for the rows of one sheet.
func (v *preview) chooseSheet() tea.Cmd {
	var choices []widget.Action
	const keys = "123456789abcdefghijklmnopqrstuvwxyz"
	sheets := v.preview.Request.Source.Sheets()
	for i, s := range sheets[:min(len(sheets), len(keys))] {
		name := s.Name
		words := name
		if !s.Visible {
			words += " (hidden)"
		}
		choices = append(choices, widget.Action{Keys: []string{keys[i : i+1]}, Help: words, Do: func() tea.Cmd {
			return v.reread("", func(r *job.Request) { r.Sheet, r.Allow = name, model.Allowance{} })
		}})
	}
	return v.app.choose("Sheet", []string{"Which sheet should be read?"}, choices...)
}

func (v *preview) reread(notice string, change func(*job.Request)) tea.Cmd {
	r := v.preview.Request
	change(&r)
	title := "Reading " + r.Source.Name
	return v.againOr(notice, title, v.take, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return v.app.planned(ctx, r, report)
	}, func(err error) tea.Cmd {
		return v.app.confirmRead(title, err, func(confirm func(*job.Request)) tea.Cmd {
			return v.reread(notice, func(r *job.Request) { change(r); confirm(r) })
		})
	})
}

// again runs do, which makes another preview of the same source, passes the preview to take and shows the notice.
func (v *preview) again(notice, title string, take func(*job.Preview), do func(context.Context, job.Progress) (*job.Preview, error)) tea.Cmd {
	return v.againOr(notice, title, take, do, func(err error) tea.Cmd { return v.app.fail(title, err) })
}

// againOr is again with a handler of errors.
func (v *preview) againOr(notice, title string, take func(*job.Preview), do func(context.Context, job.Progress) (*job.Preview, error), failed func(error) tea.Cmd) tea.Cmd {
	return v.app.run(typedTask[*job.Preview]{
		title: title,
		do:    do,
		then: func(result *job.Preview, err error) tea.Cmd {
			if err != nil {
				return failed(err)
			}
			take(result)
			if notice != "" {
				v.app.notify(notice)
			}
			return nil
		},
	}.task())
}

// details shows one row in full.
func (v *preview) details() tea.Cmd {
	o := v.outcome(v.grid.Cursor)
	lines := []string{"Row " + strconv.Itoa(o.Row.Number) + ": " + className(o.Class)}
	if o.Fault != 0 {
		lines[0] += ", " + o.Fault.Name()
	}
	lines = append(lines, "", o.Reason, "")
	for _, c := range model.Columns() {
		if plan := v.preview.Plan; plan.File.Layout.Has(c.Column) && c.Column.Use(plan.Kind) != model.Ignored {
			lines = append(lines, titled(c.Column, o.Row.Cells[c.Column]))
		}
	}
	return v.app.choose("Row "+strconv.Itoa(o.Row.Number), lines)
}

// about shows the file notes.
func (v *preview) about() tea.Cmd {
	lines := v.notes
	if len(lines) == 0 {
		lines = []string{"All columns and rows were read as they are."}
	}
	return v.app.choose("The file", lines)
}

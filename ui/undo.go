package ui

import (
	"context"
	"errors"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// undoLast returns a function that plans to undo the user's last entry, or with redo the user's last undo.
func (a *App) undoLast(redo bool) func() tea.Cmd {
	return func() tea.Cmd {
		return a.planUndo(func(ctx context.Context) (model.Entry, error) { return a.backend.LastEntry(ctx, redo) })
	}
}

// plannedUndo is an undo with its changes as rows.
type plannedUndo struct {
	undo *model.Undo
	rows []changeRow
}

// planUndo plans to undo an entry and shows the changes.
func (a *App) planUndo(which func(context.Context) (model.Entry, error)) tea.Cmd {
	return a.run(typedTask[plannedUndo]{
		title: "Undo",
		do: func(ctx context.Context, report job.Progress) (plannedUndo, error) {
			e, err := which(ctx)
			if err != nil {
				return plannedUndo{}, err
			}
			u, err := a.backend.PlanUndo(ctx, e, report)
			if err != nil {
				return plannedUndo{}, err
			}
			s, err := a.backend.DB.Snapshot(ctx, a.shown())
			if err != nil {
				return plannedUndo{}, err
			}
			return plannedUndo{u, undoRows(u, s)}, nil
		},
		then: func(result plannedUndo, err error) tea.Cmd {
			switch {
			case errors.Is(err, job.ErrNothingToUndo):
				a.notify(err.Error())
				return nil
			case err != nil:
				return a.fail("Undo", err)
			}
			return a.showUndo(result)
		},
	}.task())
}

// undoRows returns what an undo leaves unchanged, then the companies and the customers that it restores.
func undoRows(u *model.Undo, s *model.Snapshot) []changeRow {
	var rows []changeRow
	for _, l := range u.Left {
		name := ""
		if c, ok := s.Customer(l.ID); ok {
			name = c.Name
		}
		rows = append(rows, changeRow{id: l.ID, name: name, what: l.Why, stays: true})
	}
	for _, c := range u.Batch.AddCompanies {
		rows = append(rows, changeRow{name: c.String(), what: "will be added again"})
	}
	for _, c := range u.Batch.RemoveCompanies {
		rows = append(rows, changeRow{name: c.String(), what: "will be removed"})
	}
	for _, r := range u.Batch.RenameCompanies {
		rows = append(rows, changeRow{name: r.From.String(), what: "→ " + r.To.String()})
	}
	return append(rows, changeRows(s, u.Back)...)
}

// countRestored returns how much an undo restores: "2 customers and 1 company".
func countRestored(u *model.Undo) string {
	companies := len(u.Batch.AddCompanies) + len(u.Batch.RemoveCompanies) + len(u.Batch.RenameCompanies)
	words := model.Counted(len(u.Back), "customer", "customers")
	switch {
	case companies == 0:
		return words
	case len(u.Back) == 0:
		return model.Counted(companies, "company", "companies")
	}
	return words + " and " + model.Counted(companies, "company", "companies")
}

// showUndo shows what an undo restores and what it leaves unchanged, before anything is written.
func (a *App) showUndo(p plannedUndo) tea.Cmd {
	u := p.undo
	head := []string{
		undoTitle(u.Entry) + " of " + u.Entry.When.Local().Format("2006-01-02 15:04") + " by " + u.Entry.Who,
		"restores " + countRestored(u) + ", leaves " + model.Number(len(u.Left)) + " unchanged",
	}
	why := ""
	if u.Batch.Empty() {
		why = "there is nothing to restore"
	}
	write := widget.Action{Keys: []string{"y"}, Footer: "yes, write it", Help: "yes: restore what is listed", Why: why, Do: func() tea.Cmd { return a.undo(u) }}
	if u.NeedsConsent() {
		write.Do = func() tea.Cmd { return a.askUndo(u) }
	}
	return a.open(newChanges(a, undoName(u.Entry), head, p.rows, write))
}

// askUndo asks whether to write an undo that needs consent.
func (a *App) askUndo(u *model.Undo) tea.Cmd {
	lines := []string{
		undoTitle(u.Entry) + " of " + u.Entry.When.Local().Format("2006-01-02 15:04") + " by " + u.Entry.Who + "?",
		"That " + u.Effect() + ".",
	}
	if n := len(u.Left); n > 0 {
		lines = append(lines, model.Counted(n, "stays", "stay")+" unchanged.")
	}
	return a.choose("Confirm", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, write it", Do: func() tea.Cmd { return a.undo(u) }})
}

// undo writes an undo. If another session has changed the data meanwhile, it is planned and shown again.
func (a *App) undo(u *model.Undo) tea.Cmd {
	return a.run(typedTask[model.Entry]{
		title: undoName(u.Entry),
		do: func(ctx context.Context, report job.Progress) (model.Entry, error) {
			revision, err := a.backend.Undo(ctx, u, report)
			if err != nil {
				return model.Entry{}, err
			}
			written, err := a.backend.EntryAt(context.WithoutCancel(ctx), revision)
			if err != nil {
				return model.Entry{}, nil // that the undo is written stays true
			}
			return written, nil
		},
		then: func(written model.Entry, err error) tea.Cmd {
			switch {
			case errors.Is(err, model.ErrStale):
				a.notify("nothing was undone: another session changed the data meanwhile; this is the new outcome")
				return tea.Batch(a.back(), a.planUndo(func(context.Context) (model.Entry, error) { return u.Entry, nil }))
			case err != nil:
				return a.fail(undoName(u.Entry), err)
			}
			a.closeAll()
			return tea.Batch(a.reload(a.shown()), a.undone(u, written))
		},
	}.task())
}

// undone says what an undo restored, and offers what can follow. The zero entry is one that could not be read.
func (a *App) undone(u *model.Undo, written model.Entry) tea.Cmd {
	lines := []string{"Restored " + countRestored(u) + "."}
	if written.Number > 0 {
		lines[0] += " That is entry " + strconv.FormatUint(written.Number, 10) + " of the history."
	}
	if n := len(u.Left); n > 0 {
		lines = append(lines, model.Counted(n, "stays", "stay")+" unchanged.")
	}
	var choices []widget.Action
	if n := len(u.Batch.Put); n > 0 && written.Number > 0 {
		choices = append(choices, a.showEntryAction(written.Number, n))
	}
	again := widget.Action{Keys: []string{"Z", "ctrl+y"}, Footer: "redo", Help: "redo it, shown first", Do: a.undoLast(true)}
	if written.Kind == model.EntryRedo {
		again = widget.Action{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo it, shown first", Do: a.undoLast(false)}
	}
	return a.choose("Done", lines, append(choices, again)...)
}

// showEntryAction returns the action that shows the customers of an entry in the grid.
func (a *App) showEntryAction(number uint64, customers int) widget.Action {
	return widget.Action{
		Keys: []string{"f"}, Footer: "show in the grid", Help: "show " + model.Counted(customers, "customer", "customers") + " in the grid",
		Do: func() tea.Cmd { return a.showEntry(number) },
	}
}

// showEntry shows the customers that an entry changed in the grid.
func (a *App) showEntry(number uint64) tea.Cmd {
	return a.showQuery(model.Query{}.With(model.ChangedBy(number)))
}

// showQuery closes all screens and shows the customers that match a query in the grid.
func (a *App) showQuery(q model.Query) tea.Cmd {
	a.closeAll()
	return tea.Batch(a.menu.open(0), a.customers.setQuery(q))
}

// undoName returns what undoing an entry is called.
func undoName(e model.Entry) string {
	if e.Kind == model.EntryUndo {
		return "Redo"
	}
	return "Undo"
}

// undoTitle returns the title of undoing an entry.
func undoTitle(e model.Entry) string {
	if e.Kind == model.EntryUndo {
		return "Redo what the " + e.Summary() + " undid"
	}
	return "Undo the " + e.Summary()
}

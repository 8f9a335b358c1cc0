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

// plannedUndo is an undo with its changes as rows.
type plannedUndo struct {
	undo *model.Undo
	rows []changeRow
}

// planUndo plans an undo, shows what it changes, and asks whether to write it.
func (a *App) planUndo(plan func(context.Context, job.Progress) (*model.Undo, error)) tea.Cmd {
	return a.run(typedTask[plannedUndo]{
		title: "Undo",
		do: func(ctx context.Context, report job.Progress) (plannedUndo, error) {
			u, err := plan(ctx, report)
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
			case nothingToUndo(err):
				a.notify(err.Error())
				return nil
			case err != nil:
				return a.fail("Undo", err)
			}
			return a.showUndo(result)
		},
	}.task())
}

// undoRows returns what an undo leaves unchanged, then the companies, the customer lists and the customers that it
// changes.
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
		rows = append(rows, changeRow{name: c.String(), what: "added again"})
	}
	for _, c := range u.Batch.RemoveCompanies {
		rows = append(rows, changeRow{name: c.String(), what: "removed"})
	}
	for _, r := range u.Batch.RenameCompanies {
		rows = append(rows, changeRow{name: r.From.String(), what: "→ " + r.To.String()})
	}
	for _, l := range u.Batch.Lists {
		what := "its earlier customer list will be restored"
		if l.Version == 0 {
			what = "its customer list will be removed"
		}
		rows = append(rows, changeRow{name: l.Company.String(), what: what})
	}
	return append(rows, changeRows(s, u.Back)...)
}

// showUndo shows what an undo changes and what it leaves unchanged, and asks whether to write it.
func (a *App) showUndo(p plannedUndo) tea.Cmd {
	u := p.undo
	head, why := undoHead(u), ""
	if u.Batch.Empty() {
		why = "there is nothing that can be undone"
	}
	ask := func() tea.Cmd { return a.askUndo(u) }
	write := widget.Action{Keys: []string{"y"}, Footer: "yes, write it", Help: "yes: write what is listed; asks first", Why: why, Do: ask}
	list := a.open(newChanges(a, undoName(u.Entry), func() []string { return head }, p.rows, write))
	if why != "" {
		return list
	}
	return tea.Batch(list, a.askFirst(u))
}

// undoHead returns the lines above the list of what an undo changes: what is undone, and how much changes and stays.
func undoHead(u *model.Undo) []string {
	line := u.Effect()
	if line == "" {
		line = "changes nothing"
	}
	if left := u.Leaves(); left != "" {
		line += ", leaves " + left + " unchanged"
	}
	return []string{undoTitle(u), line}
}

// askFirst is askUndo for the question that opens with the list: no closes both, as one key opened both.
func (a *App) askFirst(u *model.Undo) tea.Cmd {
	cmd := a.askUndo(u, widget.Action{Keys: []string{"l"}, Footer: "look through the list", Do: func() tea.Cmd { return nil }})
	if q, asks := a.top().(*question); asks {
		q.no = func() tea.Cmd {
			a.drop()
			return a.back()
		}
	}
	return cmd
}

// askUndo asks whether to write an undo; there can be further choices.
func (a *App) askUndo(u *model.Undo, more ...widget.Action) tea.Cmd {
	lines := []string{undoTitle(u) + "?", "That " + u.Effect() + "."}
	if left := undoLeft(u); left != "" {
		lines = append(lines, left)
	}
	write := widget.Action{Keys: []string{"y"}, Footer: "yes, write it", Do: func() tea.Cmd { return a.undo(u) }}
	return a.choose("Confirm", lines, append([]widget.Action{write}, more...)...)
}

// undoLeft returns the sentence about what an undo leaves unchanged, "" if it leaves nothing.
func undoLeft(u *model.Undo) string {
	left := u.Leaves()
	switch left {
	case "":
		return ""
	case "1 customer", "1 company", "1 customer list":
		return left + " stays unchanged."
	}
	return left + " stay unchanged."
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
				return tea.Batch(a.back(), a.undoEntry(u.Entry, u.Only))
			case err != nil:
				return a.fail(undoName(u.Entry), err)
			}
			a.closeUndo()
			return tea.Batch(a.reload(a.shown()), a.undone(u, written))
		},
	}.task())
}

// closeUndo closes what is open over the section, but for a card or an entry of the history.
func (a *App) closeUndo() {
	for len(a.stack) > 1 {
		_, onCard := a.top().(*card)
		entry, onChanges := a.top().(*changes)
		if onCard || onChanges && entry.cards {
			break
		}
		a.drop()
	}
	a.place()
}

// undone says what an undo changed, and offers what can follow. The zero entry is one that could not be read.
func (a *App) undone(u *model.Undo, written model.Entry) tea.Cmd {
	lines := []string{"The undo " + u.Done() + "."}
	if written.Number > 0 {
		lines[0] = "The " + written.Kind + " " + u.Done() + ". It is entry " + strconv.FormatUint(written.Number, 10) + " of the history."
	}
	if left := undoLeft(u); left != "" {
		lines = append(lines, left)
	}
	var choices []widget.Action
	if n := len(u.Batch.Put); n > 0 && written.Number > 0 {
		choices = append(choices, a.showEntryAction(written.Number, n))
	}
	revert := a.undoLast(true)
	if written.Number > 0 {
		revert = func() tea.Cmd { return a.undoNumber(written.Number) }
	}
	again := widget.Action{Keys: []string{"Z", "ctrl+y"}, Footer: "redo", Help: "redo it, shown first", Do: revert}
	if written.Kind == model.EntryRedo {
		again = widget.Action{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo it, shown first", Do: revert}
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

// undoTitle returns what an undo is about, as the beginning of a sentence: the entry, when it was made and by which
// user, and the customer if only that one's change is undone.
func undoTitle(u *model.Undo) string {
	e := u.Entry
	title := "Undo the " + e.Summary()
	if e.Kind == model.EntryUndo {
		title = "Redo what the " + e.Summary() + " undid"
	}
	title += ", " + e.When.Local().Format("2006-01-02 15:04") + " by " + e.Who
	if u.Only != "" {
		title += ", only for " + u.Only
	}
	return title
}

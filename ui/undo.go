package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// undoLast undoes the user's own last entry, or the last undo.
func (a *App) undoLast(redo bool) func() tea.Cmd {
	return func() tea.Cmd {
		return a.planUndo(func(ctx context.Context) (model.Entry, error) { return a.work.LastEntry(ctx, redo) })
	}
}

// plannedUndo is an undo with the data that it was planned on.
type plannedUndo struct {
	undo     *model.Undo
	snapshot *model.Snapshot
}

// planUndo finds what undoing an entry would do, and shows it.
func (a *App) planUndo(which func(context.Context) (model.Entry, error)) tea.Cmd {
	return a.run(task{
		title: "Undo",
		do: func(ctx context.Context, tell job.Progress) (any, error) {
			e, err := which(ctx)
			if err != nil {
				return nil, err
			}
			u, err := a.work.PlanUndo(ctx, e, tell)
			if err != nil {
				return nil, err
			}
			s, err := a.work.DB.Snapshot(ctx, nil)
			return plannedUndo{u, s}, err
		},
		then: func(result any, err error) tea.Cmd {
			switch {
			case errors.Is(err, job.ErrNothingToUndo):
				a.say(err.Error())
				return nil
			case err != nil:
				return a.fail("Undo", err)
			}
			return a.showUndo(result.(plannedUndo))
		},
	})
}

// showUndo shows what an undo puts back and what it leaves, before anything is written.
func (a *App) showUndo(p plannedUndo) tea.Cmd {
	u := p.undo
	var rows []changeRow
	for _, l := range u.Left {
		name := ""
		if c, ok := p.snapshot.Customer(l.ID); ok {
			name = c.Name
		}
		rows = append(rows, changeRow{id: l.ID, name: name, what: l.Why, stays: true})
	}
	rows = append(rows, changeRows(p.snapshot, u.Back)...)
	head := []string{
		"Undo the " + u.Entry.Words() + " of " + u.Entry.When.Local().Format("2006-01-02 15:04") + " by " + u.Entry.Who,
		"puts " + counted(len(u.Back), "customer", "customers") + " back, leaves " + number(len(u.Left)) + " as they are",
	}
	why := ""
	if u.Batch.Empty() {
		why = "there is nothing to put back"
	}
	return a.open(newChanges(a, "Undo", head, rows,
		act("a y", "undo it*: write what is put back", func() tea.Cmd { return a.undo(u) }).unless(why)))
}

// undo writes what an undo puts back. Where somebody was quicker it is planned and shown anew.
func (a *App) undo(u *model.Undo) tea.Cmd {
	return a.run(task{
		title: "Undo",
		do:    func(ctx context.Context, tell job.Progress) (any, error) { return nil, a.work.Undo(ctx, u, tell) },
		then: func(_ any, err error) tea.Cmd {
			switch {
			case errors.Is(err, model.ErrStale):
				a.say("nothing was undone: somebody changed the data meanwhile; this is the new outcome")
				return tea.Batch(a.back(), a.planUndo(func(context.Context) (model.Entry, error) { return u.Entry, nil }))
			case err != nil:
				return a.fail("Undo", err)
			}
			a.closeAll()
			a.say(counted(len(u.Back), "customer was", "customers were") + " put back; Z does it again")
			return a.top().Init()
		},
	})
}

package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// restoredState is where the state before a restore is kept, and why the user has no settings access after it.
type restoredState struct {
	model.Restored
	denied error
}

// restore restores the backup. If another session has changed the data meanwhile, it is planned and shown again.
func (p *restorePreview) restore() tea.Cmd {
	a := p.app
	return a.run(typedTask[restoredState]{
		title: "Restore",
		do: func(ctx context.Context, report job.Progress) (restoredState, error) {
			done, err := a.backend.Restore(ctx, p.plan, report)
			if err != nil {
				return restoredState{}, err
			}
			return restoredState{done, a.backend.Authorize(context.WithoutCancel(ctx))}, nil
		},
		then: func(done restoredState, err error) tea.Cmd {
			switch {
			case errors.Is(err, model.ErrStale):
				a.notify("nothing was restored: another session changed the data meanwhile; this is the new outcome")
				return tea.Batch(a.back(), a.planRestore(p.plan.File))
			case err != nil:
				return a.fail("Restore", err)
			}
			return a.restored(p.plan, done)
		},
	}.task())
}

// restored shows the restored data, and says where the state before is kept.
func (a *App) restored(r *model.Restore, done restoredState) tea.Cmd {
	a.closeAll()
	if done.denied != nil {
		return a.deny(done.denied)
	}
	lines := []string{"The backup of " + r.Modified.Local().Format("2006-01-02 15:04") + " was restored."}
	switch {
	case done.Before != "":
		lines = append(lines, "The state before is kept in "+done.Before)
	case done.SetAside != "":
		lines = append(lines, "The damaged file is kept as "+done.SetAside)
	case r.Now != nil:
		lines = append(lines, "No backup of the state before could be made.")
	}
	var open tea.Cmd
	if _, damaged := a.stack[0].(*damagedPage); damaged {
		open = a.begin()
	}
	return tea.Batch(open, a.choose("Restored", lines), a.reload(a.shown()))
}

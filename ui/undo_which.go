package ui

import (
	"context"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// undoLast returns a function that plans to undo the user's last entry, or with redo the user's last undo.
func (a *App) undoLast(redo bool) func() tea.Cmd {
	return func() tea.Cmd {
		return a.planUndo(func(ctx context.Context, report job.Progress) (*model.Undo, error) {
			e, err := a.backend.LastEntry(ctx, redo)
			if err != nil {
				return nil, err
			}
			return a.backend.PlanUndo(ctx, e, report)
		})
	}
}

// undoNumber plans to undo the entry with a number.
func (a *App) undoNumber(number uint64) tea.Cmd {
	return a.planUndo(func(ctx context.Context, report job.Progress) (*model.Undo, error) {
		e, err := a.backend.Entry(ctx, number)
		if err != nil {
			return nil, err
		}
		return a.backend.PlanUndo(ctx, e, report)
	})
}

// undoEntry plans to undo an entry, or only its change of the customer with an ID.
func (a *App) undoEntry(e model.Entry, only string) tea.Cmd {
	return a.planUndo(func(ctx context.Context, report job.Progress) (*model.Undo, error) {
		if only != "" {
			return a.backend.PlanUndoOf(ctx, e, only, report)
		}
		return a.backend.PlanUndo(ctx, e, report)
	})
}

// undoCustomer plans to undo the last change of a customer.
func (a *App) undoCustomer(id string) tea.Cmd {
	return a.planUndo(func(ctx context.Context, report job.Progress) (*model.Undo, error) {
		return a.backend.PlanUndoLast(ctx, id, report)
	})
}

// nothingToUndo reports whether an error says that there is nothing to undo or to redo.
func nothingToUndo(err error) bool {
	return errors.Is(err, job.ErrNothingToUndo) || errors.Is(err, job.ErrNothingToRedo) || errors.As(err, new(job.NoChangeError))
}

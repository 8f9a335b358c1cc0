package job

import (
	"context"
	"errors"
	"fmt"

	"dovetail/model"
)

// ErrEntryGone says that the history does not have an entry any more that it had.
var ErrEntryGone = errors.New("is not in the history any more: a backup was restored")

// ErrNothingToUndo says that there is no entry of one's own to undo, or to do again.
var ErrNothingToUndo = errors.New("there is nothing of yours to undo")

// Entries are the entries of the history, newest first; limit 0 is all of them.
func (s *Session) Entries(ctx context.Context, limit int) ([]model.Entry, error) {
	return s.DB.History(ctx, limit)
}

// LastEntry is the newest entry of the user's own that was not undone: where redo is true an undo (but not
// one that did something again), else anything but an undo. It fails with ErrNothingToUndo.
func (s *Session) LastEntry(ctx context.Context, redo bool) (model.Entry, error) {
	entries, err := s.DB.History(ctx, 0)
	if err != nil {
		return model.Entry{}, err
	}
	undone, undoes := model.Undone(entries), map[uint64]bool{}
	for _, e := range entries {
		undoes[e.Number] = e.Kind == model.EntryUndo
	}
	for _, e := range entries {
		if e.Who == s.User && !undone[e.Number] && undoes[e.Number] == redo && !undoes[e.Undoes] {
			return e, nil
		}
	}
	return model.Entry{}, ErrNothingToUndo
}

// Entry is the entry with a number.
func (s *Session) Entry(ctx context.Context, number uint64) (model.Entry, error) {
	entries, err := s.DB.History(ctx, 0)
	if err != nil {
		return model.Entry{}, err
	}
	for _, e := range entries {
		if e.Number == number {
			return e, nil
		}
	}
	return model.Entry{}, fmt.Errorf("there is no entry %d in the history", number)
}

// PlanUndo finds what undoing an entry would put back, and what it would leave.
func (s *Session) PlanUndo(ctx context.Context, e model.Entry, progress Progress) (*model.Undo, error) {
	progress.report("Reading the history", "rows", 0, 0)
	changes, now, err := s.Changes(ctx, e, nil)
	if err != nil {
		return nil, err
	}
	return model.PlanUndo(e, changes, now), ctx.Err()
}

// Changes returns what an entry changed, and the data; what a previous snapshot has is shared with it.
// Changes call companies what they are called when they are read, so both are read until nobody changed
// anything between. It fails with ErrEntryGone where the entry is of a state that the data do not come from.
func (s *Session) Changes(ctx context.Context, e model.Entry, previous *model.Snapshot) ([]model.Change, *model.Snapshot, error) {
	before, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, nil, err
	}
	for before.HasEntry(e) {
		changes, err := s.DB.Changes(ctx, e.Number)
		if err != nil {
			return nil, nil, err
		}
		now, err := s.DB.Snapshot(ctx, before)
		if err != nil {
			return nil, nil, err
		}
		if now.Origin() == before.Origin() {
			return changes, now, nil
		}
		before = now
	}
	return nil, nil, fmt.Errorf("entry %d %w", e.Number, ErrEntryGone)
}

// Undo writes what a planned undo puts back, as an entry of its own. It fails with model.ErrStale when the
// data changed since it was planned: plan it again and look at it.
func (s *Session) Undo(ctx context.Context, u *model.Undo, progress Progress) error {
	if u.Batch.Empty() {
		return nil
	}
	progress.report("Putting back", "rows", 0, int64(len(u.Back)))
	batch := u.Batch
	batch.Entry = model.Entry{
		Kind: model.EntryUndo, When: s.Now(), Who: s.User, Undoes: u.Entry.Number, File: u.Entry.File, Subject: u.Entry.Subject,
		Counts: map[string]int{"put-back": len(u.Back), "left": len(u.Left)},
	}
	_, err := s.commit(ctx, batch)
	return err
}

package job

import (
	"context"
	"errors"
	"fmt"

	"dovetail/model"
)

// ErrEntryGone is returned for an entry that the history no longer has.
var ErrEntryGone = errors.New("is not in the history any more: a backup was restored")

// restoredCount and leftCount are the names of an undo's counts in its entry. Databases have them, so they stay.
const (
	restoredCount = "put-back"
	leftCount     = "left"
)

// ErrNothingToUndo is returned where the user has no entry to undo.
var ErrNothingToUndo = errors.New("there is nothing of yours to undo")

// ErrNothingToRedo is returned where the user has no undo that could be redone.
var ErrNothingToRedo = errors.New("there is nothing of yours to redo; the history redoes older entries")

// Entries returns the entries of the history, newest first; a limit of 0 returns all.
func (s *Session) Entries(ctx context.Context, limit int) ([]model.Entry, error) {
	entries, err := s.DB.History(ctx, limit)
	model.NameRedos(entries)
	return entries, err
}

// LastEntry returns the user's newest entry that was not undone. Where redo is true it is an undo, and the user has
// written nothing else since; else it is neither an undo nor a redo, nor a restore. It returns ErrNothingToUndo or
// ErrNothingToRedo where there is none.
func (s *Session) LastEntry(ctx context.Context, redo bool) (model.Entry, error) {
	entries, err := s.Entries(ctx, 0)
	if err != nil {
		return model.Entry{}, err
	}
	undone := model.Undone(entries)
	for _, e := range entries {
		if redo && e.Who == s.User && e.Undoes == 0 {
			break // as in an editor, a later change ends what can be redone
		}
		wanted := e.Undoes == 0 && e.Kind != model.EntryRestore // after a redo it is the entry that was done again
		if redo {
			wanted = e.Kind == model.EntryUndo
		}
		if wanted && e.Who == s.User && !undone[e.Number] {
			return e, nil
		}
	}
	if redo {
		return model.Entry{}, ErrNothingToRedo
	}
	return model.Entry{}, ErrNothingToUndo
}

// Entry returns the entry with a number.
func (s *Session) Entry(ctx context.Context, number uint64) (model.Entry, error) {
	entries, err := s.Entries(ctx, 0)
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

// EntryAt returns the entry that wrote a revision.
func (s *Session) EntryAt(ctx context.Context, revision uint64) (model.Entry, error) {
	entries, err := s.Entries(ctx, 0)
	if err != nil {
		return model.Entry{}, err
	}
	for _, e := range entries {
		if e.Revision == revision {
			return e, nil
		}
	}
	return model.Entry{}, fmt.Errorf("revision %d %w", revision, ErrEntryGone)
}

// PlanUndo returns what undoing an entry would restore, and what it would leave unchanged.
func (s *Session) PlanUndo(ctx context.Context, e model.Entry, progress Progress) (*model.Undo, error) {
	progress.report("Reading the history", "rows", 0, 0)
	changes, now, err := s.Changes(ctx, e, nil)
	if err != nil {
		return nil, err
	}
	return model.PlanUndo(e, changes, now), ctx.Err()
}

// PlanUndoOf returns what undoing an entry's change of one customer would restore. Where the entry did nothing else, that
// is the undo of the entry.
func (s *Session) PlanUndoOf(ctx context.Context, e model.Entry, id string, progress Progress) (*model.Undo, error) {
	progress.report("Reading the history", "rows", 0, 0)
	changes, now, err := s.Changes(ctx, e, nil)
	if err != nil {
		return nil, err
	}
	if len(changes) == 1 && len(e.Added)+len(e.Removed)+len(e.Renamed)+len(e.Lists) == 0 {
		return model.PlanUndo(e, changes, now), ctx.Err()
	}
	for _, c := range changes {
		if c.ID() == id {
			return model.PlanUndoOf(e, c, now), ctx.Err()
		}
	}
	return nil, fmt.Errorf("entry %d did not change customer %s", e.Number, id)
}

// PlanUndoLast returns what undoing the last change of a customer would restore, which can be another user's. It returns a
// NoChangeError where there is none.
func (s *Session) PlanUndoLast(ctx context.Context, id string, progress Progress) (*model.Undo, error) {
	list, err := s.DB.CustomerHistory(ctx, id)
	if err != nil {
		return nil, err
	}
	c, found := model.LastChange(list)
	if !found {
		return nil, NoChangeError{id}
	}
	return s.PlanUndoOf(ctx, c.Entry, id, progress)
}

// NoChangeError says that no change of a customer can be undone.
type NoChangeError struct{ ID string }

func (e NoChangeError) Error() string {
	return "there is no change of " + e.ID + " to undo since it was added"
}

// Changes returns the changes of an entry and a snapshot of the data, which shares blocks with previous. The changes
// have the names that companies had when they were read, so both are read again until no session changed the data in
// between. It returns ErrEntryGone where the entry is of a state that the data do not come from.
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

// Undo writes what a planned undo restores, as a new entry, and returns the revision. It returns model.ErrStale where the
// data changed since it was planned; plan it again then.
func (s *Session) Undo(ctx context.Context, u *model.Undo, progress Progress) (revision uint64, err error) {
	if u.Batch.Empty() {
		return u.Batch.Base.Revision, nil
	}
	progress.report("Undoing", "rows", 0, int64(len(u.Back)))
	batch, kind := u.Batch, model.EntryUndo
	if u.Entry.Kind == model.EntryUndo {
		kind = model.EntryRedo
	}
	batch.Entry = model.Entry{
		Kind: kind, When: s.Now(), Who: s.User, Undoes: u.Entry.Number, File: u.Entry.File, Subject: u.Entry.Subject,
		Counts: map[string]int{restoredCount: len(u.Back), leftCount: len(u.Left)},
	}
	if u.Only != "" {
		batch.Entry.File, batch.Entry.Subject = "", u.Only
	}
	return s.commit(ctx, batch)
}

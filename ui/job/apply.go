package job

import (
	"context"
	"errors"

	"dovetail/model"
)

// Outdated is the error that another session changed the data after the preview was planned, so that a row would have
// another outcome. Nothing was applied; Preview is the new preview.
type Outdated struct{ Preview *Preview }

func (*Outdated) Error() string {
	return "nothing was applied: the data was changed meanwhile, and rows come out differently now"
}

// Applied is the result of an apply.
type Applied struct {
	Preview  *Preview // that was applied
	Wrote    int      // rows written; 0 where there was nothing to write
	Revision uint64
	Entry    uint64 // the number of its entry in the history; 0 if nothing was written or it is not known
}

// Apply writes the accepted rows of a preview in one transaction: all or none. Where the data changed and the outcome
// differs, it returns *Outdated, unless agreed accepts the new preview; agreed is nil for a preview that a person has
// seen, and it must not wait for a person. It plans again where other sessions change the data, at last under the lock.
func (s *Session) Apply(ctx context.Context, p *Preview, agreed func(*Preview) bool, progress Progress) (Applied, error) {
	batch := s.batchOf(p)
	if batch.Empty() {
		return Applied{Preview: p, Revision: p.Plan.Snapshot.Revision()}, nil
	}
	progress.report("Applying", "rows", 0, int64(len(batch.Put)))
	revision, err := s.commit(ctx, batch)
	if errors.Is(err, model.ErrStale) {
		revision, err = s.commitPlanned(ctx, p.Plan.Snapshot, func(now *model.Snapshot) (model.Batch, error) {
			progress.report("Planning", "rows", 0, int64(p.Plan.Len()))
			again, err := planOn(ctx, now, p.Request, p.Plan.File)
			if err != nil {
				return model.Batch{}, err
			}
			if !again.Plan.SameOutcome(p.Plan) && (agreed == nil || !agreed(again)) {
				return model.Batch{}, &Outdated{again}
			}
			p, batch = again, s.batchOf(again)
			return batch, nil
		})
	}
	switch {
	case err != nil:
		return Applied{}, err
	case batch.Empty():
		return Applied{Preview: p, Revision: revision}, nil
	}
	return Applied{p, len(batch.Put), revision, s.entryOf(context.WithoutCancel(ctx), revision)}, nil
}

// batchOf returns what a preview writes, with its entry of the history.
func (s *Session) batchOf(p *Preview) model.Batch {
	batch := p.Plan.Batch()
	if !batch.Empty() {
		batch.Entry = s.entry(p)
	}
	return batch
}

// newestEntries is the number of entries among which that of an apply is found: other sessions can have written some
// since.
const newestEntries = 20

// entryOf returns the number of the entry that made a revision; 0 if it cannot be found.
func (s *Session) entryOf(ctx context.Context, revision uint64) uint64 {
	entries, err := s.DB.History(ctx, newestEntries)
	if err != nil {
		return 0
	}
	for _, e := range entries {
		if e.Revision == revision && e.Who == s.User {
			return e.Number
		}
	}
	return 0
}

package job

import (
	"context"
	"errors"

	"dovetail/model"
)

// Outdated says that somebody else changed the data after the preview was shown, so that a row would
// come out differently: nothing was applied, and here is the new preview.
type Outdated struct{ Preview *Preview }

func (*Outdated) Error() string {
	return "nothing was applied: the data was changed meanwhile, and rows come out differently now"
}

// Applied is what an apply did.
type Applied struct {
	Preview  *Preview // the one that was applied
	Wrote    int      // rows written; 0 where there was nothing to write
	Revision uint64
}

// Apply writes the accepted rows of a preview as one transaction: all or none. A preview that a person
// has seen is applied only as it was seen, else Apply fails with *Outdated. One that nobody has seen is
// planned again as often as needed, as long as agreed holds for the new plan; else Apply fails with
// *Outdated too.
func (s *Session) Apply(ctx context.Context, p *Preview, agreed func(*Preview) bool, progress Progress) (Applied, error) {
	for {
		batch := p.Plan.Batch()
		if batch.Empty() {
			return Applied{Preview: p, Revision: p.Plan.Snapshot.Revision()}, nil
		}
		batch.Entry = s.entry(p)
		progress.report("Applying", "rows", 0, int64(len(batch.Put)))
		revision, err := s.commit(ctx, batch)
		if err == nil {
			return Applied{p, len(batch.Put), revision}, nil
		}
		if !errors.Is(err, model.ErrStale) {
			return Applied{}, err
		}
		again, err := s.Replan(ctx, p, p.Request.Allow, progress)
		if err != nil {
			return Applied{}, err
		}
		if !again.Plan.SameOutcome(p.Plan) && (agreed == nil || !agreed(again)) {
			return Applied{}, &Outdated{again}
		}
		p = again
	}
}

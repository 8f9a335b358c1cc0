package job

import (
	"context"
	"errors"

	"dovetail/model"
)

// freeTries is how often a batch is planned again without a lock after other sessions changed the data. Then it is planned
// under the lock, as sessions that write all the time are always faster than a long plan.
const freeTries = 2

// commit writes a batch, where the user still has access, and returns the revision.
func (s *Session) commit(ctx context.Context, b model.Batch) (revision uint64, err error) {
	if err := s.Authorize(ctx); err != nil {
		return 0, err
	}
	revision, err = s.DB.Apply(ctx, b)
	return s.committed(b, revision, err)
}

// committed remembers the revision of a batch that this session wrote, and returns it.
func (s *Session) committed(b model.Batch, revision uint64, err error) (uint64, error) {
	if err == nil && revision != b.Base.Revision { // a batch that changes nothing writes nothing
		s.own.add(revision, b.Entry.When)
	}
	return revision, err
}

// commitPlanned writes the batch that plan returns for the newest data, and returns the revision. It plans again where
// another session changes the data meanwhile, at last under the lock; so plan must not wait for a person, nor use the
// database. The snapshots share what did not change with previous, which may be nil.
func (s *Session) commitPlanned(ctx context.Context, previous *model.Snapshot, plan func(*model.Snapshot) (model.Batch, error)) (revision uint64, err error) {
	for range freeTries {
		if previous, err = s.DB.Snapshot(ctx, previous); err != nil {
			return 0, err
		}
		batch, err := plan(previous)
		if err != nil || batch.Empty() {
			return previous.Revision(), err
		}
		revision, err := s.commit(ctx, batch)
		if !errors.Is(err, model.ErrStale) {
			return revision, err
		}
	}
	if err := s.Authorize(ctx); err != nil {
		return 0, err
	}
	var batch model.Batch
	revision, err = s.DB.ApplyPlanned(ctx, previous, func(now *model.Snapshot) (_ model.Batch, err error) {
		batch, err = plan(now)
		return batch, err
	})
	return s.committed(batch, revision, err)
}

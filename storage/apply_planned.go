package storage

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// errPlan ends a transaction whose batch was not planned.
var errPlan = errors.New("the batch was not planned")

// ApplyPlanned is Apply for a batch that is planned inside of the transaction, so that no other session can change the
// data in between: model.ErrStale is not possible. All other sessions wait meanwhile, so plan must be short, must not
// wait for a person, and must not use the Store. The snapshot that plan gets shares what did not change with previous,
// which may be nil. An error of plan is returned unchanged, and then nothing was written.
func (s *Store) ApplyPlanned(ctx context.Context, previous *model.Snapshot, plan func(*model.Snapshot) (model.Batch, error)) (revision uint64, err error) {
	if previous != nil {
		s.backUpBefore(ctx, &model.Batch{Base: previous.Origin()})
	}
	p := planning{plan: plan}
	err = s.update(ctx, func(tx *bolt.Tx) error {
		batch, err := p.run(ctx, tx, previous)
		if err != nil {
			return err
		}
		if batch.Empty() {
			return errUnchanged
		}
		edits, err := checkedEdits(&batch)
		if err != nil {
			return err
		}
		revision, err = s.apply(ctx, tx, &batch, edits)
		return err
	})
	switch {
	case p.panicked != nil:
		panic(p.panicked) // a fault of the program, which must not look like damage
	case errors.Is(err, errPlan):
		return 0, p.err
	case errors.Is(err, errUnchanged):
		return p.base, nil
	case err != nil:
		return 0, err
	}
	return revision, nil
}

// planning is a plan that runs inside of a transaction, and how it ended.
type planning struct {
	plan     func(*model.Snapshot) (model.Batch, error)
	base     uint64 // the revision that it was planned on
	err      error
	panicked any
}

// run returns the batch for the current data. It returns errPlan where plan failed.
func (p *planning) run(ctx context.Context, tx *bolt.Tx, previous *model.Snapshot) (batch model.Batch, err error) {
	r, err := read(ctx, tx, previous)
	if err != nil {
		return batch, err
	}
	now := previous
	if !r.unchanged {
		if now, err = r.decode(ctx); err != nil {
			return batch, err
		}
	}
	p.base = now.Revision()
	defer func() {
		if p.panicked = recover(); p.panicked != nil {
			err = errPlan
		}
	}()
	if batch, p.err = p.plan(now); p.err != nil {
		return batch, errPlan
	}
	return batch, nil
}

package job

import (
	"context"
	"errors"
	"fmt"

	"dovetail/model"
	"dovetail/xlsx"
)

// SageRequest is which customer list to read, and for which Sage company.
type SageRequest struct {
	Source   *Source
	Company  model.Company
	Sheet    string            // "" for the active one, else the first visible one, with the columns of a customer list
	Encoding string            // of a text, one of Encodings; "" for the one that it declares, else the likeliest
	Mapping  model.SageMapping // the columns that a person has named; the others are found by their titles
}

// SagePreview is what loading a customer list would do; nothing is stored yet.
type SagePreview struct {
	Request SageRequest
	Plan    *model.SagePlan
}

// ReadSage reads a customer list, and returns how its columns are understood. It needs no company, and reads nothing of the
// database.
func (s *Session) ReadSage(ctx context.Context, r SageRequest, progress Progress) (*model.ParsedSageList, error) {
	in, err := r.Source.file.ReadSage(ctx, xlsx.WantSage{
		Sheet: r.Sheet, Encoding: r.Encoding, Mapping: r.Mapping,
		Progress: func(read, total int64) { progress.report("Reading "+r.Source.Name, "bytes", read, total) },
	})
	if err != nil {
		return nil, xlsx.Named(r.Source.Name, err)
	}
	return in, nil
}

// PreviewSage reads a customer list, and returns what loading it would do.
func (s *Session) PreviewSage(ctx context.Context, r SageRequest, progress Progress) (*SagePreview, error) {
	in, err := s.ReadSage(ctx, r, progress)
	if err != nil {
		return nil, err
	}
	return s.PlanSage(ctx, r, in, nil, progress)
}

// PlanSage returns what loading a customer list that was read would do. The snapshot shares what did not change with
// previous, which may be nil.
func (s *Session) PlanSage(ctx context.Context, r SageRequest, in *model.ParsedSageList, previous *model.Snapshot, progress Progress) (*SagePreview, error) {
	progress.report("Planning", "rows", 0, int64(len(in.Rows)))
	snapshot, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	return planSageOn(ctx, snapshot, r, in)
}

// planSageOn returns the preview of a customer list on a snapshot.
func planSageOn(ctx context.Context, snapshot *model.Snapshot, r SageRequest, in *model.ParsedSageList) (*SagePreview, error) {
	plan, err := model.PlanSageList(in, r.Company, snapshot)
	if err != nil {
		return nil, err
	}
	return &SagePreview{r, plan}, ctx.Err()
}

// SageOutdated is the error that another session changed the data after the preview of a customer list was planned, so that
// it would have another outcome. Nothing was applied; Preview is the new preview.
type SageOutdated struct{ Preview *SagePreview }

func (*SageOutdated) Error() string {
	return "nothing was applied: the data was changed meanwhile, and the customer list comes out differently now"
}

// SageApplied is the result of loading a customer list.
type SageApplied struct {
	Preview  *SagePreview // that was applied
	Wrote    bool         // false where there was nothing to write
	Revision uint64
	Entry    uint64 // the number of its entry in the history; 0 if nothing was written or it is not known
}

// ApplySage replaces the company's customer list, by the rules of Apply: where the data changed and the outcome differs, it
// returns *SageOutdated, unless agreed accepts the new preview.
func (s *Session) ApplySage(ctx context.Context, p *SagePreview, agreed func(*SagePreview) bool, progress Progress) (SageApplied, error) {
	batch := s.sageBatchOf(p)
	if batch.Empty() {
		return SageApplied{Preview: p, Revision: p.Plan.Snapshot.Revision()}, nil
	}
	progress.report("Applying", "rows", 0, int64(p.Plan.After.Len()))
	revision, err := s.commit(ctx, batch)
	if errors.Is(err, model.ErrStale) {
		revision, err = s.commitPlanned(ctx, p.Plan.Snapshot, func(now *model.Snapshot) (model.Batch, error) {
			again, err := planSageOn(ctx, now, p.Request, p.Plan.File)
			if err != nil {
				return model.Batch{}, err
			}
			if !again.Plan.SameOutcome(p.Plan) && (agreed == nil || !agreed(again)) {
				return model.Batch{}, &SageOutdated{again}
			}
			p, batch = again, s.sageBatchOf(again)
			return batch, nil
		})
	}
	switch {
	case err != nil:
		return SageApplied{}, err
	case batch.Empty():
		return SageApplied{Preview: p, Revision: revision}, nil
	}
	return SageApplied{p, true, revision, s.entryOf(context.WithoutCancel(ctx), revision)}, nil
}

// sageBatchOf returns what a preview of a customer list writes, with its entry of the history.
func (s *Session) sageBatchOf(p *SagePreview) model.Batch {
	batch := p.Plan.Batch()
	if !batch.Empty() {
		batch.Entry.When, batch.Entry.Who = s.Now(), s.User
		batch.Entry.File, batch.Entry.SHA256 = p.Request.Source.Name, p.Request.Source.SHA256
	}
	return batch
}

// RemoveSage removes the customer list of a company. No link changes.
func (s *Session) RemoveSage(ctx context.Context, c model.Company) error {
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		count, err := counted(now, c)
		if err != nil {
			return model.Batch{}, err
		}
		if now.SageList(count.Company) == nil {
			return model.Batch{}, fmt.Errorf("%s has no customer list", count.Company)
		}
		return model.Batch{Lists: []model.ListEdit{{Company: count.Company}}, Entry: model.Entry{Kind: model.EntrySage}}, nil
	})
}

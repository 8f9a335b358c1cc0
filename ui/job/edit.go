package job

import (
	"context"
	"errors"
	"fmt"

	"dovetail/model"
)

// ErrSynced is returned where the link of a synced customer would be removed without an allowance.
var ErrSynced = errors.New("is synced; without its link its Sage record would be orphaned")

// PlanLink returns a preview with one row for a link made by hand, under the rules of an upload.
func (s *Session) PlanLink(ctx context.Context, id string, l model.Link, allow model.Allowance, note string) (*Preview, error) {
	in := &model.ParsedFile{Rows: []model.Row{model.NewLinkRow(1, id, l)}}
	return s.plan(ctx, Request{Kind: model.ForUpload, Allow: allow, ByHand: true, Note: note}, in, nil, nil)
}

// Unlink removes a customer's link. For a synced customer it returns ErrSynced unless relink is true.
func (s *Session) Unlink(ctx context.Context, id string, relink bool, note string) error {
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		c, ok := now.Customer(id)
		switch {
		case !ok:
			return model.Batch{}, fmt.Errorf("there is no customer %s", id)
		case c.Link.IsZero():
			return model.Batch{}, fmt.Errorf("customer %s has no link", id)
		case c.Synced && !relink:
			return model.Batch{}, fmt.Errorf("customer %s %w", id, ErrSynced)
		}
		e := model.Entry{Subject: id, Note: note}
		if c.Synced {
			e.Allowed = []string{model.AlreadySynced.Info().Allow}
		}
		c.Link, c.Allowed = model.Link{}, 0
		return model.Batch{Put: []model.Customer{c}, Entry: e}, nil
	})
}

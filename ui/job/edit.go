package job

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"dovetail/model"
	"dovetail/xlsx"
)

// ErrSynced is returned where the link of a synced customer would be removed without an allowance.
var ErrSynced = errors.New("is synced; without its link its Sage record would be orphaned")

// PlanLink returns a preview with one row for a link made by hand, under the rules of an upload.
func (s *Session) PlanLink(ctx context.Context, id string, l model.Link, allow model.Allowance, note string) (*Preview, error) {
	in := &model.ParsedFile{Rows: []model.Row{model.NewLinkRow(1, id, l)}}
	return s.plan(ctx, Request{Kind: model.ForUpload, Allow: allow, ByHand: true, Note: note}, in, nil, nil)
}

// PlanCompany returns a preview that links customers, each with the identifiers that it has in seen, to one company,
// under the rules of an upload. A customer that was changed since seen is rejected.
func (s *Session) PlanCompany(ctx context.Context, seen *model.Snapshot, ids []string, company model.Company, note string, progress Progress) (*Preview, error) {
	customers := make([]model.Customer, len(ids))
	for i, id := range ids {
		x, _ := seen.Customer(id)
		customers[i] = model.Customer{ID: id, Link: x.Link}
		customers[i].Link.Company = company
	}
	return s.planLinks(ctx, seen, customers, model.Counted(len(ids), "marked customer", "marked customers"), note, progress)
}

// planLinks returns a preview that gives customers their links, under the rules of an upload. Its source is a text with a
// line for each customer, as a file would have it, that was exported from seen.
func (s *Session) planLinks(ctx context.Context, seen *model.Snapshot, customers []model.Customer, name, note string, progress Progress) (*Preview, error) {
	text, err := linkLines(customers)
	if err != nil {
		return nil, err
	}
	source, err := OpenPaste(text)
	if err != nil {
		return nil, err
	}
	source.Name = name
	in, err := source.read(ctx, xlsx.Want{Kind: model.ForUpload}, progress)
	if err != nil {
		return nil, errors.Join(err, source.Close())
	}
	in.Origin = seen.Origin()
	for i := range in.Rows {
		in.Rows[i].Damage = nil // the values are stored ones, none was changed by Excel
		in.Rows[i].Number = i + 1
	}
	return s.plan(ctx, Request{Kind: model.ForUpload, Source: source, ByHand: true, Note: note}, in, seen, progress)
}

// linkLines returns the links of customers as cells that are pasted.
func linkLines(customers []model.Customer) (string, error) {
	columns := []model.Column{model.ColumnID, model.ColumnCompany, model.ColumnSite, model.ColumnSageID, model.ColumnAccount}
	rows := make([][]string, 1+len(customers))
	for _, c := range columns {
		rows[0] = append(rows[0], c.Header())
		for i, x := range customers {
			rows[1+i] = append(rows[1+i], c.CellText(c.Text(x)))
		}
	}
	var text strings.Builder
	w := csv.NewWriter(&text)
	w.Comma = '\t'
	err := w.WriteAll(rows)
	return text.String(), err
}

// Unlink removes a customer's link. For a synced customer it returns ErrSynced unless relink is true.
func (s *Session) Unlink(ctx context.Context, id string, relink bool, note string) error {
	return s.unlink(ctx, id, relink, note, func(model.Customer) error { return nil })
}

// UnlinkSeen removes the link of a customer that a user has seen and confirmed to remove. It fails if the customer has
// another link by then, or became synced.
func (s *Session) UnlinkSeen(ctx context.Context, seen model.Customer) error {
	return s.unlink(ctx, seen.ID, seen.Synced, "", func(c model.Customer) error {
		if c.Link != seen.Link || c.Synced != seen.Synced {
			return fmt.Errorf("customer %s was changed meanwhile; look at its card again", seen.ID)
		}
		return nil
	})
}

// unlink is Unlink with a check of the current customer.
func (s *Session) unlink(ctx context.Context, id string, relink bool, note string, check func(model.Customer) error) error {
	return s.edit(ctx, func(now *model.Snapshot) (model.Batch, error) {
		c, ok := now.Customer(id)
		if err := check(c); ok && err != nil {
			return model.Batch{}, err
		}
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

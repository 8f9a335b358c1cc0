package job

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dovetail/model"
	"dovetail/xlsx"
)

// Request is what to read and how to plan it.
type Request struct {
	Kind          model.Kind
	Source        *Source
	Sheet         string        // "" for the active one, else the first visible one, with a header
	Encoding      string        // of a text, one of Encodings; "" for the one that it declares, else the likeliest
	Layout        *model.Layout // columns mapped by position; nil to find them by the header
	Allow         model.Allowance
	CustomersOnly bool // of a load
	Foreign       bool // an upload may come from an export of another database
	NewCustomers  bool // a load may add customers that do not look like Layer's

	ByHand bool   // links made by hand: of one link there is no Source
	Note   string // the reason, for the history
}

// Preview is what a request would do; nothing is stored yet.
type Preview struct {
	Request Request
	Plan    *model.Plan
}

// ErrForeign is returned for the upload of a workbook that was exported from another database: its CustomerIds may be
// those of other customers here.
var ErrForeign = errors.New("was exported from another database, where the same CustomerIds may be other customers")

// NotLayers is the error that a load's file does not look like Layer's list of the customers of this database. Its rows
// would become customers.
type NotLayers struct {
	File string
	Why  string // the reason, a sentence whose subject is the file
}

func (e *NotLayers) Error() string { return e.File + " " + e.Why }

// Preview reads the file and plans it. It returns ErrForeign for an upload of a workbook of another database, and
// *NotLayers for a load of a file that looks like another list, unless the request allows it.
func (s *Session) Preview(ctx context.Context, r Request, progress Progress) (*Preview, error) {
	in, err := r.Source.read(ctx, xlsx.Want{Kind: r.Kind, Sheet: r.Sheet, Encoding: r.Encoding, Layout: r.Layout}, progress)
	if err != nil {
		return nil, err
	}
	return s.plan(ctx, r, in, nil, progress)
}

// Replan returns a preview of the same rows, planned again with another allowance or because the data changed.
func (s *Session) Replan(ctx context.Context, p *Preview, allow model.Allowance, progress Progress) (*Preview, error) {
	r := p.Request
	r.Allow = allow
	return s.plan(ctx, r, p.Plan.File, p.Plan.Snapshot, progress)
}

func (s *Session) plan(ctx context.Context, r Request, in *model.ParsedFile, previous *model.Snapshot, progress Progress) (*Preview, error) {
	progress.report("Planning", "rows", 0, int64(len(in.Rows)))
	snapshot, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	return planOn(ctx, snapshot, r, in)
}

// planOn returns the preview of rows on a snapshot.
func planOn(ctx context.Context, snapshot *model.Snapshot, r Request, in *model.ParsedFile) (*Preview, error) {
	if mark := in.Origin.Database; r.Kind == model.ForUpload && mark != "" && mark != snapshot.Database() && !r.Foreign {
		return nil, fmt.Errorf("%s %w", r.Source.Name, ErrForeign)
	}
	if r.Kind == model.ForLoad && !r.NewCustomers {
		if why := model.WhyNotLayers(in, snapshot); why != "" {
			return nil, &NotLayers{r.Source.Name, why}
		}
	}
	p := &Preview{Request: r}
	if r.Kind == model.ForLoad {
		p.Plan = model.PlanLoad(in, snapshot, model.LoadOption{CustomersOnly: r.CustomersOnly})
	} else {
		p.Plan = model.PlanUpload(in, snapshot, r.Allow)
	}
	return p, ctx.Err()
}

// entry returns the entry of the history for the apply of a preview.
func (s *Session) entry(p *Preview) model.Entry {
	e := model.Entry{Kind: model.EntryUpload, When: s.Now(), Who: s.User, Note: p.Request.Note, Counts: map[string]int{}}
	switch {
	case p.Request.ByHand:
		e.Kind = model.EntryEdit
	case p.Request.Kind == model.ForLoad:
		e.Kind = model.EntryLoad
	}
	if p.Request.ByHand && p.Request.Source == nil {
		e.Subject = p.Plan.File.Rows[0].Cells[model.ColumnID]
	}
	if source := p.Request.Source; source != nil {
		e.File, e.SHA256 = source.Name, source.SHA256
	}
	for _, c := range model.Classes(p.Request.Kind) {
		e.Counts[c.String()] = p.Plan.Counts[c]
	}
	e.Note = noted(e.Note, p.Plan.WrittenCorrections())
	e.Allowed = p.Plan.Allowed().AllowNames()
	return e
}

// notedCorrections is the number of corrections that the note of an entry names.
const notedCorrections = 3

// noted returns the note of an entry with the companies that were read as others.
func noted(note string, corrections []string) string {
	if n := len(corrections) - notedCorrections; n > 0 {
		corrections = append(corrections[:notedCorrections:notedCorrections], model.Number(n)+" more")
	}
	if note != "" {
		corrections = append([]string{note}, corrections...)
	}
	return strings.Join(corrections, "; ")
}

package ui

import (
	"context"
	"sync"

	"dovetail/model"
	"dovetail/ui/job"
)

// allowances are what the user allowed in the previews of this session, for when a file is opened again. Its zero value
// is ready to use.
type allowances struct {
	mutex sync.Mutex
	kept  map[readRows]keptAllowance
}

// keptAllowance is what was allowed, and for how many rows.
type keptAllowance struct {
	allow model.Allowance
	rows  int
}

// readRows names the rows that an allowance is for: those of one content, sheet and encoding.
type readRows struct{ sha256, sheet, encoding string }

// rowsOf returns the name of the rows of a preview.
func rowsOf(p *job.Preview) readRows {
	return readRows{p.Request.Source.SHA256, p.Plan.File.Sheet, p.Plan.File.Encoding}
}

// keep records what is allowed in a preview, for a number of rows. Links made by hand have no file that is opened again.
func (a *allowances) keep(p *job.Preview, rows int) {
	switch {
	case p.Request.ByHand:
		return
	case p.Request.Allow.IsZero():
		a.remove(p)
		return
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if a.kept == nil {
		a.kept = map[readRows]keptAllowance{}
	}
	a.kept[rowsOf(p)] = keptAllowance{p.Request.Allow, rows}
}

// remove removes what was allowed in a preview.
func (a *allowances) remove(p *job.Preview) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	delete(a.kept, rowsOf(p))
}

// of returns what was allowed in earlier previews of the same rows.
func (a *allowances) of(p *job.Preview) keptAllowance {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.kept[rowsOf(p)]
}

// planned returns the preview of a request, with what was allowed for its rows before.
func (a *App) planned(ctx context.Context, r job.Request, report job.Progress) (*job.Preview, error) {
	p, err := a.backend.Preview(ctx, r, report)
	if err != nil || !r.Allow.IsZero() || r.Kind == model.ForLoad {
		return p, err
	}
	if allow := a.allowances.of(p).allow; !allow.IsZero() {
		return a.backend.Replan(ctx, p, allow, report)
	}
	return p, nil
}

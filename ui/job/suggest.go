package job

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"

	"dovetail/model"
	"dovetail/xlsx"
)

// ErrNoSageList is returned where there is nothing to suggest from.
var ErrNoSageList = errors.New("no customer list of Sage to suggest from; load one with: dovetail sage load FILE --company NAME --site SITE")

// SuggestRequest says which suggestions to find.
type SuggestRequest struct {
	Company model.Company // only customers of this Sage company; the zero Company for all
	Again   bool          // also those that were rejected
}

// keptSuggester is the suggester that a session made last: to make one takes a second for 30,000 customers. Its zero value
// is ready to use.
type keptSuggester struct {
	mutex sync.Mutex
	of    model.Company
	last  *model.Suggester
}

// suggester returns the suggester of a snapshot.
func (k *keptSuggester) suggester(s *model.Snapshot, of model.Company, progress Progress) (*model.Suggester, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.last == nil || k.of != of || k.last.Snapshot().Origin() != s.Origin() {
		progress.report("Reading the names", "customers", 0, 0)
		k.of, k.last = of, model.NewSuggester(s, of)
	}
	if !k.last.HasLists() {
		if of != (model.Company{}) {
			return nil, fmt.Errorf("%s has %w", of, ErrNoSageList)
		}
		return nil, fmt.Errorf("there is %w", ErrNoSageList)
	}
	return k.last, nil
}

// Suggest returns the suggestions for all customers that the next sync would create, from the newest data; previous is a
// snapshot to share with, or nil.
func (s *Session) Suggest(ctx context.Context, r SuggestRequest, previous *model.Snapshot, progress Progress) (*model.Suggestions, error) {
	progress.report("Reading the customers", "customers", 0, 0)
	now, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	g, err := s.kept.suggester(now, r.Company, progress)
	if err != nil {
		return nil, err
	}
	rejected, err := s.rejected(ctx)
	if err != nil {
		return nil, err
	}
	return g.All(ctx, rejected, r.Again, func(done, total int) {
		progress.report("Comparing", "customers", int64(done), int64(total))
	})
}

// SuggestFor returns the suggestions for one customer, from the newest data. It returns none for a customer that the next
// sync would not create.
func (s *Session) SuggestFor(ctx context.Context, id string, previous *model.Snapshot, progress Progress) ([]model.Suggestion, error) {
	now, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	g, err := s.kept.suggester(now, model.Company{}, progress)
	if err != nil {
		return nil, err
	}
	row, found := now.Find(id)
	if !found {
		return nil, fmt.Errorf("there is no customer %s", id)
	}
	rejected, err := s.rejected(ctx)
	if err != nil {
		return nil, err
	}
	return g.For(row, rejected), ctx.Err()
}

// rejectionStore is a database that remembers which suggestions were rejected.
type rejectionStore interface {
	RejectedSuggestions(ctx context.Context) ([]model.RejectedSuggestion, error)
	RejectSuggestions(ctx context.Context, list []model.RejectedSuggestion) error
	RestoreSuggestions(ctx context.Context, list []model.RejectedSuggestion) error
}

// rejected returns the suggestions that were rejected.
func (s *Session) rejected(ctx context.Context) ([]model.RejectedSuggestion, error) {
	if db, ok := s.DB.(rejectionStore); ok {
		return db.RejectedSuggestions(ctx)
	}
	return nil, nil
}

// RejectSuggestion stores that the user rejected a suggestion.
func (s *Session) RejectSuggestion(ctx context.Context, x model.Suggestion) error {
	db, ok := s.DB.(rejectionStore)
	if !ok {
		return nil
	}
	return db.RejectSuggestions(ctx, []model.RejectedSuggestion{{CustomerID: x.CustomerID, Link: x.Link(), When: s.Now(), Who: s.User}})
}

// RestoreSuggestion stores that a suggestion which was rejected is offered again.
func (s *Session) RestoreSuggestion(ctx context.Context, x model.Suggestion) error {
	db, ok := s.DB.(rejectionStore)
	if !ok {
		return nil
	}
	return db.RestoreSuggestions(ctx, []model.RejectedSuggestion{{CustomerID: x.CustomerID, Link: x.Link()}})
}

// FromSuggestions is the note in the history of links that were made from suggestions.
const FromSuggestions = "from suggestions"

// PlanSuggestions returns a preview of links that were suggested and accepted, under the rules of an upload: its source is
// a text with a line for each customer, as a file would have it, that was exported from seen.
func (s *Session) PlanSuggestions(ctx context.Context, seen *model.Snapshot, accepted []model.Suggestion, progress Progress) (*Preview, error) {
	customers := make([]model.Customer, len(accepted))
	for i, x := range accepted {
		customers[i] = model.Customer{ID: x.CustomerID, Link: x.Link()}
	}
	return s.planLinks(ctx, seen, customers, model.Counted(len(accepted), "suggestion", "suggestions"), FromSuggestions, progress)
}

// SuggestionsFile is a workbook or a text of suggestions to write.
type SuggestionsFile struct {
	Snapshot *model.Snapshot
	Links    *model.SuggestedLinks
	Format   Format
}

// WriteSuggestions writes suggestions to a stream.
func (s *Session) WriteSuggestions(ctx context.Context, w io.Writer, f SuggestionsFile, progress Progress) error {
	links := f.Links.Links
	content := xlsx.Suggestions{Table: s.table(Export{Snapshot: f.Snapshot, Format: f.Format}, progress), Links: links, Others: f.Links.Others()}
	content.Count, content.Rows = len(links), suggestedCustomers(f.Snapshot, links)
	w = withContext(ctx, w)
	if f.Format == CSV {
		return xlsx.WriteSuggestionsCSV(ctx, w, content)
	}
	return xlsx.WriteSuggestions(ctx, w, content)
}

// WriteSuggestionsFile writes suggestions to a file, which appears complete or not at all, and returns its size in bytes.
func (s *Session) WriteSuggestionsFile(ctx context.Context, path string, replace bool, f SuggestionsFile, progress Progress) (int64, error) {
	return WriteFile(path, replace, func(w io.Writer) error { return s.WriteSuggestions(ctx, w, f, progress) })
}

// suggestedCustomers returns the customers of suggestions, with the links that they would make.
func suggestedCustomers(s *model.Snapshot, links []model.Suggestion) iter.Seq[model.Customer] {
	return func(yield func(model.Customer) bool) {
		for i := range links {
			x, _ := s.Customer(links[i].CustomerID)
			x.Link = links[i].Link()
			if !yield(x) {
				return
			}
		}
	}
}

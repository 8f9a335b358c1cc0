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
	Fresh   bool          // compare again, even if only links have changed since
}

// keptSuggester is what a session compared last, which takes a minute for 200,000 customers: it is used again while only
// links change. Its zero value is ready to use.
type keptSuggester struct {
	mutex sync.Mutex
	of    model.Company
	last  *model.Suggester
	found *model.Suggestions // by last, or by one that last is renewed from; nil if not all customers were compared
}

// suggester returns the suggester of a snapshot.
func (k *keptSuggester) suggester(s *model.Snapshot, of model.Company, fresh bool, progress Progress) (*model.Suggester, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	renewed := false
	if k.last != nil && k.of == of && !fresh {
		var g *model.Suggester
		if g, renewed = k.last.Renewed(s); renewed {
			k.last = g
		}
	}
	if !renewed {
		progress.report("Reading the names", "customers", 0, 0)
		k.of, k.last, k.found = of, model.NewSuggester(s, of), nil
	}
	if !k.last.HasLists() {
		if of != (model.Company{}) {
			return nil, fmt.Errorf("%s has %w", of, ErrNoSageList)
		}
		return nil, fmt.Errorf("there is %w", ErrNoSageList)
	}
	return k.last, nil
}

// keep keeps what a suggester found, if it is still the last one.
func (k *keptSuggester) keep(g *model.Suggester, found *model.Suggestions) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.last == g {
		k.found = found
	}
}

// foundBy returns what was found by a suggester or one that it is renewed from; nil if not all customers were compared.
func (k *keptSuggester) foundBy(g *model.Suggester) *model.Suggestions {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.last != g {
		return nil
	}
	return k.found
}

// Suggest returns the suggestions for all customers that the next sync would create, from the newest data; previous is a
// snapshot to share with, or nil.
func (s *Session) Suggest(ctx context.Context, r SuggestRequest, previous *model.Snapshot, progress Progress) (*model.Suggestions, error) {
	progress.report("Reading the customers", "customers", 0, 0)
	now, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	g, err := s.kept.suggester(now, r.Company, r.Fresh, progress)
	if err != nil {
		return nil, err
	}
	rejected, err := s.RejectedSuggestions(ctx)
	if err != nil {
		return nil, err
	}
	if found := s.kept.foundBy(g); found != nil {
		return found.Renewed(ctx, g, rejected, r.Again)
	}
	found, err := g.All(ctx, rejected, r.Again, func(done, total int) {
		progress.report("Comparing", "customers", int64(done), int64(total))
	})
	if err == nil {
		s.kept.keep(g, found)
	}
	return found, err
}

// SuggestFor returns the suggestions for one customer, from the newest data. It returns none for a customer that the next
// sync would not create.
func (s *Session) SuggestFor(ctx context.Context, id string, previous *model.Snapshot, progress Progress) ([]model.Suggestion, error) {
	now, err := s.DB.Snapshot(ctx, previous)
	if err != nil {
		return nil, err
	}
	g, err := s.kept.suggester(now, model.Company{}, false, progress)
	if err != nil {
		return nil, err
	}
	row, found := now.Find(id)
	if !found {
		return nil, fmt.Errorf("there is no customer %s", id)
	}
	rejected, err := s.RejectedSuggestions(ctx)
	if err != nil {
		return nil, err
	}
	return g.For(row, rejected), ctx.Err()
}

// mostQuick is the number of customers, of both sides, of which a suggester is made in less than half a second.
const mostQuick = 30_000

// SuggestQuickly is SuggestFor for a place where suggestions are not asked for: it returns none where that would take long.
func (s *Session) SuggestQuickly(ctx context.Context, id string, seen *model.Snapshot) ([]model.Suggestion, error) {
	total := seen.Len()
	for _, list := range seen.SageLists() {
		total += list.List.Len()
	}
	if total > mostQuick {
		return nil, nil
	}
	return s.SuggestFor(ctx, id, seen, nil)
}

// FromSuggestions is the note in the history of links that were made from suggestions.
const FromSuggestions = "from suggestions"

// PlanSuggestions returns a preview of links that were suggested and accepted, under the rules of an upload: its source is
// a text with a line for each customer, as a file would have it, that was exported from seen. Of the customers only the IDs
// and the links are used.
func (s *Session) PlanSuggestions(ctx context.Context, seen *model.Snapshot, accepted []model.Customer, progress Progress) (*Preview, error) {
	return s.planLinks(ctx, seen, accepted, model.Counted(len(accepted), "suggestion", "suggestions"), FromSuggestions, progress)
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

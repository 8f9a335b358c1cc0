package job

import (
	"context"
	"slices"

	"dovetail/model"
)

// RejectedSuggestions returns the suggestions that users rejected, sorted by CustomerId.
func (s *Session) RejectedSuggestions(ctx context.Context) ([]model.RejectedSuggestion, error) {
	return s.DB.RejectedSuggestions(ctx)
}

// RejectSuggestions stores that the user rejected the links that were suggested for customers, by CustomerId. It makes no
// entry in the history: rejecting is no change of the data, and RestoreSuggestions reverses it.
func (s *Session) RejectSuggestions(ctx context.Context, suggested []model.RejectedSuggestion) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	list := make([]model.RejectedSuggestion, len(suggested))
	for i, r := range suggested {
		list[i] = model.RejectedSuggestion{CustomerID: r.CustomerID, Link: r.Link, When: s.Now(), Who: s.User}
	}
	return s.DB.RejectSuggestions(ctx, list)
}

// RestoreSuggestions removes the rejections of suggestions, also those by other users. The customer list can have been
// replaced since, and name the Sage customer by other identifiers: all rejections that agree are removed.
func (s *Session) RestoreSuggestions(ctx context.Context, list []model.RejectedSuggestion) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	stored, err := s.DB.RejectedSuggestions(ctx)
	if err != nil {
		return err
	}
	restored := slices.DeleteFunc(stored, func(x model.RejectedSuggestion) bool {
		return !slices.ContainsFunc(list, func(r model.RejectedSuggestion) bool {
			return r.CustomerID == x.CustomerID && r.Link.Agrees(x.Link)
		})
	})
	return s.DB.RestoreSuggestions(ctx, restored)
}

// RestoreAllSuggestions removes all rejections of suggestions.
func (s *Session) RestoreAllSuggestions(ctx context.Context) error {
	if err := s.Authorize(ctx); err != nil {
		return err
	}
	return s.DB.RestoreAllSuggestions(ctx)
}

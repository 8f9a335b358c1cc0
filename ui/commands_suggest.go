package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// The commands of the screen Suggestions. Its search runs beside the screen, which can be used meanwhile.

// suggestedMsg has the suggestions that a search found.
type suggestedMsg struct {
	number int // of the search; one with another number is late
	found  *model.Suggestions
	kept   *decisions // what was decided before, for what was found
	gone   []string   // the CustomerIds of what was accepted before and is no longer offered
	err    error
}

// suggestingMsg has the progress of a search.
type suggestingMsg struct {
	number  int
	step    job.Step
	elapsed time.Duration
}

// suggestSearch is a search for suggestions that runs.
type suggestSearch struct {
	number int
	cancel context.CancelFunc
	steps  <-chan progressedMsg
	last   progressedMsg
}

// next returns the command that waits for the next progress; it returns nil once the search has ended.
func (s *suggestSearch) next() tea.Cmd {
	steps := s.steps
	return func() tea.Msg {
		m, open := <-steps
		if !open {
			return nil
		}
		return suggestingMsg(m)
	}
}

// suggest starts a search in the newest data, which carries over what was decided before, and returns it with the command
// that waits for it.
func (a *App) suggest(number int, r job.SuggestRequest, before *decisions) (*suggestSearch, tea.Cmd) {
	ctx, cancel := context.WithCancel(a.context)
	steps := make(chan progressedMsg, 1)
	s := &suggestSearch{number: number, cancel: cancel, steps: steps}
	shown := a.shown()
	end := a.background(func() tea.Msg {
		defer cancel()
		defer close(steps)
		found, err := a.backend.Suggest(ctx, r, shown, progressSender(number, steps))
		m := suggestedMsg{number: number, found: found, err: err}
		if err == nil {
			m.kept, m.gone = before.carriedTo(found)
		}
		return m
	})
	return s, tea.Batch(end, s.next())
}

// filteredMsg has the customers of a list of suggestions that match a filter.
type filteredMsg struct {
	number int // of the filter; one with another number is late
	rows   []int32
	err    error
}

// filterSuggestions returns the command that finds the customers that match a filter.
func filterSuggestions(ctx context.Context, number int, all *model.Suggestions, f model.SuggestionFilter) tea.Cmd {
	return func() tea.Msg {
		rows, err := all.Filter(ctx, f)
		return filteredMsg{number, rows, err}
	}
}

// rejectedMsg says whether rejections for a customer, or that suggestions are offered again, were stored.
type rejectedMsg struct {
	customer string   // its CustomerId
	before   decision // what was decided on it before
	err      error
}

// rejectSuggestions returns the command that stores the rejection of suggestions for one customer.
func (a *App) rejectSuggestions(list []model.Suggestion, before decision) tea.Cmd {
	return func() tea.Msg {
		return rejectedMsg{list[0].CustomerID, before, a.backend.RejectSuggestions(a.context, asRejected(list))}
	}
}

// restoreSuggestions returns the command that removes the rejection of suggestions for one customer.
func (a *App) restoreSuggestions(list []model.Suggestion) tea.Cmd {
	return func() tea.Msg {
		return rejectedMsg{list[0].CustomerID, rejected, a.backend.RestoreSuggestions(a.context, asRejected(list))}
	}
}

// asRejected returns suggestions as rejections; the session says when and by which user.
func asRejected(list []model.Suggestion) []model.RejectedSuggestion {
	no := make([]model.RejectedSuggestion, len(list))
	for i := range list {
		no[i] = model.RejectedSuggestion{CustomerID: list[i].CustomerID, Link: list[i].Link()}
	}
	return no
}

// suggestQuickly returns the command that finds the suggestions for a customer, for its card; nothing if that takes long.
func (a *App) suggestQuickly(id string) tea.Cmd {
	shown := a.shown()
	return func() tea.Msg {
		list, err := a.backend.SuggestQuickly(a.context, id, shown)
		if err != nil {
			return nil // the card does without; m says what is wrong
		}
		return cardSuggestions{id, list}
	}
}

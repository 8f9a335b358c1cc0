package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// apply shows what the accepted suggestions would do, as the preview of an upload.
func (s *suggestions) apply() tea.Cmd {
	decided, seen := s.decided.clone(), s.all.Snapshot()
	return s.app.preview("Checking the links", func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return s.app.backend.PlanSuggestions(ctx, seen, decided.accepted(), report)
	})
}

// acceptedCount returns the number of suggestions that are accepted and not applied.
func (a *App) acceptedCount() int {
	if a.suggestions.decided == nil {
		return 0
	}
	return a.suggestions.decided.counts[accepted]
}

// leaveAccepted runs leave, after a question if accepted suggestions are not applied yet. The words say what leaving does
// with them.
func (a *App) leaveAccepted(words string, leave func() tea.Cmd) tea.Cmd {
	n := a.acceptedCount()
	if n == 0 {
		return leave()
	}
	s := a.suggestions
	lines := []string{model.Counted(n, "accepted suggestion is", "accepted suggestions are") + " not applied yet. Leave?"}
	return a.choose("Not applied", lines,
		widget.Action{Keys: []string{"a"}, Footer: "preview and apply", Help: "show what they do, and apply them", Do: s.apply},
		widget.Action{Keys: []string{"y"}, Footer: words, Do: leave},
	)
}

// compare shows the customer under the cursor beside the Sage customers that are suggested for it.
func (s *suggestions) compare() tea.Cmd {
	i := s.current()
	customer, _, _ := s.all.Pair(i)
	m := newMatches(s.app, customer, s.all.At(i))
	m.verb, m.take, m.decided = "accept", s.accept, s.decideBest
	for at, x := range m.list {
		m.rejected[at] = s.no[rejection{x.CustomerID, x.Link()}]
	}
	return s.app.open(m)
}

// accept accepts a suggestion that was chosen beside others, and returns to the list.
func (s *suggestions) accept(x model.Suggestion) tea.Cmd {
	if i := s.all.Find(x.CustomerID); i >= 0 {
		s.decided.accept(i, x)
		s.touch(i)
		delete(s.drawn, i)
		s.grid.Move(1)
	}
	return s.app.back()
}

// decideBest decides on a suggestion that was rejected, or is offered again, beside others. The list has only the best.
func (s *suggestions) decideBest(x model.Suggestion, to decision) {
	s.no[rejection{x.CustomerID, x.Link()}] = to == rejected
	if i := s.all.Find(x.CustomerID); i >= 0 && s.decided.link(i) == x.Link() {
		s.decide(i, to)
		delete(s.drawn, i)
	}
}

// suggestFor shows the Sage customers that are suggested for a customer, to link it to one.
func (a *App) suggestFor(x model.Customer) tea.Cmd {
	shown := a.shown()
	return a.run(typedTask[[]model.Suggestion]{
		title: "Looking for suggestions for " + x.ID,
		do: func(ctx context.Context, report job.Progress) ([]model.Suggestion, error) {
			return a.backend.SuggestFor(ctx, x.ID, shown, report)
		},
		then: func(list []model.Suggestion, err error) tea.Cmd {
			if err != nil {
				return a.fail("Suggestions", err)
			}
			m := newMatches(a, x, list)
			m.verb, m.take = "link", func(s model.Suggestion) tea.Cmd {
				return a.planLink(x.ID, s.Link(), model.Allowance{}, job.FromSuggestions)
			}
			return a.open(m)
		},
	}.task())
}

// whyNoSuggestions returns why nothing is suggested for a customer; "" if something can be.
func whyNoSuggestions(x model.Customer) string {
	switch {
	case !x.Link.IsZero():
		return x.ID + " is linked already; suggestions are for customers without a link"
	case x.Synced:
		return x.ID + " is synced, so Sage has it already; load Layer's grid export to add the link"
	}
	return ""
}

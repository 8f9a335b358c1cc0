package ui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// Actions returns the keys of the screen; while the filter is typed, those that are not text.
func (s *suggestions) Actions() []widget.Action {
	if s.Typing() {
		return []widget.Action{
			{Keys: []string{"enter", "down"}, Footer: "keep the filter", Do: s.shutFilter},
			{Keys: []string{"esc"}, Footer: "back", Help: "back to the list: the filter stays", Do: s.shutFilter},
		}
	}
	return slices.Concat(s.decideActions(), s.viewActions(), s.grid.Moves())
}

// decideActions returns the keys that accept, reject and apply.
func (s *suggestions) decideActions() []widget.Action {
	why, notFree := s.whyNoRow(), s.whyNotDecided()
	return []widget.Action{
		{Keys: []string{" "}, Footer: "accept", Help: "accept the suggestion, or take that back; then the next row", Why: s.whyNotAccepted(), Do: s.toggle},
		{Keys: []string{"x", "delete"}, Footer: s.rejectWords(), Help: "reject the suggestion: remembered at once; or offer it again", Why: notFree, Do: s.reject},
		{Keys: []string{"X"}, Help: "none of these: reject all suggestions for the customer at once", Why: s.whyNotAccepted(), Do: s.rejectAll},
		{Keys: []string{"enter"}, Footer: "compare", Help: "compare: the two customers side by side, and the other suggestions", Why: why, Do: s.compare},
		{Keys: []string{"a"}, Footer: s.applyWords(), Help: "apply what is accepted: shows first what that does", Why: s.whyNothing(), Do: s.apply},
		{Keys: []string{"A"}, Footer: s.tierWords(), Help: "accept all that are shown of the tier of the row: asks first", Why: s.whyNoTier(), Do: s.askTier},
		{Keys: []string{"n"}, Help: "next one that is not decided", Why: why, Do: func() tea.Cmd { return s.nextUndecided(1) }},
		{Keys: []string{"N"}, Help: "previous one that is not decided", Why: why, Do: func() tea.Cmd { return s.nextUndecided(-1) }},
		{Keys: []string{"z", "ctrl+z"}, Help: "undo your last rejection here; without one your last change", Do: s.undoRejection},
		{Keys: []string{"Z", "ctrl+y"}, Help: "redo what you undid", Do: s.app.undoLast(true)},
	}
}

// viewActions returns the keys that select rows, search again and leave.
func (s *suggestions) viewActions() []widget.Action {
	list := []widget.Action{
		{Keys: []string{"/"}, Footer: "filter", Help: "filter: words in the IDs, names and accounts of both; -word leaves out", Why: s.whyNotFound(), Do: s.openFilter},
	}
	for i, t := range model.Tiers() {
		list = append(list, widget.Action{Keys: []string{strconv.Itoa(i + 1)}, Help: "show only " + t.String() + ", or all again", Why: s.whyNotFound(), Do: func() tea.Cmd { return s.onlyTier(t) }})
	}
	return append(list, []widget.Action{
		{Keys: []string{strconv.Itoa(keyNotFree)}, Help: "show only the customers whose likely account is linked or not open, or all again", Why: s.whyNotFound(), Do: s.onlyNotFree},
		{Keys: []string{"u"}, Footer: s.loadWords(), Help: "load a list: the customers of a Sage company", Do: func() tea.Cmd { return s.app.loadSage(model.Company{}) }},
		{Keys: []string{"R"}, Help: "show the rejected ones too, or leave them out", Do: s.toggleRejected},
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "search again: compare all customers", Do: func() tea.Cmd { return s.findAgain(true) }},
		{Keys: []string{"esc"}, Footer: s.escWords(), Help: "one layer back: the search that runs, the filter, then the customers", Do: s.back},
	}...)
}

// lookingForSuggestions is why a key does nothing while the first search runs.
const lookingForSuggestions = "the suggestions are still being looked for"

// keyNotFree is the key that shows only the customers whose likely account is not free: the one after those of the tiers.
const keyNotFree = 5

// applyWords returns the words of the footer for apply; "" while nothing is accepted.
func (s *suggestions) applyWords() string {
	if s.decided == nil || s.decided.counts[accepted] == 0 {
		return ""
	}
	return "apply " + model.Number(s.decided.counts[accepted])
}

// loadWords returns the words of the footer for loading a customer list; "" where there are suggestions.
func (s *suggestions) loadWords() string {
	if s.all == nil && s.search == nil {
		return "load a list"
	}
	return ""
}

// tierWords returns the words of the footer for accepting a tier.
func (s *suggestions) tierWords() string {
	if i := s.current(); i >= 0 && !s.filter.NotFree && whyNotTogether(s.all.Tier(i)) == "" {
		return "all " + s.all.Tier(i).String()
	}
	return ""
}

// whyNoTier returns why the tier of the row cannot be accepted, "" if it can.
func (s *suggestions) whyNoTier() string {
	if why := s.whyNotDecided(); why != "" {
		return why
	}
	return whyNotTogether(s.all.Tier(s.current()))
}

func (s *suggestions) rejectWords() string {
	if i := s.current(); i >= 0 && s.decided.of[i] == rejected {
		return "offer again"
	}
	return "reject"
}

// escWords returns the words of the footer for Esc while it does more than leave.
func (s *suggestions) escWords() string {
	switch {
	case s.search != nil:
		return "stop"
	case !s.filter.IsZero():
		return "all again"
	}
	return "back"
}

func (s *suggestions) whyNotFound() string {
	switch {
	case s.all != nil:
		return ""
	case s.search != nil:
		return lookingForSuggestions
	}
	return "there are no suggestions yet; r searches for them"
}

func (s *suggestions) whyNoRow() string {
	if why := s.whyNotFound(); why != "" {
		return why
	}
	if s.current() < 0 {
		return "no suggestion is shown"
	}
	return ""
}

// whyNotDecided returns why nothing can be decided on the row under the cursor; "" if it can.
func (s *suggestions) whyNotDecided() string {
	if why := s.whyNoRow(); why != "" || !s.filter.NotFree {
		return why
	}
	x := s.drawnAt(s.grid.Cursor)
	return x.WhyNotOffered()
}

// whyNotAccepted returns why the suggestion under the cursor cannot be accepted; "" if it can.
func (s *suggestions) whyNotAccepted() string {
	if why := s.whyNotDecided(); why != "" {
		return why
	}
	if s.decided.of[s.current()] == rejected {
		return "it is rejected; x offers it again"
	}
	return ""
}

func (s *suggestions) whyNothing() string {
	if s.decided == nil || s.decided.counts[accepted] == 0 {
		return "nothing is accepted yet; Space accepts"
	}
	return ""
}

func (s *suggestions) openFilter() tea.Cmd {
	s.field.Focus()
	s.field.CursorEnd()
	return nil
}

func (s *suggestions) shutFilter() tea.Cmd {
	s.field.Blur()
	return nil
}

// onlyTier shows only the customers whose best suggestion has a tier, or all again.
func (s *suggestions) onlyTier(t model.Tier) tea.Cmd {
	if s.filter.Tier == t {
		t = model.NoTier
	}
	s.filter.Tier, s.filter.NotFree = t, false
	clear(s.drawn)
	return s.ask(s.currentID())
}

// onlyNotFree shows only the customers whose likely account is not free, with that account, or all again.
func (s *suggestions) onlyNotFree() tea.Cmd {
	s.filter.Tier, s.filter.NotFree = model.NoTier, !s.filter.NotFree
	clear(s.drawn)
	return s.ask(s.currentID())
}

// toggleRejected shows the rejected suggestions too, or leaves them out.
func (s *suggestions) toggleRejected() tea.Cmd {
	s.again = !s.again
	if s.again {
		s.app.notify("rejected suggestions are shown too; x offers one again")
	} else {
		s.app.notify("rejected suggestions are left out")
	}
	return s.find()
}

// back cancels the search that runs, removes the filter, or leaves for the customers.
func (s *suggestions) back() tea.Cmd {
	switch {
	case s.search != nil:
		s.search.cancel()
		return nil
	case !s.filter.IsZero():
		s.filter = model.SuggestionFilter{}
		clear(s.drawn)
		s.field.SetValue("")
		return s.ask(s.currentID())
	}
	return s.app.leaveAccepted("leave; they stay accepted until dovetail ends", func() tea.Cmd { return s.app.menu.open(0) })
}

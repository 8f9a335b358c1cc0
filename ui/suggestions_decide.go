package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// decide decides on the suggestion for a customer of the list.
func (s *suggestions) decide(i int, to decision) {
	s.decided.set(i, to)
	s.touch(i)
}

// touch records that a customer was decided on, for a search that runs.
func (s *suggestions) touch(i int) {
	if s.search != nil {
		s.touched = append(s.touched, i)
	}
}

// toggle accepts the suggestion under the cursor, or takes that back, and moves on.
func (s *suggestions) toggle() tea.Cmd {
	i := s.current()
	to := accepted
	if s.decided.of[i] == accepted {
		to = undecided
	}
	s.decide(i, to)
	if to == accepted {
		s.tellRival(i)
	}
	delete(s.drawn, i)
	s.grid.Move(1)
	return nil
}

// tellRival says that another customer was accepted for the same Sage customer as customer i, if one was: the preview
// would reject both.
func (s *suggestions) tellRival(i int) {
	if id := s.decided.rival(i); id != "" {
		x := s.decided.chosen(i)
		s.app.notify(x.Link().ShortName() + " is accepted for " + id + " too, and an upload rejects both: Space takes one back")
	}
}

// reject rejects the suggestion under the cursor, which is stored at once, or offers it again.
func (s *suggestions) reject() tea.Cmd {
	i := s.current()
	if s.decided.of[i] == rejected {
		return s.restore(s.lastRejected(i))
	}
	x := s.decided.chosen(i)
	s.app.notify(x.CustomerID + " and " + sageName(x) + " are not the same; z undoes that")
	return s.rejectList(i, []model.Suggestion{x})
}

// rejectAll rejects all that is suggested for the customer under the cursor: without that each rejection offers the next
// worse one.
func (s *suggestions) rejectAll() tea.Cmd {
	i := s.current()
	list := offeredOf(s.all.At(i))
	s.app.notify(list[0].CustomerID + " is none of the " + model.Counted(len(list), "suggestion", "suggestions") + "; z undoes that")
	return s.rejectList(i, list)
}

// offeredOf returns the suggestions that are offered.
func offeredOf(list []model.Suggestion) []model.Suggestion {
	return slices.DeleteFunc(slices.Clone(list), func(x model.Suggestion) bool { return !x.IsOffered() })
}

// rejectList rejects suggestions for customer i, and moves on.
func (s *suggestions) rejectList(i int, list []model.Suggestion) tea.Cmd {
	before := s.decided.of[i]
	s.decide(i, rejected)
	delete(s.drawn, i)
	s.undo = append(s.undo, list)
	for _, x := range list {
		s.no[rejection{x.CustomerID, x.Link()}] = true
	}
	s.grid.Move(1)
	return s.app.rejectSuggestions(list, before)
}

// lastRejected returns what was rejected together for customer i, or else the best suggestion alone.
func (s *suggestions) lastRejected(i int) []model.Suggestion {
	x := s.decided.chosen(i)
	for _, list := range slices.Backward(s.undo) {
		if slices.ContainsFunc(list, func(y model.Suggestion) bool { return y.CustomerID == x.CustomerID && y.Link() == x.Link() }) {
			return list
		}
	}
	return []model.Suggestion{x}
}

// sageName returns a Sage customer's account and name.
func sageName(x model.Suggestion) string {
	link := x.Link()
	return link.ShortName() + " " + x.Sage.Name
}

// restore offers rejected suggestions for a customer again. If that is not in the list rejectionStored searches.
func (s *suggestions) restore(list []model.Suggestion) tea.Cmd {
	if i := s.all.Find(list[0].CustomerID); i >= 0 {
		s.decide(i, undecided)
		delete(s.drawn, i)
	}
	for _, x := range list {
		delete(s.no, rejection{x.CustomerID, x.Link()})
	}
	s.app.notify(offeredAgain(list))
	return s.app.restoreSuggestions(list)
}

// offeredAgain returns a notice that suggestions for a customer are offered again.
func offeredAgain(list []model.Suggestion) string {
	if len(list) == 1 {
		return sageName(list[0]) + " is offered to " + list[0].CustomerID + " again"
	}
	return model.Number(len(list)) + " suggestions are offered to " + list[0].CustomerID + " again"
}

// undoRejection offers again what was rejected last; without that it undoes the user's last change.
func (s *suggestions) undoRejection() tea.Cmd {
	for len(s.undo) > 0 {
		list := s.undo[len(s.undo)-1]
		s.undo = s.undo[:len(s.undo)-1]
		if id := list[0].CustomerID; !s.isListed(id) || s.decided.of[s.all.Find(id)] == rejected {
			return s.restore(list)
		}
	}
	return s.app.undoLast(false)()
}

// rejectionStored searches again for a suggestion that is offered again and is not in the list. If a rejection was not
// stored it says why, and what was decided before counts again.
func (s *suggestions) rejectionStored(m rejectedMsg) tea.Cmd {
	if m.err == nil {
		if s.all != nil && m.before == rejected && !s.isListed(m.customer) {
			return s.find()
		}
		return nil
	}
	s.app.notify("the rejection was not stored: " + m.err.Error())
	if s.all == nil {
		return nil
	}
	if i := s.all.Find(m.customer); i >= 0 {
		s.decide(i, m.before)
	}
	return nil
}

// isListed reports whether something is offered to a customer in the list.
func (s *suggestions) isListed(id string) bool {
	i := s.all.Find(id)
	return i >= 0 && i < s.all.Len()
}

// nextUndecided moves to the next row that is not decided, or to the previous one.
func (s *suggestions) nextUndecided(by int) tea.Cmd {
	for row := s.grid.Cursor + by; row >= 0 && row < len(s.rows); row += by {
		if s.decided.of[s.rows[row]] == undecided {
			s.grid.Move(row - s.grid.Cursor)
			return nil
		}
	}
	s.app.notify("there is no further one that is not decided")
	return nil
}

// mostSampled is the number of customers that the question about a tier names.
const mostSampled = 5

// whyNotTogether returns why suggestions of a tier are not accepted together, "" if they are.
func whyNotTogether(tier model.Tier) string {
	if tier == model.TierReview {
		return "most suggestions of the tier review are wrong: Space accepts one that is right"
	}
	return ""
}

// askTier asks whether to accept all suggestions that are shown of the tier under the cursor.
func (s *suggestions) askTier() tea.Cmd {
	tier := s.all.Tier(s.current())
	var open, taken []int
	for _, row := range s.rows {
		switch i := int(row); {
		case s.all.Tier(i) != tier:
		case s.decided.of[i] == undecided:
			open = append(open, i)
		case s.decided.of[i] == accepted:
			taken = append(taken, i)
		}
	}
	lines := []string{"Accept " + model.Counted(len(open), "suggestion", "suggestions") + " of the tier " + tier.String() + ": all that are shown and not decided?"}
	if len(open) == 0 {
		lines = []string{"All suggestions of the tier " + tier.String() + " that are shown are decided."}
	}
	for _, i := range open[:min(len(open), mostSampled)] {
		x := s.decided.chosen(i)
		lines = append(lines, x.CustomerID+" "+x.Name+" → "+sageName(x))
	}
	if tier == model.TierLikely {
		lines = append(lines, "About one in two likely ones is wrong: look at each of them.")
	}
	if more := len(open) - mostSampled; more > 0 {
		lines = append(lines, "and "+model.Number(more)+" more. Nothing is linked before you apply.")
	}
	var choices []widget.Action
	if len(open) > 0 {
		choices = append(choices, widget.Action{Keys: []string{"y"}, Footer: "yes, accept " + model.Number(len(open)), Do: s.decideAll(open, accepted)})
	}
	if len(taken) > 0 {
		choices = append(choices, widget.Action{Keys: []string{"u"}, Footer: "take back the " + model.Number(len(taken)) + " that are accepted", Do: s.decideAll(taken, undecided)})
	}
	return s.app.choose("Accept a tier", lines, choices...)
}

// decideAll returns a function that decides on customers of the list.
func (s *suggestions) decideAll(list []int, to decision) func() tea.Cmd {
	all := s.all
	return func() tea.Cmd {
		if s.all != all {
			s.app.notify("the suggestions have changed meanwhile; look at them again")
			return nil
		}
		for _, i := range list {
			s.decide(i, to)
		}
		s.app.notify(model.Counted(s.decided.counts[accepted], "suggestion is", "suggestions are") + " accepted; a applies what is accepted")
		return nil
	}
}

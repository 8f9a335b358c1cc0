package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// reject rejects the suggestion under the cursor, which is stored at once, or offers it again.
func (m *matches) reject() tea.Cmd {
	at := m.grid.Cursor
	x := m.list[at]
	if m.rejected[at] || x.Rejected {
		m.forget([]int{at})
		return m.restore([]int{at})
	}
	m.app.notify(x.CustomerID + " and " + sageName(x) + " are not the same; x again undoes that")
	return m.rejectPlaces([]int{at})
}

// rejectAll rejects all suggestions that are offered.
func (m *matches) rejectAll() tea.Cmd {
	places := m.rejectable()
	m.app.notify(m.customer.ID + " is none of the " + model.Counted(len(places), "suggestion", "suggestions") + "; z undoes that")
	return m.rejectPlaces(places)
}

// rejectable returns the places of the suggestions that are offered and not rejected.
func (m *matches) rejectable() (places []int) {
	for at, x := range m.list {
		if x.IsOffered() && !x.Rejected && !m.rejected[at] {
			places = append(places, at)
		}
	}
	return places
}

// rejectPlaces rejects the suggestions in places of the list.
func (m *matches) rejectPlaces(places []int) tea.Cmd {
	for _, at := range places {
		m.rejected[at] = true
		m.decide(m.list[at], rejected)
	}
	m.undo = append(m.undo, places)
	return m.app.rejectSuggestions(m.at(places), undecided)
}

// at returns the suggestions in places of the list.
func (m *matches) at(places []int) []model.Suggestion {
	var list []model.Suggestion
	for _, at := range places {
		list = append(list, m.list[at])
	}
	return list
}

// restore offers the suggestions in places of the list again.
func (m *matches) restore(places []int) tea.Cmd {
	for _, at := range places {
		delete(m.rejected, at)
		m.decide(m.list[at], undecided)
		m.list[at].Rejected = false
		if m.list[at].Rank == 0 {
			m.list[at].Rank = len(m.list) + 1
		}
	}
	m.app.notify(offeredAgain(m.at(places)))
	return m.app.restoreSuggestions(m.at(places))
}

// forget removes places from what can be undone.
func (m *matches) forget(places []int) {
	var undo [][]int
	for _, list := range m.undo {
		if list = slices.DeleteFunc(slices.Clone(list), func(at int) bool { return slices.Contains(places, at) }); len(list) > 0 {
			undo = append(undo, list)
		}
	}
	m.undo = undo
}

// undoRejection offers again what was rejected last.
func (m *matches) undoRejection() tea.Cmd {
	places := m.undo[len(m.undo)-1]
	m.forget(places)
	return m.restore(places)
}

// whyNotAllRejected returns why there is nothing to reject, "" if there is.
func (m *matches) whyNotAllRejected() string {
	if len(m.rejectable()) == 0 {
		return "no suggestion is offered"
	}
	return ""
}

// whyNotUndone returns why there is no rejection to undo, "" if there is.
func (m *matches) whyNotUndone() string {
	if len(m.undo) == 0 {
		return "nothing was rejected here"
	}
	return ""
}

// decide tells the screen behind what was decided.
func (m *matches) decide(x model.Suggestion, to decision) {
	if m.decided != nil {
		m.decided(x, to)
	}
}

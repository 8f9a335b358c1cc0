package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// matches is the screen that shows a Layer customer beside the Sage customers that are suggested for it, and takes one.
type matches struct {
	pane
	app      *App
	customer model.Customer
	list     []model.Suggestion
	rejected map[int]bool // by place in the list: rejected here
	undo     [][]int      // what was rejected here together, by place; the last at the end
	verb     string       // what Enter does with a suggestion
	take     func(model.Suggestion) tea.Cmd
	decided  func(x model.Suggestion, to decision) // called when one is rejected or offered again; may be nil
	grid     widget.Grid
}

func newMatches(a *App, x model.Customer, list []model.Suggestion) *matches {
	m := &matches{app: a, customer: x, list: list, rejected: map[int]bool{}}
	m.grid = widget.Grid{Theme: a.theme, Cell: m.cell, Style: m.style, Active: 1, Columns: []widget.Column{
		{Title: "Tier", Pinned: true},
		{Title: "Sage customer", Pinned: true, Flexible: true, Least: 24},
		{Title: "Account"},
		{Title: model.ColumnCompany.Title(), Short: "Company", Flexible: true},
		{Title: "Score", Right: true},
	}}
	m.grid.SetCount(len(list), 0)
	return m
}

// Title returns the screen's title in the header.
func (m *matches) Title() string { return "Suggestions for " + m.customer.ID }

func (m *matches) cell(row, column int) string {
	x := m.list[row]
	link := x.Link()
	switch column {
	case 0:
		return m.state(row)
	case 1:
		return orNone(x.Sage.Name)
	case 2:
		return link.ShortName()
	case 3:
		return x.Company.Name
	}
	return model.FormatScore(x.Score)
}

// state returns the tier of a suggestion, or in a word why it is not offered.
func (m *matches) state(row int) string {
	if m.rejected[row] {
		return "rejected"
	}
	return m.list[row].State()
}

func (m *matches) style(row, column int) widget.Style {
	if m.rejected[row] || !m.list[row].IsOffered() || column > 2 {
		return m.app.theme.Faint
	}
	return widget.Style{}
}

// SetSize sets the size of the screen and of what is in it.
func (m *matches) SetSize(width, height int) {
	m.pane.SetSize(width, height)
	m.grid.SetSize(width, min(len(m.list)+1, max(height/2, 2)))
}

// View returns the suggestions, and the one under the cursor beside the customer.
func (m *matches) View() widget.Text {
	t := m.app.theme
	if len(m.list) == 0 {
		lines := []widget.Text{{}}
		for _, s := range []string{
			"No Sage customer is like " + m.customer.ID + " " + m.customer.Name + ".",
			"If you know its account, e on the customer's card links it by hand.",
		} {
			lines = append(lines, widget.Indent(1, t.Safe(s).Wrap(max(m.width-2, 1)))...)
		}
		return t.Block(lines, m.width, m.height)
	}
	x := m.list[m.grid.Cursor]
	lines := slices.Concat(m.grid.Lines(), m.app.sideBySide(m.customer, x, m.width), []widget.Text{{}})
	return t.Block(append(lines, m.app.why(x, m.width)...), m.width, m.height)
}

// Actions returns the keys of the screen.
func (m *matches) Actions() []widget.Action {
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: m.verb, Help: m.verb + ": take the suggestion under the cursor", Why: m.whyNotTaken(), Do: func() tea.Cmd { return m.take(m.list[m.grid.Cursor]) }},
		{Keys: []string{"x", "delete"}, Footer: "reject", Help: "reject the suggestion: remembered at once; or offer it again", Why: m.whyNotRejected(), Do: m.reject},
		{Keys: []string{"X"}, Footer: "none of these", Help: "none of these: reject all suggestions for the customer at once", Why: m.whyNotAllRejected(), Do: m.rejectAll},
		{Keys: []string{"z", "ctrl+z"}, Help: "undo your last rejection here", Why: m.whyNotUndone(), Do: m.undoRejection},
		{Keys: []string{"esc"}, Footer: "back", Do: m.app.back},
	}, m.grid.Moves()...)
}

// whyNotTaken returns why the suggestion under the cursor cannot be taken; "" if it can.
func (m *matches) whyNotTaken() string {
	switch at := m.grid.Cursor; {
	case len(m.list) == 0:
		return "there is no suggestion"
	case m.rejected[at]:
		return "it is rejected; x offers it again"
	case m.list[at].Rejected && !m.list[at].IsOffered():
		return "it was rejected; x offers it again"
	default:
		return m.list[at].WhyNotOffered()
	}
}

// whyNotRejected returns why the suggestion under the cursor cannot be rejected or offered again; "" if it can.
func (m *matches) whyNotRejected() string {
	switch at := m.grid.Cursor; {
	case len(m.list) == 0:
		return "there is no suggestion"
	case m.list[at].IsOffered(), m.list[at].Rejected:
		return ""
	default:
		return m.list[at].WhyNotOffered()
	}
}

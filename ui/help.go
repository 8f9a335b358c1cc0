package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// help is the screen that lists every action of another one. Typing searches them, Enter runs the one under the cursor.
type help struct {
	pane
	app     *App
	actions []widget.Action
	found   []widget.Action
	field   widget.Field
	grid    widget.Grid
}

func newHelp(a *App, actions []widget.Action) *help {
	h := &help{app: a, field: widget.NewField(a.theme, "")}
	for _, x := range actions {
		if x.Key() != "?" && x.Key() != "F1" {
			h.actions = append(h.actions, x)
		}
	}
	h.grid = widget.Grid{Theme: a.theme, Cell: h.cell, Style: h.style, Columns: []widget.Column{{Title: "Key"}, {Title: "Does", Flexible: true, Greedy: true}, {Title: "Also"}}, Active: 1}
	h.search()
	return h
}

// Title returns the screen's title in the header.
func (h *help) Title() string { return "Help" }

func (h *help) Typing() bool { return true }

func (h *help) cell(row, column int) string {
	a := h.found[row]
	switch column {
	case 0:
		return h.app.theme.Key(a.Key())
	case 1:
		if a.Why != "" {
			return a.Words() + " (" + a.Why + ")"
		}
		return a.Words()
	}
	var also []string
	for _, k := range a.ShownKeys()[1:] {
		also = append(also, h.app.theme.Key(k))
	}
	return strings.Join(also, " ")
}

// style returns how a cell is drawn: faint for the other keys, and for an action that is not possible now.
func (h *help) style(row, column int) widget.Style {
	if column == 2 || h.found[row].Why != "" {
		return h.app.theme.Faint
	}
	return widget.Style{}
}

// search finds the actions whose words contain the typed text, or whose key it is.
func (h *help) search() {
	h.found = nil
	wanted := model.Fold(h.field.Value())
	for _, a := range h.actions {
		if strings.Contains(model.Fold(a.Words()), wanted) || a.Key() == h.field.Value() {
			h.found = append(h.found, a)
		}
	}
	h.grid.SetCount(len(h.found), 0)
}

// SetSize sets the size of the screen and of what is in it.
func (h *help) SetSize(width, height int) {
	h.pane.SetSize(width, height)
	h.grid.SetSize(width, max(height-2, 0))
}

// Update passes text to the search field.
func (h *help) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok && h.field.Key(k) {
		h.search()
	}
	return nil
}

// Actions returns the keys that choose an action and run it.
func (h *help) Actions() []widget.Action {
	why := ""
	if len(h.found) == 0 {
		why = "no action has that word"
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "do it", Why: why, Do: h.run},
		{Keys: []string{"down", "ctrl+n"}, Footer: "next", Do: func() tea.Cmd { h.grid.Move(1); return nil }},
		{Keys: []string{"up", "ctrl+p"}, Footer: "previous", Do: func() tea.Cmd { h.grid.Move(-1); return nil }},
		{Keys: []string{"esc"}, Footer: "back", Do: h.app.back},
	}
}

// run closes the help and runs the action under the cursor in its current state: the data may have changed while the
// help was open.
func (h *help) run() tea.Cmd {
	wanted := h.found[h.grid.Cursor]
	back := h.app.back()
	for _, a := range h.app.actions() {
		if slices.Equal(a.Keys, wanted.Keys) {
			return tea.Batch(back, h.app.do(a))
		}
	}
	h.app.notify("that action is no longer available here")
	return back
}

// View returns the search field and the actions.
func (h *help) View() widget.Text {
	lines := []widget.Text{widget.Plain(" type to search: ").Plus(h.field.View(max(h.width-18, 1))), {}}
	if len(h.found) == 0 {
		lines = append(lines, widget.Text{}, widget.Plain(" No action has that word."))
	} else {
		lines = append(lines, h.grid.Lines()...)
	}
	return h.app.theme.Block(lines, h.width, h.height)
}

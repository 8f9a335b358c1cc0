package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// help shows every action of a screen; typing searches them, Enter does the one under the cursor.
type help struct {
	app     *App
	actions []action
	found   []action
	field   field
	grid    grid

	width, height int
}

func newHelp(a *App, actions []action) *help {
	h := &help{app: a, field: newField(a.theme, "")}
	for _, x := range actions {
		if x.Help().Key != "?" && x.Help().Key != "F1" {
			h.actions = append(h.actions, x)
		}
	}
	h.grid = grid{look: a.theme, cell: h.cell, columns: []gridColumn{{title: "Key"}, {title: "Does", flexible: true, greedy: true}, {title: "Also"}}, active: 1}
	h.search()
	return h
}

// Title is the screen's place in the header.
func (h *help) Title() string { return "Help" }

// Init does nothing.
func (h *help) Init() tea.Cmd { return nil }

func (h *help) typing() bool { return true }

func (h *help) cell(row, column int) string {
	a := h.found[row]
	switch column {
	case 0:
		return h.app.theme.key(a.Help().Key)
	case 1:
		if a.why != "" {
			return a.words() + " (" + a.why + ")"
		}
		return a.words()
	}
	var also []string
	for _, k := range a.shownKeys()[1:] {
		also = append(also, h.app.theme.key(k))
	}
	return strings.Join(also, " ")
}

// search finds the actions whose words or keys hold what was typed.
func (h *help) search() {
	h.found = nil
	wanted := model.Fold(h.field.Value())
	for _, a := range h.actions {
		if strings.Contains(model.Fold(a.words()), wanted) || a.Help().Key == h.field.Value() {
			h.found = append(h.found, a)
		}
	}
	h.grid.setCount(len(h.found), 0)
}

// SetSize gives the screen its room.
func (h *help) SetSize(width, height int) {
	h.width, h.height = width, height
	h.grid.setSize(width, max(height-2, 0))
}

// Update takes text to search for.
func (h *help) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok && h.field.key(k) {
		h.search()
	}
	return nil
}

// Actions are what Enter and the arrows do.
func (h *help) Actions() []action {
	why := ""
	if len(h.found) == 0 {
		why = "no action has that word"
	}
	return []action{
		newAction("enter", "do it*", h.run).disabledIf(why),
		newAction("down ctrl+n", "next*", func() tea.Cmd { h.grid.move(1); return nil }),
		newAction("up ctrl+p", "previous*", func() tea.Cmd { h.grid.move(-1); return nil }),
		newAction("esc", "back*", h.app.back),
	}
}

// run closes the help and does the action under the cursor, as it is now: the data can have changed while
// the help was read.
func (h *help) run() tea.Cmd {
	wanted := h.found[h.grid.cursor]
	back := h.app.back()
	for _, a := range h.app.actions() {
		if slices.Equal(a.Keys(), wanted.Keys()) {
			return tea.Batch(back, h.app.do(a))
		}
	}
	h.app.notify("that cannot be done here any more")
	return back
}

// View shows the search line and the actions.
func (h *help) View() string {
	lines := []string{" type to search: " + h.field.view(max(h.width-18, 1)), ""}
	if len(h.found) == 0 {
		lines = append(lines, "", " No action has that word.")
	} else {
		lines = append(lines, strings.Split(h.grid.view(), "\n")...)
	}
	return h.app.theme.block(lines, h.width, h.height)
}

package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/filepicker"
	"dovetail/ui/widget"
)

// help is the screen that lists every action of another one, and its examples if it has any. Typing searches them, Enter
// takes the one under the cursor. Over a screen that asks, Enter only goes back: a user who asks what the keys mean has not
// answered.
type help struct {
	pane
	app   *App
	rows  []helpRow
	found []helpRow // those that are shown; without headings while the user searches
	about string    // what the rows are
	asks  bool      // the screen below asks
	first bool      // the examples are first; they are long, so there is no column for the other keys
	use   func(text string) tea.Cmd
	field widget.Field
	grid  widget.Grid
}

// exampleScreen is a screen whose help has examples besides its keys.
type exampleScreen interface {
	// examples returns the examples, and reports whether they matter more than the keys now.
	examples() (list []model.SyntaxSection, first bool)
	// useExample carries out an example that the user chose.
	useExample(text string) tea.Cmd
}

func newHelp(a *App, actions []widget.Action) *help {
	h := &help{app: a, field: widget.NewField(a.theme, ""), about: "Keys of " + a.top().Title(), asks: a.asks()}
	var keys []helpRow
	for _, x := range actions {
		if x.Key() != "?" && x.Key() != "F1" {
			keys = append(keys, keyRow(a.theme, x))
		}
	}
	h.rows = keys
	if a.menu.hasKeys() {
		h.about = "Keys of the menu"
	} else if s, is := a.top().(exampleScreen); is {
		h.addExamples(s)
	}
	h.grid = widget.Grid{Theme: a.theme, Cell: h.cell, Style: h.style}
	h.search()
	return h
}

// asks reports whether the screen on top asks whether or where to write: one key of it writes.
func (a *App) asks() bool {
	switch s := a.top().(type) {
	case *question:
		return len(s.choices) > 0 || s.field != nil
	case *changes:
		return !s.cards && s.more != nil
	case *form, *filepicker.Dialog:
		return true
	}
	return false
}

// addExamples adds the examples of a screen behind its keys, or before them where they matter more.
func (h *help) addExamples(s exampleScreen) {
	h.use = s.useExample
	list, first := s.examples()
	if !first {
		h.rows = append(h.rows, exampleRows(list)...)
		return
	}
	h.about, h.first = "Examples and keys", true
	h.rows = slices.Concat(exampleRows(list), []helpRow{{does: "Keys", heading: true}}, h.rows)
}

// Title returns the screen's title in the header.
func (h *help) Title() string { return "Help" }

func (h *help) Typing() bool { return true }

func (h *help) cell(row, column int) string {
	r := h.found[row]
	if column == 0 && r.also != "" && h.width >= helpWide && h.first {
		return r.key + " " + r.also
	}
	return [...]string{r.key, r.does, r.also}[column]
}

// style returns how a cell is drawn: faint for headings, for the other keys, and for an action that is not possible now.
func (h *help) style(row, column int) widget.Style {
	if r := h.found[row]; r.heading || column == 2 || r.impossible {
		return h.app.theme.Faint
	}
	return widget.Style{}
}

// search finds the rows that match the typed text, those first whose key it is.
func (h *help) search() {
	h.found = h.rows
	if wanted := h.field.Value(); wanted != "" {
		h.found = nil
		for _, r := range h.rows {
			if r.matches(wanted) && r.key != wanted {
				h.found = append(h.found, r)
			}
		}
		i := slices.IndexFunc(h.rows, func(r helpRow) bool { return r.key == wanted })
		if i >= 0 {
			h.found = append([]helpRow{h.rows[i]}, h.found...)
		}
	}
	h.grid.SetCount(len(h.found), 0)
	h.move(0)
}

// move moves the cursor by rows. It skips a heading.
func (h *help) move(by int) {
	h.grid.Move(by)
	if len(h.found) == 0 || !h.found[h.grid.Cursor].heading {
		return
	}
	if by < 0 && h.grid.Cursor > 0 {
		h.grid.Move(-1)
		return
	}
	h.grid.Move(1)
}

// Update passes text to the search field. A first / is no text: hands that search press it.
func (h *help) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok && k.String() == "/" && h.field.Value() == "" {
		h.app.notify("type what to find")
		return nil
	}
	if k, ok := m.(tea.KeyMsg); ok && h.field.Key(k) {
		h.search()
	}
	return nil
}

// Actions returns the keys that choose a row and take it.
func (h *help) Actions() []widget.Action {
	enter := widget.Action{Keys: []string{"enter"}, Footer: "do it", Do: h.run}
	switch {
	case h.asks:
		enter = widget.Action{Keys: []string{"enter"}, Footer: "back", Help: "back: the keys work there", Do: h.app.back}
	case len(h.found) == 0:
		enter.Why = "no action has that word"
	case h.found[h.grid.Cursor].example:
		enter.Footer = "write it into the filter"
	}
	by := func(rows int) func() tea.Cmd {
		return func() tea.Cmd { h.move(rows); return nil }
	}
	page := max(h.grid.Body()-1, 1)
	return []widget.Action{
		enter,
		{Keys: []string{"down", "ctrl+n"}, Footer: "next", Do: by(1)},
		{Keys: []string{"up", "ctrl+p"}, Footer: "previous", Do: by(-1)},
		{Keys: []string{"pgdown"}, Help: "page down", Do: by(page)},
		{Keys: []string{"pgup"}, Help: "page up", Do: by(-page)},
		{Keys: []string{"esc", "f1"}, Footer: "back", Do: h.app.back},
	}
}

// run closes the help and takes the row under the cursor. An action runs in its current state: the data may have changed
// while the help was open.
func (h *help) run() tea.Cmd {
	wanted := h.found[h.grid.Cursor]
	back := h.app.back()
	if wanted.example {
		return tea.Batch(back, h.use(wanted.key))
	}
	for _, a := range h.app.actions() {
		if slices.Equal(a.Keys, wanted.keys) {
			return tea.Batch(back, h.app.do(a))
		}
	}
	h.app.notify("that action is no longer available here")
	return back
}

package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// history is the History screen: the loads, uploads, edits and undos, newest first.
type history struct {
	pane
	app     *App
	entries []model.Entry
	undone  map[uint64]bool
	order   readOrder
	grid    widget.Grid
	ready   bool
}

func newHistory(a *App) *history {
	h := &history{app: a}
	h.grid = widget.Grid{Theme: a.theme, Idle: a.menu.hasKeys, Cell: h.cell, Style: h.style, Columns: []widget.Column{
		{Title: "When", Pinned: true},
		{Title: "Who"},
		{Title: "What", Flexible: true, Greedy: true},
		{Title: "Customers", Right: true},
		{Title: "Note", Flexible: true},
	}, Active: 2}
	return h
}

// Title returns the screen's title in the header.
func (h *history) Title() string { return "History" }

// Init reads the history.
func (h *history) Init() tea.Cmd { return h.app.readHistory(h.order.next()) }

func (h *history) cell(row, column int) string {
	e := h.entries[row]
	switch column {
	case 0:
		return e.When.Local().Format("2006-01-02 15:04")
	case 1:
		return e.Who
	case 2:
		s := e.Summary()
		if len(e.Allowed) > 0 {
			s += " (allowed: " + strings.Join(e.Allowed, ", ") + ")"
		}
		if h.undone[e.Number] {
			s += " (undone)"
		}
		return s
	case 3:
		return model.Number(e.Customers)
	}
	return e.Note
}

func (h *history) style(row, _ int) widget.Style {
	if h.undone[h.entries[row].Number] {
		return h.app.theme.Faint
	}
	return widget.Style{}
}

// Update shows the entries once they are read, and reads them again after a change of the data.
func (h *history) Update(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case historyMsg:
		if m.err != nil {
			h.app.notify(m.err.Error())
			return nil
		}
		if h.order.late(m.number) {
			return h.Init()
		}
		at := uint64(0)
		if h.grid.Cursor < len(h.entries) && h.grid.Cursor > 0 {
			at = h.entries[h.grid.Cursor].Number
		}
		h.entries, h.undone, h.ready = m.entries, model.Undone(m.entries), true
		h.grid.SetCount(len(h.entries), h.place(at))
	case loadedMsg:
		return h.Init()
	}
	return nil
}

// place returns the row of an entry, 0 if it is not in the list.
func (h *history) place(number uint64) int {
	for i, e := range h.entries {
		if e.Number == number {
			return i
		}
	}
	return 0
}

// SetSize sets the size of the screen and of what is in it.
func (h *history) SetSize(width, height int) {
	h.pane.SetSize(width, height)
	h.grid.SetSize(width, max(height-2, 0))
}

// Actions returns the keys of the screen.
func (h *history) Actions() []widget.Action {
	why := ""
	if len(h.entries) == 0 {
		why = "there are no entries yet"
	}
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: "what changed", Help: "what changed: every customer, old → new", Why: why, Do: h.changes},
		{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo: shows first what it restores and what it leaves", Why: why, Do: h.undo},
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: h.Init},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return h.app.menu.open(0) }},
	}, h.grid.Moves()...)
}

// undo undoes the entry under the cursor.
func (h *history) undo() tea.Cmd {
	e := h.entries[h.grid.Cursor]
	if h.undone[e.Number] {
		h.app.notify("it is already undone; to do it again, undo its undo")
		return nil
	}
	return h.app.planUndo(func(context.Context) (model.Entry, error) { return e, nil })
}

// changes shows the changes of the entry under the cursor.
func (h *history) changes() tea.Cmd {
	e := h.entries[h.grid.Cursor]
	return h.app.run(typedTask[[]changeRow]{
		title: "Reading the history",
		do: func(ctx context.Context, _ job.Progress) ([]changeRow, error) {
			changes, s, err := h.app.backend.Changes(ctx, e, h.app.shown())
			if err != nil {
				return nil, err
			}
			return changeRows(s, changes), nil
		},
		then: func(result []changeRow, err error) tea.Cmd {
			if err != nil {
				return h.app.fail("History", err)
			}
			return h.app.open(newChanges(h.app, e.When.Local().Format("2006-01-02 15:04"), entryLines(e), result))
		},
	}.task())
}

// entryLines returns the description of an entry that is shown above its changes.
func entryLines(e model.Entry) []string {
	lines := []string{e.Who + ": " + e.Summary() + ", " + model.Counted(e.Customers, "customer", "customers") + " changed"}
	if e.SHA256 != "" {
		lines = append(lines, "SHA-256 of the file: "+e.SHA256)
	}
	if len(e.Allowed) > 0 {
		lines = append(lines, "Allowed: "+strings.Join(e.Allowed, ", "))
	}
	if e.Note != "" {
		lines = append(lines, "Note: "+e.Note)
	}
	for _, c := range e.Added {
		lines = append(lines, c.String()+" was added")
	}
	return lines[:min(len(lines), 5)]
}

// View returns the entries.
func (h *history) View() widget.Text {
	lines := []widget.Text{widget.Plain(" Changes of the data, newest first"), {}}
	switch {
	case !h.ready:
		lines = append(lines, widget.Plain(" One moment").Plus(h.app.theme.Ellipsis))
	case len(h.entries) == 0:
		lines = append(lines, widget.Plain(" There are no entries yet: every load, upload, edit and undo is listed here."))
	default:
		lines = append(lines, h.grid.Lines()...)
	}
	return h.app.theme.Block(lines, h.width, h.height)
}

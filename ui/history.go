package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// history is the History screen: the loads, uploads, edits, undos and redos, newest first.
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
		{Title: "Entry", Pinned: true, Right: true},
		{Title: "What", Flexible: true, Greedy: true},
		{Title: "Customers", Right: true},
		{Title: "When"},
		{Title: "Who"},
		{Title: "Note", Flexible: true},
	}, Active: 1}
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
		return strconv.FormatUint(e.Number, 10)
	case 1:
		s := e.Summary()
		if len(e.Allowed) > 0 {
			s += " (allowed: " + strings.Join(e.Allowed, ", ") + ")"
		}
		return h.notInForce(e) + s
	case 2:
		return model.Number(e.Customers)
	case 3:
		return e.When.Local().Format("2006-01-02 15:04")
	case 4:
		return e.Who
	}
	return e.Note
}

// notInForce returns the words in front of an entry that was undone, "" for one that is in force.
func (h *history) notInForce(e model.Entry) string {
	switch {
	case !h.undone[e.Number]:
		return ""
	case e.Kind == model.EntryUndo:
		return "redone: "
	}
	return "undone: "
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
	why, noCustomer := "", ""
	if len(h.entries) == 0 {
		why, noCustomer = "there are no entries yet", "there are no entries yet"
	} else if h.entries[h.grid.Cursor].Customers == 0 {
		noCustomer = "the entry changed no customer"
	}
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: "what changed", Help: "what changed: every customer, old → new", Why: why, Do: h.changes},
		{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: its customers", Why: noCustomer, Do: h.show},
		{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: its customers, to Excel or CSV", Why: noCustomer, Do: h.export},
		{Keys: []string{"z", "ctrl+z"}, Footer: "undo", Help: "undo: shows first what it restores and what it leaves", Why: why, Do: h.undo},
		{Keys: []string{"Z", "ctrl+y"}, Help: "do again what you undid", Do: h.app.undoLast(true)},
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: h.Init},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return h.app.menu.open(0) }},
	}, h.grid.Moves()...)
}

// undo undoes the entry under the cursor.
func (h *history) undo() tea.Cmd {
	e := h.entries[h.grid.Cursor]
	if h.undone[e.Number] {
		by := undoneBy(h.entries, h.undone, e.Number)
		h.app.notify(fmt.Sprintf("entry %d is undone already, by entry %d; undo that to do it again", e.Number, by))
		return nil
	}
	return h.app.planUndo(func(context.Context) (model.Entry, error) { return e, nil })
}

// undoneBy returns the number of the entry that undid an entry, 0 if it is in force.
func undoneBy(entries []model.Entry, undone map[uint64]bool, number uint64) uint64 {
	for _, e := range entries {
		if e.Undoes == number && !undone[e.Number] {
			return e.Number
		}
	}
	return 0
}

// show shows the customers of the entry under the cursor in the grid.
func (h *history) show() tea.Cmd { return h.app.showEntry(h.entries[h.grid.Cursor].Number) }

// export exports the customers of the entry under the cursor.
func (h *history) export() tea.Cmd { return h.app.exportEntry(h.entries[h.grid.Cursor].Number) }

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
			return h.app.open(h.app.entryChanges(e, h.notInForce(e), result))
		},
	}.task())
}

// entryChanges returns the screen with the changes of an entry.
func (a *App) entryChanges(e model.Entry, notInForce string, rows []changeRow) *changes {
	var actions []widget.Action
	if e.Customers > 0 {
		actions = []widget.Action{
			{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: its customers", Do: func() tea.Cmd { return a.showEntry(e.Number) }},
			{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: its customers, to Excel or CSV", Do: func() tea.Cmd { return a.exportEntry(e.Number) }},
		}
	}
	c := newChanges(a, fmt.Sprintf("Entry %d", e.Number), entryLines(e, notInForce), rows, actions...)
	c.cards = true
	return c
}

// exportEntry asks how to export the customers that an entry changed.
func (a *App) exportEntry(number uint64) tea.Cmd {
	rows := exportRows{query: model.Query{}.With(model.ChangedBy(number)), order: model.Order{Column: model.ColumnID}, shown: -1}
	return a.open(newExport(a, a.shown(), rows))
}

// entryLines returns the description of an entry that is shown above its changes.
func entryLines(e model.Entry, notInForce string) []string {
	what := notInForce + e.Summary() + ", " + model.Counted(e.Customers, "customer", "customers") + " changed"
	lines := []string{e.When.Local().Format("2006-01-02 15:04") + ", " + e.Who + ": " + what}
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

package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// history is the History screen: the loads, uploads, edits, undos and redos, newest first.
type history struct {
	pane
	gridSearch
	app     *App
	entries []model.Entry
	undone  map[uint64]bool
	partly  map[uint64]map[string]uint64 // by number of an entry that is in force and CustomerId: the undo of that change
	order   readOrder
	grid    widget.Grid
	ready   bool
}

func newHistory(a *App) *history {
	h := &history{app: a}
	h.grid = widget.Grid{Theme: a.theme, Idle: a.menu.hasKeys, Cell: h.cell, Style: h.style, Active: 1}
	h.grid.Columns = h.columns()
	h.gridSearch = gridSearch{theme: a.theme, grid: &h.grid}
	return h
}

// columns returns the columns; that of the notes only where an entry has one.
func (h *history) columns() []widget.Column {
	list := []widget.Column{
		{Title: "Entry", Pinned: true, Right: true},
		{Title: "What", Flexible: true, Greedy: true},
		{Title: "Customers", Right: true},
		{Title: "When"},
		{Title: "Who"},
	}
	if slices.ContainsFunc(h.entries, func(e model.Entry) bool { return e.Note != "" }) {
		list = append(list, widget.Column{Title: "Note", Flexible: true})
	}
	h.grid.Active = min(h.grid.Active, len(list)-1)
	return list
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
			s += " (allowed: " + strings.Join(e.AllowedNames(), ", ") + ")"
		}
		if e.Undoes != 0 {
			s += fmt.Sprintf(" (entry %d)", e.Undoes)
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
		h.partly = model.UndoneOf(m.entries, h.undone)
		h.grid.Columns = h.columns()
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
	undo, redo := h.undoActions(why)
	return append([]widget.Action{
		{Keys: []string{"enter"}, Footer: "what changed", Help: "what changed: every customer, old → new", Why: why, Do: h.changes},
		{Keys: []string{"f"}, Footer: "show in the grid", Help: "show in the grid: its customers", Why: noCustomer, Do: h.show},
		{Keys: []string{"e", "ctrl+s"}, Footer: "export", Help: "export: its customers, to Excel or CSV", Why: noCustomer, Do: h.export},
		undo,
		redo,
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: h.Init},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return h.app.menu.open(0) }},
	}, append(h.app.gridSearchKeys(h, len(h.entries)), h.grid.Moves()...)...)
}

// keyHint returns what to do in the history instead of pressing keys that undo or remove elsewhere.
func (h *history) keyHint(key string) string {
	switch key {
	case "u", "U", "d", "delete", "x":
		return "an entry is never removed; z undoes what it did"
	case "s", "[", "]":
		return "the entries are in the order of time"
	}
	return ""
}

// show shows the customers of the entry under the cursor in the grid.
func (h *history) show() tea.Cmd { return h.app.showEntry(h.entries[h.grid.Cursor].Number) }

// export exports the customers of the entry under the cursor.
func (h *history) export() tea.Cmd { return h.app.exportEntry(h.entries[h.grid.Cursor].Number) }

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

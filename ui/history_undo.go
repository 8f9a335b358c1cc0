package ui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// undoActions returns the keys that undo and redo the entry under the cursor; the footer has the one that does something
// new.
func (h *history) undoActions(why string) (undo, redo widget.Action) {
	undo = widget.Action{Keys: []string{"z", "ctrl+z"}, Help: "undo: shows first what it changes and what it leaves", Why: why, Do: h.undo}
	redo = widget.Action{Keys: []string{"Z", "ctrl+y"}, Help: "redo the entry, if it was undone; else what you undid last", Why: why}
	if why != "" {
		return undo, redo
	}
	e := h.entries[h.grid.Cursor]
	redo.Do = func() tea.Cmd { return h.redo(e.Number) }
	switch {
	case h.undone[e.Number]:
		redo.Footer = "redo"
	case e.Kind == model.EntryUndo:
		redo.Footer, redo.Do = "redo", h.undo // undoing an undo is a redo
	default:
		undo.Footer = "undo"
	}
	return undo, redo
}

// undoneOf returns the number of the entry that undid the change of a customer in an entry, alone or with all others; 0 if
// it is in force.
func (h *history) undoneOf(number uint64, id string) uint64 {
	if h.undone[number] {
		return undoneBy(h.entries, h.undone, number)
	}
	return h.partly[number][id]
}

// undo undoes the entry under the cursor.
func (h *history) undo() tea.Cmd { return h.undoWhole(h.entries[h.grid.Cursor]) }

// undoWhole undoes an entry.
func (h *history) undoWhole(e model.Entry) tea.Cmd {
	if h.undone[e.Number] {
		by := undoneBy(h.entries, h.undone, e.Number)
		h.app.notify(fmt.Sprintf("entry %d is undone already, by entry %d; Z redoes it", e.Number, by))
		return nil
	}
	return h.app.undoEntry(e, "")
}

// redo redoes an entry if it was undone, else what the user undid last.
func (h *history) redo(number uint64) tea.Cmd {
	if by := undoneBy(h.entries, h.undone, number); by != 0 {
		return h.app.undoNumber(by)
	}
	return h.app.undoLast(true)()
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

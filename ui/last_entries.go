package ui

import "dovetail/ui/widget"

// lastEntries says what the user can undo and redo.
type lastEntries struct{ undo, redo bool }

// undoActions returns the keys that undo and redo the user's last entry, in the footer where there is one.
func (a *App) undoActions() (undo, redo widget.Action) {
	undo = widget.Action{Keys: []string{"z", "ctrl+z"}, Help: "undo your last change: shows first what it changes", Do: a.undoLast(false)}
	redo = widget.Action{Keys: []string{"Z", "ctrl+y"}, Help: "redo what you undid", Do: a.undoLast(true)}
	if a.last.redo {
		redo.Footer = "redo"
	}
	if a.last.undo && (!a.last.redo || !a.menu.folded()) { // a narrow footer has room for one of them
		undo.Footer = "undo"
	}
	return undo, redo
}

package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/job"
)

// The commands that read and write what belongs to the user: the clipboard, and the file of how the grid was left and of
// earlier filters.

// copiedMsg says that a text was sent to the clipboard, or why not.
type copiedMsg struct {
	notice string
	err    error
}

// sendToClipboard returns the command that sends a text to the clipboard of the user's terminal; the notice begins with what.
func (a *App) sendToClipboard(what, text string) tea.Cmd {
	return func() tea.Msg {
		notice, err := a.backend.Copy(a.context, text)
		return copiedMsg{what + " " + notice, err}
	}
}

// rememberedMsg has how the user left the grid the last time.
type rememberedMsg struct {
	state job.State
	now   time.Time
}

// remembered returns the command that reads how the user left a database's grid.
func (a *App) remembered(database string) tea.Cmd {
	if a.backend.StatePath == nil {
		return nil
	}
	return func() tea.Msg { return rememberedMsg{job.ReadState(a.backend.StatePath(database)), a.backend.Now()} }
}

// remember writes how the grid is left, at the end of the program. cut means that the connection broke and the user
// did not quit: then the next start offers to continue, and so it stays if the connection breaks before that is
// answered. An error is ignored: the file is a convenience.
func (a *App) remember(cut bool) {
	if cut && a.top() == a.welcome {
		return
	}
	if s := a.shown(); s != nil && a.backend.StatePath != nil && len(a.menu.entries) > 0 {
		path, state := a.backend.StatePath(s.Database()), a.customers.state()
		state.Left, state.Cut = a.backend.Now(), cut
		state.Filters = job.MergeFilters(state.Filters, job.ReadState(path).Filters) // another session may have added some
		_ = job.WriteState(path, state)
	}
}

package widget

import tea "github.com/charmbracelet/bubbletea"

// Moves returns the actions of the keys that every grid has. A jump by half a page changes the fewest lines.
func (g *Grid) Moves() []Action {
	by := func(rows int) func() tea.Cmd {
		return func() tea.Cmd { g.Move(rows); return nil }
	}
	column := func(columns int) func() tea.Cmd {
		return func() tea.Cmd { g.MoveColumn(columns); return nil }
	}
	page, half := max(g.Body()-1, 1), max(g.Body()/2, 1)
	return []Action{
		{Keys: []string{"up", "k"}, Help: "row up", Do: by(-1)},
		{Keys: []string{"down", "j"}, Help: "row down", Do: by(1)},
		{Keys: []string{"left", "h"}, Help: "column to the left", Do: column(-1)},
		{Keys: []string{"right", "l"}, Help: "column to the right", Do: column(1)},
		{Keys: []string{"pgup", "ctrl+b"}, Help: "page up", Do: by(-page)},
		{Keys: []string{"pgdown", "ctrl+f"}, Help: "page down", Do: by(page)},
		{Keys: []string{"ctrl+u"}, Help: "half a page up", Do: by(-half)},
		{Keys: []string{"ctrl+d"}, Help: "half a page down", Do: by(half)},
		{Keys: []string{"g", "home", "ctrl+home"}, Help: "first row", Do: by(-g.Count)},
		{Keys: []string{"G", "end", "ctrl+end"}, Help: "last row", Do: by(g.Count)},
		{Keys: []string{"0"}, Help: "first column", Do: column(-len(g.Columns))},
		{Keys: []string{"$"}, Help: "last column", Do: column(len(g.Columns))},
	}
}

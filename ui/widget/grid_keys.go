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
	inView := func(line int) func() tea.Cmd { // a line of those in view
		return func() tea.Cmd { g.Move(min(g.Top+line, g.Count-1) - g.Cursor); return nil }
	}
	page, half := max(g.Body()-1, 1), max(g.Body()/2, 1)
	return []Action{
		{Keys: []string{"up", "k"}, Help: "row up", Repeats: true, Do: by(-1)},
		{Keys: []string{"down", "j"}, Help: "row down", Repeats: true, Do: by(1)},
		{Keys: []string{"left", "h"}, Help: "column to the left", Repeats: true, Do: column(-1)},
		{Keys: []string{"right", "l"}, Help: "column to the right", Repeats: true, Do: column(1)},
		{Keys: []string{"pgup", "ctrl+b"}, Help: "page up", Repeats: true, Do: by(-page)},
		{Keys: []string{"pgdown", "ctrl+f"}, Help: "page down", Repeats: true, Do: by(page)},
		{Keys: []string{"ctrl+u"}, Help: "half a page up", Repeats: true, Do: by(-half)},
		{Keys: []string{"ctrl+d"}, Help: "half a page down", Repeats: true, Do: by(half)},
		{Keys: []string{"g", "home", "ctrl+home", "<"}, Help: "first row", Do: by(-g.Count)},
		{Keys: []string{"G", "end", "ctrl+end", ">"}, Help: "last row", Do: by(g.Count)},
		{Keys: []string{"0", "^"}, Help: "first column", Do: column(-len(g.Columns))},
		{Keys: []string{"$"}, Help: "last column", Do: column(len(g.Columns))},
		{Keys: []string{"H"}, Help: "highest row in view", Do: inView(0)},
		{Keys: []string{"M"}, Help: "middle row in view", Do: inView(max(min(g.Body(), g.Count-g.Top)-1, 0) / 2)},
		{Keys: []string{"L"}, Help: "lowest row in view", Do: inView(max(g.Body()-1, 0))},
	}
}

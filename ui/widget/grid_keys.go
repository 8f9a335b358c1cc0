package widget

import tea "github.com/charmbracelet/bubbletea"

// Moves are the keys that every grid has; half a page is what a jump costs least.
func (g *Grid) Moves() []Action {
	by := func(keys, words string, rows func() int) Action {
		return NewAction(keys, words, func() tea.Cmd { g.Move(rows()); return nil })
	}
	column := func(keys, words string, columns func() int) Action {
		return NewAction(keys, words, func() tea.Cmd { g.MoveColumn(columns()); return nil })
	}
	return []Action{
		by("up k", "row up", func() int { return -1 }),
		by("down j", "row down", func() int { return 1 }),
		column("left h", "column to the left", func() int { return -1 }),
		column("right l", "column to the right", func() int { return 1 }),
		by("pgup ctrl+b", "page up", func() int { return -max(g.Body()-1, 1) }),
		by("pgdown ctrl+f", "page down", func() int { return max(g.Body()-1, 1) }),
		by("ctrl+u", "half a page up", func() int { return -max(g.Body()/2, 1) }),
		by("ctrl+d", "half a page down", func() int { return max(g.Body()/2, 1) }),
		by("g home", "first row", func() int { return -g.Count }),
		by("G end", "last row", func() int { return g.Count }),
		column("0", "first column", func() int { return -len(g.Columns) }),
		column("$", "last column", func() int { return len(g.Columns) }),
	}
}

package ui

import tea "github.com/charmbracelet/bubbletea"

// moves are the keys that every grid has; half a page is what a jump costs least.
func (g *grid) moves() []action {
	by := func(keys, words string, rows func() int) action {
		return newAction(keys, words, func() tea.Cmd { g.move(rows()); return nil })
	}
	column := func(keys, words string, columns func() int) action {
		return newAction(keys, words, func() tea.Cmd { g.moveColumn(columns()); return nil })
	}
	return []action{
		by("up k", "row up", func() int { return -1 }),
		by("down j", "row down", func() int { return 1 }),
		column("left h", "column to the left", func() int { return -1 }),
		column("right l", "column to the right", func() int { return 1 }),
		by("pgup ctrl+b", "page up", func() int { return -max(g.body()-1, 1) }),
		by("pgdown ctrl+f", "page down", func() int { return max(g.body()-1, 1) }),
		by("ctrl+u", "half a page up", func() int { return -max(g.body()/2, 1) }),
		by("ctrl+d", "half a page down", func() int { return max(g.body()/2, 1) }),
		by("g home", "first row", func() int { return -g.count }),
		by("G end", "last row", func() int { return g.count }),
		column("0", "first column", func() int { return -len(g.columns) }),
		column("$", "last column", func() int { return len(g.columns) }),
	}
}

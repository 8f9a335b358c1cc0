package widget

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// randomGrid returns a grid of a few columns with random titles, cells and options.
func randomGrid(r *rand.Rand) *Grid {
	text := func(most int) string { return strings.Repeat("x", r.IntN(most+1)) }
	var columns []Column
	var cells []string
	pinned := r.IntN(3)
	for c := range 1 + r.IntN(8) {
		column := Column{Title: text(20), Pinned: c < pinned, Flexible: r.IntN(2) == 0, Greedy: r.IntN(4) == 0, Right: r.IntN(4) == 0}
		column.Short = column.Title[:len(column.Title)/2]
		if r.IntN(3) == 0 {
			column.Least = r.IntN(30)
		}
		if r.IntN(3) == 0 {
			column.Brief = func(s string) string { return s[:len(s)/2] }
		}
		columns, cells = append(columns, column), append(cells, text(60))
	}
	g := testGrid(columns, cells...)
	g.Active = r.IntN(len(columns))
	return g
}

func TestRandomGridsUseTheirRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		g := randomGrid(r)
		g.SetSize(20+r.IntN(200), 4)
		l, needs := g.layout(), g.measure()
		room := g.Width - l.width()
		if l.right > 0 {
			room -= hintRoom
		}
		for i, c := range l.at {
			if room > 0 && l.widths[i] < needs[c].width(tight) {
				t.Fatalf("column %d of %d is cut although %d cells are free: %+v in %d cells, needs %+v", c, len(needs), room, l, g.Width, needs)
			}
		}
		if !l.shows(g.Active) {
			t.Fatalf("the active column %d is not shown: %+v in %d cells", g.Active, l, g.Width)
		}
		if l.left > 0 {
			first := g.pinned() + l.left
			if again := g.from(first-1, needs); again.right == 0 {
				t.Fatalf("column %d is off the screen at the left although it fits: %+v in %d cells", first-1, l, g.Width)
			}
		}
		for i, line := range g.Lines() {
			if width := line.Width(); width != g.Width && l.width() <= g.Width {
				t.Fatalf("line %d is %d cells wide, want %d: %+v", i, width, g.Width, l)
			}
		}
	}
}

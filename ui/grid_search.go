package ui

import (
	"strings"

	"dovetail/model"
	"dovetail/ui/widget"
)

// gridSearch makes the rows of a grid the lines of a textPage, for a search in their cells: in full, also where the grid
// cuts them. What is found is under the cursor.
type gridSearch struct {
	theme  *widget.Theme
	grid   *widget.Grid
	search textSearch
}

// mostSearched is the number of rows above which there is no search: it makes a line of each row at every key, which
// takes some 15 µs a row.
const mostSearched = 5_000

// textLines returns a line for each row.
func (s *gridSearch) textLines() []widget.Text {
	lines := make([]widget.Text, s.grid.Count)
	cells := make([]string, len(s.grid.Columns))
	for row := range lines {
		for column := range cells {
			cells[column] = s.grid.Cell(row, column)
		}
		lines[row] = s.theme.Safe(strings.Join(cells, "  ")).Indent(2)
	}
	return lines
}

// topLine returns the row of the cursor.
func (s *gridSearch) topLine() int { return s.grid.Cursor }

// scrollTo moves the cursor to a row.
func (s *gridSearch) scrollTo(line int) { s.grid.Move(line - s.grid.Cursor) }

// lastSearch returns what was last searched for.
func (s *gridSearch) lastSearch() *textSearch { return &s.search }

// gridSearchKeys returns the keys that search in the rows of a grid; without a row, or with too many, they say why not.
func (a *App) gridSearchKeys(p textPage, rows int) []widget.Action {
	list := a.searchKeys(p, rows > 0)
	why := ""
	switch {
	case rows == 0:
		why = "there is no row"
	case rows > mostSearched:
		why = "more than " + model.Number(mostSearched) + " rows are not searched; f shows them in the grid, with its filter"
	}
	for i := range list {
		if why != "" {
			list[i].Why = why
		}
	}
	return list
}

package widget

import "strings"

// Grid shows rows of cells, and asks for the visible ones only. It has a cursor, an active column and how far it is
// scrolled, and knows nothing of what the rows are.
type Grid struct {
	Theme   *Theme
	Columns []Column
	Count   int                          // rows
	Cell    func(row, column int) string // text of a cell; the grid escapes it
	Style   func(row, column int) Style  // of a cell; may be nil
	Words   func(row, column int) []Text // the words of a cell that matter, which are bold; may be nil
	Marked  func(row int) bool           // may be nil
	Idle    func() bool                  // reports whether the keys go elsewhere; may be nil

	Width, Height int // of the whole grid, with its heading
	Cursor, Top   int // rows; cursor is 0 in an empty grid
	home          int // Top as the last move left it: what it is again when the grid is as high as it was
	Active        int // column
	Scrolled      int // the first column shown behind the pinned ones
}

// Column is a column as it is drawn.
type Column struct {
	Title, Short string
	Brief        func(cell string) string // returns the short form of a cell, for where not all fit; may be nil
	Pinned       bool                     // stays put at the left
	Flexible     bool                     // takes the room that is left, and is cut where not all fit
	Greedy       bool                     // a flexible one that becomes twice as wide as the others
	Least        int                      // a flexible one is not cut below this width, nor below 3/10 of the grid; 0 for flexibleAt
	Right        bool                     // aligned right
	Sorted       int                      // 1 up, -1 down
}

const (
	gutter     = 2  // cells for the cursor and the mark
	gap        = 2  // cells between two columns; one where not all fit
	widest     = 40 // a column that is wider is cut, where not all fit
	flexibleAt = 14 // a flexible column is at least this wide
	readable   = 8  // but the last one that is in view only this wide
	hintRoom   = 3  // cells at the end of the heading for how many columns are off the screen at the right
)

// Body returns the number of rows that fit.
func (g *Grid) Body() int { return max(g.Height-1, 0) }

// SetSize sets the size of the grid in cells. It scrolls only as far as the cursor needs, and back when the grid is as
// high again: a panel or a notice takes lines from it for a while.
func (g *Grid) SetSize(width, height int) {
	g.Width, g.Height = width, height
	if body := g.Body(); body > 0 {
		g.Top = max(min(g.home, g.Cursor), g.Cursor-body+1)
		g.Top = max(min(g.Top, g.Count-body), 0)
	}
	if g.Active >= 0 && len(g.Columns) > 0 {
		g.ShowActive()
	}
}

// SetCount sets the number of rows and the row of the cursor.
func (g *Grid) SetCount(count, cursor int) {
	g.Count = count
	g.Cursor = min(max(cursor, 0), max(count-1, 0))
	g.place()
}

// place scrolls so that the cursor is in view: by half a page, since every line that changes is sent anew.
func (g *Grid) place() {
	body := g.Body()
	switch {
	case body == 0:
		return
	case g.Cursor < g.Top:
		g.Top = g.Cursor - (body-1)/2
		if g.Top+body <= g.Cursor {
			g.Top = g.Cursor
		}
	case g.Cursor >= g.Top+body:
		g.Top = g.Cursor - body/2
	}
	g.Top = max(min(g.Top, g.Count-body), 0)
	g.home = g.Top
}

// Move moves the cursor by rows.
func (g *Grid) Move(by int) {
	g.Cursor = min(max(g.Cursor+by, 0), max(g.Count-1, 0))
	g.place()
}

// MoveColumn moves the active column, and scrolls sideways when it has to.
func (g *Grid) MoveColumn(by int) {
	g.Active = min(max(g.Active+by, 0), len(g.Columns)-1)
	g.ShowActive()
}

// ShowActive scrolls sideways by whole columns until the active one is in view.
func (g *Grid) ShowActive() {
	pinned := g.pinned()
	if g.Active < pinned {
		g.Scrolled = pinned
		return
	}
	g.Scrolled = min(max(g.Scrolled, pinned), g.Active)
	for g.Scrolled < g.Active {
		if l := g.layout(); l.shows(g.Active) {
			return
		}
		g.Scrolled++
	}
}

// pinned returns the number of pinned columns.
func (g *Grid) pinned() int {
	n := 0
	for n < len(g.Columns) && g.Columns[n].Pinned {
		n++
	}
	return n
}

// Lines returns the lines of the grid: exactly its height, each of its width, or wider where not even a cell of each
// pinned column fits.
func (g *Grid) Lines() []Text {
	l := g.layout()
	lines := []Text{g.heading(l)}
	for row := g.Top; row < min(g.Top+g.Body(), g.Count); row++ {
		lines = append(lines, g.line(l, row))
	}
	for len(lines) < g.Height {
		lines = append(lines, Spaces(g.Width))
	}
	return lines[:max(g.Height, 0)]
}

// idle reports whether the keys go elsewhere.
func (g *Grid) idle() bool { return g.Idle != nil && g.Idle() }

// line returns a row.
func (g *Grid) line(l gridLayout, row int) Text {
	var b strings.Builder
	current := row == g.Cursor
	b.WriteString(g.Theme.Line(g.gutter(row, current), l.gutter()).s)
	for i, c := range l.at {
		if i > 0 {
			b.WriteString(Spaces(l.gap).s)
		}
		b.WriteString(g.drawn(row, c, l.widths[i], l.brief[i]).s)
	}
	b.WriteString(Spaces(g.Width - l.width()).s)
	return Text{b.String()}
}

// gutter returns the cursor and the mark in front of a row.
func (g *Grid) gutter(row int, current bool) Text {
	cursor, mark := Plain(" "), Plain(" ")
	switch {
	case current && g.idle():
		cursor = g.Theme.Faint.Render(g.Theme.Safe("▌"))
	case current:
		cursor = g.Theme.Accent.Render(g.Theme.Safe("▌"))
	}
	if g.Marked != nil && g.Marked(row) {
		mark = g.Theme.Accent.Render(g.Theme.Safe("●"))
	}
	return cursor.Plus(mark)
}

// drawn returns a cell in the width of its column, shown in brief or not, with its style and with the words that matter
// in bold.
func (g *Grid) drawn(row, column, width int, brief bool) Text {
	cell := g.Cell(row, column)
	if brief {
		cell = g.Columns[column].Brief(cell)
	}
	text := g.Theme.Safe(cell)
	if g.Columns[column].Right {
		text = text.Indent(width - text.Width())
	}
	style, words := g.style(row, column), []Text(nil)
	if g.Words != nil {
		words = g.Words(row, column)
	}
	if len(words) == 0 {
		return style.Render(g.Theme.Line(text, width))
	}
	// A word that is cut is bold too, so the words are found before the text is cut.
	text = text.Plus(Spaces(width - text.Width()))
	return g.Theme.Line(style.emphasize(g.Theme, text, words), width)
}

// style returns the style of a cell. Under the cursor it is reversed, and in the cursor's row nothing is faint.
func (g *Grid) style(row, column int) Style {
	var style Style
	if g.Style != nil {
		style = g.Style(row, column)
	}
	switch {
	case row != g.Cursor || g.idle():
		return style
	case column == g.Active:
		return g.Theme.Reverse
	case style == g.Theme.Faint:
		return Style{}
	}
	return style
}

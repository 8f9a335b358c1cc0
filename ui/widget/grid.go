package widget

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

// A Grid shows rows of cells: it asks for the visible ones only. It knows a cursor, an active column, how
// far it is scrolled, and nothing of what the rows are.
type Grid struct {
	Theme   *Theme
	Columns []Column
	Count   int                          // rows
	Cell    func(row, column int) string // text of a cell, not yet safe
	Style   func(row, column int) *lipgloss.Style
	Marked  func(row int) bool

	Width, Height int // of the whole grid, with its heading
	Cursor, Top   int // rows; cursor is 0 in an empty grid
	Active        int // column
	Scrolled      int // the first column shown behind the pinned ones
}

// A Column is a column as it is drawn.
type Column struct {
	Title, Short string
	Pinned       bool // stays put at the left
	Flexible     bool // takes the room that is left, and gives way first
	Greedy       bool // a flexible one that takes it before the others
	Right        bool // aligned right
	Sorted       int  // 1 up, -1 down
}

const (
	gutter     = 2  // cells for the cursor and the mark
	gap        = 2  // cells between two columns
	widest     = 40 // a column that is wider is cut, where not all fit
	flexibleAt = 14 // a flexible column is at least so wide
	flexibleTo = 28 // and takes the room that is left up to this width, before another takes more
	hintRoom   = 3  // cells at the end of the heading for how many columns are off the screen
)

// Body is the number of rows that fit.
func (g *Grid) Body() int { return max(g.Height-1, 0) }

// SetSize gives the grid its room.
func (g *Grid) SetSize(width, height int) {
	g.Width, g.Height = width, height
	g.place()
}

// SetCount tells the grid how many rows there are now and where its cursor is.
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

func (g *Grid) pinned() int {
	n := 0
	for n < len(g.Columns) && g.Columns[n].Pinned {
		n++
	}
	return n
}

// View draws the grid in exactly its height and width.
func (g *Grid) View() string {
	l := g.layout()
	lines := []string{g.heading(l)}
	for row := g.Top; row < min(g.Top+g.Body(), g.Count); row++ {
		lines = append(lines, g.line(l, row))
	}
	for len(lines) < g.Height {
		lines = append(lines, strings.Repeat(" ", g.Width))
	}
	return strings.Join(lines[:max(g.Height, 0)], "\n")
}

func (g *Grid) heading(l gridLayout) string {
	hint := ""
	if l.left > 0 {
		hint += g.Theme.Left + strconv.Itoa(l.left)
	}
	if l.right > 0 {
		hint += g.Theme.Right + strconv.Itoa(l.right)
	}
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", gutter))
	used := gutter
	for i, c := range l.at {
		title := g.Theme.Fit(l.titles[i], l.widths[i])
		if g.Theme.Plain && c == g.Active {
			title = strings.ToUpper(title)
		}
		if c == g.Active {
			b.WriteString(g.Theme.Heading(title))
		} else {
			b.WriteString(g.Theme.Bold.Render(title))
		}
		used += l.widths[i]
		if i < len(l.at)-1 {
			b.WriteString(strings.Repeat(" ", gap))
			used += gap
		}
	}
	room := g.Width - used - ansi.StringWidth(hint)
	if room < 0 {
		return ansi.Truncate(b.String(), max(g.Width-ansi.StringWidth(hint), 0), "") + g.Theme.Faint.Render(hint)
	}
	return b.String() + strings.Repeat(" ", room) + g.Theme.Faint.Render(hint)
}

// line draws one row.
func (g *Grid) line(l gridLayout, row int) string {
	var b strings.Builder
	current := row == g.Cursor
	b.WriteString(g.gutter(row, current))
	used := gutter
	for i, c := range l.at {
		text := g.aligned(g.Cell(row, c), c, l.widths[i])
		b.WriteString(g.styled(text, row, c, current))
		used += l.widths[i]
		if i < len(l.at)-1 {
			b.WriteString(strings.Repeat(" ", gap))
			used += gap
		}
	}
	if used < g.Width {
		b.WriteString(strings.Repeat(" ", g.Width-used))
	}
	return b.String()
}

func (g *Grid) gutter(row int, current bool) string {
	cursor, mark := " ", " "
	if current {
		cursor = g.Theme.Accent.Render(g.Theme.Cursor)
	}
	if g.Marked != nil && g.Marked(row) {
		mark = g.Theme.Accent.Render(g.Theme.Mark)
	}
	return cursor + mark
}

func (g *Grid) aligned(text string, column, width int) string {
	if !g.Columns[column].Right {
		return g.Theme.Fit(text, width)
	}
	text = g.Theme.Safe(text)
	if w := ansi.StringWidth(text); w < width {
		return strings.Repeat(" ", width-w) + text
	}
	return g.Theme.Fit(text, width)
}

func (g *Grid) styled(text string, row, column int, current bool) string {
	if current && column == g.Active {
		return g.Theme.Reverse.Render(text)
	}
	if current {
		return g.Theme.Bold.Render(text)
	}
	if g.Style != nil {
		if s := g.Style(row, column); s != nil {
			return s.Render(text)
		}
	}
	return text
}

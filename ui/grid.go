package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

// A grid shows rows of cells: it asks for the visible ones only. It knows a cursor, an active column, how
// far it is scrolled, and nothing of what the rows are.
type grid struct {
	look    *theme
	columns []gridColumn
	count   int                          // rows
	cell    func(row, column int) string // text of a cell, not yet safe
	style   func(row, column int) *lipgloss.Style
	marked  func(row int) bool

	width, height int // of the whole grid, with its heading
	cursor, top   int // rows; cursor is 0 in an empty grid
	active        int // column
	scrolled      int // the first column shown behind the pinned ones
}

// A gridColumn is a column as it is drawn.
type gridColumn struct {
	title, short string
	pinned       bool // stays put at the left
	flexible     bool // takes the room that is left, and gives way first
	greedy       bool // a flexible one that takes it before the others
	right        bool // aligned right
	sorted       int  // 1 up, -1 down
}

const (
	gutter     = 2  // cells for the cursor and the mark
	gap        = 2  // cells between two columns
	widest     = 40 // a column that is wider is cut, where not all fit
	flexibleAt = 14 // a flexible column is at least so wide
	flexibleTo = 28 // and takes the room that is left up to this width, before another takes more
	hintRoom   = 3  // cells at the end of the heading for how many columns are off the screen
)

// body is the number of rows that fit.
func (g *grid) body() int { return max(g.height-1, 0) }

// setSize gives the grid its room.
func (g *grid) setSize(width, height int) {
	g.width, g.height = width, height
	g.place()
}

// setCount tells the grid how many rows there are now and where its cursor is.
func (g *grid) setCount(count, cursor int) {
	g.count = count
	g.cursor = min(max(cursor, 0), max(count-1, 0))
	g.place()
}

// place scrolls so that the cursor is in view: by half a page, since every line that changes is sent anew.
func (g *grid) place() {
	body := g.body()
	switch {
	case body == 0:
		return
	case g.cursor < g.top:
		g.top = g.cursor - (body-1)/2
		if g.top+body <= g.cursor {
			g.top = g.cursor
		}
	case g.cursor >= g.top+body:
		g.top = g.cursor - body/2
	}
	g.top = max(min(g.top, g.count-body), 0)
}

// move moves the cursor by rows.
func (g *grid) move(by int) {
	g.cursor = min(max(g.cursor+by, 0), max(g.count-1, 0))
	g.place()
}

// moveColumn moves the active column, and scrolls sideways when it has to.
func (g *grid) moveColumn(by int) {
	g.active = min(max(g.active+by, 0), len(g.columns)-1)
	g.showActive()
}

// showActive scrolls sideways by whole columns until the active one is in view.
func (g *grid) showActive() {
	pinned := g.pinned()
	if g.active < pinned {
		g.scrolled = pinned
		return
	}
	g.scrolled = min(max(g.scrolled, pinned), g.active)
	for g.scrolled < g.active {
		if l := g.layout(); l.shows(g.active) {
			return
		}
		g.scrolled++
	}
}

func (g *grid) pinned() int {
	n := 0
	for n < len(g.columns) && g.columns[n].pinned {
		n++
	}
	return n
}

// view draws the grid in exactly its height and width.
func (g *grid) view() string {
	l := g.layout()
	lines := []string{g.heading(l)}
	for row := g.top; row < min(g.top+g.body(), g.count); row++ {
		lines = append(lines, g.line(l, row))
	}
	for len(lines) < g.height {
		lines = append(lines, strings.Repeat(" ", g.width))
	}
	return strings.Join(lines[:max(g.height, 0)], "\n")
}

func (g *grid) heading(l gridLayout) string {
	hint := ""
	if l.left > 0 {
		hint += g.look.left + strconv.Itoa(l.left)
	}
	if l.right > 0 {
		hint += g.look.right + strconv.Itoa(l.right)
	}
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", gutter))
	used := gutter
	for i, c := range l.at {
		title := g.look.fit(l.titles[i], l.widths[i])
		if g.look.plain && c == g.active {
			title = strings.ToUpper(title)
		}
		if c == g.active {
			b.WriteString(g.look.heading(title))
		} else {
			b.WriteString(g.look.bold.Render(title))
		}
		used += l.widths[i]
		if i < len(l.at)-1 {
			b.WriteString(strings.Repeat(" ", gap))
			used += gap
		}
	}
	room := g.width - used - ansi.StringWidth(hint)
	if room < 0 {
		return ansi.Truncate(b.String(), max(g.width-ansi.StringWidth(hint), 0), "") + g.look.faint.Render(hint)
	}
	return b.String() + strings.Repeat(" ", room) + g.look.faint.Render(hint)
}

// line draws one row.
func (g *grid) line(l gridLayout, row int) string {
	var b strings.Builder
	current := row == g.cursor
	b.WriteString(g.gutter(row, current))
	used := gutter
	for i, c := range l.at {
		text := g.aligned(g.cell(row, c), c, l.widths[i])
		b.WriteString(g.styled(text, row, c, current))
		used += l.widths[i]
		if i < len(l.at)-1 {
			b.WriteString(strings.Repeat(" ", gap))
			used += gap
		}
	}
	if used < g.width {
		b.WriteString(strings.Repeat(" ", g.width-used))
	}
	return b.String()
}

func (g *grid) gutter(row int, current bool) string {
	cursor, mark := " ", " "
	if current {
		cursor = g.look.accent.Render(g.look.cursor)
	}
	if g.marked != nil && g.marked(row) {
		mark = g.look.accent.Render(g.look.mark)
	}
	return cursor + mark
}

func (g *grid) aligned(text string, column, width int) string {
	if !g.columns[column].right {
		return g.look.fit(text, width)
	}
	text = g.look.safe(text)
	if w := ansi.StringWidth(text); w < width {
		return strings.Repeat(" ", width-w) + text
	}
	return g.look.fit(text, width)
}

func (g *grid) styled(text string, row, column int, current bool) string {
	if current && column == g.active {
		return g.look.reverse.Render(text)
	}
	if current {
		return g.look.bold.Render(text)
	}
	if g.style != nil {
		if s := g.style(row, column); s != nil {
			return s.Render(text)
		}
	}
	return text
}

package widget

import "slices"

// gridLayout is which columns are drawn and how wide.
type gridLayout struct {
	at, widths  []int // columns and their widths in cells
	titles      []string
	left, right int // columns off the screen at either side
}

// shows reports whether a column is drawn.
func (l gridLayout) shows(column int) bool { return slices.Contains(l.at, column) }

// width returns the room that the drawn columns take, with the gutter and the gaps between them.
func (l gridLayout) width() int { return gutter + total(l.widths) }

// layout returns the columns that fit: all as wide as what is in view where they do, else the pinned ones and as many
// whole others as fit behind them.
func (g *Grid) layout() gridLayout {
	room := g.Width - gutter
	widths, titles := g.natural(false)
	if total(widths) <= room {
		return gridLayout{at: indices(len(widths)), widths: widths, titles: titles}
	}
	widths, titles = g.natural(true)
	if total(widths) <= room {
		return gridLayout{at: indices(len(widths)), widths: widths, titles: titles}
	}
	return g.squeezed(widths, titles, room)
}

// squeezed returns the columns that fit where the flexible ones are as narrow as they may be.
func (g *Grid) squeezed(widths []int, titles []string, room int) gridLayout {
	pinned := g.pinned()
	first := max(g.Scrolled, pinned)
	l := gridLayout{left: first - pinned}
	room -= hintRoom
	for c := range widths {
		if c >= pinned && c < first {
			continue
		}
		width := widths[c]
		if g.Columns[c].Flexible {
			width = min(width, flexibleAt)
		}
		if width > room && c > first {
			l.right = len(widths) - c
			break
		}
		width = max(min(width, room), 1)
		l.at, l.widths, l.titles = append(l.at, c), append(l.widths, width), append(l.titles, titles[c])
		room -= width + gap
	}
	room = g.widen(l, widths, room+gap, g.Width, func(c Column) bool { return c.Greedy })
	room = g.widen(l, widths, room, flexibleTo, func(c Column) bool { return c.Flexible })
	g.widen(l, widths, room, g.Width, func(c Column) bool { return c.Flexible })
	return l
}

// widen distributes the room that is left to some columns, each up to a width, and returns the rest.
func (g *Grid) widen(l gridLayout, widths []int, room, to int, which func(Column) bool) int {
	for i, c := range l.at {
		if more := min(min(widths[c], to)-l.widths[i], room); which(g.Columns[c]) && more > 0 {
			l.widths[i] += more
			room -= more
		}
	}
	return room
}

// indices returns the numbers from 0 to n-1.
func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// total returns the room that columns take, with the gaps between them.
func total(widths []int) int {
	sum := max(len(widths)-1, 0) * gap
	for _, w := range widths {
		sum += w
	}
	return sum
}

// natural returns the widths of the columns that what is in view needs, and their titles. With narrow the titles are
// the short ones, and what is very wide is cut.
func (g *Grid) natural(narrow bool) (widths []int, titles []string) {
	for c, column := range g.Columns {
		title := column.Title
		if narrow && column.Short != "" {
			title = column.Short
		}
		switch column.Sorted {
		case 1:
			title += "▲"
		case -1:
			title += "▼"
		}
		width := g.Theme.Safe(title).Width()
		for row := g.Top; row < min(g.Top+g.Body(), g.Count); row++ {
			width = max(width, g.cellWidth(row, c))
		}
		if narrow && !column.Flexible {
			width = min(width, widest)
		}
		widths, titles = append(widths, width), append(titles, title)
	}
	return widths, titles
}

// cellWidth returns the width that a cell needs.
func (g *Grid) cellWidth(row, column int) int {
	return g.Theme.Safe(g.Cell(row, column)).Width()
}

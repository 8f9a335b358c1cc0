package widget

import "slices"

// gridLayout is which columns are drawn, how wide, and how close together.
type gridLayout struct {
	at, widths  []int // columns and their widths in cells
	titles      []string
	brief       []bool // the cells of the column are drawn in their short form
	gap         int    // cells between two columns
	left, right int    // columns off the screen at either side
}

// shows reports whether a column is drawn.
func (l gridLayout) shows(column int) bool { return slices.Contains(l.at, column) }

// gutter returns the room in front of the columns. A hint in the heading has a space behind it.
func (l gridLayout) gutter() int {
	if l.left > 0 {
		return gutter + 1
	}
	return gutter
}

// width returns the room that the drawn columns take, with the gutter and the gaps between them.
func (l gridLayout) width() int {
	sum := l.gutter() + max(len(l.widths)-1, 0)*l.gap
	for _, w := range l.widths {
		sum += w
	}
	return sum
}

// layout returns the columns that fit: all, as wide as what is in view needs, where they do. Where they do not, titles
// become short first, then cells that have a short form, then the gaps; at last the flexible columns are cut.
func (g *Grid) layout() gridLayout {
	needs := g.measure()
	for _, d := range [...]density{{gap: gap}, {short: true, gap: gap}, {short: true, brief: true, gap: gap}, tight} {
		if l := whole(needs, d); l.width() <= g.Width {
			return g.spread(l, needs)
		}
	}
	return g.spread(g.squeezed(needs), needs)
}

// density is how much room the columns take, beside the width of their text.
type density struct {
	short, brief bool // titles, cells
	gap          int
}

var tight = density{short: true, brief: true, gap: 1}

// whole returns all columns, none of them cut.
func whole(needs []columnNeed, d density) gridLayout {
	l := gridLayout{gap: d.gap}
	for c, need := range needs {
		l.add(c, need.width(d), need, d)
	}
	return l
}

// add appends a column.
func (l *gridLayout) add(column, width int, need columnNeed, d density) {
	title := need.title
	if d.short {
		title = need.short
	}
	l.at, l.widths, l.titles = append(l.at, column), append(l.widths, width), append(l.titles, title)
	l.brief = append(l.brief, d.brief && need.brief < need.full)
}

// squeezed returns the pinned columns and as many others as fit behind them, from g.Scrolled on; from further left where
// the last columns leave room for that.
func (g *Grid) squeezed(needs []columnNeed) gridLayout {
	pinned := g.pinned()
	for first := pinned; first < g.Scrolled; first++ {
		if l := g.from(first, needs); l.right == 0 {
			return l
		}
	}
	return g.from(max(g.Scrolled, pinned), needs)
}

// from returns the pinned columns and those from first on that fit, and distributes the room that is left.
func (g *Grid) from(first int, needs []columnNeed) gridLayout {
	pinned := g.pinned()
	l := gridLayout{gap: tight.gap, left: first - pinned}
	for c, need := range needs {
		if c >= pinned && c < first {
			continue
		}
		width, room := g.least(c, need), g.Width-l.width()
		if len(l.at) > 0 {
			room -= l.gap
		}
		if c < len(needs)-1 {
			room -= hintRoom
		}
		if width > room && g.Columns[c].Flexible && room >= readable {
			width = room
		}
		if width > room && c > first {
			l.right = len(needs) - c
			break
		}
		l.add(c, max(min(width, room), 1), need, tight)
	}
	room := g.Width - l.width()
	if l.right > 0 {
		room -= hintRoom
	}
	g.distribute(l, needs, room)
	return l
}

// least returns the width that a column keeps where not all fit.
func (g *Grid) least(column int, need columnNeed) int {
	c := g.Columns[column]
	if !c.Flexible {
		return min(need.width(tight), widest)
	}
	floor := flexibleAt
	if c.Least > 0 {
		floor = min(c.Least, max(g.Width*3/10, flexibleAt))
	}
	return min(need.width(tight), floor)
}

// distribute gives the room that is left to the columns that are cut, each time to the narrowest of them. A greedy
// column is taken for half as wide as it is.
func (g *Grid) distribute(l gridLayout, needs []columnNeed, room int) {
	for ; room > 0; room-- {
		narrowest, least := -1, 0
		for i, c := range l.at {
			width := 2 * l.widths[i]
			if g.Columns[c].Greedy {
				width /= 2
			}
			if l.widths[i] < needs[c].width(tight) && (narrowest < 0 || width < least) {
				narrowest, least = i, width
			}
		}
		if narrowest < 0 {
			return
		}
		l.widths[narrowest]++
	}
}

// spread returns a layout that also uses the room that is left: for cells in their short form, for the gaps, for titles.
func (g *Grid) spread(l gridLayout, needs []columnNeed) gridLayout {
	room := g.Width - l.width()
	if l.right > 0 {
		room -= hintRoom
	}
	for i, c := range l.at {
		if more := needs[c].full - l.widths[i]; l.brief[i] && more <= room {
			l.brief[i], l.widths[i] = false, max(l.widths[i], needs[c].full)
			room -= max(more, 0)
		}
	}
	if more := (len(l.at) - 1) * (gap - l.gap); more <= room {
		l.gap = gap
		room -= max(more, 0)
	}
	for i, c := range l.at {
		if more := needs[c].titleWidth - l.widths[i]; more <= room {
			l.titles[i], l.widths[i] = needs[c].title, max(l.widths[i], needs[c].titleWidth)
			room -= max(more, 0)
		}
	}
	return l
}

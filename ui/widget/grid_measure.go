package widget

// columnNeed is what a column needs for what is in view, in cells.
type columnNeed struct {
	title, short           string // the titles, with the mark of the order
	titleWidth, shortWidth int
	full, brief            int // the widest cell, and the widest short form
}

// width returns the width in which nothing of the column is cut.
func (n columnNeed) width(d density) int {
	title, cell := n.titleWidth, n.full
	if d.short {
		title = n.shortWidth
	}
	if d.brief {
		cell = n.brief
	}
	return max(title, cell)
}

// measure returns what the columns need.
func (g *Grid) measure() []columnNeed {
	needs := make([]columnNeed, len(g.Columns))
	for c, column := range g.Columns {
		n := &needs[c]
		n.title, n.short = column.title(column.Title), column.title(column.Title)
		if column.Short != "" {
			n.short = column.title(column.Short)
		}
		n.titleWidth, n.shortWidth = g.Theme.Safe(n.title).Width(), g.Theme.Safe(n.short).Width()
		for row := g.Top; row < min(g.Top+g.Body(), g.Count); row++ {
			cell := g.Cell(row, c)
			width := g.Theme.Safe(cell).Width()
			n.full = max(n.full, width)
			if column.Brief != nil {
				width = g.Theme.Safe(column.Brief(cell)).Width()
			}
			n.brief = max(n.brief, width)
		}
	}
	return needs
}

// title returns a title with the mark of the order.
func (c Column) title(words string) string {
	switch c.Sorted {
	case 1:
		return words + "▲"
	case -1:
		return words + "▼"
	}
	return words
}

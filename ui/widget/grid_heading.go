package widget

import (
	"strconv"
	"strings"
)

// heading returns the line of the titles, with how many columns are off the screen at either side. All but the title of
// the active column is one faint text: a style of its own for each title would cost 8 bytes more for each.
func (g *Grid) heading(l gridLayout) Text {
	line, faint, width := Spaces(l.gutter()), Text{}, l.gutter()
	if l.left > 0 {
		line, faint = Text{}, g.Theme.Line(g.hint("‹", l.left), l.gutter())
	}
	for i, c := range l.at {
		if i > 0 {
			faint, width = faint.Plus(Spaces(l.gap)), width+l.gap
		}
		title := g.Theme.Fit(l.titles[i], l.widths[i])
		if width += l.widths[i]; c != g.Active {
			faint = faint.Plus(title)
			continue
		}
		line, faint = line.Plus(g.faint(faint), g.activeTitle(title)), Text{}
	}
	right := g.hint("›", l.right)
	if room := g.Width - width - right.Width(); room >= 0 {
		return line.Plus(g.faint(faint.Plus(Spaces(room), right)))
	}
	return line.Plus(g.faint(faint)).Truncate(g.Width - right.Width()).Plus(g.faint(right))
}

// faint returns a faint text. The spaces around it look the same anyway, and those at the end of a line are not sent.
func (g *Grid) faint(text Text) Text {
	words := strings.TrimSpace(text.s)
	if words == "" {
		return text
	}
	before, after, _ := strings.Cut(text.s, words)
	return Text{before}.Plus(g.Theme.Faint.Render(Text{words}), Text{after})
}

// activeTitle returns the title of the active column. It stays as it is while the keys go elsewhere: the heading is not
// drawn again when they do.
func (g *Grid) activeTitle(title Text) Text {
	if g.Theme.Plain {
		return Text{strings.ToUpper(title.s)}
	}
	return g.Theme.heading(title)
}

// hint returns how many columns are off the screen at a side.
func (g *Grid) hint(sign string, columns int) Text {
	if columns == 0 {
		return Text{}
	}
	return g.Theme.Safe(sign + strconv.Itoa(columns))
}

package ui

import (
	"slices"

	"dovetail/ui/widget"
)

// strip is a line of counts above a list, the ones that matter most first.
type strip []stripCount

// stripCount is a count of a strip with its text.
type stripCount struct {
	n    int
	text widget.Text
}

// stripCount returns a count of a strip, drawn as App.count draws it.
func (a *App) stripCount(n int, unit string, style widget.Style) stripCount {
	return stripCount{n, a.count(n, unit, style)}
}

// fitting returns the first of some strips that fits into a width. Where none does, whole counts of the last one are left
// out, from its end, and those that are 0 before others; its first count always stays.
func (a *App) fitting(width int, strips ...strip) widget.Text {
	line := widget.Text{}
	for _, s := range strips {
		if line = a.stripLine(s); line.Width() <= width {
			return line
		}
	}
	rest := slices.Clone(strips[len(strips)-1])
	for len(rest) > 1 && line.Width() > width {
		at := len(rest) - 1
		for i := at; i > 0; i-- {
			if rest[i].n == 0 {
				at = i
				break
			}
		}
		rest = slices.Delete(rest, at, at+1)
		line = a.stripLine(rest)
	}
	return line
}

// stripLine returns all counts of a strip.
func (a *App) stripLine(s strip) widget.Text {
	var texts []widget.Text
	for _, c := range s {
		texts = append(texts, c.text)
	}
	return widget.Join(texts, a.theme.Faint.Render(a.theme.Safe(" · "))).Indent(1)
}

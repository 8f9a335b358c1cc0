package xlsx

import (
	"cmp"
	"slices"
)

// outlineLevels is the number of outline levels, including 0 for rows outside of it.
const outlineLevels = 8

// outline finds the rows that a collapsed row hides: the adjacent ones of a higher level. Excel writes them as
// hidden; other programs leave that to the reader.
type outline struct {
	above  bool // a collapsed row is above its rows, not below
	last   int
	starts [outlineLevels]int // by level: the first of the last rows that are all of a higher level; 0 for none
	folded int                // 1 + the level of the collapsed row above; 0 for none
	hidden rowSpans           // the rows above collapsed ones
}

// add adds the next row, and reports whether a collapsed row above hides it.
func (o *outline) add(number, level int, collapsed bool) (hidden bool) {
	level = min(max(level, 0), outlineLevels-1)
	if number != o.last+1 {
		o.starts, o.folded = [outlineLevels]int{}, 0
	}
	o.last = number
	if level < o.folded {
		o.folded = 0
	}
	hidden = o.folded > 0
	switch {
	case collapsed && o.above && !hidden:
		o.folded = level + 1
	case collapsed && !o.above && o.starts[level] > 0:
		o.hidden = append(o.hidden, rowSpan{o.starts[level], number - 1})
	}
	for i := range o.starts {
		if i >= level {
			o.starts[i] = 0
		} else if o.starts[i] == 0 {
			o.starts[i] = number
		}
	}
	return hidden
}

// rowSpan is a range of rows, both ends included.
type rowSpan struct{ first, last int }

// rowSpans may overlap.
type rowSpans []rowSpan

// covered calls fn with the index of each of n rows in ascending order that lies in one of the spans.
func (spans rowSpans) covered(n int, row func(i int) int, fn func(i int)) {
	slices.SortFunc(spans, func(a, b rowSpan) int { return cmp.Compare(a.first, b.first) })
	last := 0
	for i := 0; i < n; i++ {
		number := row(i)
		for len(spans) > 0 && spans[0].first <= number {
			last = max(last, spans[0].last)
			spans = spans[1:]
		}
		if number <= last {
			fn(i)
		} else if len(spans) == 0 {
			return
		}
	}
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// markSpan is a range that is being marked: the rows between where it began and the cursor.
type markSpan struct {
	from, to int             // rows of the view
	added    map[string]bool // by key: those that only the range marks
	held     bool            // Shift extends it: a key that moves without Shift ends it
}

// markActions returns the keys that mark.
func (c *rowsGrid) markActions() []widget.Action {
	all := func(do func()) func() tea.Cmd {
		return func() tea.Cmd { c.span = nil; do(); return nil }
	}
	footer := "mark"
	if c.app.menu.folded() { // the footer has no room for it
		footer = ""
	}
	return []widget.Action{
		{Keys: []string{" "}, Footer: footer, Help: "mark the customer", Why: c.whyNoRow(), Do: c.mark},
		{Keys: []string{"v", "V"}, Help: "mark a range: move, then v or Esc ends it", Why: c.whyNoRow(), Do: c.markRange},
		{Keys: []string{"a"}, Help: "mark all shown, or none", Why: c.whyNoRow(), Do: all(c.view.toggleAll)},
		{Keys: []string{"ctrl+a"}, Help: "mark all shown", Why: c.whyNoRow(), Do: all(c.view.markAll)},
		{Keys: []string{"*"}, Help: "invert the marks of what is shown", Why: c.whyNoRow(), Do: all(c.view.invert)},
	}
}

func (c *rowsGrid) mark() tea.Cmd {
	c.span = nil
	c.view.toggle(c.view.key(c.grid.Cursor))
	c.grid.Move(1)
	return nil
}

// markRange begins a range with the row under the cursor, or ends it.
func (c *rowsGrid) markRange() tea.Cmd {
	if c.span != nil {
		c.span = nil
		return nil
	}
	c.span = &markSpan{from: c.grid.Cursor, to: c.grid.Cursor, added: map[string]bool{}}
	c.spanMark(c.grid.Cursor)
	return nil
}

// moves returns the keys that move. While a range is being marked, they extend it.
func (c *rowsGrid) moves() []widget.Action {
	list := c.grid.Moves()
	for i, move := range list {
		list[i].Do = func() tea.Cmd {
			if c.span != nil && c.span.held {
				c.span = nil
			}
			cmd := move.Do()
			if c.span != nil {
				c.extend(c.grid.Cursor)
			}
			return cmd
		}
	}
	return list
}

// shiftMoves returns the keys with Shift, which mark a range as in Excel: v does the same in terminals without them.
func (c *rowsGrid) shiftMoves() []widget.Action {
	extend := func(rows int) func() tea.Cmd {
		return func() tea.Cmd {
			if c.span == nil {
				c.markRange()
				c.span.held = true
			}
			c.grid.Move(rows)
			c.extend(c.grid.Cursor)
			return nil
		}
	}
	why := c.whyNoRow()
	return []widget.Action{
		{Keys: []string{"shift+up"}, Help: "mark a range, row up", Why: why, Repeats: true, Do: extend(-1)},
		{Keys: []string{"shift+down"}, Help: "mark a range, row down", Why: why, Repeats: true, Do: extend(1)},
	}
}

// extend moves the end of the range to a row. What is no longer in the range and only it has marked is unmarked.
func (c *rowsGrid) extend(to int) {
	s := c.span
	for row := min(s.from, s.to); row <= max(s.from, s.to); row++ {
		key := c.view.key(row)
		if (row < min(s.from, to) || row > max(s.from, to)) && s.added[key] {
			delete(s.added, key)
			c.view.setMark(key, false)
		}
	}
	s.to = to
	for row := min(s.from, to); row <= max(s.from, to); row++ {
		c.spanMark(row)
	}
}

// spanMark marks a row of the range.
func (c *rowsGrid) spanMark(row int) {
	if key := c.view.key(row); !c.view.marks[key] {
		c.span.added[key] = true
		c.view.setMark(key, true)
	}
}

// setMark marks or unmarks a customer.
func (v *rowsView) setMark(key string, marked bool) {
	v.identified = nil
	if !marked {
		delete(v.marks, key)
		return
	}
	v.marks[key] = true
}

// unmark removes all marks.
func (v *rowsView) unmark() { v.marks, v.identified = map[string]bool{}, nil }

// toggle marks or unmarks a customer.
func (v *rowsView) toggle(key string) { v.setMark(key, !v.marks[key]) }

// toggleAll marks all shown rows, or unmarks them if all are marked.
func (v *rowsView) toggleAll() {
	all := true
	for i := range v.rows {
		all = all && v.marks[v.key(i)]
	}
	for i := range v.rows {
		v.setMark(v.key(i), !all)
	}
}

// markAll marks all shown rows.
func (v *rowsView) markAll() {
	for i := range v.rows {
		v.setMark(v.key(i), true)
	}
}

// invert marks the shown rows that are not marked, and unmarks the others. Rows that are not shown keep their marks.
func (v *rowsView) invert() {
	for i := range v.rows {
		v.toggle(v.key(i))
	}
}

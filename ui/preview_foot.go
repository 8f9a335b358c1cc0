package ui

import (
	"dovetail/model"
	"dovetail/ui/widget"
)

// belowHeight returns the number of lines below the rows, which show the reason of the row under the cursor in full and
// what can be done about it.
func (v *preview) belowHeight() int {
	switch height := v.wholeHeight(); {
	case height >= 20:
		return 5
	case height >= 10:
		return 3
	}
	return 0
}

// classVisible is the width in cells below which the column Class may not fit into the window.
const classVisible = 60

// footHasKeys reports whether the keys of the row under the cursor are shown below the rows; else the footer has them.
func (v *preview) footHasKeys() bool { return v.belowHeight() > 0 && len(v.rows) > 0 }

// below returns the reason of the row under the cursor in full, as far as it fits, and the row's keys.
func (v *preview) below() []widget.Text {
	height := v.belowHeight()
	if height == 0 || len(v.rows) == 0 {
		return nil
	}
	t := v.app.theme
	width := max(v.width-2, 1)
	var lines []widget.Text
	if height >= 5 {
		lines = append(lines, t.Faint.Render(t.Rule(v.width)))
	}
	var keys []widget.Text
	if v.app.panelOnTop() == nil { // the keys go to the panel
		keys = v.rowHints(width, height/2)
	}
	words := v.cell(v.grid.Cursor, 4)
	if v.width < classVisible {
		words = v.classInFront(words)
	}
	reason, room := t.Safe(words).Wrap(width), height-len(lines)-len(keys)
	if len(reason) > room {
		reason = reason[:room]
		reason[room-1] = reason[room-1].Truncate(width - 1).Plus(t.Ellipsis)
	}
	for _, line := range reason {
		lines = append(lines, t.Emphasize(line, v.app.wordsThatMatter(words)).Indent(1))
	}
	return append(lines, widget.Indent(1, keys)...)
}

// classInFront returns the reason of the row under the cursor behind its class.
func (v *preview) classInFront(reason string) string {
	if o := v.outcome(v.grid.Cursor); o.Fault == 0 && o.Allowed != 0 {
		return "✓ " + reason // which begins with what is allowed
	}
	return v.cell(v.grid.Cursor, 3) + ": " + reason
}

// rowHints returns what can be done about the row under the cursor and its group, in at most some lines.
func (v *preview) rowHints(width, most int) []widget.Text {
	t := v.app.theme
	var hints []widget.Text
	if o := v.outcome(v.grid.Cursor); o.Class == model.Rejected && v.whyNotAllowable() != "" {
		hints = append(hints, t.Faint.Render(t.Safe("It cannot be allowed.")))
	}
	for _, act := range v.rowActions() {
		if act.Why == "" && act.Footer != "" {
			hints = append(hints, v.app.hint(act.Key(), act.Footer))
		}
	}
	var lines []widget.Text
	for _, h := range hints {
		last := len(lines) - 1
		switch {
		case last >= 0 && lines[last].Width()+2+h.Width() <= width:
			lines[last] = lines[last].Plus(widget.Spaces(2), h)
		case len(lines) < most:
			lines = append(lines, h)
		}
	}
	return lines
}

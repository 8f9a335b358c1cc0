package ui

import (
	"dovetail/model"
	"dovetail/ui/widget"
)

// belowHeight returns the number of lines below the rows, which show the reason of the row under the cursor in full and
// what can be done about it. A panel, which says that too and has the keys, leaves the lines to the rows.
func (v *preview) belowHeight() int {
	switch height := v.wholeHeight(); {
	case v.app.panelOnTop() != nil:
		return 0
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
	keys := v.rowHints(width, height/2)
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
	if names := t.Safe(bothNames(v.outcome(v.grid.Cursor))); names.Width() > 0 && len(reason) < room {
		lines = append(lines, t.Line(names, width).Indent(1))
	}
	return append(lines, widget.Indent(1, keys)...)
}

// classInFront returns the reason of the row under the cursor behind its class.
func (v *preview) classInFront(reason string) string {
	if o := v.outcome(v.grid.Cursor); o.Fault == 0 && o.Allowed != 0 {
		return "✓ " + reason // which says what is allowed
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
	hints = append(hints, v.app.hintsOf(append(v.rowActions(), v.nextActions()...))...)
	lines := flow(nil, hints, width, most)
	group := v.app.hintsOf(v.groupActions())
	if len(group) == 0 {
		return lines
	}
	group[0] = t.Faint.Render(t.Safe(v.counted(v.currentProblem())+":")).Plus(widget.Spaces(2), group[0])
	if len(lines) < most {
		return append(lines, flow(nil, group, width, most-len(lines))...)
	}
	return flow(lines, group, width, most)
}

// hintsOf returns the keys of actions that are possible now, with what they do.
func (a *App) hintsOf(list []widget.Action) (hints []widget.Text) {
	for _, act := range list {
		if act.Why == "" && act.Footer != "" {
			hints = append(hints, a.hint(act.Key(), act.Footer))
		}
	}
	return hints
}

// flow returns lines of a width with hints added, as many as fit in some lines.
func flow(lines, hints []widget.Text, width, most int) []widget.Text {
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

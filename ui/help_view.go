package ui

import "dovetail/ui/widget"

// In a narrower window, and where the cells of some row are cut, the help shows the row under the cursor in full at the
// foot, in so many lines.
const (
	helpWide  = 60
	helpBelow = 2
)

// SetSize sets the size of the screen and of what is in it.
func (h *help) SetSize(width, height int) {
	h.pane.SetSize(width, height)
	key := widget.Column{Title: "Key", Flexible: width < helpWide}
	if h.first {
		key.Title = "Example"
	}
	h.grid.Columns = []widget.Column{key, {Title: "Does", Flexible: true, Greedy: true}}
	if width >= helpWide && !h.first {
		h.grid.Columns = append(h.grid.Columns, widget.Column{Title: "Also"})
	}
	h.grid.Active = 1
	h.grid.SetSize(width, max(height-2-h.below(), 0))
}

// below returns the number of lines at the foot.
func (h *help) below() int {
	if h.height < 8 || h.width >= helpWide && h.needs() <= h.width {
		return 0
	}
	return helpBelow
}

// needs returns the width in which no cell of any row is cut.
func (h *help) needs() int {
	t := h.app.theme
	var key, does, also int
	for _, r := range h.rows {
		key, does = max(key, t.Safe(r.key).Width()), max(does, t.Safe(r.does).Width())
		if !h.first {
			also = max(also, t.Safe(r.also).Width())
		}
	}
	return key + does + also + 6 // the cursor, and the gaps between the columns
}

// View returns the search field, how to leave, and the rows.
func (h *help) View() widget.Text {
	t := h.app.theme
	lines := []widget.Text{
		widget.Plain(" type to search: ").Plus(h.field.View(max(h.width-18, 1))),
		t.Faint.Render(t.Safe(" " + h.about + "; Esc leaves the help")),
	}
	if len(h.found) == 0 {
		return t.Block(append(lines, widget.Text{}, widget.Plain(" No action has that word.")), h.width, h.height)
	}
	lines = append(lines, h.grid.Lines()...)
	if h.below() > 0 {
		lines = append(lines, h.foot()...)
	}
	return t.Block(lines, h.width, h.height)
}

// foot returns what the row under the cursor does in full, as far as it fits.
func (h *help) foot() []widget.Text {
	t, r := h.app.theme, h.found[h.grid.Cursor]
	text := r.does
	switch {
	case r.example:
		text = r.key + "  " + text
	case r.also != "":
		text += "; also " + r.also
	}
	list := widget.Indent(1, t.Safe(text).Wrap(max(h.width-2, 1)))
	if len(list) > helpBelow {
		list = append(list[:helpBelow-1], t.Line(list[helpBelow-1], h.width-2).Plus(t.Ellipsis))
	}
	return list
}

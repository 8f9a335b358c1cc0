package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// copy sends a text to the clipboard of the user's terminal; the notice says what was sent. Whether it arrives is
// unknown: terminals do not confirm it.
func (a *App) copy(what, text string) tea.Cmd {
	if a.backend.Copy == nil {
		a.notify("this terminal has no clipboard that can be reached")
		return nil
	}
	return a.sendToClipboard(what, text)
}

func (a *App) copied(m copiedMsg) {
	if m.err != nil {
		a.notify(m.err.Error())
		return
	}
	a.notify(m.notice)
}

// copyCell copies the marked rows, or the active cell if no row is marked.
func (c *rowsGrid) copyCell() tea.Cmd {
	if len(c.view.marks) > 0 {
		return c.copyRows()
	}
	return c.copyActive()
}

// copyActive copies the active cell.
func (c *rowsGrid) copyActive() tea.Cmd {
	text := c.view.text(c.grid.Cursor, c.column())
	if text == "" {
		c.app.notify("the cell is empty")
		return nil
	}
	return c.app.copy(`"`+text+`"`, text)
}

// copyRows copies the marked rows, or the row under the cursor if none is marked, as text that can be pasted into Excel.
func (c *rowsGrid) copyRows() tea.Cmd {
	rows := c.view.marked()
	if len(rows) == 0 {
		if why := c.whyNoRow(); why != "" {
			c.app.notify(why)
			return nil
		}
		rows = []int32{c.view.rows[c.grid.Cursor]}
	}
	what := model.Counted(len(rows), "customer", "customers")
	text, whole := tabSeparated(c.view.source, rows)
	if !whole {
		c.app.notify("that is more than a terminal's clipboard can hold; " + c.lessToCopy)
		return nil
	}
	return c.app.copy(what, text)
}

// tabSeparated returns rows as lines of tab-separated cells below their Excel headers, so that they can be pasted into
// Excel, and Layer's customers as an upload, which has no columns of evidence. fits is false if the text exceeds
// terminal.CopyLimit.
func tabSeparated(s model.RowSource, rows []int32) (text string, fits bool) {
	var b strings.Builder
	columns := s.Table().Columns()
	line := func(value func(model.ColumnInfo) string) {
		separator := ""
		for _, info := range columns {
			if info.Header != "" && (s.Table() != model.LayerTable || !info.Column.IsEvidence()) {
				b.WriteString(separator + value(info))
				separator = "\t"
			}
		}
		b.WriteString("\r\n")
	}
	line(func(info model.ColumnInfo) string { return info.Header })
	for _, row := range rows {
		line(func(info model.ColumnInfo) string { return info.Column.CellText(s.Text(int(row), info.Column)) })
		if b.Len() > terminal.CopyLimit {
			return "", false
		}
	}
	return b.String(), true
}

// copyMenu asks what to copy.
func (c *rowsGrid) copyMenu() tea.Cmd {
	return c.app.choose("Copy", []string{"Copy to the clipboard of your terminal:"},
		widget.Action{Keys: []string{"c"}, Help: "the active cell", Why: c.whyNoRow(), Do: c.copyActive},
		widget.Action{Keys: []string{"r"}, Help: "the marked rows, or this one, for Excel", Why: c.whyNoRow(), Do: c.copyRows},
		widget.Action{Keys: []string{"v"}, Help: "this view as a command", Do: func() tea.Cmd { return c.app.copy("the command", c.command()) }})
}

// command returns a command line that lists the rows of the view.
func (c *rowsGrid) command() string {
	words := append(append([]string{}, c.app.backend.Command...), c.list...)
	if !c.filter.good.Empty() {
		words = append(words, "--filter", c.filter.good.String())
	}
	words = append(words, "--sort", c.view.order.String())
	for i, w := range words {
		words[i] = terminal.Quote(w)
	}
	return strings.Join(words, " ")
}

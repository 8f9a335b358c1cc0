package filepicker

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// Actions returns what Enter, Tab and the arrows do.
func (d *Dialog) Actions() []widget.Action {
	enter, page := "open it", max(d.grid.Body()-1, 1)
	if d.saving {
		enter = "write it"
	}
	list := append([]widget.Action{{Keys: []string{"enter"}, Footer: enter, Do: d.enter}}, d.moves()...)
	if line := d.commandLine(); line != "" {
		copyLine := func() tea.Cmd { return d.Copy(line) }
		list = append(list, widget.Action{Keys: []string{"ctrl+y"}, Help: "copy the command line for your own computer", Do: copyLine})
	}
	if d.line < 0 && d.empty() {
		list = append(list, widget.Action{Keys: []string{"backspace"}, Help: "the folder above, where no name is typed", Do: d.up})
	}
	return append(list, []widget.Action{
		{Keys: []string{"pgdown"}, Help: "page down", Do: d.move(page)},
		{Keys: []string{"pgup"}, Help: "page up", Do: d.move(-page)},
		{Keys: []string{"ctrl+r"}, Help: "read the folder again", Do: d.again},
		{Keys: []string{"esc"}, Footer: "back", Do: d.host.Back},
	}...)
}

// commandLine returns the command line of the user's own computer that copies a file into the folder that is shown; ""
// if there is none.
func (d *Dialog) commandLine() string {
	if d.Command == nil || d.shown == "" {
		return ""
	}
	return d.Command(d.shown)
}

// moves returns what Tab and the arrows do: in a line of choices, else in the field and the list.
func (d *Dialog) moves() []widget.Action {
	if d.line >= 0 {
		return []widget.Action{
			{Keys: []string{"right"}, Footer: "change", Help: "change: the next choice; so does the space bar", Do: d.step(1)},
			{Keys: []string{"left"}, Help: "the previous choice", Do: d.step(-1)},
			{Keys: []string{"tab", "down", "ctrl+n"}, Footer: "next line", Do: d.toLine(d.line + 1)},
			{Keys: []string{"shift+tab", "up", "ctrl+p"}, Help: "previous line", Do: d.toLine(max(d.line-1, 0))},
		}
	}
	list := []widget.Action{
		d.tabAction(),
		{Keys: []string{"down", "ctrl+n"}, Footer: "next", Help: "next: choose from the list", Do: d.move(1)},
		{Keys: []string{"up", "ctrl+p"}, Help: "previous, and back to the field", Do: d.move(-1)},
	}
	if last := len(d.Choices) - 1; last >= 0 {
		list = append(list, widget.Action{Keys: []string{"shift+tab"}, Help: d.choiceWords(), Do: d.toLine(last)})
		if d.grid.Cursor < 0 {
			list[2] = widget.Action{Keys: []string{"up", "ctrl+p"}, Help: d.choiceWords(), Do: d.toLine(last)}
		}
	}
	return list
}

// tabAction returns what Tab does: it completes a name, and leads to the choices while the name is the offered one.
func (d *Dialog) tabAction() widget.Action {
	if len(d.Choices) > 0 && !d.edited {
		return widget.Action{Keys: []string{"tab"}, Footer: d.choiceWords(), Do: d.toLine(0)}
	}
	return widget.Action{Keys: []string{"tab"}, Footer: "complete the name", Do: d.complete}
}

// choiceWords returns what there is to choose above the field.
func (d *Dialog) choiceWords() string {
	var labels []string
	for _, c := range d.Choices {
		labels = append(labels, strings.ToLower(c.Label))
	}
	return strings.Join(labels, " and ")
}

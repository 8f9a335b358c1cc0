package filepicker

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// Choice is a line above the field with values, of which one is chosen.
type Choice struct {
	Label  string
	Values []string // raw
	Chosen int
}

// toLine returns an action that moves the keys to a line of choices; to the field if there is no such line.
func (d *Dialog) toLine(line int) func() tea.Cmd {
	return func() tea.Cmd {
		d.grid.Cursor, d.line, d.problem = -1, line, ""
		if line >= len(d.Choices) || line < 0 {
			d.line = -1
		}
		d.leaveList()
		return nil
	}
}

// step returns an action that chooses the next or previous value of the line with the keys.
func (d *Dialog) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		c := d.Choices[d.line]
		return d.choose((c.Chosen + by + len(c.Values)) % len(c.Values))
	}
}

// choose chooses a value of the line with the keys. A name that was offered becomes the one for the new choice, and one
// that was typed gets its extension.
func (d *Dialog) choose(value int) tea.Cmd {
	d.Choices[d.line].Chosen, d.problem = value, ""
	folder, name := d.name()
	offered := d.suggested
	d.renew()
	switch {
	case name == offered:
		d.offer(folder)
	case d.kept != "":
		stem := d.stem()
		d.field.SetValue(typedPath(stem + d.ending))
		d.kept = d.ending
		d.field.SetCursor(d.keptAt())
	case filepath.Ext(name) != "":
		d.field.SetValue(typedPath(folder + withExtension(name, d.ending)))
		d.field.CursorEnd()
	}
	d.narrow()
	return nil
}

// renew takes the name that is offered for what is chosen now.
func (d *Dialog) renew() {
	old := d.suggested
	d.suggested = d.Offer()
	d.ending = filepath.Ext(d.suggested)
	if d.offered == old {
		d.offered = d.suggested
	} else if d.offered != "" {
		d.offered = withExtension(d.offered, d.ending)
	}
}

// withExtension returns a name with another extension; digits behind a full stop are a part of the name.
func withExtension(name, extension string) string {
	old := filepath.Ext(name)
	if len(old) > 1 && old[1] >= '0' && old[1] <= '9' {
		old = ""
	}
	return strings.TrimSuffix(name, old) + extension
}

// choiceLines returns the lines of choices.
func (d *Dialog) choiceLines() []widget.Text {
	var lines []widget.Text
	for i, c := range d.Choices {
		label := d.Theme.Fit(c.Label, labelWidth)
		if i != d.line {
			label = d.Theme.Faint.Render(label)
		}
		lines = append(lines, label.Indent(1).Plus(d.values(c, i == d.line, d.width-labelWidth-2)))
	}
	return lines
}

// values returns the values of a line of choices; only the chosen one where not all fit.
func (d *Dialog) values(c *Choice, focused bool, width int) widget.Text {
	t := d.Theme
	var list []widget.Text
	for i, v := range c.Values {
		if i == c.Chosen {
			list = append(list, d.chosen(v, focused))
		} else {
			list = append(list, t.Safe(v).Indent(2).Plus(widget.Spaces(1)))
		}
	}
	all := widget.Join(list, widget.Spaces(1))
	if all.Width() <= width {
		return all
	}
	place := t.Safe(" (" + model.Number(c.Chosen+1) + " of " + model.Number(len(c.Values)) + ")")
	return d.chosen(c.Values[c.Chosen], focused).Plus(t.Faint.Render(place))
}

// chosen returns the value that is chosen in a line.
func (d *Dialog) chosen(value string, focused bool) widget.Text {
	t, text := d.Theme, d.Theme.Safe(value)
	switch mark := t.Safe("▸"); {
	case focused && t.Plain:
		return mark.Plus(widget.Plain("["), text, widget.Plain("]"))
	case focused:
		return t.Reverse.Render(mark.Plus(widget.Spaces(1), text, widget.Spaces(1)))
	default:
		return t.Bold.Render(mark.Plus(widget.Spaces(1), text)).Plus(widget.Spaces(1))
	}
}

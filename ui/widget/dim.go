package widget

import "github.com/charmbracelet/x/ansi"

// Dim returns the first lines of a block without their attributes, and faint: what is behind a question.
func (t *Theme) Dim(block Text, height int) Text {
	list := lines(block.s)
	list = list[:min(len(list), max(height, 0))]
	for i, line := range list {
		list[i] = t.Faint.Render(Text{ansi.Strip(line.s)})
	}
	return Stack(list...)
}

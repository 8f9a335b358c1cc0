package ui

import "dovetail/ui/widget"

// noticeLines returns the notice in as many lines as it needs, in a window of some height at most in a quarter of it.
func (a *App) noticeLines() []widget.Text {
	t := a.theme
	lines := t.Safe(a.notice).Wrap(max(a.width-2, 1))
	if most := max(a.height/4, 1); len(lines) > most {
		lines = lines[:most]
		lines[most-1] = lines[most-1].Truncate(a.width - 2).Plus(t.Ellipsis)
	}
	for i, line := range lines {
		lines[i] = t.Bold.Render(t.Line(line.Indent(1), a.width))
	}
	return lines
}

// covered returns the body of the window without its last lines, which a notice of several lines covers.
func covered(body widget.Text, lines int) widget.Text {
	all := body.Lines()
	return widget.Stack(all[:max(len(all)-lines, 0)]...)
}

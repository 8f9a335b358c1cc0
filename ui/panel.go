package ui

import (
	"slices"

	"dovetail/ui/widget"
)

// panel is a screen that is drawn over the lower part of the one that it is about, which stays in view above.
type panel interface {
	screen
	// lines returns the number of lines that it needs in a width.
	lines(width int) int
}

// leastBehind is the number of lines of the screen behind a panel that stay in view where the window has room for them:
// the head of the grid and some rows.
const leastBehind = 8

// panelOnTop returns the panel on top of the stack, nil if another screen is on top.
func (a *App) panelOnTop() panel {
	p, _ := a.top().(panel)
	return p
}

// base returns the index of the screen on top, or of the one behind the panels on top.
func (a *App) base() int {
	for i := len(a.stack) - 1; i > 0; i-- {
		if _, is := a.stack[i].(panel); !is {
			return i
		}
	}
	return 0
}

// panelHeight returns the height of a panel on top without its rule, in a window without header and footer.
func (a *App) panelHeight(p panel, height int) int {
	most := height - 1 - min(leastBehind, height/3)
	return max(min(p.lines(a.width), most), min(height-1, 3), 0)
}

// placePanels sets the size of the screen behind the panels on top, and of the panels. The screen behind is as high as
// what is seen of it, so that its cursor stays in view.
func (a *App) placePanels() {
	p, height := a.panelOnTop(), a.bodyHeight()
	if p == nil {
		return
	}
	at, own := a.base(), a.panelHeight(p, height)
	width := a.width
	if at == 0 {
		width -= a.menu.beside()
	}
	a.stack[at].SetSize(max(width, 1), max(height-own-1, 1))
	for _, s := range a.stack[at+1:] {
		s.SetSize(max(a.width, 1), max(own, 1))
	}
}

// withPanel returns what is behind the panel on top with the panel: a rule with its title and with what Enter does, and
// the panel itself.
func (a *App) withPanel(p panel, behind widget.Text) widget.Text {
	height := a.bodyHeight()
	own := a.panelHeight(p, height)
	if own >= height || own < 1 {
		return p.View()
	}
	parts := []widget.Text{a.panelRule(p), p.View()}
	if above := height - own - 1; above > 0 {
		parts = append([]widget.Text{a.theme.Dim(behind, above)}, parts...)
	}
	return widget.Stack(parts...)
}

// panelRule returns the first line of a panel. A title that is cut keeps half of the line: what Enter does is left out then.
func (a *App) panelRule(p panel) widget.Text {
	t := a.theme
	rule := func(width int) widget.Text { return t.Faint.Render(t.Rule(width)) }
	left := rule(1).Plus(widget.Spaces(1), t.Accent.Render(t.Safe(p.Title())), widget.Spaces(1))
	right := widget.Text{}
	enters := func(x widget.Action) bool { return slices.Contains(x.Keys, "enter") }
	if list := p.Actions(); slices.ContainsFunc(list, enters) {
		enter := list[slices.IndexFunc(list, enters)]
		right = widget.Spaces(1).Plus(a.hint("⏎", enter.Footer), widget.Spaces(1), rule(1))
	}
	if left.Width()+right.Width() > a.width {
		if a.width-right.Width() < a.width/2 {
			right = widget.Text{}
		}
		left = t.Line(left, max(a.width-right.Width(), 0))
	}
	return t.Line(left.Plus(rule(a.width-left.Width()-right.Width()), right), a.width)
}

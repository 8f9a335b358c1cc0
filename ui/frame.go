package ui

import (
	"slices"

	"dovetail/ui/widget"
)

// header returns the first line: the path to the screen on top, the database and the user.
func (a *App) header() widget.Text {
	t := a.theme
	left := a.path()
	if a.width >= 70 && a.menu.folded() && len(a.stack) == 1 && len(a.menu.entries) > 0 && !a.menu.focused {
		left = left.Plus(widget.Spaces(2), t.Faint.Render(t.Safe("Tab menu")))
	}
	who := t.Faint.Render(t.Safe(" · ").Plus(t.Safe(a.backend.User))).Plus(widget.Spaces(1))
	name := t.Safe(a.backend.Name).Width()
	if own := a.width - max(min(name, mostOfName), leastOfName) - who.Width() - 2; a.width >= 60 && own >= a.width/2 && left.Width() > own {
		left = a.pathEnd(own) // database and user stay in view
	}
	room := a.width - left.Width() - who.Width() - 2
	if room < leastOfName {
		who, room = widget.Spaces(1), a.width-left.Width()-3
	}
	switch {
	case left.Width() > a.width:
		return a.pathEnd(a.width)
	case room < leastOfName:
		return t.Line(left, a.width)
	}
	database := t.FitEnd(a.backend.Name, min(room, name))
	return left.Plus(widget.Spaces(a.width-left.Width()-database.Width()-who.Width()), database, who)
}

// How much of the database's name a long path leaves room for, and the least that is shown, in cells.
const (
	mostOfName  = 24
	leastOfName = 8
)

// path returns the way to the screen on top: the program, the menu's section, and the titles of the open screens.
func (a *App) path() widget.Text {
	return a.theme.Faint.Render(widget.Plain(" dovetail")).Plus(widget.Spaces(2), a.joined(a.titles()))
}

// pathEnd returns the end of the path that fits in a width: the screen on top matters most. It begins with a whole title
// where one fits.
func (a *App) pathEnd(width int) widget.Text {
	t := a.theme
	titles := a.titles()
	for len(titles) > 1 {
		titles = titles[1:]
		if end := t.Ellipsis.Indent(1).Plus(a.separator(), a.joined(titles)); end.Width() <= width {
			return end
		}
	}
	return t.LineEnd(a.joined(titles), width)
}

// titles returns the menu's section and the titles of the open screens; the last one is bold.
func (a *App) titles() (titles []widget.Text) {
	t := a.theme
	if section := a.menu.section(); section != "" {
		titles = append(titles, t.Faint.Render(t.Safe(section)))
	}
	for i, s := range a.stack {
		style := t.Faint
		if i == len(a.stack)-1 {
			style = t.Bold
		}
		titles = append(titles, style.Render(t.Safe(s.Title())))
	}
	return titles
}

// joined returns titles as a path.
func (a *App) joined(titles []widget.Text) widget.Text { return widget.Join(titles, a.separator()) }

// separator returns what is between two titles of a path.
func (a *App) separator() widget.Text { return a.theme.Faint.Render(a.theme.Safe(" › ")) }

// footer returns the last lines: the notice, and the keys that matter here, which a low window has no room for then.
func (a *App) footer() []widget.Text {
	keys := a.hints()
	if a.task != nil {
		keys = a.footerHint("Esc", "cancel").Indent(1)
	}
	lines := a.noticeLines()
	if len(lines) == 0 || a.noticeRoom() > 0 {
		lines = append(lines, a.theme.Line(keys, a.width))
	}
	return lines
}

// hints returns the keys that matter here, as many as fit; the help and the way back always do, and before them the first
// key of a panel, which answers it.
func (a *App) hints() widget.Text {
	shown := slices.DeleteFunc(a.actions(), func(x widget.Action) bool { return x.Footer == "" || x.Why != "" })
	room := a.width + 1 // the gap behind the last hint is not drawn, but a cell before the first one is
	reserved, inPanel := make([]bool, len(shown)), a.panelOnTop() != nil
	for i, act := range shown {
		answers := i == 0 && inPanel
		if reserved[i] = answers || a.always(act) && (!inPanel || a.hintWidth(act) <= room); reserved[i] {
			room -= a.hintWidth(act)
		}
	}
	var hints []widget.Text
	for i, act := range shown {
		if !reserved[i] {
			if room -= a.hintWidth(act); room < 0 {
				room = 0
				continue
			}
		}
		hints = append(hints, a.footerHint(act.Key(), act.Footer))
	}
	return widget.Join(hints, widget.Spaces(2)).Indent(1)
}

// always reports whether the footer shows an action even if others do not fit: the help, and in all but the narrowest
// windows Enter, the way back and the end.
func (a *App) always(act widget.Action) bool {
	return slices.ContainsFunc(act.Keys, func(k string) bool { return k == "f1" || (k == "esc" || k == "enter" || k == "q") && a.width >= 60 })
}

// hintWidth returns the room that the footer needs for an action, in cells.
func (a *App) hintWidth(act widget.Action) int { return a.hint(act.Key(), act.Footer).Width() + 2 }

// footerHint returns a key and what it does, for the footer: that is there at any time, so the words are faint.
func (a *App) footerHint(key, words string) widget.Text {
	t := a.theme
	return t.Safe(t.Key(key)).Plus(widget.Spaces(1), t.Faint.Render(t.Safe(words)))
}

// hint returns a key and what it does.
func (a *App) hint(key, words string) widget.Text {
	t := a.theme
	return t.Bold.Render(t.Safe(t.Key(key))).Plus(widget.Spaces(1), t.Safe(words))
}

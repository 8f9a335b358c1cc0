package ui

import "dovetail/ui/widget"

// noticeAbove is the height of the window from which a notice has lines of its own above the keys. In a lower one it is
// one line in the place of the keys.
const noticeAbove = 10

// noticeRoom returns the number of lines above the keys that the notice takes from the screens, which are that much
// lower: so it covers neither the row of a cursor nor keys that a screen shows below its rows.
func (a *App) noticeRoom() int {
	if a.height < noticeAbove {
		return 0
	}
	return len(a.noticeLines())
}

// bodyHeight returns the number of lines between the header and the footer.
func (a *App) bodyHeight() int { return max(a.height-2-a.noticeRoom(), 1) }

// noticeLines returns the notice in as many lines as it needs, in a window of some height at most in a quarter of it;
// none without a notice.
func (a *App) noticeLines() []widget.Text {
	if a.notice == "" {
		return nil
	}
	t, most := a.theme, 1
	if a.height >= noticeAbove {
		most = a.height / 4
	}
	lines := t.Safe(a.notice).Wrap(max(a.width-2, 1))
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = lines[most-1].Truncate(a.width - 2).Plus(t.Ellipsis)
	}
	for i, line := range lines {
		lines[i] = t.Bold.Render(t.Line(line.Indent(1), a.width))
	}
	return lines
}

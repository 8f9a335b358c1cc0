package ui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// maxCount is the highest count: a page of text is wrapped again for each line that it is scrolled by. What is further
// away is reached by pages, or by its number.
const maxCount = 999

// digit returns the digit that a key writes, -1 if it writes none.
func digit(k tea.KeyMsg) int {
	if k.Type == tea.KeyRunes && len(k.Runes) == 1 && !k.Alt && k.Runes[0] >= '0' && k.Runes[0] <= '9' {
		return int(k.Runes[0] - '0')
	}
	return -1
}

// counted takes a digit as part of a count before a key that moves, as in vim, and reports whether it did: count is the
// number so far. A digit that does something on the screen begins no count.
func (a *App) counted(k tea.KeyMsg, count int) bool {
	d, actions := digit(k), a.actions()
	if d < 0 || count == 0 && d == 0 || !slices.ContainsFunc(actions, func(x widget.Action) bool { return x.Repeats && x.Why == "" }) {
		return false
	}
	if _, bound := widget.Find(actions, k); bound && (count == 0 || bindsDigits(actions)) {
		return false
	}
	a.repeats = min(count*10+d, maxCount)
	a.notify(model.Counted(a.repeats, "time", "times") + ": now a key that moves")
	if bindsDigits(actions) {
		a.notify(a.keyHint(k.String()))
	}
	return true
}

// repeat runs an action, as often as a count before it says if it is one that moves; a count of 0 is none. Where digits do
// something by themselves there are no counts, and a notice says so.
func (a *App) repeat(act widget.Action, count int) tea.Cmd {
	if count == 0 || !act.Repeats || act.Why != "" {
		return a.do(act)
	}
	if bindsDigits(a.actions()) {
		cmd := a.do(act)
		a.notify(a.keyHint(strconv.Itoa(count)))
		return cmd
	}
	var cmds []tea.Cmd
	for range count {
		cmds = append(cmds, act.Do())
	}
	return tea.Batch(cmds...)
}

// bindsDigits reports whether a digit does something by itself, beside 0, which is the first column of a grid.
func bindsDigits(actions []widget.Action) bool {
	return slices.ContainsFunc(actions, func(x widget.Action) bool {
		return slices.ContainsFunc(x.Keys, func(k string) bool { return len(k) == 1 && k >= "1" && k <= "9" })
	})
}

package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// keys handles the keys of one message, each by the screen that is on top then. A question is not answered by letters
// of the message that opened it, as no user can have read it: such a message can be a paste without brackets.
func (a *App) keys(m tea.KeyMsg) tea.Cmd {
	m, withdrawn := readEscape(m)
	if withdrawn {
		return a.withdraw()
	}
	var cmds []tea.Cmd
	for _, k := range widget.SplitKeys(m) {
		a.settle()
		if k.Type == tea.KeyEsc {
			cmds = append(cmds, a.escape())
		}
		top := a.top()
		cmds = append(cmds, a.key(k))
		if _, asks := a.top().(*question); asks && a.top() != top {
			break
		}
	}
	return tea.Batch(cmds...)
}

// key handles one key: text goes into the field that is being typed in; any other key is looked up in the actions of
// the screen, then in those of the app.
func (a *App) key(k tea.KeyMsg) tea.Cmd {
	wasArmed := a.quitArmed
	count := a.repeats
	a.quitArmed, a.repeats = false, 0
	a.notify("")
	if k.String() == "ctrl+c" {
		return a.interrupt(wasArmed)
	}
	if a.task != nil {
		return a.keyWhileRunning(k)
	}
	if w, asks := a.top().(*welcome); asks && !w.takes(k) {
		a.back()
	}
	top, typing := a.top(), a.typing()
	if k.Paste {
		return a.pasted(k, typing)
	}
	if typing && widget.IsText(k) {
		return top.Update(k)
	}
	if !typing && a.counted(k, count) {
		return nil
	}
	if act, found := widget.Find(a.actions(), k); found {
		return a.repeat(act, count)
	}
	if typing {
		return top.Update(k)
	}
	a.notify(a.keyHint(k.String()))
	return nil
}

// keyHinter is a screen that knows what users expect of keys that do nothing there.
type keyHinter interface {
	// keyHint returns what to do instead of pressing a key, "" for most keys.
	keyHint(key string) string
}

// keyHint returns what to say to a key that does nothing here.
func (a *App) keyHint(key string) string {
	if h, ok := a.top().(keyHinter); ok && !a.menu.hasKeys() {
		if hint := h.keyHint(key); hint != "" {
			return hint
		}
	}
	return a.theme.Key(widget.ShownKey(key)) + " does nothing here; ? lists the keys"
}

// keyWhileRunning handles a key while a task runs: esc cancels the task, q quits as soon as it has ended.
func (a *App) keyWhileRunning(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		a.task.cancel()
	case "q":
		return a.quit()
	default:
		a.notify("Esc cancels what runs; other keys wait")
	}
	return nil
}

// typing reports whether letters are text now.
func (a *App) typing() bool {
	t, ok := a.top().(textCapturer)
	return ok && t.Typing() && !a.menu.hasKeys()
}

// do runs an action, or shows why it is disabled.
func (a *App) do(act widget.Action) tea.Cmd {
	if act.Why != "" {
		a.notify(act.Why)
		return nil
	}
	return act.Do()
}

// interrupt is ctrl+c: it cancels the running task. While none runs only the second in a row quits, as users of
// Windows press it to copy.
func (a *App) interrupt(wasArmed bool) tea.Cmd {
	switch {
	case a.task != nil:
		a.task.cancel()
		return nil
	case wasArmed:
		return a.quit()
	}
	a.quitArmed = true
	a.notify("Ctrl+C again quits; y copies in the grid")
	return nil
}

// quit ends the app. A running task is cancelled first, and its end awaited.
func (a *App) quit() tea.Cmd {
	if a.task != nil {
		a.quitting = true
		a.task.cancel()
		return nil
	}
	return a.leaveAccepted("quit; they are lost", func() tea.Cmd { return tea.Quit })
}

// actions returns what the keys do now: the actions of the screen or of the menu, then those of the app.
func (a *App) actions() []widget.Action {
	own := a.top().Actions()
	if a.menu.hasKeys() {
		own = a.menu.actions()
	}
	return slices.Concat(own, a.quitsPage(own), a.common())
}

// quitsPage returns the action of q on a page over a section, as pagers have it: what Esc does. A question is not answered
// by it.
func (a *App) quitsPage(own []widget.Action) []widget.Action {
	if _, asks := a.top().(*question); asks || len(a.stack) == 1 || a.typing() {
		return nil
	}
	has := func(key string) func(widget.Action) bool {
		return func(x widget.Action) bool { return slices.Contains(x.Keys, key) }
	}
	esc := slices.IndexFunc(own, has("esc"))
	if esc < 0 || slices.ContainsFunc(own, has("q")) {
		return nil
	}
	return []widget.Action{{Keys: []string{"q"}, Help: "back, as Esc", Do: own[esc].Do}}
}

// common returns the actions that every screen has.
func (a *App) common() []widget.Action {
	keys := []string{"?", "f1"}
	if a.typing() {
		keys = []string{"f1"}
	}
	list := []widget.Action{
		{Keys: keys, Footer: "help", Help: "help: every key of this screen", Do: func() tea.Cmd { return a.open(newHelp(a, a.actions())) }},
		{Keys: []string{"ctrl+l"}, Help: "redraw", Do: func() tea.Cmd { return tea.ClearScreen }},
		{Keys: []string{"q"}, Footer: "quit", Do: a.quit},
	}
	if _, inHelp := a.top().(*help); inHelp {
		return list[1:2]
	}
	if len(a.stack) > 1 || a.typing() {
		return list[:2]
	}
	if len(a.menu.entries) == 0 {
		return list
	}
	return append([]widget.Action{{Keys: []string{"tab", "shift+tab", "f9", "f10"}, Help: "to the menu and back", Do: a.menu.toggle}}, list...)
}

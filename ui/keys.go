package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// keys sends the keys of one message to the screen that is on top when each arrives. A question is not answered by
// letters that arrived with the one that opened it: nobody has read it, as where text was pasted without brackets.
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

// key does what one key does: text goes into the field that is being typed in, else the screen's actions
// are asked, then the app's own.
func (a *App) key(k tea.KeyMsg) tea.Cmd {
	armed := a.quitArmed
	a.notice, a.quitArmed = "", false
	if k.String() == "ctrl+c" {
		return a.interrupt(armed)
	}
	if a.task != nil {
		return a.keyWhileRunning(k)
	}
	top, typing := a.top(), a.typing()
	if k.Paste {
		return a.pasted(k, typing)
	}
	if typing && widget.IsText(k) {
		return top.Update(k)
	}
	if act, found := widget.Find(a.actions(), k); found {
		return a.do(act)
	}
	if typing {
		return top.Update(k)
	}
	a.notify(widget.ShownKey(k.String()) + " does nothing here; ? lists the keys")
	return nil
}

// keyWhileRunning is a key while a task runs: esc cancels it, and q quits once it has ended.
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
	return ok && t.typing() && !a.menu.hasKeys()
}

// do does an action, or says why it cannot be done.
func (a *App) do(act widget.Action) tea.Cmd {
	if act.Why != "" {
		a.notify(act.Why)
		return nil
	}
	return act.Do()
}

// interrupt is ctrl+c: it cancels what runs; idle, the second one quits, as Windows hands press it to copy.
func (a *App) interrupt(armed bool) tea.Cmd {
	switch {
	case a.task != nil:
		a.task.cancel()
		return nil
	case armed:
		return a.quit()
	}
	a.quitArmed = true
	a.notify("Ctrl+C again quits; y copies in the grid")
	return nil
}

// quit ends the app, never under a running job: that is cancelled, and waited for.
func (a *App) quit() tea.Cmd {
	if a.task != nil {
		a.quitting = true
		a.task.cancel()
		return nil
	}
	return tea.Quit
}

// pasted takes a paste: into the field that is being typed in, else as cells to upload. One that is not
// whole is never used.
func (a *App) pasted(k tea.KeyMsg, typing bool) tea.Cmd {
	p := terminal.ReadPaste(k.Runes)
	switch target, takes := a.top().(pasteHandler); {
	case p.TooBig:
		a.notify("more than 256 kB were pasted; upload a file instead")
	case p.Truncated:
		a.notify("the paste broke off and was not taken; paste it again")
	case typing:
		return a.pastedLine(k, p.Text)
	case a.menu.hasKeys() || !takes:
		a.notify("a paste does nothing here; press u in the Customers grid to paste cells as an upload")
	case p.Unbracketed && !strings.Contains(p.Text, "\t"):
		a.notify("that looked like a paste, and was not taken as keys; u takes cells that are pasted")
	default:
		return target.paste(p.Text)
	}
	return nil
}

// newlines makes one sign of every line end: terminals send a carriage return for each.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// longestLine is the longest paste that a field takes, in bytes: no path, name or filter is longer.
const longestLine = 4096

// pastedLine takes a paste into the field that is being typed in: one line of it.
func (a *App) pastedLine(k tea.KeyMsg, text string) tea.Cmd {
	line, more, _ := strings.Cut(strings.Trim(newlines.Replace(text), "\n"), "\n")
	switch {
	case len(line) > longestLine:
		a.notify("that is too long for one line, and was not taken")
		return nil
	case more != "":
		a.notify("only the first of the pasted lines was taken")
	}
	k.Runes = []rune(line)
	return a.top().Update(k)
}

// A pasteHandler is a screen that takes a paste outside of a field.
type pasteHandler interface{ paste(text string) tea.Cmd }

// actions are what the keys do now: the screen's, or the menu's, then the app's own.
func (a *App) actions() []widget.Action {
	own := a.top().Actions()
	if a.menu.hasKeys() {
		own = a.menu.actions()
	}
	return append(own, a.common()...)
}

// common are the actions that every screen has.
func (a *App) common() []widget.Action {
	keys := []string{"?", "f1", ":"}
	if a.typing() {
		keys = []string{"f1"}
	}
	list := []widget.Action{
		{Keys: keys, Footer: "help", Help: "help: every key of this screen", Do: func() tea.Cmd { return a.open(newHelp(a, a.actions())) }},
		{Keys: []string{"ctrl+l"}, Help: "redraw", Do: func() tea.Cmd { return tea.ClearScreen }},
		{Keys: []string{"q"}, Footer: "quit", Do: a.quit},
	}
	if len(a.stack) > 1 || a.typing() {
		return list[:2]
	}
	if len(a.menu.entries) == 0 {
		return list
	}
	return append([]widget.Action{{Keys: []string{"tab", "shift+tab"}, Help: "to the menu and back", Do: a.menu.toggle}}, list...)
}

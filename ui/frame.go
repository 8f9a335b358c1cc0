package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// header is the first line: where one is, and on which database.
func (a *App) header() string {
	place := a.look.bold.Render(" dovetail")
	crumb := "  " + a.menu.section()
	for _, s := range a.stack {
		if crumb != "  " {
			crumb += " " + a.look.crumb + " "
		}
		crumb += a.look.safe(s.Title())
	}
	who := " " + a.look.dot + " " + a.look.safe(a.work.User) + " "
	left := place + crumb
	room := a.width - ansi.StringWidth(left) - ansi.StringWidth(who) - 2
	if room < 8 {
		who, room = " ", a.width-ansi.StringWidth(left)-3
	}
	if room < 8 {
		return a.look.line(left, a.width)
	}
	name := a.work.Name
	if ansi.StringWidth(name) < room {
		room = ansi.StringWidth(name)
	}
	right := a.look.tailed(name, room)
	if a.work.Demo {
		right = a.look.warn.Render(right)
	}
	right += who
	return left + strings.Repeat(" ", max(a.width-ansi.StringWidth(left)-ansi.StringWidth(right), 0)) + right
}

// footer is the last line: what was said, or the keys that matter here.
func (a *App) footer() string {
	if a.notice != "" {
		return a.look.warn.Render(a.look.fit(" "+a.notice, a.width))
	}
	if a.job != nil {
		return a.look.line(" "+a.hint("Esc", "cancel"), a.width)
	}
	line := ""
	for _, act := range a.actions() {
		if act.footer == "" || act.why != "" {
			continue
		}
		more := " " + a.hint(act.Help().Key, act.footer)
		if line != "" {
			more = " " + more
		}
		if ansi.StringWidth(line)+ansi.StringWidth(more) > a.width {
			break
		}
		line += more
	}
	return a.look.line(line, a.width)
}

// hint is a key with what it does.
func (a *App) hint(key, words string) string {
	return a.look.bold.Render(a.look.key(key)) + " " + words
}

package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"dovetail/ui/widget"
)

// header is the first line: where one is, and on which database.
func (a *App) header() string {
	place := a.theme.Bold.Render(" dovetail")
	crumb := "  " + a.menu.section()
	for _, s := range a.stack {
		if crumb != "  " {
			crumb += " " + a.theme.Crumb + " "
		}
		crumb += a.theme.Safe(s.Title())
	}
	who := " " + a.theme.Dot + " " + a.theme.Safe(a.backend.User) + " "
	left := place + crumb
	room := a.width - ansi.StringWidth(left) - ansi.StringWidth(who) - 2
	if room < 8 {
		who, room = " ", a.width-ansi.StringWidth(left)-3
	}
	if over := ansi.StringWidth(left) - a.width; over > 0 { // the end of the way matters most
		return a.theme.Line(a.theme.Ellipsis+ansi.TruncateLeft(left, over+ansi.StringWidth(a.theme.Ellipsis), ""), a.width)
	}
	if room < 8 {
		return a.theme.Line(left, a.width)
	}
	name := a.backend.Name
	if ansi.StringWidth(name) < room {
		room = ansi.StringWidth(name)
	}
	right := a.theme.FitEnd(name, room)
	if a.backend.Demo {
		right = a.theme.Warn.Render(right)
	}
	right += who
	return left + strings.Repeat(" ", max(a.width-ansi.StringWidth(left)-ansi.StringWidth(right), 0)) + right
}

// footer is the last line: what was said, or the keys that matter here.
func (a *App) footer() string {
	if a.notice != "" {
		return a.theme.Warn.Render(a.theme.Fit(" "+a.notice, a.width))
	}
	if a.task != nil {
		return a.theme.Line(" "+a.hint("Esc", "cancel"), a.width)
	}
	return a.theme.Line(a.hints(), a.width)
}

// hints are the keys that matter here, as many as fit; how to get back and to the help always do.
func (a *App) hints() string {
	var shown []widget.Action
	room := a.width
	for _, act := range a.actions() {
		if act.Footer == "" || act.Why != "" {
			continue
		}
		shown = append(shown, act)
		if a.always(act) {
			room -= a.hintWidth(act)
		}
	}
	line := ""
	for _, act := range shown {
		if !a.always(act) {
			if room -= a.hintWidth(act); room < 0 {
				room = 0
				continue
			}
		}
		line += " " + a.hint(act.Help().Key, act.Footer) + " "
	}
	return strings.TrimSuffix(line, " ")
}

// always reports whether the footer shows an action whatever fits: the help, and in all but the narrowest
// windows the way back.
func (a *App) always(act widget.Action) bool {
	return slices.ContainsFunc(act.Keys(), func(k string) bool { return k == "f1" || k == "esc" && a.width >= 60 })
}

func (a *App) hintWidth(act widget.Action) int {
	return ansi.StringWidth(a.hint(act.Help().Key, act.Footer)) + 2
}

// hint is a key with what it does.
func (a *App) hint(key, words string) string {
	return a.theme.Bold.Render(a.theme.Key(key)) + " " + a.theme.Safe(words)
}

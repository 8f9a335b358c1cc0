package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// matching returns the known values that begin with what the focused field says, without regard to case and accents;
// none while it is empty or is one of them already.
func (f *form) matching() (list []string) {
	x := &f.fields[f.at]
	typed := model.Fold(strings.TrimSpace(x.field.Value()))
	if f.known == nil || typed == "" || x.offered {
		return nil
	}
	for _, value := range f.known(f, f.at) {
		switch folded := model.Fold(value); {
		case folded == typed:
			return nil
		case strings.HasPrefix(folded, typed):
			list = append(list, value)
		}
	}
	return list
}

// completion returns the keys that complete the focused field, where only one known value begins with its text: Tab, which
// then goes on, and at the end of the text the keys that a shell has for it, which stay.
func (f *form) completion() []widget.Action {
	list, x := f.matching(), &f.fields[f.at]
	if len(list) != 1 {
		return nil
	}
	complete := func(then func()) func() tea.Cmd {
		return func() tea.Cmd {
			x.field.SetValue(list[0])
			x.field.CursorEnd()
			f.setProblem("")
			then()
			return nil
		}
	}
	next := func() { f.focus(f.at + 1) }
	keys := []widget.Action{{Keys: []string{"tab"}, Footer: "complete", Help: "complete: " + list[0] + ", and to the next field", Do: complete(next)}}
	if x.field.Position() == len([]rune(x.field.Value())) {
		keys = append(keys, widget.Action{Keys: []string{"right", "end"}, Help: "complete: " + list[0] + ", and stay", Do: complete(func() {})})
	}
	return keys
}

// suggestion returns what the focused field can be completed to, behind its text: with the key where it is one value.
func (f *form) suggestion() widget.Text {
	t, list := f.app.theme, f.matching()
	switch len(list) {
	case 0:
		return widget.Text{}
	case 1:
		return f.app.hint("Tab", list[0])
	}
	return t.Faint.Render(t.Safe(strings.Join(list, ", ")))
}

// fieldView returns the field in a width, with what it can be completed to, or what is said of it, where both have room.
func (f *form) fieldView(i, width int) widget.Text {
	x, t := &f.fields[i], f.app.theme
	suggestion := widget.Text{}
	if i == f.at {
		suggestion = f.suggestion()
	}
	if suggestion.Width() == 0 && f.remark != nil {
		suggestion = t.Faint.Render(t.Safe(f.remark(f, i)))
	}
	room := t.Safe(x.field.Value()).Width() + 3
	if suggestion.Width() == 0 || room+8 > width {
		return x.view(t, width)
	}
	return x.view(t, room).Plus(t.Line(suggestion, width-room))
}

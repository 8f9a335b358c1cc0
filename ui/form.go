package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// form is a screen that asks for several lines of text, and continues with them.
type form struct {
	pane
	app    *App
	title  string
	notes  []string
	fields []formField
	at     int
	onBlur func(f *form, field int)                // called when a field loses the focus; may fill in others; may be nil
	submit func(values []string) (tea.Cmd, string) // returns what follows, or what is wrong

	problem string
}

type formField struct {
	label string
	field widget.Field
}

// newForm returns a form with fields of the given labels and initial values.
func newForm(a *App, title string, notes []string, labels, values []string, submit func([]string) (tea.Cmd, string)) *form {
	f := &form{app: a, title: title, notes: notes, submit: submit}
	for i, label := range labels {
		f.fields = append(f.fields, formField{label, widget.NewField(a.theme, values[i])})
	}
	f.focus(0)
	return f
}

// focus moves the focus to a field.
func (f *form) focus(at int) {
	if f.onBlur != nil {
		f.onBlur(f, f.at)
	}
	f.at = (at + len(f.fields)) % len(f.fields)
	for i := range f.fields {
		f.fields[i].field.Blur()
	}
	f.fields[f.at].field.Focus()
}

// Title returns the form's title in the header.
func (f *form) Title() string { return f.title }

func (f *form) Typing() bool { return true }

// Fail shows why what was submitted could not be done.
func (f *form) Fail(problem string) { f.problem = problem }

// Update passes text to the focused field.
func (f *form) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok {
		f.fields[f.at].field.Key(k)
		f.problem = ""
	}
	return nil
}

// Actions returns the keys that move between the fields and submit them.
func (f *form) Actions() []widget.Action {
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd { f.focus(f.at + by); return nil }
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "next", Help: "next: submits after the last field", Do: f.enter},
		{Keys: []string{"tab", "down"}, Footer: "next field", Do: move(1)},
		{Keys: []string{"shift+tab", "up"}, Help: "previous field", Do: move(-1)},
		{Keys: []string{"ctrl+s"}, Footer: "submit", Do: f.take},
		{Keys: []string{"esc"}, Footer: "back", Do: f.app.back},
	}
}

func (f *form) enter() tea.Cmd {
	if f.at < len(f.fields)-1 {
		f.focus(f.at + 1)
		return nil
	}
	return f.take()
}

func (f *form) take() tea.Cmd {
	f.focus(f.at)
	var values []string
	for _, x := range f.fields {
		values = append(values, strings.TrimSpace(x.field.Value()))
	}
	cmd, problem := f.submit(values)
	f.problem = problem
	return cmd
}

// View returns the fields.
func (f *form) View() widget.Text {
	t, label := f.app.theme, 0
	for _, x := range f.fields {
		label = max(label, t.Safe(x.label).Width())
	}
	problem := t.Safe(f.problem).Wrap(f.width - 4)
	lines := f.head(f.height - len(f.fields) - len(problem) - 3)
	for i, x := range f.fields {
		mark, style := widget.Spaces(2), t.Faint
		if i == f.at {
			mark, style = t.Accent.Render(t.Safe("▸")).Plus(widget.Spaces(1)), widget.Style{}
		}
		lines = append(lines, mark.Plus(style.Render(t.Fit(x.label, label)), widget.Spaces(2), x.field.View(max(f.width-label-6, 1))))
	}
	lines = append(lines, widget.Text{})
	for _, line := range problem {
		lines = append(lines, t.Bad.Render(line).Indent(2))
	}
	return t.Block(lines, f.width, f.height)
}

// head returns the notes between two empty lines, cut to the room that fields and problem leave.
func (f *form) head(room int) []widget.Text {
	lines := []widget.Text{{}}
	for _, s := range f.notes {
		lines = append(lines, widget.Indent(2, f.app.theme.Safe(s).Wrap(f.width-4))...)
	}
	lines = append(lines, widget.Text{})
	return lines[:min(len(lines), max(room+2, 0))]
}

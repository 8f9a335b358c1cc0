package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// form is a panel that asks for several lines of text, and continues with them.
type form struct {
	pane
	app    *App
	title  string
	notes  []string
	fields []formField
	at     int
	onBlur func(f *form, field int)                // called when a field loses the focus; may fill in others; may be nil
	known  func(f *form, field int) []string       // returns the known values of a field, to complete it; may be nil
	remark func(f *form, field int) string         // returns what is said behind a field, "" for nothing; may be nil
	submit func(values []string) (tea.Cmd, string) // returns what follows, or what is wrong

	problem string
}

type formField struct {
	label   string
	field   widget.Field
	first   string // the value that the form began with
	offered bool   // the value is selected: typing replaces it, and moving in it keeps it
}

// offer fills a field in with a value that typing replaces.
func (x *formField) offer(value string) {
	x.field.SetValue(value)
	x.field.CursorEnd()
	x.offered = value != ""
}

// key passes a key to the field.
func (x *formField) key(k tea.KeyMsg) {
	erases := k.Type == tea.KeyBackspace || k.Type == tea.KeyDelete
	if x.offered && (widget.IsText(k) || erases) {
		x.field.SetValue("")
	}
	x.offered = false
	x.field.Key(k)
}

// view returns the field in a width; a value that typing replaces is highlighted.
func (x *formField) view(t *widget.Theme, width int) widget.Text {
	value := t.Safe(x.field.Value())
	switch {
	case !x.offered || !x.field.Focused():
		return x.field.View(width)
	case t.Plain:
		return t.Line(widget.Plain("[").Plus(value, widget.Plain("]")), width)
	}
	return t.Line(t.Reverse.Render(value), width)
}

// newForm returns a form with fields of the given labels and initial values.
func newForm(a *App, title string, notes []string, labels, values []string, submit func([]string) (tea.Cmd, string)) *form {
	f := &form{app: a, title: title, notes: notes, submit: submit}
	for i, label := range labels {
		f.fields = append(f.fields, formField{label: label, field: widget.NewField(a.theme, values[i]), first: values[i]})
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
		f.fields[f.at].key(k)
		f.setProblem("")
	}
	return nil
}

// Actions returns the keys that move between the fields and submit them.
func (f *form) Actions() []widget.Action {
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd { f.focus(f.at + by); return nil }
	}
	enter := widget.Action{Keys: []string{"enter"}, Footer: "next field", Help: "next field: submits after the last one", Do: f.enter}
	if f.at == len(f.fields)-1 {
		enter.Footer = "submit"
	}
	return append(f.completion(), []widget.Action{
		enter,
		{Keys: []string{"tab", "down"}, Help: "next field", Do: move(1)},
		{Keys: []string{"shift+tab", "up"}, Help: "previous field", Do: move(-1)},
		{Keys: []string{"ctrl+s"}, Footer: "submit", Do: f.take},
		{Keys: []string{"esc"}, Footer: "back", Do: f.leave},
	}...)
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
	f.refuse(problem, "")
	return cmd
}

// leave closes the form. It asks first if that loses what was typed.
func (f *form) leave() tea.Cmd {
	var typed []string
	for i := range f.fields {
		if x := &f.fields[i]; x.typed() {
			typed = append(typed, x.label)
		}
	}
	if len(typed) == 0 {
		return f.app.back()
	}
	lines := []string{"Leave without what you typed in " + strings.Join(typed, ", ") + "?", "Nothing was written."}
	return f.app.choose("Leave", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, leave", Do: f.app.back})
}

// typed reports whether the value differs from the one that the form began with or filled in.
func (x *formField) typed() bool {
	return !x.offered && strings.TrimSpace(x.field.Value()) != x.first
}

// View returns the fields.
func (f *form) View() widget.Text {
	t, label := f.app.theme, 0
	for _, x := range f.fields {
		label = max(label, t.Safe(x.label).Width())
	}
	problem := f.problemLines(f.width)
	problem = problem[:min(len(problem), max(f.height-len(f.fields), min(f.height-1, 1), 0))]
	first, end := f.inView(f.height - len(problem))
	lines := f.head(f.width)
	lines = lines[:min(len(lines), max(f.height-len(f.fields)-len(problem), 0))]
	for i := first; i < end; i++ {
		x, mark, style := &f.fields[i], widget.Spaces(2), t.Faint
		if i == f.at {
			mark, style = t.Accent.Render(t.Safe("▸")).Plus(widget.Spaces(1)), widget.Style{}
		}
		lines = append(lines, mark.Plus(style.Render(t.Fit(x.label, label)), widget.Spaces(2), f.fieldView(i, max(f.width-label-6, 1))))
	}
	return t.Block(append(lines, problem...), f.width, f.height)
}

// inView returns the fields that are shown in a number of lines, from first to before end: the focused one is among them.
func (f *form) inView(lines int) (first, end int) {
	count := max(min(lines, len(f.fields)), 1)
	first = max(f.at-count+1, 0)
	return first, first + count
}

// lines returns the number of lines that the form needs in a width.
func (f *form) lines(width int) int {
	return len(f.head(width)) + len(f.fields) + len(f.problemLines(width))
}

// head returns the notes and an empty line.
func (f *form) head(width int) []widget.Text {
	var lines []widget.Text
	for _, s := range f.notes {
		lines = append(lines, widget.Indent(2, f.app.theme.Safe(s).Wrap(width-4))...)
	}
	return append(lines, widget.Text{})
}

// problemLines returns what is wrong with the values, no line if nothing is.
func (f *form) problemLines(width int) []widget.Text {
	if f.problem == "" {
		return nil
	}
	var lines []widget.Text
	for _, line := range f.app.theme.Safe(f.problem).Wrap(width - 4) {
		lines = append(lines, f.app.theme.Bad.Render(line).Indent(2))
	}
	return lines
}

// setProblem shows what is wrong with the values, "" if nothing is.
func (f *form) setProblem(problem string) {
	f.problem = problem
	f.app.place()
}

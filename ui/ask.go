package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// question is a screen that asks for one line of text or one of several choices, and continues with the answer.
type question struct {
	pane
	app     *App
	title   string
	lines   []string      // the question, above the field or the choices
	field   *widget.Field // nil if the answer is a choice
	choices []widget.Action
	check   func(string) string // returns what is wrong with a text, "" if it is valid; may be nil
	problem string
	answer  func(string) tea.Cmd
	top     int // the first line shown
}

// ask asks for a line of text, which is text at first. check returns what is wrong with an answer, "" if it is valid.
func (a *App) ask(title, text string, lines []string, check func(string) string, answer func(string) tea.Cmd) tea.Cmd {
	f := widget.NewField(a.theme, text)
	return a.open(&question{app: a, title: title, lines: lines, field: &f, check: check, answer: answer})
}

// choose asks for one of several choices. Each closes the question before it is carried out.
func (a *App) choose(title string, lines []string, choices ...widget.Action) tea.Cmd {
	q := &question{app: a, title: title, lines: lines}
	for _, c := range choices {
		do := c.Do
		c.Do = func() tea.Cmd { return tea.Batch(a.back(), do()) }
		q.choices = append(q.choices, c)
	}
	return a.open(q)
}

// Title returns the question's title in the header.
func (q *question) Title() string { return q.title }

func (q *question) Typing() bool { return q.field != nil }

// SetSize sets the size of the screen and of what is in it.
func (q *question) SetSize(width, height int) {
	q.pane.SetSize(width, height)
	q.scroll(0)
}

// scroll scrolls by lines if they do not fit.
func (q *question) scroll(by int) {
	q.top = max(min(q.top+by, len(q.body())-q.height), 0)
}

// Update passes text to the field.
func (q *question) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok && q.field != nil {
		q.field.Key(k)
		q.problem = ""
	}
	return nil
}

// Actions returns the choices, or the keys that submit a line.
func (q *question) Actions() []widget.Action {
	if q.field == nil {
		return append(append(append([]widget.Action{}, q.choices...), widget.NewAction("esc enter", "back*", q.app.back)), q.moves()...)
	}
	return []widget.Action{widget.NewAction("enter", "take it*", q.enter), widget.NewAction("esc", "back*", q.app.back)}
}

// moves returns the keys that scroll; none if all lines fit.
func (q *question) moves() []widget.Action {
	if len(q.body()) <= q.height {
		return nil
	}
	by := func(keys, words string, lines int) widget.Action {
		return widget.NewAction(keys, words, func() tea.Cmd { q.scroll(lines); return nil })
	}
	page := max(q.height-1, 1)
	return []widget.Action{
		by("down", "more*: scroll down", 1), by("up", "scroll up", -1),
		by("pgdown ctrl+d ctrl+f", "page down", page), by("pgup ctrl+u ctrl+b", "page up", -page),
	}
}

func (q *question) enter() tea.Cmd {
	text := strings.TrimSpace(q.field.Value())
	if q.check != nil {
		if q.problem = q.check(text); q.problem != "" {
			return nil
		}
	}
	return tea.Batch(q.app.back(), q.answer(text))
}

// View shows the question.
func (q *question) View() string { return q.app.theme.Block(q.body()[q.top:], q.width, q.height) }

// body are the lines of the question, with what answers it.
func (q *question) body() []string {
	l := q.app.theme
	lines := []string{""}
	for _, s := range q.lines {
		for _, line := range widget.Wrap(l.Safe(s), q.width-4) {
			lines = append(lines, "  "+line)
		}
	}
	lines = append(lines, "")
	if q.field != nil {
		lines = append(lines, "  "+q.field.View(max(q.width-4, 4)), "")
	}
	for _, c := range q.choices {
		lines = append(lines, "  "+q.app.hint(c.Help().Key, c.Words()))
	}
	if q.problem != "" {
		lines = append(lines, "  "+l.Bad.Render(l.Safe(q.problem)))
	}
	return lines
}

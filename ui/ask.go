package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// question is a panel that asks for one line of text or one of several choices, and continues with the answer.
type question struct {
	pane
	app     *App
	title   string
	text    []string      // the question, above the field or the choices
	field   *widget.Field // nil if the answer is a choice
	choices []widget.Action
	no      func() tea.Cmd      // chooses none of the choices; nil to only close the question
	check   func(string) string // returns what is wrong with a text, "" if it is valid; may be nil
	problem string
	answer  func(string) tea.Cmd
	top     int // the first line shown
	search  textSearch
}

// ask asks for a line of text, which is text at first. check returns what is wrong with an answer, "" if it is valid.
func (a *App) ask(title, text string, lines []string, check func(string) string, answer func(string) tea.Cmd) tea.Cmd {
	f := widget.NewField(a.theme, text)
	return a.open(&question{app: a, title: title, text: lines, field: &f, check: check, answer: answer})
}

// choose asks for one of several choices. Each closes the question before it is carried out. Enter and Esc choose none of
// them.
func (a *App) choose(title string, lines []string, choices ...widget.Action) tea.Cmd {
	q := &question{app: a, title: title, text: lines}
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
	q.top = max(min(q.top+by, len(q.body(q.width))-q.height), 0)
}

// Update passes text to the field.
func (q *question) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); ok && q.field != nil {
		q.field.Key(k)
		q.problem = ""
		q.app.place()
	}
	return nil
}

// Actions returns the choices, or the keys that submit a line.
func (q *question) Actions() []widget.Action {
	if q.field == nil {
		back := widget.Action{Keys: []string{"enter", "esc"}, Footer: "back", Do: q.app.back}
		if q.no != nil {
			back.Do = q.no
		}
		if slices.ContainsFunc(q.choices, func(c widget.Action) bool { return slices.Contains(c.Keys, "y") }) {
			back.Footer = "no, back"
			if len(q.moves()) == 0 && !slices.ContainsFunc(q.choices, func(c widget.Action) bool { return slices.Contains(c.Keys, "n") }) {
				back.Keys = append(back.Keys, "n") // where it does not search
			}
		}
		return slices.Concat(q.choices, []widget.Action{back}, q.moves(), q.searchKeys())
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "submit", Do: q.enter},
		{Keys: []string{"esc"}, Footer: "back", Do: q.app.back},
	}
}

// moves returns the keys that scroll; none if all lines fit.
func (q *question) moves() []widget.Action {
	if len(q.body(q.width)) <= q.height {
		return nil
	}
	by := func(lines int) func() tea.Cmd {
		return func() tea.Cmd { q.scroll(lines); return nil }
	}
	page := max(q.height-1, 1)
	return []widget.Action{
		{Keys: []string{"down"}, Footer: "more", Help: "more: scroll down", Repeats: true, Do: by(1)},
		{Keys: []string{"up"}, Help: "scroll up", Repeats: true, Do: by(-1)},
		{Keys: []string{"pgdown", "ctrl+d", "ctrl+f"}, Help: "page down", Do: by(page)},
		{Keys: []string{"pgup", "ctrl+u", "ctrl+b"}, Help: "page up", Do: by(-page)},
	}
}

// searchKeys returns the keys that search in the lines; none if all lines fit, or if the choices have those keys.
func (q *question) searchKeys() []widget.Action {
	if len(q.moves()) == 0 {
		return nil
	}
	return slices.DeleteFunc(q.app.searchKeys(q, true), func(a widget.Action) bool {
		return slices.ContainsFunc(q.choices, func(c widget.Action) bool { return slices.Contains(c.Keys, a.Keys[0]) })
	})
}

// textLines returns all lines, for a search in them.
func (q *question) textLines() []widget.Text { return q.body(q.width) }

// topLine returns the first line in view.
func (q *question) topLine() int { return q.top }

// scrollTo shows a line.
func (q *question) scrollTo(line int) {
	q.top = scrolledTo(line, q.top, len(q.body(q.width)), q.height)
}

// lastSearch returns what was last searched for.
func (q *question) lastSearch() *textSearch { return &q.search }

func (q *question) enter() tea.Cmd {
	text := strings.TrimSpace(q.field.Value())
	if q.check != nil {
		if q.problem = q.check(text); q.problem != "" {
			q.app.place()
			return nil
		}
	}
	return tea.Batch(q.app.back(), q.answer(text))
}

// View returns the lines of the question that fit, from q.top on.
func (q *question) View() widget.Text {
	return q.app.theme.Block(q.search.mark(q.app.theme, q.body(q.width))[q.top:], q.width, q.height)
}

// lines returns the number of lines that the question needs in a width.
func (q *question) lines(width int) int { return len(q.body(width)) }

// body returns the lines of the question, and the field or the choices.
func (q *question) body(width int) []widget.Text {
	t := q.app.theme
	var lines []widget.Text
	for i, s := range q.text {
		for _, line := range t.Safe(s).Wrap(width - 4) {
			if i == 0 && (q.field != nil || len(q.choices) > 0) {
				line = t.Bold.Render(line) // it waits for an answer
			} else {
				line = t.Emphasize(line, q.app.wordsThatMatter(s))
			}
			lines = append(lines, line.Indent(2))
		}
	}
	if len(lines) > 0 && q.field == nil && len(q.choices) > 0 {
		lines = append(lines, widget.Text{})
	}
	if q.field != nil {
		lines = append(lines, q.field.View(max(width-4, 4)).Indent(2))
	}
	for _, c := range q.choices {
		lines = append(lines, q.app.hint(c.Key(), c.Words()).Indent(2))
	}
	if q.problem != "" {
		lines = append(lines, t.Bad.Render(t.Safe(q.problem)).Indent(2))
	}
	return lines
}

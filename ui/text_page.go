package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// textPage is a screen of lines in which the user can search.
type textPage interface {
	screen
	textLines() []widget.Text // all of them
	topLine() int             // the first one in view
	scrollTo(line int)        // shows a line
	lastSearch() *textSearch
}

// textSearch is what was last searched for in a textPage, and the line that was found.
type textSearch struct {
	text string
	line int
}

// has reports whether a line has the text, without regard to case and accents.
func (s textSearch) has(line widget.Text) bool { return s.matcher()(line) }

// matcher returns the function that reports whether a line has the text.
func (s textSearch) matcher() func(line widget.Text) bool {
	text := model.Fold(s.text)
	if strings.TrimSpace(text) == "" {
		return func(widget.Text) bool { return false }
	}
	return func(line widget.Text) bool { return strings.Contains(model.Fold(line.Unstyled().String()), text) }
}

// count returns the number of lines that have the text.
func (s textSearch) count(lines []widget.Text) (n int) {
	has := s.matcher()
	for _, line := range lines {
		if has(line) {
			n++
		}
	}
	return n
}

// next returns the next line behind a line that has the text, or the next one before it where by is -1. After the last
// line it goes on with the first. It returns -1 if no line has the text.
func (s textSearch) next(lines []widget.Text, from, by int) int {
	has := s.matcher()
	for i := range lines {
		at := (from + by*(i+1)) % len(lines)
		if at < 0 {
			at += len(lines)
		}
		if has(lines[at]) {
			return at
		}
	}
	return -1
}

// mark returns the lines with a mark before the line that was found.
func (s textSearch) mark(t *widget.Theme, lines []widget.Text) []widget.Text {
	if s.line < 0 || s.line >= len(lines) || !s.has(lines[s.line]) {
		return lines
	}
	lines = slices.Clone(lines)
	lines[s.line] = t.Accent.Render(t.Safe("▌")).Plus(t.Bold.Render(lines[s.line].Unstyled().Skip(1)))
	return lines
}

// searchKeys returns the actions that search in a page. The footer has them where not all lines fit.
func (a *App) searchKeys(p textPage, long bool) []widget.Action {
	footer, why := "", ""
	if long {
		footer = "search"
	}
	if p.lastSearch().text == "" {
		why = "nothing was searched for yet; / searches"
	}
	return []widget.Action{
		{Keys: []string{"/"}, Footer: footer, Help: "search for a text on this page", Do: func() tea.Cmd { return a.open(newTextFinder(a, p)) }},
		{Keys: []string{"n"}, Help: "next match", Why: why, Do: func() tea.Cmd { return a.searchAgain(p, 1) }},
		{Keys: []string{"N"}, Help: "previous match", Why: why, Do: func() tea.Cmd { return a.searchAgain(p, -1) }},
	}
}

// searchAgain shows the next match of the last search, or with -1 the previous one: from the line that was found, or from
// the first one in view if the user has moved away.
func (a *App) searchAgain(p textPage, by int) tea.Cmd {
	s, lines := p.lastSearch(), p.textLines()
	from := s.line
	if top := p.topLine(); from < top || from >= top+a.height {
		from = top - by
	}
	line := s.next(lines, from, by)
	switch {
	case line < 0:
		a.notify("no line has " + s.text)
		return nil
	case by > 0 && line <= s.line:
		a.notify("on from the first match")
	case by < 0 && line >= s.line:
		a.notify("on from the last match")
	}
	s.line = line
	p.scrollTo(line)
	return nil
}

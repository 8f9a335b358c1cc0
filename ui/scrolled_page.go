package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// scrolledPage is a page of text that scrolls, in which the user can search. A card embeds it.
type scrolledPage struct {
	pane
	app    *App
	text   func() []widget.Text // all lines, in the width of the page
	top    int                  // the first line shown
	search textSearch
}

// long reports whether not all lines fit.
func (p *scrolledPage) long() bool { return len(p.text()) > p.height }

// scroll scrolls by lines.
func (p *scrolledPage) scroll(by int) { p.top = max(min(p.top+by, len(p.text())-p.height), 0) }

// moves returns the keys that scroll; where all lines fit they have nothing to do, and say so with a sentence.
func (p *scrolledPage) moves(inView string) []widget.Action {
	scroll := func(by int) func() tea.Cmd {
		return func() tea.Cmd { p.scroll(by); return nil }
	}
	why := ""
	if !p.long() {
		why = inView
	}
	page, all := max(p.height-1, 1), len(p.text())
	return []widget.Action{
		{Keys: []string{"down", "j"}, Footer: "more", Help: "more: scroll down", Why: why, Repeats: true, Do: scroll(1)},
		{Keys: []string{"up", "k"}, Help: "scroll up", Why: why, Repeats: true, Do: scroll(-1)},
		{Keys: []string{"pgdown", "ctrl+d", "ctrl+f", " "}, Help: "page down", Why: why, Repeats: true, Do: scroll(page)},
		{Keys: []string{"pgup", "ctrl+u", "ctrl+b"}, Help: "page up", Why: why, Repeats: true, Do: scroll(-page)},
		{Keys: []string{"g", "home", "ctrl+home"}, Help: "first line", Why: why, Do: scroll(-all)},
		{Keys: []string{"G", "end", "ctrl+end"}, Help: "last line", Why: why, Do: scroll(all)},
	}
}

// textLines returns all lines, for a search in them.
func (p *scrolledPage) textLines() []widget.Text { return p.text() }

// topLine returns the first line in view.
func (p *scrolledPage) topLine() int { return p.top }

// scrollTo shows a line.
func (p *scrolledPage) scrollTo(line int) {
	p.top = scrolledTo(line, p.top, len(p.text()), p.height)
}

// lastSearch returns what was last searched for.
func (p *scrolledPage) lastSearch() *textSearch { return &p.search }

// SetSize sets the size of the screen and of what is in it.
func (p *scrolledPage) SetSize(width, height int) {
	p.pane.SetSize(width, height)
	p.scroll(0)
}

// View returns the lines that fit.
func (p *scrolledPage) View() widget.Text {
	lines := p.search.mark(p.app.theme, p.text())
	return p.app.theme.Block(lines[min(p.top, len(lines)):], p.width, p.height)
}

// paragraph returns a text in lines.
func (p *scrolledPage) paragraph(s string) []widget.Text {
	return widget.Indent(2, p.app.theme.Safe(s).Wrap(max(p.width-4, 10)))
}

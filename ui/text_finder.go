package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// textFinder is the screen of a textPage while the user types what to search for. The page itself stays as it is until
// Enter.
type textFinder struct {
	pane
	app   *App
	page  textPage
	field widget.Field
	lines []widget.Text // of the page, in its present size
	line  int           // the line that has the text; -1 if none has
	count int           // how many lines have it
}

func newTextFinder(a *App, p textPage) *textFinder {
	return &textFinder{app: a, page: p, field: widget.NewField(a.theme, ""), line: -1}
}

// Title returns the screen's title in the header.
func (f *textFinder) Title() string { return "Search" }

func (f *textFinder) Typing() bool { return true }

// search returns what the field says.
func (f *textFinder) search() textSearch { return textSearch{f.field.Value(), f.line} }

// SetSize sets the size, and takes the lines of the page, which was given its size before.
func (f *textFinder) SetSize(width, height int) {
	f.pane.SetSize(width, height)
	f.find()
}

// Update passes text to the field. Any other message can have changed the page.
func (f *textFinder) Update(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyMsg); !ok || f.field.Key(k) {
		f.find()
	}
	return nil
}

// find takes the lines of the page, and finds the first one in view or below that has the text.
func (f *textFinder) find() {
	f.lines = f.page.textLines()
	f.line, f.count = f.search().next(f.lines, f.page.topLine()-1, 1), f.search().count(f.lines)
}

// Actions returns the keys while a text is typed.
func (f *textFinder) Actions() []widget.Action {
	why := ""
	if f.line < 0 {
		why = "no line has that text"
	}
	return []widget.Action{
		{Keys: []string{"enter"}, Footer: "show it", Why: why, Do: f.enter},
		{Keys: []string{"esc"}, Footer: "back", Help: "back: nothing is searched for", Do: f.app.back},
	}
}

// enter returns to the page, with the line in view.
func (f *textFinder) enter() tea.Cmd {
	*f.page.lastSearch() = f.search()
	back := f.app.back()
	f.app.notify("n next match, N previous match")
	f.page.scrollTo(f.line)
	return back
}

// View returns the page from the line that was found on, and the field below.
func (f *textFinder) View() widget.Text {
	t, lines := f.app.theme, f.lines
	height := max(f.height-1, 0)
	top := f.page.topLine()
	if f.line >= 0 {
		top = scrolledTo(f.line, top, len(lines), height)
	}
	lines = f.search().mark(t, lines)
	lines = slices.Clone(lines[min(max(top, 0), len(lines)):])
	for len(lines) < height {
		lines = append(lines, widget.Text{})
	}
	count := widget.Text{}
	if f.field.Value() != "" {
		count = t.Safe(model.Counted(f.count, "line", "lines")).Indent(1)
	}
	field := widget.Plain(" / ").Plus(f.field.View(max(f.width-count.Width()-4, 1)), count)
	return t.Block(append(lines[:height], field), f.width, f.height)
}

// scrolledTo returns the first line to show so that a line is in view: top if it is already, else the one that puts it a
// third down the page.
func scrolledTo(line, top, count, height int) int {
	if line >= top && line < top+height {
		return top
	}
	return max(min(line-height/3, count-height), 0)
}

package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// menu is the menu on the left, with the sections Sage and Database. In a narrow window it is folded: it is only drawn while it has
// the keys, beside the screen, which has less room then.
type menu struct {
	app     *App
	entries []menuEntry
	at      int  // the entry whose screen is shown
	focused bool // keys go to the menu
}

type menuEntry struct {
	section, name string
	open          func(*App) screen
}

const (
	menuWidth   = 18
	foldedBelow = 100 // cells: in a narrower window the menu is folded
)

// Entries of the menu that other screens lead to.
const (
	sageEntry        = 1
	suggestionsEntry = 2
)

func newMenu(a *App) *menu {
	return &menu{app: a, entries: []menuEntry{
		{sageSection, "Customers", func(a *App) screen { return a.customers }},
		{sageSection, "Sage customers", func(a *App) screen { return a.sage }},
		{sageSection, "Suggestions", func(a *App) screen { return a.suggestions }},
		{sageSection, "Companies", func(a *App) screen { return newCompanies(a) }},
		{sageSection, "History", func(a *App) screen { return newHistory(a) }},
		{sageSection, "Access", func(a *App) screen { return newAccess(a) }},
		{"Database", "Backups", func(a *App) screen { return newDatabase(a) }},
	}}
}

const sageSection = "Sage"

// section returns the title of the section of the screen that is shown, "" without settings access.
func (m *menu) section() string {
	if len(m.entries) == 0 {
		return ""
	}
	return m.entries[m.at].section
}

// folded reports whether the window is too narrow for the menu beside the screen.
func (m *menu) folded() bool { return m.app.width < foldedBelow }

// width returns the width of the menu.
func (m *menu) width() int { return min(menuWidth, m.app.width/2) }

// beside returns the room that the menu takes from the screen.
func (m *menu) beside() int {
	if len(m.entries) == 0 || m.folded() && !m.hasKeys() {
		return 0
	}
	return m.width()
}

// hasKeys reports whether the keys go to the menu. A screen that is open over the section gets them instead.
func (m *menu) hasKeys() bool { return m.focused && len(m.app.stack) == 1 }

// toggle moves the keys to the menu, or to the section's screen.
func (m *menu) toggle() tea.Cmd {
	m.focused = !m.focused
	m.app.place()
	return nil
}

func (m *menu) actions() []widget.Action {
	return []widget.Action{
		{Keys: []string{"up", "k"}, Help: "the section above", Do: func() tea.Cmd { return m.move(-1) }},
		{Keys: []string{"down", "j"}, Help: "the section below", Do: func() tea.Cmd { return m.move(1) }},
		{Keys: []string{"enter", "right", "l"}, Footer: "to the list", Do: m.toggle},
		{Keys: []string{"L"}, Footer: "load customers", Do: func() tea.Cmd {
			m.focused = false
			m.app.place()
			return m.app.load()
		}},
		{Keys: []string{"esc", "left", "h"}, Help: "close the menu", Do: m.toggle},
	}
}

// move shows the section above or below; the keys stay in the menu.
func (m *menu) move(by int) tea.Cmd { return m.show(min(max(m.at+by, 0), len(m.entries)-1)) }

// open shows a section, which gets the keys.
func (m *menu) open(entry int) tea.Cmd {
	m.focused = false
	m.app.place()
	return m.show(entry)
}

// show shows a section.
func (m *menu) show(entry int) tea.Cmd {
	if entry == m.at {
		return nil
	}
	m.at = entry
	return m.app.section(m.entries[entry].open(m.app))
}

// view returns the menu as a column of a height: the names of the sections, each before its entries.
func (m *menu) view(height int) widget.Text {
	t, inner := m.app.theme, m.width()-1
	var lines []widget.Text
	for i, e := range m.entries {
		if i == 0 || e.section != m.entries[i-1].section {
			lines = append(lines, m.heading(e.section, i == 0, height, inner)...)
		}
		lines = append(lines, m.entry(i, inner))
	}
	edge := widget.Spaces(1)
	if m.folded() {
		edge = t.Faint.Render(t.Safe("│"))
	}
	for len(lines) < height {
		lines = append(lines, widget.Text{})
	}
	for i := range lines {
		lines[i] = t.Line(lines[i], inner).Plus(edge)
	}
	return widget.Stack(lines[:height]...)
}

// heading returns the lines of a section's name in a width: the first one says how to move the keys to the menu, the
// others have an empty line before them, where the menu is high enough.
func (m *menu) heading(section string, first bool, height, width int) []widget.Text {
	t := m.app.theme
	if first && !m.focused {
		section += "   Tab"
	}
	lines := []widget.Text{t.Faint.Render(t.Safe(section)).Indent(2).Truncate(width)}
	if !first && height > len(m.entries)+2 {
		return append([]widget.Text{{}}, lines...)
	}
	return lines
}

// entry returns the line of an entry in a width. Only with the keys it has a highlight.
func (m *menu) entry(i, width int) widget.Text {
	t, name := m.app.theme, m.entries[i].name
	switch {
	case i != m.at:
		return t.Faint.Render(t.Fit("  "+name, width))
	case !m.focused:
		return t.Fit("▸ "+name, width)
	case t.Plain:
		return t.Fit("▸ ["+name+"]", width)
	}
	return t.Reverse.Render(t.Fit("▸ "+name, width))
}

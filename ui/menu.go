package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/widget"
)

// menu is the menu on the left, with the section Sage. In a narrow window it is hidden unless it has the keys.
type menu struct {
	app     *App
	entries []menuEntry
	at      int  // the entry whose screen is shown
	cursor  int  // the entry under the cursor, while focused
	focused bool // keys go to the menu
}

type menuEntry struct {
	name string
	open func(*App) screen
}

const (
	menuWidth   = 16
	foldedBelow = 70 // cells: in a narrower window the menu is hidden
)

func newMenu(a *App) *menu {
	return &menu{app: a, entries: []menuEntry{
		{"Customers", func(a *App) screen { return a.customers }},
		{"Companies", func(a *App) screen { return newCompanies(a) }},
		{"History", func(a *App) screen { return newHistory(a) }},
		{"Access", func(a *App) screen { return newAccess(a) }},
	}}
}

// section returns the title of the menu's section, "" without settings access.
func (m *menu) section() string {
	if len(m.entries) == 0 {
		return ""
	}
	return "Sage"
}

// width returns the width of the menu beside the section's screen.
func (m *menu) width() int {
	if m.app.width < foldedBelow && !m.focused {
		return 0
	}
	return min(menuWidth, m.app.width/2)
}

// hasKeys reports whether the keys go to the menu. A screen that is open over the section gets them instead.
func (m *menu) hasKeys() bool { return m.focused && len(m.app.stack) == 1 }

// toggle moves the keys to the menu, or to the section's screen.
func (m *menu) toggle() tea.Cmd {
	m.focused = !m.focused
	m.cursor = m.at
	m.app.place()
	return nil
}

func (m *menu) actions() []widget.Action {
	return []widget.Action{
		{Keys: []string{"enter", "right", "l"}, Footer: "open", Do: func() tea.Cmd { return m.open(m.cursor) }},
		{Keys: []string{"up", "k"}, Help: "up", Do: func() tea.Cmd { return m.move(-1) }},
		{Keys: []string{"down", "j"}, Help: "down", Do: func() tea.Cmd { return m.move(1) }},
		{Keys: []string{"L"}, Footer: "load customers", Do: func() tea.Cmd {
			m.focused = false
			m.app.place()
			return m.app.load()
		}},
		{Keys: []string{"esc", "left", "h"}, Footer: "back to the grid", Do: m.toggle},
	}
}

func (m *menu) move(by int) tea.Cmd {
	m.cursor = min(max(m.cursor+by, 0), len(m.entries)-1)
	return nil
}

// open opens the screen of an entry.
func (m *menu) open(entry int) tea.Cmd {
	m.focused = false
	if entry == m.at {
		m.app.place()
		return nil
	}
	m.at = entry
	return m.app.section(m.entries[entry].open(m.app))
}

// view returns the menu as a box of a height.
func (m *menu) view(height int) widget.Text {
	t, inner := m.app.theme, m.width()-2
	if inner < 1 {
		return t.Block(nil, m.width(), height)
	}
	title := widget.Text{}
	if s := m.section(); s != "" {
		title = t.Safe(" " + s + " ").Truncate(inner)
	}
	top := t.Faint.Render(t.Safe("┌").Plus(title, t.Rule(inner-title.Width()), t.Safe("┐")))
	lines, side := []widget.Text{top}, t.Faint.Render(t.Safe("│"))
	for i := range height - 2 {
		lines = append(lines, side.Plus(m.entry(i, inner), side))
	}
	lines = append(lines, t.Faint.Render(t.Safe("└").Plus(t.Rule(inner), t.Safe("┘"))))
	return widget.Stack(lines[:height]...)
}

// entry returns the line of an entry, width cells wide; it is empty without an entry.
func (m *menu) entry(i, width int) widget.Text {
	t := m.app.theme
	if i >= len(m.entries) {
		return widget.Spaces(width)
	}
	name := m.entries[i].name
	chosen := t.Fit("▸ "+name, width)
	switch {
	case m.focused && i == m.cursor && t.Plain:
		return t.Fit("▸ ["+name+"]", width)
	case m.focused && i == m.cursor:
		return t.Reverse.Render(chosen)
	case i == m.at:
		return t.Bold.Render(chosen)
	}
	return t.Fit("  "+name, width)
}

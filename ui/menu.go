package ui

import (
	"strings"

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
		widget.NewAction("enter right l", "open*", func() tea.Cmd { return m.open(m.cursor) }),
		widget.NewAction("up k", "up", func() tea.Cmd { return m.move(-1) }),
		widget.NewAction("down j", "down", func() tea.Cmd { return m.move(1) }),
		widget.NewAction("L", "load customers*", func() tea.Cmd {
			m.focused = false
			m.app.place()
			return m.app.load()
		}),
		widget.NewAction("esc left h", "back to the grid*", m.toggle),
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

// view draws the menu as a box of the height given.
func (m *menu) view(height int) string {
	l, inner := m.app.theme, m.width()-2
	title := ""
	if s := m.section(); s != "" {
		title = " " + s + " "
	}
	if inner < 1 {
		return l.Block(nil, m.width(), height)
	}
	edge := func(left, text, right string) string {
		text = text[:min(len(text), inner)]
		return left + text + strings.Repeat(l.Horizontal, inner-len(text)) + right
	}
	lines := []string{edge(l.TopLeft, title, l.TopRight)}
	for i, e := range m.entries {
		text := l.Line("  "+e.name, inner)
		switch {
		case m.focused && i == m.cursor && l.Plain:
			text = l.Line(l.Entry+" ["+e.name+"]", inner)
		case m.focused && i == m.cursor:
			text = l.Reverse.Render(l.Line(l.Entry+" "+e.name, inner))
		case i == m.at:
			text = l.Bold.Render(l.Line(l.Entry+" "+e.name, inner))
		}
		lines = append(lines, l.Vertical+text+l.Vertical)
	}
	for len(lines) < height-1 {
		lines = append(lines, l.Vertical+strings.Repeat(" ", inner)+l.Vertical)
	}
	lines = append(lines[:max(height-1, 0)], edge(l.BottomLeft, "", l.BottomRight))
	if m.focused {
		lines[0] = l.Bold.Render(lines[0])
	}
	return strings.Join(lines[:height], "\n")
}

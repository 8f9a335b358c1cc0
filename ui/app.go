package ui

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// Options says what the app works on.
type Options struct {
	Backend  *Backend
	Terminal terminal.Terminal
	Denied   error // why the user has no access; nil with access
	Damaged  error // what is damaged where the database cannot be read; nil if it can
}

// App is the root model: it routes messages, and the screens handle them. Keys go to the screen on top, results of
// commands to all screens, and at most one task runs.
type App struct {
	context context.Context // ends with the program; commands and tasks end with it
	tasks   sync.WaitGroup  // the goroutine of the running task
	backend *Backend
	theme   *widget.Theme
	menu    *menu

	customers   *customers     // keeps its state while another section is shown
	suggestions *suggestions   // too, with what is accepted and not applied yet
	sage        *sageCustomers // keeps its state like these

	width, height int
	stack         []screen                       // the screen of the section, and those opened over it
	task          *runningTask                   // nil if none runs
	taskCount     int                            // tasks started so far
	snapshot      atomic.Pointer[model.Snapshot] // the newest one read
	last          lastEntries                    // what the user can undo and redo
	notice        string                         // shown above the keys until the next key
	quitting      bool                           // the app quits when the running task has ended
	repeats       int                            // the digits before a key that moves; 0 for none
	damageTold    bool                           // the page about a damaged database was shown since data were read
	quitArmed     bool                           // a second ctrl+c quits
	readFrom      string                         // the folder of the file read last
	writeTo       string                         // the folder of the file written last
	allowances    allowances                     // what was allowed in previews of this session
	welcome       screen                         // asks whether to continue where the connection broke; nil without that question
	escaped       *escaped                       // the state before the last Esc; nil once that is known to be a key

	// after returns a command that sends a message after a time; nil in tests, where no time passes.
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// NewApp returns the app on its first screen. Its commands and its task are cancelled with ctx.
func NewApp(ctx context.Context, o Options) *App {
	a := &App{context: ctx, backend: o.Backend, theme: widget.NewTheme(o.Terminal)}
	a.menu = newMenu(a)
	a.customers, a.sage, a.suggestions = newCustomers(a), newSageCustomers(a), newSuggestions(a)
	a.stack = []screen{a.customers}
	switch {
	case o.Denied != nil:
		a.menu.entries = nil
		a.stack = []screen{&denied{app: a, why: o.Denied.Error()}}
	case o.Damaged != nil:
		a.menu.entries = nil
		a.stack = []screen{newDamagedPage(a, o.Damaged)}
	}
	return a
}

// Init opens the first screen and begins to watch for changes of other sessions.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.top().Init(), a.watch(nil))
}

// shown returns the newest snapshot that was read, nil before the first.
func (a *App) shown() *model.Snapshot { return a.snapshot.Load() }

// Update routes a message, and returns the command that follows.
func (a *App) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		a.resize(m.Width, m.Height)
		return a, nil
	case tea.KeyMsg:
		return a, a.keys(m)
	case progressedMsg:
		return a, a.progressed(m)
	case endedMsg:
		return a, a.ended(m)
	case noticedMsg:
		return a, a.noticed(m)
	case rememberedMsg:
		return a, a.recall(m)
	case copiedMsg:
		a.copied(m)
		return a, nil
	case settledMsg:
		if m.before == a.escaped {
			a.settle()
		}
		return a, nil
	}
	return a, a.broadcast(m)
}

// broadcast passes the result of a command to every screen. After the first data it reads how the user left the grid.
func (a *App) broadcast(m tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	if loaded, ok := m.(loadedMsg); ok && loaded.err == nil {
		old := a.shown()
		if loaded.late(old) {
			return a.reload(old)
		}
		a.snapshot.Store(loaded.snapshot)
		a.damageTold = false
		if loaded.last != nil {
			a.last = *loaded.last
		}
		if old == nil {
			cmds = append(cmds, a.remembered(loaded.snapshot.Database()))
		} else if words := restoredWords(old, loaded.snapshot); words != "" {
			a.notify(words)
		}
	}
	for _, s := range a.screens() {
		cmds = append(cmds, s.Update(m))
	}
	if damage := damageIn(m); damage != nil {
		cmds = append(cmds, a.showDamage(damage))
	}
	return tea.Batch(cmds...)
}

// top returns the screen that the keys go to.
func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// open puts a screen on top of the others.
func (a *App) open(s screen) tea.Cmd {
	a.stack = append(a.stack, s)
	a.place()
	return s.Init()
}

// back closes the screen on top.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 1 {
		return nil
	}
	a.drop()
	a.place()
	if s, ok := a.top().(resumer); ok {
		return s.Resume()
	}
	return nil
}

// resumer is a screen that reads something again when it is on top again.
type resumer interface{ Resume() tea.Cmd }

// drop pops the top screen and releases its resources.
func (a *App) drop() {
	if c, ok := a.top().(closer); ok {
		a.release(c)
	}
	a.stack = a.stack[:len(a.stack)-1]
}

// closer is a screen with resources to release when it is closed.
type closer interface{ closed() }

// closeAll closes all screens but that of the section.
func (a *App) closeAll() {
	for len(a.stack) > 1 {
		a.drop()
	}
	a.place()
}

// section shows the screen of another section.
func (a *App) section(s screen) tea.Cmd {
	a.stack = []screen{s}
	a.place()
	return s.Init()
}

// notify shows a sentence above the keys until the next key; "" removes the one that is shown.
func (a *App) notify(sentence string) {
	before := a.noticeRoom()
	a.notice = sentence
	if a.noticeRoom() != before {
		a.place()
	}
}

// resize sets the size of the window. A terminal that does not know its size reports 0 by 0.
func (a *App) resize(width, height int) {
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	a.width, a.height = width, height
	a.place()
}

// place sets the size of every screen: beside the menu for that of the section, the whole width for the others.
func (a *App) place() {
	for i, s := range a.stack {
		width := a.width
		if i == 0 {
			width -= a.menu.beside()
		}
		s.SetSize(max(width, 1), a.bodyHeight())
	}
	a.placePanels()
	if a.task != nil {
		a.task.SetSize(a.width, a.bodyHeight())
	}
}

// View returns the window: header, screen, footer.
func (a *App) View() string {
	if a.width == 0 {
		return ""
	}
	parts, footer := []widget.Text{a.header()}, a.footer()
	if a.height > 2 {
		parts = append(parts, a.body())
	}
	if a.height > 1 {
		parts = append(parts, footer...)
	}
	return widget.Stack(parts...).Trim().String()
}

// body returns what is between header and footer.
func (a *App) body() widget.Text {
	if a.task != nil {
		return a.task.View()
	}
	if p := a.panelOnTop(); p != nil {
		return a.withPanel(p, a.behind(a.bodyHeight()-a.panelHeight(p, a.bodyHeight())-1))
	}
	return a.behind(a.bodyHeight())
}

// behind returns the screen on top, or the one behind the panels, in a height: with the menu if it is the section's.
func (a *App) behind(height int) widget.Text {
	at, height := a.base(), max(height, 1)
	view := a.stack[at].View()
	switch {
	case at > 0 || len(a.menu.entries) == 0:
		return view
	case a.menu.beside() > 0:
		return widget.Beside(a.menu.view(height), view)
	}
	return view
}

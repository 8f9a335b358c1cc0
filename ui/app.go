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

// An Options says what the app works on.
type Options struct {
	Backend  *Backend
	Terminal terminal.Terminal
	Denied   error // why the user may not work here, nil who may
}

// An App is the program's root model: it routes, screens do. Keys go to the screen on top, results to
// all, and at most one job runs.
type App struct {
	context context.Context // ends when the program does; tasks end with it
	tasks   sync.WaitGroup  // the running task's goroutine
	backend *Backend
	theme   *widget.Theme
	menu    *menu

	customers *customers // stays as it is while another section is shown

	width, height int
	stack         []screen                       // the section's screen, and what was opened over it
	task          *runningTask                   // nil when none runs
	taskCount     int                            // jobs started so far
	snapshot      atomic.Pointer[model.Snapshot] // the newest that was read
	notice        string                         // shown in the footer until the next key
	quitting      bool                           // ends when the running job has ended
	quitArmed     bool                           // a second ctrl+c quits
	readFrom      string                         // the folder of the file that was read last
	writeTo       string                         // and of the one that was written
	welcome       screen                         // the offer to continue where the line was cut; nil without one
	escaped       *escaped                       // how it was before the last Esc; nil when that is certain

	// after comes back with a message when a time has passed; nil where time does not pass, as in tests.
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// NewApp is the app on its first screen; when ctx ends its task is cancelled.
func NewApp(ctx context.Context, o Options) *App {
	a := &App{context: ctx, backend: o.Backend, theme: widget.NewTheme(o.Terminal)}
	a.menu = newMenu(a)
	a.customers = newCustomers(a)
	a.stack = []screen{a.customers}
	if o.Denied != nil {
		a.menu.entries = nil
		a.stack = []screen{&denied{app: a, why: o.Denied.Error()}}
	}
	return a
}

// Init opens the first screen, and begins to watch for what others do.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.top().Init(), a.backend.watch(a.context, nil, a.shown))
}

// shown is the newest snapshot that was read, nil before the first.
func (a *App) shown() *model.Snapshot { return a.snapshot.Load() }

// Update routes a message.
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

// broadcast gives what a command brought to every screen; the first data that come bring up how the person
// left the grid.
func (a *App) broadcast(m tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	if loaded, ok := m.(loadedMsg); ok && loaded.err == nil {
		old := a.shown()
		if loaded.late(old) {
			return a.backend.reload(old)
		}
		a.snapshot.Store(loaded.snapshot)
		if old == nil {
			cmds = append(cmds, a.backend.remembered(loaded.snapshot.Database()))
		} else if words := restoredWords(old, loaded.snapshot); words != "" {
			a.notify(words)
		}
	}
	for _, s := range a.screens() {
		cmds = append(cmds, s.Update(m))
	}
	return tea.Batch(cmds...)
}

// top is the screen that the keys go to.
func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// open puts a screen over the others.
func (a *App) open(s screen) tea.Cmd {
	a.stack = append(a.stack, s)
	a.place()
	return s.Init()
}

// back closes the screen on top.
func (a *App) back() tea.Cmd {
	if len(a.stack) > 1 {
		a.drop()
		a.place()
	}
	return nil
}

// drop takes the screen on top away and lets go what it held.
func (a *App) drop() {
	if c, ok := a.top().(closer); ok {
		a.release(c)
	}
	a.stack = a.stack[:len(a.stack)-1]
}

// A closer is a screen that holds something to let go.
type closer interface{ closed() }

// closeAll goes back to the section's screen.
func (a *App) closeAll() {
	for len(a.stack) > 1 {
		a.drop()
	}
	a.place()
}

// section shows another section's screen instead of everything.
func (a *App) section(s screen) tea.Cmd {
	a.stack = []screen{s}
	a.place()
	return s.Init()
}

// notify shows a sentence in the footer until the next key.
func (a *App) notify(sentence string) { a.notice = sentence }

// resize takes the window's size. A terminal that does not know its size says 0 by 0.
func (a *App) resize(width, height int) {
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	a.width, a.height = width, height
	a.place()
}

// place gives every screen its room: beside the menu for the section's, the whole width for the others.
func (a *App) place() {
	for i, s := range a.stack {
		width := a.width
		if i == 0 {
			width -= a.menu.width()
		}
		s.SetSize(max(width, 1), max(a.height-2, 1))
	}
	if a.task != nil {
		a.task.SetSize(a.width, max(a.height-2, 1))
	}
}

// View draws the window: header, screen, footer.
func (a *App) View() string {
	if a.width == 0 {
		return ""
	}
	parts := []widget.Text{a.header()}
	if a.height > 2 {
		parts = append(parts, a.body())
	}
	if a.height > 1 {
		parts = append(parts, a.footer())
	}
	return widget.Stack(parts...).String()
}

// body returns what is between header and footer.
func (a *App) body() widget.Text {
	if a.task != nil {
		return a.task.View()
	}
	view := a.top().View()
	if len(a.stack) > 1 || a.menu.width() == 0 {
		return view
	}
	return widget.Beside(a.menu.view(max(a.height-2, 1)), view)
}

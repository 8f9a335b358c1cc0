package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"dovetail/model"
	"dovetail/storage"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// robot drives the app as a user does: it presses keys and reads the screen. Commands run synchronously, one after the
// other. After every message the view must have exactly the size of the window.
type robot struct {
	t             *testing.T
	app           *App
	width, height int
	folder        string // a temporary folder with the app's files
	session       *job.Session
	denied        error         // why the user has no access; nil with access
	damaged       error         // what is damaged where the database cannot be read; nil if it can
	quit          bool          // the app has quit
	queue         func(tea.Cmd) // takes the commands instead of run; nil for run
}

// noon is the clock of all tests.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

// drive starts the app on the demo's customers, in a window of the given size.
func drive(t *testing.T, width, height int) *robot {
	t.Helper()
	return driveOn(t, width, height, func(s *job.Session) error { return s.FillDemo(context.Background()) })
}

// driveOn starts the app on a new database filled by fill.
func driveOn(t *testing.T, width, height int, fill func(*job.Session) error) *robot {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "test.db")
	if err := storage.Create(context.Background(), path, storage.CreateOptions{User: "ann"}); err != nil {
		t.Fatal(err)
	}
	s := &job.Session{DB: storage.Open(path), User: "ann", Now: noon}
	if err := fill(s); err != nil {
		t.Fatal(err)
	}
	r := &robot{t: t, width: width, height: height, folder: folder, session: s}
	r.start(terminal.Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30})
	return r
}

// start starts or restarts the app on a terminal.
func (r *robot) start(term terminal.Terminal) {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r.t.Cleanup(cancel)
	r.app = NewApp(ctx, Options{Backend: &Backend{Session: r.session, Name: "test.db", Home: r.folder, StatePath: r.statePath}, Terminal: term, Denied: r.denied, Damaged: r.damaged})
	r.send(tea.WindowSizeMsg{Width: r.width, Height: r.height})
	r.run(r.app.Init())
}

func (r *robot) statePath(database string) string {
	return filepath.Join(r.folder, "state", database+".json")
}

// disconnect ends the app as a lost connection does.
func (r *robot) disconnect() *robot {
	r.t.Helper()
	r.app.remember(true)
	return r
}

// onTop returns the screen on top, which must have the type T.
func onTop[T screen](t testing.TB, a *App) T {
	t.Helper()
	s, ok := a.top().(T)
	if !ok {
		t.Fatalf("%s is on top", a.top().Title())
	}
	return s
}

// send sends a message to the app and runs the command that it returns.
func (r *robot) send(m tea.Msg) {
	r.t.Helper()
	_, cmd := r.app.Update(m)
	r.run(cmd)
	r.checkSize()
}

// run runs a command, and sends its message to the app.
func (r *robot) run(cmd tea.Cmd) {
	r.t.Helper()
	switch {
	case cmd == nil:
		return
	case r.queue != nil:
		r.queue(cmd)
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			r.run(c)
		}
	case tea.QuitMsg:
		r.quit = true
	default:
		r.send(m)
	}
}

// checkSize checks that the view fits into the window, has all of its lines, and is not padded.
func (r *robot) checkSize() {
	r.t.Helper()
	lines := strings.Split(r.app.View(), "\n")
	if len(lines) != r.height {
		r.t.Fatalf("%d lines in a window of %d:\n%s", len(lines), r.height, r.screen())
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > r.width || strings.HasSuffix(line, " ") {
			r.t.Fatalf("line %d is %d cells wide in a window of %d, or padded:\n%s", i, w, r.width, r.screen())
		}
	}
}

var robotKeys = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "shift+tab": tea.KeyShiftTab, "shift+up": tea.KeyShiftUp, "shift+down": tea.KeyShiftDown,
	"ctrl+c": tea.KeyCtrlC, "ctrl+d": tea.KeyCtrlD, "ctrl+u": tea.KeyCtrlU, "ctrl+f": tea.KeyCtrlF, "ctrl+b": tea.KeyCtrlB,
	"ctrl+s": tea.KeyCtrlS, "ctrl+l": tea.KeyCtrlL, "ctrl+r": tea.KeyCtrlR, "ctrl+z": tea.KeyCtrlZ, "ctrl+y": tea.KeyCtrlY,
	"f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f9": tea.KeyF9, "f10": tea.KeyF10, "ctrl+home": tea.KeyCtrlHome, "ctrl+end": tea.KeyCtrlEnd,
	"ctrl+w": tea.KeyCtrlW, "ctrl+a": tea.KeyCtrlA, "ctrl+e": tea.KeyCtrlE, "ctrl+k": tea.KeyCtrlK, "ctrl+n": tea.KeyCtrlN,
}

// press presses keys by their names; any other text is typed letter by letter.
func (r *robot) press(keys ...string) *robot {
	r.t.Helper()
	for _, k := range keys {
		if kind, ok := robotKeys[k]; ok {
			m := tea.KeyMsg{Type: kind}
			if k == "space" {
				m.Runes = []rune{' '}
			}
			r.send(m)
			continue
		}
		for _, letter := range k {
			m := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{letter}}
			if letter == ' ' {
				m.Type = tea.KeySpace
			}
			r.send(m)
		}
	}
	return r
}

// packet types letters that arrive in one message.
func (r *robot) packet(text string) *robot {
	r.t.Helper()
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
	return r
}

// paste pastes a text as a terminal with bracketed paste sends it.
func (r *robot) paste(text string) *robot {
	r.t.Helper()
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	return r
}

// resize changes the size of the window.
func (r *robot) resize(width, height int) *robot {
	r.t.Helper()
	r.width, r.height = width, height
	r.send(tea.WindowSizeMsg{Width: width, Height: height})
	return r
}

// screen returns the view as plain text.
func (r *robot) screen() string {
	var lines []string
	for line := range strings.SplitSeq(r.app.View(), "\n") {
		lines = append(lines, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(lines, "\n")
}

// sees checks that texts are on the screen.
func (r *robot) sees(texts ...string) *robot {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.screen(), text) {
			r.t.Fatalf("does not see %q in\n%s", text, r.screen())
		}
	}
	return r
}

// misses checks that texts are not on the screen.
func (r *robot) misses(texts ...string) *robot {
	r.t.Helper()
	for _, text := range texts {
		if strings.Contains(r.screen(), text) {
			r.t.Fatalf("sees %q in\n%s", text, r.screen())
		}
	}
	return r
}

// file writes a file in the robot's folder and returns its path.
func (r *robot) file(name, content string) string {
	r.t.Helper()
	path := filepath.Join(r.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// customer returns a customer of the current data.
func (r *robot) customer(id string) model.Customer {
	r.t.Helper()
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	c, ok := s.Customer(id)
	if !ok {
		r.t.Fatal(fmt.Errorf("no customer %s", id))
	}
	return c
}

package filepicker

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// fakeHost is an app that only remembers what the dialog asked of it.
type fakeHost struct {
	notice  string
	closed  bool
	choices []widget.Action
}

func (h *fakeHost) Notify(sentence string) { h.notice = sentence }

func (h *fakeHost) Back() tea.Cmd { h.closed = true; return nil }

func (h *fakeHost) Choose(_ string, _ []string, choices ...widget.Action) tea.Cmd {
	h.choices = choices
	return nil
}

func (h *fakeHost) IsOnTop(*Dialog) bool { return !h.closed }

// newTestDialog returns a dialog over a folder, its host, and a function that returns the path it went on with.
func newTestDialog(t testing.TB, folder string) (*Dialog, *fakeHost, func() string) {
	t.Helper()
	h, path := &fakeHost{}, ""
	d := Open(h, Options{
		Context: t.Context(), Theme: widget.NewTheme(terminal.Terminal{UTF8: true}), Title: "Load", Folder: folder,
		Readable: func(string) bool { return true },
		Then:     func(p string, _ bool) tea.Cmd { path = p; return nil },
	})
	d.SetSize(80, 22)
	return d, h, func() string { return path }
}

// run runs a command of the dialog and all that follow from it.
func run(d *Dialog, cmd tea.Cmd) {
	for cmd != nil {
		m := cmd()
		if batch, ok := m.(tea.BatchMsg); ok {
			for _, c := range batch {
				run(d, c)
			}
			return
		}
		cmd = d.Update(m)
	}
}

func TestAFileIsTakenFromTheListAndTheDialogStaysOpen(t *testing.T) {
	folder := t.TempDir()
	want := filepath.Join(folder, "customers.xlsx")
	if err := os.WriteFile(want, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d, host, path := newTestDialog(t, folder)
	run(d, d.Init())
	run(d, d.move(1)())
	run(d, d.enter())
	if path() != want || host.closed {
		t.Errorf("went on with %q, closed %t", path(), host.closed)
	}
}

func TestTabWhileTheFolderIsBeingReadIsRefusedWithANotice(t *testing.T) {
	d, host, _ := newTestDialog(t, t.TempDir())
	d.Init()
	d.complete()
	if !strings.Contains(host.notice, "still being read") {
		t.Errorf("the notice is %q", host.notice)
	}
}

func TestReadingAFolderEndsWithItsContext(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := readFolder(ctx, folder); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// BenchmarkDialogKey50k types a letter in a folder of 50,000 files, and draws the dialog.
func BenchmarkDialogKey50k(b *testing.B) {
	d, _, _ := newTestDialog(b, "/x")
	d.Init()
	d.Update(listedMsg{to: d, number: d.reads, base: "/x", folder: "/x", entries: manyEntries(50_000)})
	keys := []tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("0")}, {Type: tea.KeyBackspace}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Update(keys[i%2])
		d.View()
	}
}

package filepicker

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/terminal"
	"dovetail/ui/widget"
)

// newTestSave returns a dialog over a folder that writes one of two formats, which are a choice.
func newTestSave(t *testing.T, folder string) (*Dialog, *Choice) {
	t.Helper()
	format := &Choice{Label: "Format", Values: []string{"Excel .xlsx", "CSV .csv"}}
	endings := []string{".xlsx", ".csv"}
	d := Save(&fakeHost{}, Options{
		Context: t.Context(), Theme: widget.NewTheme(terminal.Terminal{UTF8: true}), Title: "Export", Folder: folder, Home: folder,
		Notes:    func() []string { return []string{"All customers."} },
		Choices:  []*Choice{{Label: "Rows", Values: []string{"all", "template"}}, format},
		Offer:    func() string { return "customers-2026.11" + endings[format.Chosen] },
		Endings:  endings,
		Readable: func(string) bool { return true },
		Named: func(name string) {
			for i, e := range endings {
				if strings.HasSuffix(name, e) {
					format.Chosen = i
				}
			}
		},
		Then: func(string, bool) tea.Cmd { return nil },
	}, func(path string) string {
		if e := filepath.Ext(path); e == "" || e == ".xlsx" || e == ".csv" {
			return ""
		}
		return "another extension"
	})
	d.SetSize(80, 22)
	run(d, d.Init())
	return d, format
}

// press passes a key to the dialog as the app does.
func press(d *Dialog, k tea.KeyMsg) {
	if widget.IsText(k) {
		run(d, d.Update(k))
	} else if act, found := widget.Find(d.Actions(), k); found {
		run(d, act.Do())
	} else {
		run(d, d.Update(k))
	}
}

// The dialog keeps its size and its format in step with the name, whatever is pressed.
func TestRandomKeys(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.csv", "b.xlsx", "é.txt", "sub.2026/c.csv"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	types := []tea.KeyType{
		tea.KeyTab, tea.KeyShiftTab, tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace,
		tea.KeyDelete, tea.KeyCtrlU, tea.KeyCtrlW, tea.KeyCtrlK, tea.KeyEnter, tea.KeyEnter, tea.KeyPgDown, tea.KeyPgUp, tea.KeyCtrlR,
	}
	texts := []string{"a", ".", "c", "x", "/", "~", "$", "é", " ", "'", "\\", ".csv", "/tmp/x.xlsx", "2026.11", "$HOME/b", "sub.2026/"}
	for seed := range uint64(80) {
		random := rand.New(rand.NewPCG(seed, 0))
		d, format := newTestSave(t, folder)
		var pressed []string
		for range 100 {
			k := tea.KeyMsg{Type: types[random.IntN(len(types))]}
			if random.IntN(2) == 0 {
				text := texts[random.IntN(len(texts))]
				k = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: len(text) > 2}
			}
			pressed = append(pressed, k.String())
			press(d, k)
			if lines := strings.Split(d.View().String(), "\n"); len(lines) != 22 {
				t.Fatalf("seed %d: %d lines after %q", seed, len(lines), pressed)
			}
			_, name := d.name()
			if ext := filepath.Ext(name); ext == ".csv" && format.Chosen == 0 || ext == ".xlsx" && format.Chosen == 1 {
				t.Fatalf("seed %d: the name is %q in the format %d after %q", seed, name, format.Chosen, pressed)
			}
		}
	}
}

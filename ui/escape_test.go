package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/terminal"
	"dovetail/ui/terminal/ptytest"
)

// receive passes packets of the terminal to the app, with a gap between them and a long silence after the last. Time
// passes only on the simulated clock.
func (r *robot) receive(gap time.Duration, packets ...string) *robot {
	r.t.Helper()
	var s terminal.InputFilter
	for i, p := range packets {
		r.sendInput(s.Feed(nil, []byte(p)))
		left := gap
		if i == len(packets)-1 {
			left = time.Hour
		}
		for silence, _ := s.Wait(); silence > 0 && left >= silence; silence, _ = s.Wait() {
			r.sendInput(s.Flush(nil))
			left -= silence
		}
	}
	return r
}

// sendInput sends the messages that Bubble Tea makes of the output of an InputFilter: letters, the key Esc, and pastes,
// as which the filter also reports that Esc was pressed or is withdrawn.
func (r *robot) sendInput(out []byte) {
	r.t.Helper()
	for text := string(out); text != ""; {
		before, rest, _ := strings.Cut(text, "\x1b")
		switch pasted, behind, isPaste := strings.Cut(strings.TrimPrefix(rest, "[200~"), "\x1b[201~"); {
		case before != "":
			r.packet(before)
			text = text[len(before):]
		case isPaste:
			r.paste(pasted)
			text = behind
		case rest == "":
			r.press("esc")
			text = ""
		default:
			r.t.Fatalf("the robot cannot read %q", out)
		}
	}
}

func TestTerminalRepliesDoNotChangePreview(t *testing.T) {
	gaps := []time.Duration{0, 60 * time.Millisecond, 500 * time.Millisecond}
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			r := drive(t, 80, 24).uploadFile("links.csv", mistakes).sees("▌   4", "4 rejected")
			v, before := onTop[*preview](t, r.app), r.app.View()
			plan := v.preview
			for _, answer := range known.List {
				for _, gap := range gaps {
					for at := range len(answer) {
						r.receive(gap, answer[:at], answer[at:])
						if r.app.View() != before || onTop[*preview](t, r.app).preview != plan || r.quit {
							t.Fatalf("%q, %v, %q led to\n%s", answer[:at], gap, answer[at:], r.screen())
						}
					}
					r.receive(gap, bytewise(answer)...)
					if r.app.View() != before || onTop[*preview](t, r.app).preview != plan || r.quit {
						t.Fatalf("%q byte by byte, each after %v, led to\n%s", answer, gap, r.screen())
					}
				}
			}
			r.press("x", "y").sees("(allowed: shared account)") // keys still work
		})
	}
}

// bytewise splits a text into packets of one byte.
func bytewise(text string) (packets []string) {
	for i := range len(text) {
		packets = append(packets, text[i:i+1])
	}
	return packets
}

// splitReply receives a reply of the terminal whose first byte arrives 500 ms before the others.
func (r *robot) splitReply() *robot {
	r.t.Helper()
	return r.receive(500*time.Millisecond, "\x1b", "P>|tmux 3.4\x1b\\")
}

func TestWithdrawnEscRestoresEveryScreen(t *testing.T) {
	more := append(dialogs[:len(dialogs):len(dialogs)], []dialogCase{
		{"a filter and marks", inGrid, []string{"/", "leeds", "enter", "space", "space", "j", "l"}},
		{"a scrolled filter", inGrid, []string{"/", "uk", "enter", "pgdown", "pgdown", "k"}},
		{"an unfinished filter", inGrid, []string{"/", "leeds", "enter", "/", "company:"}},
		{"a notice", inGrid, []string{"Q"}},
		{"ctrl+c pressed once", inGrid, []string{"ctrl+c"}},
		{"picking with marks", inGrid, []string{"l", "f", "tab", "tab", "a"}},
		{"one class of a preview", inPreview, []string{"5", "j", "j"}},
		{"an allowed row", inPreview, []string{"x", "y", "n"}},
		{"one problem of a preview", inPreview, []string{"n", "="}},
		{"a search in the help", inPreview, []string{"?", "row", "down"}},
	}...)
	for _, d := range more {
		t.Run(d.place, func(t *testing.T) {
			r := d.drive(t)
			before := r.app.View()
			for range 2 {
				if r.splitReply(); r.app.View() != before {
					t.Fatalf("the screen became\n%s", r.screen())
				}
			}
			fresh := d.drive(t).press("down", "esc", "esc", "esc", "j")
			other := strings.ReplaceAll(fresh.screen(), "/"+filepath.Base(fresh.folder), "/"+filepath.Base(r.folder))
			if got := r.press("down", "esc", "esc", "esc", "j").screen(); got != other {
				t.Errorf("the same keys then led to\n%s\nwant\n%s", got, other)
			}
		})
	}
}

func TestWithdrawnEscKeepsReplaceQuestion(t *testing.T) {
	r := drive(t, 80, 24)
	path := r.file("export.csv", "mine")
	r.press("e").clear().press(path, "enter").sees("Replace it?").splitReply().sees("Replace it?")
	r.press("esc").sees("Folder").press("esc", "esc").sees("▌ C000501")
}

func TestDataReadBeforeWithdrawnEscIsShown(t *testing.T) {
	r := drive(t, 80, 24).press("/", "synced:no", "enter", "j")
	cursor, _ := r.app.customers.current()
	r.press("esc")
	s := r.app.shown()
	batch := model.Batch{Base: s.Origin(), Put: []model.Customer{{ID: "C000001", Name: "Newcomer"}}}
	if _, err := r.session.DB.Apply(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
	r.run(r.app.reload(s))
	r.run(r.app.withdraw())
	r.sees("synced:no", "of 251")
	if now, _ := r.app.customers.current(); now.ID != cursor.ID {
		t.Errorf("the cursor went from %s to %s", cursor.ID, now.ID)
	}
	r.press("g").sees("▌ C000001")
}

func TestRestoredScreenHasItsResults(t *testing.T) {
	r := drive(t, 80, 24)
	_, cmd := r.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'f'}}) // its counts arrive later
	r.press("esc")
	r.run(cmd)
	r.run(r.app.withdraw())
	r.sees("Pick Sage Company", "Acme UK").misses("Counting")
}

func TestFileStaysOpenUntilEscIsCertain(t *testing.T) {
	for name, certain := range map[string]func(*robot){
		"at the next key": func(r *robot) { r.press("j") },
		"after its time":  func(r *robot) { r.send(settledMsg{r.app.escaped}) },
	} {
		t.Run(name, func(t *testing.T) {
			r := drive(t, 80, 24).uploadFile("links.csv", mistakes)
			source := onTop[*preview](t, r.app).preview.Request.Source
			r.splitReply().press("x", "y").sees("(allowed: shared account)").press("x", "esc", "y")
			certain(r)
			r.run(r.app.withdraw()) // too late
			if _, is := r.app.top().(*preview); is {
				t.Error("a certain Esc was withdrawn")
			}
			if err := source.Close(); err == nil {
				t.Error("the file was left open")
			}
		})
	}
}

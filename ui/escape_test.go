package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
	"dovetail/ui/terminal/ptytest"
)

// arrive lets packets arrive from the terminal with a gap between them, on a clock that passes only there, and
// a long silence behind the last.
func (r *robot) arrive(gap time.Duration, packets ...string) *robot {
	r.t.Helper()
	var s terminal.InputFilter
	for i, p := range packets {
		r.read(s.Feed(nil, []byte(p)))
		left := gap
		if i == len(packets)-1 {
			left = time.Hour
		}
		for silence, _ := s.Wait(); silence > 0 && left >= silence; silence, _ = s.Wait() {
			r.read(s.Flush(nil))
			left -= silence
		}
	}
	return r
}

// read sends the messages that Bubble Tea makes of what comes out of a stream at once: pastes, which also are
// the messages about Esc, the key Esc, and letters.
func (r *robot) read(out []byte) {
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
			r.t.Fatalf("%q is more than this robot reads", out)
		}
	}
}

func TestAnswersOfTerminalsChangeNothingInAPreview(t *testing.T) {
	gaps := []time.Duration{0, 60 * time.Millisecond, 500 * time.Millisecond}
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("n").sees("▌   4", "4 rejected")
			v, before := onTop[*preview](t, r.app), r.app.View()
			plan := v.preview
			for _, answer := range known.List {
				for _, gap := range gaps {
					for at := range len(answer) {
						r.arrive(gap, answer[:at], answer[at:])
						if r.app.View() != before || onTop[*preview](t, r.app).preview != plan || r.quit {
							t.Fatalf("%q, %v, %q led to\n%s", answer[:at], gap, answer[at:], r.screen())
						}
					}
					r.arrive(gap, bytewise(answer)...)
					if r.app.View() != before || onTop[*preview](t, r.app).preview != plan || r.quit {
						t.Fatalf("%q byte by byte, each after %v, led to\n%s", answer, gap, r.screen())
					}
				}
			}
			r.press("x").sees("(allowed: shared)") // the keys still come
		})
	}
}

// bytewise is a text in packets of one byte.
func bytewise(text string) (packets []string) {
	for i := range len(text) {
		packets = append(packets, text[i:i+1])
	}
	return packets
}

// late is an answer whose first byte came 500 ms before the others.
func (r *robot) late() *robot {
	r.t.Helper()
	return r.arrive(500*time.Millisecond, "\x1b", "P>|tmux 3.4\x1b\\")
}

func TestAnEscThatWasNoneLeavesEveryScreenAsItWas(t *testing.T) {
	more := append(dialogs[:len(dialogs):len(dialogs)], []dialogCase{
		{"a filter and marks", inGrid, []string{"/", "leeds", "enter", "space", "space", "j", "l"}},
		{"a filter that is scrolled", inGrid, []string{"/", "uk", "enter", "pgdown", "pgdown", "k"}},
		{"half a filter", inGrid, []string{"/", "leeds", "enter", "/", "company:"}},
		{"a notice", inGrid, []string{"Q"}},
		{"ctrl+c pressed once", inGrid, []string{"ctrl+c"}},
		{"picking with marks", inGrid, []string{"l", "f", "tab", "tab", "a"}},
		{"one class of a preview", inPreview, []string{"5", "j", "j"}},
		{"an allowed row", inPreview, []string{"n", "x", "n"}},
		{"a search in the help", inPreview, []string{"?", "row", "down"}},
	}...)
	for _, d := range more {
		t.Run(d.place, func(t *testing.T) {
			r := d.drive(t)
			before := r.app.View()
			for range 2 {
				if r.late(); r.app.View() != before {
					t.Fatalf("is\n%s", r.screen())
				}
			}
			other := d.drive(t).press("down", "esc", "esc", "esc", "j").screen()
			if got := r.press("down", "esc", "esc", "esc", "j").screen(); got != other {
				t.Errorf("the same keys then lead to\n%s\nwant\n%s", got, other)
			}
		})
	}
}

func TestAnEscThatWasNoneKeepsTheQuestionWhetherToReplaceAFile(t *testing.T) {
	r := drive(t, 80, 24)
	path := r.file("export.csv", "mine")
	r.press("e", "enter").clear().press(path, "enter").sees("Replace it?").late().sees("Replace it?")
	r.press("esc").sees("Folder").press("esc", "esc").sees("▌ C000501")
}

func TestDataThatCameBehindAnEscThatWasNoneAreShown(t *testing.T) {
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

func TestAScreenThatComesBackHasItsResults(t *testing.T) {
	r := drive(t, 80, 24)
	_, cmd := r.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'f'}}) // what it counts comes later
	r.press("esc")
	r.run(cmd)
	r.run(r.app.withdraw())
	r.sees("Pick Customer ID", "C000501").misses("Counting")
}

func TestAFileStaysOpenUntilAnEscIsCertain(t *testing.T) {
	for name, certain := range map[string]func(*robot){
		"by the next key": func(r *robot) { r.press("j") },
		"by its time":     func(r *robot) { r.send(settledMsg{r.app.escaped}) },
	} {
		t.Run(name, func(t *testing.T) {
			r := drive(t, 80, 24).uploadFile("links.csv", mistakes)
			source := onTop[*preview](t, r.app).preview.Request.Source
			r.late().press("n", "x").sees("(allowed: shared)").press("esc")
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

// tried is a task that counts how often it began, and waits each time until it is cancelled or let go.
type tried struct {
	begun int
	end   chan struct{}
	errs  []error
}

func (x *tried) task() task {
	return task{
		title: "A task",
		do: func(ctx context.Context, _ job.Progress) (any, error) {
			x.begun++
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-x.end:
				return nil, nil
			}
		},
		then: func(_ any, err error) tea.Cmd { x.errs = append(x.errs, err); return nil },
	}
}

// ends waits for the end of the task that runs, and tells the app.
func ends(r *robot, cmd tea.Cmd) tea.Cmd {
	r.t.Helper()
	batch, _ := cmd().(tea.BatchMsg)
	for _, c := range batch {
		if m, is := c().(endedMsg); is {
			_, next := r.app.Update(m)
			return next
		}
	}
	r.t.Fatal("the task did not end")
	return nil
}

func TestATaskThatAnEscCancelledBeginsAgainWhenItWasNone(t *testing.T) {
	for name, early := range map[string]bool{"before its end": true, "after its end": false} {
		t.Run(name, func(t *testing.T) {
			x := &tried{end: make(chan struct{})}
			r := drive(t, 80, 24)
			cmd := r.app.run(x.task())
			r.app.Update(tea.KeyMsg{Type: tea.KeyEsc})
			var again tea.Cmd
			if early {
				r.app.withdraw()
				again = ends(r, cmd)
			} else {
				ends(r, cmd)
				again = r.app.withdraw()
			}
			close(x.end)
			r.run(again)
			if last := len(x.errs) - 1; x.begun != 2 || last < 0 || x.errs[last] != nil {
				t.Errorf("it began %d times and ended with %v", x.begun, x.errs)
			}
		})
	}
}

func TestAnEscThatCameTooLateForATaskHasNothingToWithdraw(t *testing.T) {
	x := &tried{end: make(chan struct{})}
	r := drive(t, 80, 24)
	work := x.task()
	work.do = func(context.Context, job.Progress) (any, error) { return nil, nil } // it does not listen
	work.then = func(any, error) tea.Cmd { return r.app.upload() }
	cmd := r.app.run(work)
	r.app.Update(tea.KeyMsg{Type: tea.KeyEsc})
	ends(r, cmd)
	r.run(r.app.withdraw())
	r.sees("Upload", "paste the cells")
}

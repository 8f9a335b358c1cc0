package ui

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"dovetail/model"
	"dovetail/ui/filepicker"
	"dovetail/ui/terminal"
)

var (
	randomFor  = flag.Duration("random", 8*time.Second, "how long TestRobotPressesRandomKeys runs")
	randomSeed = flag.Uint64("random-seed", 0, "the first seed of TestRobotPressesRandomKeys")
)

// randomSteps is the number of inputs of one seed.
const randomSteps = 150

// randomRobot presses keys at random and checks after each of them what must be true whatever is pressed. The results of
// commands arrive later and in any order, as they do in the program.
type randomRobot struct {
	*robot
	random    *rand.Rand
	commands  []tea.Cmd // not run yet
	results   []tea.Msg // not delivered yet
	revision  uint64    // of the database, as far as it is accounted for
	snapshot  *model.Snapshot
	confirmed bool     // a key that can mean yes was pressed on a screen that asks
	inputs    []string // what was pressed, for the report
	prompt    bool     // the results of commands arrive before the next input
	guarded   map[*filepicker.Dialog]bool
}

func TestRobotPressesRandomKeys(t *testing.T) {
	begin, seeds := time.Now(), 0
	for seed := *randomSeed; time.Since(begin) < *randomFor; seed++ {
		if !t.Run(fmt.Sprint(seed), func(t *testing.T) { pressRandomKeys(t, seed) }) {
			return
		}
		seeds++
	}
	t.Logf("%d inputs", seeds*randomSteps)
}

func pressRandomKeys(t *testing.T, seed uint64) {
	r := newRandomRobot(t, seed)
	defer func() {
		p := recover()
		if p != nil || t.Failed() {
			t.Errorf("%v after %s\n%s", p, strings.Join(r.inputs, " "), r.lastScreen())
		}
		if p != nil {
			panic(p)
		}
	}()
	if seed%5 == 0 {
		r.restart()
	}
	for range randomSteps {
		r.step()
	}
	r.settleAll()
}

// newRandomRobot returns a robot on one of all screens, on the demo's customers or on hostile ones.
func newRandomRobot(t *testing.T, seed uint64) *randomRobot {
	r := &randomRobot{random: rand.New(rand.NewPCG(seed, 0)), guarded: map[*filepicker.Dialog]bool{}, prompt: seed%4 < 2}
	place := dialogs[r.random.IntN(len(dialogs))]
	if r.inputs = []string{"in " + place.place}; seed%2 == 0 {
		r.robot = place.drive(t)
	} else {
		r.robot = place.driveHostile(t)
	}
	r.file("links.csv", mistakes)
	r.file("hostile.csv", hostileLinks)
	r.file("customers.csv", "CustomerId,CustomerName\nC000501,Renamed\nC9,New\n,No ID\n")
	r.file("latin.csv", "CustomerId,CustomerName\nC9,Caf\xe9\n")
	r.file("empty.xlsx", "")
	r.app.backend.Copy = func(context.Context, string) (string, error) { return "sent to the terminal's clipboard", nil }
	r.revision = r.readRevision()
	r.queue = func(cmd tea.Cmd) { r.commands = append(r.commands, cmd) }
	return r
}

// lastScreen returns the screen, unless drawing it panics.
func (r *randomRobot) lastScreen() (s string) {
	defer func() { _ = recover() }()
	return r.screen()
}

// readRevision returns the revision of the database.
func (r *randomRobot) readRevision() uint64 {
	s, err := r.session.DB.Snapshot(context.Background(), r.snapshot)
	if err != nil {
		r.t.Fatal(err)
	}
	r.snapshot = s
	return s.Revision()
}

// step makes one input, or delivers a result, and checks the app.
func (r *randomRobot) step() {
	r.guard()
	switch n := r.random.IntN(100); {
	case n < 30 && !r.prompt:
		r.progress()
	case n < 34:
		r.resizeAtRandom()
	case n < 36:
		r.otherSession()
	case n < 40:
		r.pasteAtRandom()
	case n < 41:
		r.input("withdrawn Esc", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("\U0010ff05"), Paste: true})
	case n < 50 || n < 75 && r.app.typing():
		r.typeAtRandom()
	default:
		r.pressAtRandom()
	}
	for r.prompt && len(r.commands)+len(r.results) > 0 {
		r.progress()
	}
	if r.quit {
		r.restart()
	}
	r.check()
}

// progress runs a command or delivers the result of one.
func (r *randomRobot) progress() {
	n := len(r.commands) + len(r.results)
	if n == 0 {
		return
	}
	if at := r.random.IntN(n); at < len(r.commands) {
		cmd := r.commands[at]
		r.commands = slices.Delete(r.commands, at, at+1)
		r.receive(cmd())
	} else {
		at -= len(r.commands)
		m := r.results[at]
		r.results = slices.Delete(r.results, at, at+1)
		r.inputs = append(r.inputs, fmt.Sprintf("(%T)", m))
		r.send(m)
	}
}

// receive keeps the result of a command until it is delivered.
func (r *randomRobot) receive(m tea.Msg) {
	switch m := m.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			if c != nil {
				r.commands = append(r.commands, c)
			}
		}
	case tea.QuitMsg:
		r.quit = true
	default:
		r.results = append(r.results, m)
	}
}

// settleAll runs all commands and delivers all results.
func (r *randomRobot) settleAll() {
	for len(r.commands)+len(r.results) > 0 {
		r.progress()
		r.quit = false
		r.check()
	}
}

// restart ends the app as a lost connection or q does, and starts it again.
func (r *randomRobot) restart() {
	r.inputs = append(r.inputs, "(restart)")
	r.app.Wait()
	r.app.settle()
	r.app.remember(r.random.IntN(2) == 0)
	r.quit, r.commands, r.results = false, nil, nil
	r.start(terminal.Terminal{Interactive: true, UTF8: r.random.IntN(3) != 0, Color: r.random.IntN(2) == 0, FPS: 30})
	r.app.readFrom, r.app.writeTo = r.folder, r.folder
	r.app.backend.Copy = func(context.Context, string) (string, error) { return "sent to the terminal's clipboard", nil }
	if r.app.backend.Server == nil && r.random.IntN(2) == 0 {
		r.overSSH()
	}
	r.revision, r.confirmed = r.readRevision(), false
}

// check checks what is true after every input.
func (r *randomRobot) check() {
	view := r.app.View()
	if again := r.app.View(); again != view {
		r.t.Errorf("the same state is drawn as\n%s\nand as\n%s", view, again)
	}
	for line := range strings.SplitSeq(ansi.Strip(view), "\n") {
		if i := strings.IndexFunc(line, func(c rune) bool { return c < ' ' || c == 0x7f || !r.app.theme.Terminal.UTF8 && c > 0x7e }); i >= 0 {
			r.t.Fatalf("the screen has the control character %q", line[i:])
		}
	}
	running := r.app.task != nil
	switch now := r.readRevision(); {
	case now != r.revision && !r.confirmed:
		r.t.Fatal("something was written that no key confirmed")
	case !running:
		r.revision, r.confirmed = now, r.confirmed && r.waits()
	}
}

// waits reports whether the answer to a file dialog is still being checked.
func (r *randomRobot) waits() bool { return len(r.commands)+len(r.results) > 0 }

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
	r := &randomRobot{random: rand.New(rand.NewPCG(seed, 0)), guarded: map[*filepicker.Dialog]bool{}}
	if seed%2 == 0 {
		r.robot = drive(t, 80, 24)
	} else {
		r.robot = driveOn(t, 80, 24, hostileCustomers)
	}
	r.file("links.csv", mistakes)
	r.file(strings.Repeat("名", 60)+".csv", hostileLinks)
	r.file("customers.csv", "CustomerId,CustomerName\nC000501,Renamed\nC9,New\n,No ID\n")
	r.file("latin.csv", "CustomerId,CustomerName\nC9,Caf\xe9\n")
	r.file("empty.xlsx", "")
	r.start(terminal.Terminal{Interactive: true, UTF8: seed%5 != 0, Color: seed%3 != 0, FPS: 30})
	r.prepare()
	defer func() {
		if p := recover(); p != nil || t.Failed() {
			t.Errorf("%v after %s\n%s", p, strings.Join(r.inputs, " "), r.lastScreen())
			if p != nil {
				panic(p)
			}
		}
	}()
	r.queue = func(cmd tea.Cmd) { r.commands = append(r.commands, cmd) }
	for range randomSteps {
		r.step()
	}
	r.settleAll()
}

// lastScreen returns the screen, unless drawing it panics.
func (r *randomRobot) lastScreen() (s string) {
	defer func() { _ = recover() }()
	return r.screen()
}

// prepare gives an app that has just been started what it needs.
func (r *randomRobot) prepare() {
	r.app.readFrom, r.app.writeTo = r.folder, r.folder
	r.app.backend.Copy = func(context.Context, string) (string, error) { return "sent to the terminal's clipboard", nil }
	if r.random.IntN(2) == 0 {
		r.overSSH()
	}
	r.revision, r.confirmed = r.readRevision(), false
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
	case n < 30:
		r.progress()
	case n < 34:
		r.resizeAtRandom()
	case n < 36:
		r.otherSession()
	case n < 41:
		r.pasteAtRandom()
	case n < 42:
		r.input("withdrawn Esc", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("\U0010ff05"), Paste: true})
	case n < 50:
		r.typeAtRandom()
	default:
		r.pressAtRandom()
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
	r.start(r.app.theme.Terminal)
	r.prepare()
}

// guard keeps the dialogs for files in the robot's folder.
func (r *randomRobot) guard() {
	d, is := r.app.top().(*filepicker.Dialog)
	if !is || r.guarded[d] {
		return
	}
	r.guarded[d] = true
	then := d.Then
	d.Then = func(path string, replace bool) tea.Cmd {
		if !strings.HasPrefix(path, r.folder+"/") {
			return nil
		}
		return then(path, replace)
	}
}

// outside reports whether the screen on top asks whether to make a folder outside of the robot's.
func (r *randomRobot) outside() bool {
	q, is := r.app.top().(*question)
	return is && q.title == "New folder" && !strings.Contains(q.text[0], r.folder+"/")
}

var randomSizes = [][2]int{{1, 1}, {20, 5}, {40, 12}, {80, 24}, {80, 24}, {200, 60}, {99, 20}, {100, 14}, {0, 0}}

func (r *randomRobot) resizeAtRandom() {
	size := randomSizes[r.random.IntN(len(randomSizes))]
	r.inputs = append(r.inputs, fmt.Sprintf("(%d×%d)", size[0], size[1]))
	if r.width, r.height = size[0], size[1]; size[0] == 0 {
		r.width, r.height = 80, 24
	}
	r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
}

// otherSession changes, removes or adds a customer in the database, and lets the app notice.
func (r *randomRobot) otherSession() {
	r.readRevision()
	s := r.snapshot
	batch := model.Batch{Base: s.Origin(), Entry: model.Entry{Kind: model.EntryEdit, Who: "bob", When: noon()}}
	switch n := r.random.IntN(4); {
	case n == 0 || s.Len() == 0:
		batch.Put = []model.Customer{{ID: fmt.Sprint("C", r.random.IntN(1000)), Name: "Newcomer\x1b[2J"}}
	case n == 1:
		batch.Remove = []string{s.At(r.random.IntN(s.Len())).ID}
	default:
		x := s.At(r.random.IntN(s.Len()))
		x.Link = model.Link{Company: model.Company{Name: "Acme UK", Site: demoSite}, Account: fmt.Sprint("X", r.random.IntN(100))}
		if r.random.IntN(3) == 0 {
			x.Link = model.Link{}
		}
		batch.Put = []model.Customer{x}
	}
	if r.app.task != nil {
		return // it can be writing
	}
	if _, err := r.session.DB.Apply(context.Background(), batch); err != nil {
		return // not valid, as another customer holds the Sage customer
	}
	r.inputs = append(r.inputs, "(other session)")
	r.revision = r.readRevision()
	if shown := r.app.shown(); shown != nil && r.random.IntN(2) == 0 {
		r.commands = append(r.commands, func() tea.Msg { return r.app.backend.changesSince(context.Background(), nil, nil, shown) })
	}
}

// randomTexts are pasted and typed.
var randomTexts = []string{
	"Acme UK", "C000502", "50", "changed:", "changed:last ", "is:create", "company:", "-synced", "/l", `"`, "leeds", "\x1b[2J", "株式会社👩‍👩‍👧",
	"CustomerId\tSageCompanyName\tSageSiteId\tSageCustomerId\tSageAccountNumber\r\rC000502\tAcme UK\t" + demoSite + "\t\tPASTED1\r\r",
	"C000503\tAcme UK\t" + demoSite + "\t\tPASTED2", "y", "yes\ny\ny", "a\ry\r", "\t\t\t", "", "links.csv", "~", "$HOME", "file:///tmp/x.xlsx",
	strings.Repeat("x", 5000), "x.pdf", "C000501,Acme\n", " ", "\n",
}

// pasteAtRandom pastes a text, with or without brackets.
func (r *randomRobot) pasteAtRandom() {
	text := randomTexts[r.random.IntN(len(randomTexts))]
	r.input(fmt.Sprintf("paste%.20q", text), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// typeAtRandom types a text in one message.
func (r *randomRobot) typeAtRandom() {
	text := strings.Map(func(c rune) rune {
		if c < ' ' {
			return -1
		}
		return c
	}, randomTexts[r.random.IntN(len(randomTexts))])
	if len(text) > 0 && len(text) < 100 && !r.outside() {
		r.input(fmt.Sprintf("%.20q", text), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
	}
}

// pressAtRandom presses a key: most often one that does something now.
func (r *randomRobot) pressAtRandom() {
	if r.outside() {
		r.pressed("esc")
		return
	}
	var keys []string
	for _, act := range r.app.actions() {
		if act.Why == "" || r.random.IntN(5) == 0 {
			keys = append(keys, act.Keys...)
		}
	}
	switch n := r.random.IntN(10); {
	case n == 0:
		for k := range robotKeys {
			keys = append(keys, k)
		}
		slices.Sort(keys)
	case n == 1:
		keys = strings.Split("abcdefghijklmnopqrstuvwxyzABCDEGHLNSXZ0123456789[]:/*=-?$.", "")
	case r.app.task != nil:
		keys = []string{"esc", "ctrl+c", "a", "y", "enter"}
	}
	r.pressed(keys[r.random.IntN(len(keys))])
}

// pressed presses a key by its name.
func (r *randomRobot) pressed(key string) {
	m := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
	if kind, named := robotKeys[key]; named {
		m = tea.KeyMsg{Type: kind}
	} else if len([]rune(key)) > 1 {
		return
	}
	if key == " " || key == "space" {
		m = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	r.input(key, m)
}

// input sends a key, and records whether it can confirm what the screen on top asks.
func (r *randomRobot) input(name string, m tea.KeyMsg) {
	r.inputs = append(r.inputs, name)
	if r.canConfirm(m) {
		r.confirmed = true
	}
	r.send(m)
	r.guard()
}

// canConfirm reports whether a key can mean yes on the screen on top.
func (r *randomRobot) canConfirm(m tea.KeyMsg) bool {
	if m.Paste {
		return false
	}
	_, isForm := r.app.top().(*form)
	if q, is := r.app.top().(*question); is && q.field != nil {
		isForm = true
	}
	switch {
	case isForm:
		return m.Type == tea.KeyEnter || m.Type == tea.KeyCtrlS
	case asks(r.app):
		return m.Type == tea.KeyEnter || m.Type == tea.KeyRunes && strings.ContainsAny(string(m.Runes), "ay")
	}
	return false
}

// check checks what is true after every input.
func (r *randomRobot) check() {
	view := r.app.View()
	if again := r.app.View(); again != view {
		r.t.Errorf("the same state is drawn as\n%s\nand as\n%s", view, again)
	}
	for line := range strings.SplitSeq(r.screen(), "\n") {
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

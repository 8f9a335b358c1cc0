package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/filepicker"
)

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

// typeAtRandom types a text in one message; into a file dialog mostly the name of a file.
func (r *randomRobot) typeAtRandom() {
	text := strings.Map(func(c rune) rune {
		if c < ' ' {
			return -1
		}
		return c
	}, randomTexts[r.random.IntN(len(randomTexts))])
	if d, is := r.app.top().(*filepicker.Dialog); is && r.random.IntN(3) > 0 {
		names := []string{"links.csv", "hostile.csv", "customers.csv", "latin.csv", "empty.xlsx", "new.xlsx", "new.csv", "sub/new.csv"}
		text = filepath.Join(r.folder, names[r.random.IntN(len(names))])
		r.pressed("end")
		r.pressed("ctrl+u")
		defer func() {
			if r.app.top() == screen(d) {
				r.pressed("enter")
			}
		}()
	}
	if len(text) > 0 && len(text) < 200 && !r.outside() {
		r.input(fmt.Sprintf("%.30q", text), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
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
		leaves := slices.Contains(act.Keys, "esc") || slices.Contains(act.Keys, "q") || slices.Contains(act.Keys, "f1")
		if act.Why == "" && (!leaves || r.random.IntN(4) == 0) || r.random.IntN(20) == 0 {
			keys = append(keys, act.Keys...)
		}
		if slices.ContainsFunc(act.Keys, func(k string) bool { return k == "y" || k == "a" || k == "enter" || k == "ctrl+s" }) {
			keys = append(keys, act.Keys[0], act.Keys[0], act.Keys[0])
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
	case r.app.task != nil && r.random.IntN(4) > 0:
		r.progress()
		return
	case r.app.task != nil || len(keys) == 0:
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

package ui

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// damagedPage says that the database is damaged, and leads out of that: to the newest sound backup, or to salvage.
type damagedPage struct {
	scrolledPage
	why   string
	sound soundBackupMsg
	ready bool
}

func newDamagedPage(a *App, why error) *damagedPage {
	p := &damagedPage{scrolledPage: scrolledPage{app: a}, why: why.Error()}
	p.text = p.lines
	return p
}

// Title returns the screen's title in the header.
func (p *damagedPage) Title() string { return "Damaged" }

// Init looks for a backup that is sound.
func (p *damagedPage) Init() tea.Cmd { return p.app.findSoundBackup(p) }

// Update shows the backup that was found.
func (p *damagedPage) Update(m tea.Msg) tea.Cmd {
	if found, is := m.(soundBackupMsg); is && found.to == p {
		p.sound, p.ready = found, true
	}
	return nil
}

// Actions returns the keys of the page.
func (p *damagedPage) Actions() []widget.Action {
	list := p.keys()
	if p.app.stack[0] != screen(p) {
		list = append(list, widget.Action{Keys: []string{"esc"}, Footer: "back", Do: p.app.back})
	}
	return append(append(list, p.moves("all is in view")...), p.app.searchKeys(p, p.long())...)
}

// keys returns the keys that lead out of the damage.
func (p *damagedPage) keys() []widget.Action {
	why := ""
	switch {
	case !p.ready:
		why = "the backups are still being checked"
	case !p.sound.found:
		why = "there is no sound backup beside the database; o opens another one"
	}
	return []widget.Action{
		{Keys: []string{"R"}, Footer: "restore it", Help: "restore it: shows first what is in it", Why: why, Do: func() tea.Cmd { return p.app.planRestore(p.sound.backup.Path) }},
		{Keys: []string{"o"}, Footer: "restore a file", Help: "restore a file: a backup that is elsewhere", Do: p.app.openBackup},
		{Keys: []string{"c"}, Footer: "check now", Help: "check now: says what is wrong and where", Do: p.app.checkDatabase},
	}
}

// lines returns what is wrong, and the way out.
func (p *damagedPage) lines() []widget.Text {
	lines := append([]widget.Text{{}}, p.paragraph(p.why)...)
	lines = append(lines, widget.Text{})
	switch {
	case !p.ready:
		lines = append(lines, p.paragraph("The backups beside it are being checked.")...)
	default:
		lines = append(lines, p.paragraph(p.app.wayOut(p.sound.backup, p.sound.age, p.sound.found))...)
	}
	lines = append(lines, widget.Text{})
	for _, act := range p.keys() {
		if act.Why != "" {
			continue
		}
		lines = append(lines, widget.Indent(2, p.app.hint(act.Key(), act.Words()).Wrap(max(p.width-4, 1)))...)
	}
	return lines
}

// damageIn returns the error of a message that says that the database is damaged; nil for any other message.
func damageIn(m tea.Msg) error {
	var err error
	switch m := m.(type) {
	case loadedMsg:
		err = m.err
	case historyMsg:
		err = m.err
	case customerHistoryMsg:
		err = m.err
	case usersMsg:
		err = m.err
	case listTimesMsg:
		err = m.err
	case databaseFileMsg:
		err = m.err
	}
	if errors.Is(err, model.ErrDamaged) {
		return err
	}
	return nil
}

// showsDamage reports whether the page about a damaged database is open.
func (a *App) showsDamage() bool {
	return slices.ContainsFunc(a.stack, func(s screen) bool {
		_, is := s.(*damagedPage)
		return is
	})
}

// showDamage opens the page about a damaged database, unless it is open.
func (a *App) showDamage(why error) tea.Cmd {
	if a.showsDamage() {
		return nil
	}
	a.notify("") // the page says the same
	a.damageTold = true
	return a.open(newDamagedPage(a, why))
}

// begin shows the grid instead of the only screen there was.
func (a *App) begin() tea.Cmd {
	a.menu = newMenu(a)
	return a.section(a.customers)
}

// deny shows the only screen for a user without settings access.
func (a *App) deny(why error) tea.Cmd {
	a.menu.entries = nil
	return a.section(&denied{app: a, why: why.Error()})
}

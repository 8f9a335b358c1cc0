package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// access is the Access screen: the users with settings access.
type access struct {
	pane
	app   *App
	users []string
	grid  widget.Grid
}

func newAccess(a *App) *access {
	x := &access{app: a}
	x.grid = widget.Grid{Theme: a.theme, Idle: a.menu.hasKeys, Columns: []widget.Column{{Title: "User"}}, Cell: func(row, _ int) string {
		if x.users[row] == a.backend.User {
			return x.users[row] + " (you)"
		}
		return x.users[row]
	}}
	return x
}

// Title returns the screen's title in the header.
func (x *access) Title() string { return "Access" }

// Init reads the access list.
func (x *access) Init() tea.Cmd { return x.app.readUsers() }

// Update shows the access list once it is read.
func (x *access) Update(m tea.Msg) tea.Cmd {
	users, ok := m.(usersMsg)
	switch {
	case !ok:
	case users.err != nil:
		x.app.notify(users.err.Error())
	default:
		x.users = users.users
		x.grid.SetCount(len(x.users), x.grid.Cursor)
	}
	return nil
}

// SetSize sets the size of the screen and of what is in it.
func (x *access) SetSize(width, height int) {
	x.pane.SetSize(width, height)
	x.grid.SetSize(width, max(height-3, 0))
}

// Actions returns the keys of the screen.
func (x *access) Actions() []widget.Action {
	why := ""
	if len(x.users) < 2 {
		why = "the last user with settings access cannot be removed; grant it to another user first"
	}
	return append([]widget.Action{
		{Keys: []string{"a", "+"}, Footer: "grant", Help: "grant: settings access to a user", Do: x.grant},
		{Keys: []string{"d", "delete"}, Footer: "revoke", Help: "revoke: remove a user's settings access", Why: why, Do: x.revoke},
		{Keys: []string{"r", "ctrl+r"}, Help: "reload", Do: x.Init},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return x.app.menu.open(0) }},
	}, x.grid.Moves()...)
}

func (x *access) grant() tea.Cmd {
	check := func(s string) string {
		if s == "" {
			return "the name is empty"
		}
		return ""
	}
	return x.app.ask("Grant", "", []string{"The user's name in this machine's operating system."}, check, func(user string) tea.Cmd {
		notice := user + " now has settings access"
		if known := x.app.backend.UserExists; known != nil && !known(user) {
			notice += "; but this machine has no user " + user + ", check the spelling"
		}
		return x.change(notice, func(ctx context.Context, s *job.Session) error { return s.Grant(ctx, user) })
	})
}

func (x *access) revoke() tea.Cmd {
	user := x.users[x.grid.Cursor]
	lines := []string{"Revoke settings access of " + user + "?"}
	if user == x.app.backend.User {
		lines = append(lines, "That is you: you lose access at once, and only another user can grant it again.")
	}
	return x.app.choose("Revoke", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, revoke it", Do: func() tea.Cmd {
		return x.change(user+" no longer has settings access", func(ctx context.Context, s *job.Session) error { return s.Revoke(ctx, user) })
	}})
}

// change changes the access list, shows the notice and reads the list again.
func (x *access) change(notice string, do func(context.Context, *job.Session) error) tea.Cmd {
	return x.app.run(task{
		title: "Access",
		do:    func(ctx context.Context, _ job.Progress) (any, error) { return nil, do(ctx, x.app.backend.Session) },
		then: func(_ any, err error) tea.Cmd {
			if err != nil {
				return x.app.fail("Access", err)
			}
			x.app.notify(notice)
			return x.Init()
		},
	})
}

// View returns the list of users.
func (x *access) View() widget.Text {
	lines := []widget.Text{
		widget.Plain(" Users with settings access. This list does not protect the database:"),
		widget.Plain(" only the permissions of its file do."),
		{},
	}
	return x.app.theme.Block(append(lines, x.grid.Lines()...), x.width, x.height)
}

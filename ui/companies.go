package ui

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// companies is the Companies screen: the known Sage companies.
type companies struct {
	pane
	app      *App
	snapshot *model.Snapshot
	list     []model.CompanyCount
	ages     listTimesMsg  // when the customer lists were loaded
	reads    readOrder     // of the ages
	edited   model.Company // was just added or renamed: the cursor moves to it
	grid     widget.Grid
}

func newCompanies(a *App) *companies {
	c := &companies{app: a}
	c.grid = widget.Grid{Theme: a.theme, Idle: a.menu.hasKeys, Cell: c.cell, Style: c.style, Columns: []widget.Column{
		{Title: model.ColumnCompany.Title(), Pinned: true, Flexible: true, Least: 24},
		{Title: "Customers", Right: true},
		{Title: "Synced", Right: true},
		{Title: "Customer List", Short: "List", Right: true},
		{Title: "Loaded"},
		{Title: model.ColumnSite.Title(), Brief: shortID},
	}}
	return c
}

// Title returns the screen's title in the header.
func (c *companies) Title() string { return "Companies" }

// Init reads the database.
func (c *companies) Init() tea.Cmd { return c.app.reload(c.snapshot) }

func (c *companies) cell(row, column int) string {
	x := c.list[row]
	switch column {
	case 0:
		return x.Company.Name
	case 1:
		return model.Number(x.Customers)
	case 2:
		return model.Number(x.Synced)
	case 3:
		if list := c.snapshot.SageList(x.Company); list != nil {
			return model.Number(list.Len())
		}
		return "–"
	case 4:
		return c.age(x.Company)
	}
	return x.Company.Site
}

// style returns how a cell is drawn: faint for a count of zero, and for the site, which is no name.
func (c *companies) style(row, column int) widget.Style {
	if x := c.list[row]; column > 2 || column == 1 && x.Customers == 0 || column == 2 && x.Synced == 0 {
		return c.app.theme.Faint
	}
	return widget.Style{}
}

// Update shows the companies of the loaded data.
func (c *companies) Update(m tea.Msg) tea.Cmd {
	if ages, is := m.(listTimesMsg); is {
		return c.aged(ages)
	}
	loaded, ok := m.(loadedMsg)
	if !ok {
		return nil
	}
	if loaded.err != nil {
		c.app.notify(loaded.err.Error())
		return nil
	}
	at := c.grid.Cursor
	wanted := c.edited
	if wanted == (model.Company{}) && at < len(c.list) {
		wanted = c.list[at].Company
	}
	c.snapshot, c.list, c.edited = loaded.snapshot, loaded.snapshot.Companies(), model.Company{}
	if i := slices.IndexFunc(c.list, func(x model.CompanyCount) bool { return x.Company.Equal(wanted) }); i >= 0 {
		at = i
	}
	c.grid.SetCount(len(c.list), at)
	return c.readAges()
}

// SetSize sets the size of the screen and of what is in it.
func (c *companies) SetSize(width, height int) {
	c.pane.SetSize(width, height)
	c.grid.SetSize(width, max(height-2, 0))
}

// Actions returns the keys of the screen.
func (c *companies) Actions() []widget.Action {
	why, linked := "", ""
	if len(c.list) == 0 {
		why, linked = "there is no company yet; a adds one", "there is no company yet; a adds one"
	} else if n := c.list[c.grid.Cursor].Customers; n > 0 {
		linked = model.Counted(n, "customer is", "customers are") + " linked to it; only a company without links can be removed"
	}
	return append([]widget.Action{
		{Keys: []string{"a", "+"}, Footer: "add", Help: "add: a company that Sage has", Do: c.add},
		{Keys: []string{"enter", "R", "f2"}, Footer: "rename", Help: "rename: correct its name or site", Why: why, Do: c.rename},
		{Keys: []string{"u"}, Footer: "load its list", Help: "load its list: the customers of the company, from Sage", Why: whyUnread(c.snapshot), Do: c.loadList},
		{Keys: []string{"X"}, Help: "remove its customer list: asks first", Why: c.whyNoList(), Do: func() tea.Cmd {
			return c.app.removeSage(c.list[c.grid.Cursor].Company)
		}},
		{Keys: []string{"d", "delete"}, Footer: "remove", Help: "remove: a company without links", Why: linked, Do: c.remove},
		{Keys: []string{"z", "ctrl+z"}, Help: "undo your last change: shows first what it changes", Do: c.app.undoLast(false)},
		{Keys: []string{"Z", "ctrl+y"}, Help: "redo what you undid", Do: c.app.undoLast(true)},
		{Keys: []string{"r", "ctrl+r", "f5"}, Help: "reload", Do: func() tea.Cmd { return c.app.reload(c.snapshot) }},
		{Keys: []string{"esc"}, Help: "back to the customers", Do: func() tea.Cmd { return c.app.menu.open(0) }},
	}, c.grid.Moves()...)
}

// askCompany asks for a company's name and site and calls do with them, then shows the notice. An error is shown in the
// form.
func (c *companies) askCompany(title string, from model.Company, notice func(model.Company) string, do func(context.Context, model.Company) error) tea.Cmd {
	notes := []string{"Name and site exactly as Sage has them."}
	labels, values := []string{model.ColumnCompany.Title(), model.ColumnSite.Title()}, []string{from.Name, from.Site}
	var f *form
	f = newForm(c.app, title, notes, labels, values, func(v []string) (tea.Cmd, string) {
		to := model.Company{Site: v[1], Name: v[0]}
		if err := model.CheckCompany(to); err != nil {
			return nil, err.Error()
		}
		return c.edit(func(ctx context.Context) error { return do(ctx, to) }, func(err error) tea.Cmd {
			if err != nil {
				f.refuse(err.Error(), "")
				return nil
			}
			c.edited = to
			c.app.notify(notice(to))
			return c.app.back()
		}), ""
	})
	return c.app.open(f)
}

func (c *companies) add() tea.Cmd {
	return c.askCompany("Add a company", model.Company{}, func(to model.Company) string {
		if known, how, found := c.app.shown().LookAlike(to); found {
			return to.String() + " was added; it looks like " + known.String() + ", and is written " + how
		}
		return to.String() + " was added"
	}, c.app.backend.AddCompany)
}

func (c *companies) rename() tea.Cmd {
	from := c.list[c.grid.Cursor].Company
	notice := func(to model.Company) string { return from.String() + " was renamed to " + to.String() }
	return c.askCompany("Rename "+from.Name, from, notice, func(ctx context.Context, to model.Company) error {
		return c.app.backend.RenameCompany(ctx, from, to)
	})
}

func (c *companies) remove() tea.Cmd {
	company := c.list[c.grid.Cursor].Company
	return c.app.choose("Remove "+company.Name, []string{"Remove " + company.String() + "? No customer is linked to it."},
		widget.Action{Keys: []string{"y"}, Footer: "yes, remove it", Do: func() tea.Cmd {
			return c.edit(func(ctx context.Context) error { return c.app.backend.RemoveCompany(ctx, company) }, func(err error) tea.Cmd {
				if err != nil {
					return c.app.fail("Remove "+company.Name, err)
				}
				c.app.notify(company.String() + " was removed")
				return nil
			})
		}})
}

// edit changes the companies and reads them again.
func (c *companies) edit(do func(context.Context) error, done func(error) tea.Cmd) tea.Cmd {
	return c.app.run(task{
		title: "Companies",
		do:    func(ctx context.Context, _ job.Progress) (any, error) { return nil, do(ctx) },
		then:  func(_ any, err error) tea.Cmd { return tea.Batch(done(err), c.app.reload(c.snapshot)) },
	})
}

// View returns the companies.
func (c *companies) View() widget.Text {
	t := c.app.theme
	lines := []widget.Text{t.Safe(" " + model.Counted(len(c.list), "known company", "known companies") + "; an upload rejects all others"), {}}
	if len(c.list) == 0 && c.snapshot != nil {
		lines = []widget.Text{
			{},
			widget.Plain(" No Sage company is known yet."),
			{},
			widget.Plain(" A load of Layer's own grid export adds them; ").Plus(c.app.hint("a", "adds one by hand.")),
		}
	}
	if len(c.list) > 0 {
		lines = append(lines, c.grid.Lines()...)
	}
	return t.Block(lines, c.width, c.height)
}

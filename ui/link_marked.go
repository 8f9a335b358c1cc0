package ui

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// edit asks for the link of the customer under the cursor; where customers are marked, for one company for all of them.
func (c *customers) edit() tea.Cmd {
	if len(c.view.marks) > 0 {
		return c.editMarked()
	}
	x, _ := c.current()
	return c.app.editLink(x, c.view.snapshot)
}

func (c *customers) unlink() tea.Cmd {
	x, _ := c.current()
	return c.app.removeLink(x)
}

// whyNoEdit returns why no link can be edited; "" if one can.
func (c *customers) whyNoEdit() string {
	if why := c.whyNoRow(); why != "" && len(c.view.marks) == 0 {
		return why
	}
	if len(c.view.marks) > 0 && !c.view.marksHaveIdentifier() {
		return "the marked customers have no account in Sage; a company alone makes no link"
	}
	return ""
}

// whyNoLink returns why the link of the customer under the cursor cannot be removed; "" if it can.
func (c *customers) whyNoLink() string {
	if why := c.whyNoRow(); why != "" {
		return why
	}
	switch x, _ := c.current(); {
	case len(c.view.marks) > 0:
		return "this removes one link at a time; Esc clears the marks"
	case x.Link.IsZero():
		return "the customer has no link"
	}
	return ""
}

// editMarked asks for one company and one note for the marked customers, and shows what that would do as the preview of
// an upload.
func (c *customers) editMarked() tea.Cmd {
	seen := c.view.snapshot
	ids, without := c.view.markedIDs()
	marked := model.Counted(len(ids), "marked customer", "marked customers")
	notes := []string{
		"This corrects a company that was recorded wrongly: each customer keeps its identifiers. " +
			"In another company of Sage the same identifiers are those of other customers.",
		companyNote(seen),
	}
	if hidden := len(ids) - c.view.marksShown(); hidden > 0 {
		notes = append(notes, model.Counted(hidden, "marked customer is", "marked customers are")+" not in the list that is shown.")
	}
	if without > 0 {
		notes = append(notes, model.Counted(without, "marked customer is", "marked customers are")+" left out: with neither "+model.ColumnAccount.Title()+" nor "+model.ColumnSageID.Title()+" a company alone makes no link.")
	}
	labels := []string{model.ColumnCompany.Title(), model.ColumnSite.Title(), "Note"}
	var f *form
	f = newForm(c.app, "Change the company of "+marked, notes, labels, []string{"", "", ""}, func(v []string) (tea.Cmd, string) {
		if v[0] == "" {
			return nil, "enter a company; the note is kept in the history of what it changes"
		}
		known, err := job.FindCompany(seen, v[0], v[1])
		if err == nil {
			return c.app.planCompany(seen, ids, known, v[2]), ""
		}
		if likely := seen.LikelyCompany(model.Company{Name: v[0], Site: v[1]}); likely != (model.Company{}) {
			return f.askLikely(v[0], likely), ""
		}
		return nil, err.Error()
	})
	f.onBlur, f.known = fillSite(seen), knownValues(seen)
	return c.app.open(f)
}

// askLikely asks whether a company that is not known means a known one, and submits the form with that one.
func (f *form) askLikely(unknown string, known model.Company) tea.Cmd {
	lines := []string{
		unknown + " is not a known company. Use " + shortIDs(known.String()) + "?",
		"A new company of Sage is added in the menu, under Companies.",
	}
	return f.app.choose("Company", lines, widget.Action{Keys: []string{"y", "m"}, Footer: "yes, use " + known.Name, Do: func() tea.Cmd {
		f.setCompany(known)
		return f.take()
	}})
}

// setCompany fills in the company of a form whose first two fields are its name and site.
func (f *form) setCompany(c model.Company) {
	for i, value := range []string{c.Name, c.Site} {
		f.fields[i].field.SetValue(value)
		f.fields[i].field.CursorEnd()
		f.fields[i].offered = false
	}
}

// marksShown returns how many of the rows that are shown are marked.
func (v *rowsView) marksShown() (n int) {
	for i := range v.rows {
		if v.marks[v.key(i)] {
			n++
		}
	}
	return n
}

// marksHaveIdentifier reports whether any marked customer has an identifier in Sage. It is asked for every key, so it is
// looked up once for the same marks.
func (v *rowsView) marksHaveIdentifier() bool {
	if v.identified == nil {
		ids, without := v.markedIDs()
		found := without < len(ids)
		v.identified = &found
	}
	return *v.identified
}

// markedIDs returns the CustomerIds of the marked customers, and how many of them have no identifier in Sage.
func (v *rowsView) markedIDs() (ids []string, without int) {
	for _, row := range v.marked() {
		x := v.snapshot.At(int(row))
		ids = append(ids, x.ID)
		if x.Link.Account == "" && x.Link.SageID == "" {
			without++
		}
	}
	return ids, without
}

// fillSite returns the onBlur of a form whose first two fields are a company's name and site: it fills in the spelling and
// the site of a known company; typing replaces the site.
func fillSite(s *model.Snapshot) func(*form, int) {
	return func(f *form, field int) {
		name, site := f.fields[0].field.Value(), &f.fields[1]
		if field != 0 || site.field.Value() != "" && !site.offered {
			return
		}
		if c, err := job.FindCompany(s, strings.TrimSpace(name), ""); err == nil {
			f.fields[0].field.SetValue(c.Name) // as it is spelled
			site.offer(c.Site)
		}
	}
}

// knownValues returns the known values of a form whose first two fields are a company's name and site: the names of the
// known companies, and the sites of the one that was entered.
func knownValues(s *model.Snapshot) func(*form, int) []string {
	return func(f *form, field int) (list []string) {
		name := strings.TrimSpace(f.fields[0].field.Value())
		for _, c := range s.Companies() {
			switch {
			case field == 0 && !slices.Contains(list, c.Company.Name):
				list = append(list, c.Company.Name)
			case field == 1 && model.EqualText(c.Company.Name, name):
				list = append(list, c.Company.Site)
			}
		}
		return list
	}
}

// planCompany plans one company for several customers, and shows the preview.
func (a *App) planCompany(seen *model.Snapshot, ids []string, company model.Company, note string) tea.Cmd {
	return a.preview("Checking the links", func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return a.backend.PlanCompany(ctx, seen, ids, company, note, report)
	})
}

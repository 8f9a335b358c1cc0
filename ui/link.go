package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// editLink asks for a customer's link, plans it under the rules of an upload, and writes it after the user confirms.
func (a *App) editLink(x model.Customer, s *model.Snapshot) tea.Cmd {
	labels := []string{
		model.ColumnCompany.Title(), model.ColumnSite.Title(), model.ColumnAccount.Title(), model.ColumnSageID.Title(), "Note",
	}
	values := []string{x.Link.Company.Name, x.Link.Company.Site, x.Link.Account, x.Link.SageID, ""}
	notes := []string{x.ID + " " + x.Name, "At least one of account number and customer ID. " + companyNote(s)}
	f := newForm(a, "Link", notes, labels, values, func(v []string) (tea.Cmd, string) {
		l := model.Link{Company: model.Company{Name: v[0], Site: v[1]}, Account: v[2], SageID: v[3]}
		if l.IsZero() {
			return nil, "all fields are empty; to remove the link, press d on the customer's card"
		}
		return a.planLink(x.ID, l, model.Allowance{}, v[4]), ""
	})
	for i := range f.fields {
		f.fields[i].offer(values[i])
	}
	f.onBlur, f.known, f.remark = fillSite(s), knownValues(s), nameInSage(x.Name, s)
	return a.open(f)
}

// nameInSage returns what Sage's list says of the account number or customer ID in a form for the link of a customer with a name in
// Layer: the name there.
// That the list lacks it is only said of what is no longer typed.
func nameInSage(layer string, s *model.Snapshot) func(*form, int) string {
	return func(f *form, field int) string {
		value := func(i int) string { return strings.TrimSpace(f.fields[i].field.Value()) }
		l := model.Link{Company: model.Company{Name: value(0), Site: value(1)}}
		switch field {
		case 2:
			l.Account = value(2)
		case 3:
			l.SageID = value(3)
		}
		if l.Account == "" && l.SageID == "" {
			return ""
		}
		words, _ := s.InList(model.Customer{Name: layer, Link: l})
		if _, listed, found := s.SageCustomer(l); listed && !found && f.at == field {
			return ""
		}
		return words
	}
}

// knownCompanies returns a sentence with the names of the known companies, at most five.
func knownCompanies(s *model.Snapshot) string {
	list := s.Companies()
	if len(list) == 0 {
		return "No company is known yet."
	}
	words := "Known companies: "
	for i, c := range list[:min(len(list), 5)] {
		if i > 0 {
			words += ", "
		}
		words += c.Company.Name
	}
	if len(list) > 5 {
		words += ", …"
	}
	return words + "."
}

// companyNote returns how a company is entered, and which ones are known.
func companyNote(s *model.Snapshot) string {
	return "Case does not matter in the company; its site may stay empty where it has only one. " + knownCompanies(s)
}

// planLink plans a link made by hand, and asks whether to write it.
func (a *App) planLink(id string, l model.Link, allow model.Allowance, note string) tea.Cmd {
	return a.run(typedTask[*job.Preview]{
		title: "Checking the link",
		do: func(ctx context.Context, _ job.Progress) (*job.Preview, error) {
			return a.backend.PlanLink(ctx, id, l, allow, note)
		},
		then: func(result *job.Preview, err error) tea.Cmd {
			if err != nil {
				return a.fail("Link", err)
			}
			return a.askLink(result)
		},
	}.task())
}

// askLink shows the outcome of a planned link and asks whether to write it.
func (a *App) askLink(p *job.Preview) tea.Cmd {
	o := p.Plan.Outcome(0)
	reason := inTitles(o.Reason)
	if f, open := a.top().(*form); open && o.Class == model.Rejected {
		if o.Allow == "" && p.Request.Allow.IsZero() {
			f.refuse(reason, faultyLabel(o.Fault))
			return nil
		}
		f.focusOn(reason, faultyLabel(o.Fault))
	}
	return a.choose("Confirm", linkLines(p, o, reason), a.linkChoices(p, o)...)
}

// linkLines returns the lines of the question about a planned link: what is asked, the reason, and what comes with it.
func linkLines(p *job.Preview, o model.Outcome, reason string) []string {
	id := o.Row.Cells[model.ColumnID]
	name := id + " " + o.Before.Name
	lines := []string{"Link " + name + "?", "", reason}
	switch o.Class {
	case model.Changed:
		lines[0] = "Change the link of " + name + "?"
	case model.Unchanged:
		lines[0] = name + " keeps its link."
		if p.Request.Note != "" {
			lines = append(lines, "The note is not kept: it needs a change.")
		}
	case model.Rejected:
		lines[0] = name + " cannot be linked like this:"
		if o.Fault == model.UnknownCompany { // the sites need not be typed: m has the known one
			lines[2] = shortIDs(reason)
		}
	}
	if words := bothNames(o); words != "" {
		lines = append(lines, words)
	}
	for _, c := range p.Plan.Companies {
		if c.Accepted > 0 {
			lines = append(lines, c.Company.String()+" will be added to the known companies.")
		}
	}
	for _, words := range p.Plan.MoveNotes() {
		lines = append(lines, widget.Capitalize(words)+".")
	}
	if names := p.Request.Allow.Rows[id].AllowedNames(); len(names) > 0 {
		lines = append(lines, "Allowed: "+strings.Join(names, ", ")+".")
	}
	return lines
}

// bothNames returns a sentence with the names that the customer of a row has in Layer and in Sage's list; "" if the list
// does not have it, or the reason says it.
func bothNames(o model.Outcome) string {
	layer, sage := o.After.Name, o.Sage.Name
	switch {
	case sage == "" || strings.Contains(o.Reason, sage):
		return ""
	case layer == "":
		return "In Sage: " + sage
	case layer == sage:
		return "In Layer and in Sage: " + sage
	}
	return "In Layer: " + layer + ", in Sage: " + sage
}

// linkChoices returns what can be done with a planned link.
func (a *App) linkChoices(p *job.Preview, o model.Outcome) []widget.Action {
	id := o.Row.Cells[model.ColumnID]
	again := func(allow model.Allowance) func() tea.Cmd {
		return func() tea.Cmd { return a.planLink(id, o.Row.Link(), allow, p.Request.Note) }
	}
	var choices []widget.Action
	more := widget.Action{Keys: []string{"x"}, Footer: "allow anyway", Do: again(p.Request.Allow.With(id, o.Fault))}
	if p.Request.Allow.Rows[id] != 0 { // x was pressed: x revokes that
		choices = []widget.Action{{Keys: []string{"x"}, Footer: "revoke what was allowed", Do: again(model.Allowance{})}}
		more.Keys = []string{"y"}
	}
	switch {
	case o.Class == model.New || o.Class == model.Changed:
		write := widget.Action{Keys: []string{"y"}, Footer: "yes, write it", Do: func() tea.Cmd { return a.writeLink(p) }}
		choices = append([]widget.Action{write}, choices...)
	case o.Allow != "":
		choices = append([]widget.Action{more}, choices...)
	}
	if (o.Likely != model.Company{}) {
		use := widget.Action{Keys: []string{"m"}, Footer: "use " + o.Likely.Name, Do: func() tea.Cmd { return a.useCompany(p, o) }}
		choices = append([]widget.Action{use}, choices...)
	}
	return choices
}

// useCompany plans a link again with the known company that is likely meant, also in the form if it is open.
func (a *App) useCompany(p *job.Preview, o model.Outcome) tea.Cmd {
	if f, open := a.top().(*form); open {
		f.setCompany(o.Likely)
	}
	link := o.Row.Link()
	link.Company = o.Likely
	return a.planLink(o.Row.Cells[model.ColumnID], link, p.Request.Allow, p.Request.Note)
}

func (a *App) writeLink(p *job.Preview) tea.Cmd {
	return a.run(task{
		title: "Writing the link",
		do: func(ctx context.Context, report job.Progress) (any, error) {
			return a.backend.Apply(ctx, p, nil, report)
		},
		then: func(_ any, err error) tea.Cmd {
			var outdated *job.Outdated
			switch {
			case errors.As(err, &outdated):
				a.notify("nothing was written: another session changed the data meanwhile; this is the new outcome")
				return a.askLink(outdated.Preview)
			case err != nil:
				return a.fail("Link", err)
			}
			return a.finishLink("the link was written; z undoes it")
		},
	})
}

// finishLink closes what is open over the card or the grid, shows the notice and reads the data again.
func (a *App) finishLink(notice string) tea.Cmd {
	for len(a.stack) > 1 {
		if _, onCard := a.top().(*card); onCard {
			break
		}
		a.drop()
	}
	a.place()
	a.notify(notice)
	return tea.Batch(a.stack[0].Init(), a.top().Init())
}

// removeLink removes a customer's link after the user confirms. For a synced customer the question states the consequence.
func (a *App) removeLink(x model.Customer) tea.Cmd {
	lines := []string{"Remove the link of " + x.ID + " " + x.Name + " to " + x.Link.String() + "?"}
	if x.Synced {
		lines = append(lines, "It is synced: without its link its Sage record is orphaned. That is recorded in the history.")
	}
	return a.choose("Remove the link", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, remove it", Do: func() tea.Cmd {
		return a.run(task{
			title: "Removing the link",
			do: func(ctx context.Context, _ job.Progress) (any, error) {
				return nil, a.backend.UnlinkSeen(ctx, x)
			},
			then: func(_ any, err error) tea.Cmd {
				if err != nil {
					return a.fail("Remove the link", err)
				}
				return a.finishLink("the link was removed; z restores it")
			},
		})
	}})
}

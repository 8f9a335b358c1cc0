package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/widget"
)

// readAsAction returns the action of m: it reads the unknown company of the row under the cursor as the known one that the
// reason asks about, or as it is again.
func (v *preview) readAsAction() widget.Action {
	action := widget.Action{Keys: []string{"m"}, Help: "use the company that is meant: or what the file has again", Why: v.whyNoLikely(), Do: v.askReadAs}
	if v.whyNoRow() != "" {
		return action
	}
	switch o := v.outcome(v.grid.Cursor); {
	case o.ReadAs != "":
		action.Footer, action.Do = "use "+o.Row.Link().Company.Name+" again", v.askRevokeReadAs
	case o.Likely != model.Company{}:
		action.Footer = "use " + o.Likely.Name
	}
	return action
}

// whyNoLikely returns why no other company can be used for the row under the cursor; "" if one can.
func (v *preview) whyNoLikely() string {
	if why := v.whyNoRow(); why != "" {
		return why
	}
	switch o := v.outcome(v.grid.Cursor); {
	case o.ReadAs != "", o.Likely != model.Company{}:
		return ""
	case o.Fault == model.UnknownCompany:
		return "no known company is like this one; correct the file"
	}
	return "the row names no unknown company"
}

// askReadAs asks whether to read an unknown company as the known one that is likely meant, in all rows.
func (v *preview) askReadAs() tea.Cmd {
	o := v.outcome(v.grid.Cursor)
	unknown, known := o.Row.Link().Company, o.Likely
	lines := []string{
		"Use the known company " + known.String() + " instead of " + unknown.String() + "?",
		"In all rows with it: " + model.Counted(v.preview.Plan.CompanyNamed(unknown), "row", "rows") + ". No company is added.",
	}
	if !model.EqualText(unknown.Site, known.Site) {
		lines = append(lines, "The site is another one too: "+known.Site+" instead of "+unknown.Site+".")
	}
	return v.app.choose("Company", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, use " + known.Name, Do: func() tea.Cmd {
		return v.replan(v.preview.Request.Allow.WithReadAs(unknown, known), unknown.Name+" → "+known.Name+" in all rows; m takes it back")
	}})
}

// askRevokeReadAs asks whether to read the company of the row under the cursor as it is again, in all rows.
func (v *preview) askRevokeReadAs() tea.Cmd {
	o := v.outcome(v.grid.Cursor)
	c := o.Row.Link().Company
	lines := []string{
		"Use " + c.String() + " again?",
		"It is read as another now: " + o.ReadAs + ", in " + model.Counted(v.preview.Plan.CompanyNamed(c), "row", "rows") + ".",
	}
	return v.app.choose("Company", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, use " + c.Name + " again", Do: func() tea.Cmd {
		return v.replan(v.preview.Request.Allow.WithoutReadAs(c), c.Name+" is used as the file has it, in all rows")
	}})
}

// otherRows returns the beginning of a clause about the other rows of a company: "the other 2 stay".
func otherRows(n int) string {
	if n == 1 {
		return "the other 1 stays"
	}
	return "the other " + model.Number(n) + " stay"
}

// askCompany asks whether to accept the rows with the company of a row although that adds the company; row accepts that
// row alone.
func (v *preview) askCompany(o model.Outcome, row func() tea.Cmd) tea.Cmd {
	c, rows := o.Row.Link().Company, v.preview.Plan.AllowableWith(o.Row.Link().Company)
	lines := []string{"Add the company " + c.String() + "?", "It will be added exactly as it is spelled here.", o.Reason}
	choices := []widget.Action{{Keys: []string{"y"}, Footer: "yes, add it", Do: row}}
	if rows > 1 {
		in := "in all " + model.Number(rows) + " rows"
		lines[0] = "Add the company " + c.String() + ", " + in + " with it?"
		choices = []widget.Action{
			{Keys: []string{"y"}, Footer: "yes, " + in, Do: func() tea.Cmd {
				return v.replan(v.preview.Request.Allow.WithCompany(c), c.Name+" is allowed "+in+"; x revokes it")
			}},
			{Keys: []string{"r"}, Footer: "this row only, " + otherRows(rows-1) + " rejected", Do: row},
		}
	}
	if (o.Likely != model.Company{}) {
		choices = append(choices, widget.Action{Keys: []string{"m"}, Footer: "no, use " + o.Likely.Name, Do: v.askReadAs})
	}
	return v.app.choose("Allow", lines, choices...)
}

// companyAllowed reports whether the company of a row is allowed in all rows.
func (v *preview) companyAllowed(o model.Outcome) bool {
	return v.preview.Request.Allow.AllowsCompany(o.Row.Link().Company)
}

// revokeCompany no longer allows the company of a row.
func (v *preview) revokeCompany(o model.Outcome) tea.Cmd {
	c := o.Row.Link().Company
	return v.replan(v.preview.Request.Allow.WithoutCompany(c), c.Name+" is no longer allowed")
}

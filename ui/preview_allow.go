package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// allowRowAction returns the action of x: it allows the fault of the row under the cursor, or revokes that.
func (v *preview) allowRowAction() widget.Action {
	action := widget.Action{Keys: []string{"x"}, Help: "allow this row: or revoke that", Why: v.whyNotAllowable(), Do: v.allowRow}
	if v.whyNoRow() != "" {
		return action
	}
	switch o := v.outcome(v.grid.Cursor); {
	case v.isAllowed(o) && v.ownFaults(o) == 0 && v.companyAllowed(o):
		action.Footer = "revoke " + o.Row.Link().Company.Name + " in all rows"
		action.Help = "revoke: no longer add the company that was allowed"
	case v.isAllowed(o) && v.ownFaults(o) == 0:
		action.Why = "it was allowed with all rows; X revokes that"
	case v.isAllowed(o):
		action.Footer = "revoke for this row: " + strings.Join(v.ownFaults(o).AllowedNames(), ", ")
		action.Help = "revoke: remove what was allowed for the row"
	case o.Allow != "":
		action.Footer = "allow: " + allowClauses[o.Fault]
	}
	return action
}

// allowClassAction returns the action of X: it allows the fault of the row under the cursor for all rows, or revokes that.
func (v *preview) allowClassAction() widget.Action {
	action := widget.Action{Keys: []string{"X"}, Help: "allow all rows with its problem: or revoke that", Why: v.whyNotAllowable(), Do: v.allowClass}
	if v.whyNoRow() != "" {
		return action
	}
	o := v.outcome(v.grid.Cursor)
	everywhere := o.Allowed & v.preview.Request.Allow.All
	switch {
	case v.isAllowed(o) && everywhere == 0 && v.companyAllowed(o):
		action.Why = "it was allowed with its company; x revokes that"
	case v.isAllowed(o) && everywhere == 0:
		action.Why = "it was allowed for this row alone; x revokes that"
	case v.isAllowed(o):
		action.Footer, action.Help = "revoke all", "revoke what was allowed for all rows with its problem"
	case o.Fault == model.UnknownCompany && v.companies > 1:
		action.Footer = "allow all " + model.Number(v.companies) + " companies"
	case o.Fault != model.UnknownCompany && v.allowable[o.Fault] > 1: // x allows a single one
		action.Footer = "allow all"
	}
	return action
}

// ownFaults returns what is allowed for the CustomerId of a row.
func (v *preview) ownFaults(o model.Outcome) model.Faults {
	return v.preview.Request.Allow.Rows[o.Row.Cells[model.ColumnID]]
}

// isAllowed reports whether a row has no fault and something is allowed for it.
func (v *preview) isAllowed(o model.Outcome) bool {
	return o.Fault == 0 && (o.Allowed != 0 || v.ownFaults(o) != 0)
}

// whyNotAllowable returns why the row under the cursor can neither be allowed nor, if it was allowed, be revoked; "" if
// it can.
func (v *preview) whyNotAllowable() string {
	if why := v.whyNoRow(); why != "" {
		return why
	}
	o := v.outcome(v.grid.Cursor)
	id := o.Row.Cells[model.ColumnID]
	switch {
	case id == "":
		return "a row without a CustomerId cannot be allowed; correct the file"
	case o.Allowed != 0, o.Allow != "", v.preview.Request.Allow.Rows[id] != 0:
		return ""
	case o.Fault == 0:
		return "the row is not rejected"
	}
	return o.Fault.Name() + " cannot be allowed; correct the file"
}

// allowRow asks whether to allow the fault of the row under the cursor, an unknown company in all its rows; or it revokes
// what was allowed for the row or its company. An allowed row can have a further fault: then it asks whether to allow that
// too or to revoke, as the key would do either.
func (v *preview) allowRow() tea.Cmd {
	o := v.outcome(v.grid.Cursor)
	id, allow := o.Row.Cells[model.ColumnID], v.preview.Request.Allow
	own, name := allow.Rows[id], o.Fault.AllowedName()
	more := func() tea.Cmd {
		return v.replanRow(id, allow.With(id, o.Fault), "allowed for "+id+": "+name+"; x revokes it")
	}
	back := func() tea.Cmd { return v.replan(allow.Without(id), id+" is checked against all rules again") }
	switch {
	case own == 0 && o.Fault == 0 && v.companyAllowed(o):
		return v.revokeCompany(o)
	case own == 0 && o.Fault == model.UnknownCompany:
		return v.askCompany(o, more)
	case own == 0:
		lines := []string{"Allow this row of " + v.named(o) + "?", o.Reason, rowConsequences[o.Fault]}
		return v.app.choose("Allow", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, " + allowClauses[o.Fault], Do: more})
	case o.Allow == "":
		return back()
	}
	lines := []string{"Allowed for " + v.named(o) + ": " + strings.Join(own.AllowedNames(), ", ") + ". It is still rejected:", o.Reason}
	if o.Fault != model.UnknownCompany { // whose reason says everything
		lines = append(lines, rowConsequences[o.Fault])
	}
	return v.app.choose("Allow", lines,
		widget.Action{Keys: []string{"y"}, Footer: "allow this too: " + allowClauses[o.Fault], Do: more},
		widget.Action{Keys: []string{"x"}, Footer: "revoke what was allowed", Do: back})
}

// replanRow plans again with what was allowed for a customer. Rows of other customers that are accepted by that, as a Sage
// customer became free for them, are in the notice.
func (v *preview) replanRow(id string, allow model.Allowance, notice string) tea.Cmd {
	before := v.preview.Plan
	return v.again("", "Planning", func(p *job.Preview) {
		v.retake(p)
		v.app.notify(notice + alsoAccepted(before, p.Plan, id))
	}, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return v.app.backend.Replan(ctx, v.preview, allow, report)
	})
}

// alsoAccepted returns the end of a sentence about the rows of other customers that were rejected before and are not now,
// "" if there are none.
func alsoAccepted(before, now *model.Plan, id string) string {
	var also []string
	for i := range min(before.Len(), now.Len()) {
		row := now.File.Rows[i]
		if before.Class(i) == model.Rejected && now.Class(i) != model.Rejected && row.Cells[model.ColumnID] != id {
			also = append(also, row.Cells[model.ColumnID])
		}
	}
	switch len(also) {
	case 0:
		return ""
	case 1:
		return "; that accepts the row of " + also[0] + " too"
	}
	return "; that accepts the rows of " + model.Number(len(also)) + " other customers too, " + also[0] + " among them"
}

// named returns the customer of a row: its CustomerId and its name, if that is known.
func (v *preview) named(o model.Outcome) string {
	return strings.TrimSpace(o.Row.Cells[model.ColumnID] + " " + v.name(o))
}

// retake shows a plan of the same rows with another allowance. The rows that are shown stay whatever their class, each in
// its place, so that the same key can undo the change.
func (v *preview) retake(p *job.Preview) {
	v.kept = make([]bool, p.Plan.Len())
	for _, i := range v.rows {
		v.kept[i] = true
	}
	v.replace(p)
}

// allowClass allows the fault of the row under the cursor for all rows, or revokes that, after the user confirms.
func (v *preview) allowClass() tea.Cmd {
	o, p := v.outcome(v.grid.Cursor), v.preview.Plan
	if o.Allow == "" {
		return v.revokeClass(o.Allowed & v.preview.Request.Allow.All)
	}
	asked := v.allowable[o.Fault]
	rows := model.Counted(asked, "rejected row", "rejected rows")
	lines := []string{"Allow " + rows + " (" + o.Fault.Name() + ")?", allowConsequences[o.Fault]}
	if o.Fault == model.UnknownCompany {
		lines[0] = "Add " + model.Counted(v.companies, "company", "companies") + ", for " + rows + "?"
		lines = append(lines, p.WhyUnknownCompanies(namedCompanies)...)
	}
	return v.app.choose("Allow", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, allow it for all", Do: func() tea.Cmd {
		return v.replanClass(o.Fault, asked+p.AllowedRows(o.Fault))
	}})
}

// replanClass plans again with a fault allowed for all rows. If another session has changed the data meanwhile and more
// rows have the fault than the user was asked about, the notice says so.
func (v *preview) replanClass(f model.Fault, asked int) tea.Cmd {
	allow := v.preview.Request.Allow.With("", f)
	return v.again("", "Planning", func(p *job.Preview) {
		v.retake(p)
		notice := "allowed for all rows: " + f.AllowedName() + "; X on such a row revokes it"
		if more := p.Plan.AllowedRows(f) - asked; more > 0 {
			notice = "allowed for " + model.Counted(more, "more row", "more rows") + " (" + f.AllowedName() + ") than you were asked about: another session changed the data"
		}
		v.app.notify(notice)
	}, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return v.app.backend.Replan(ctx, v.preview, allow, report)
	})
}

// revokeClass asks whether to revoke faults that are allowed for all rows.
func (v *preview) revokeClass(faults model.Faults) tea.Cmd {
	names := strings.Join(faults.AllowedNames(), ", ")
	return v.app.choose("Allow", []string{"Revoke what is allowed for all rows (" + names + ")?"}, widget.Action{Keys: []string{"y"}, Footer: "yes, revoke it", Do: func() tea.Cmd {
		allow := v.preview.Request.Allow
		allow.All &^= faults
		return v.replan(allow, "no longer allowed for all rows: "+names)
	}})
}

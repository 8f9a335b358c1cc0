package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// allowAction returns the action of x or X: it allows, or takes back what it allowed.
func (v *preview) allowAction(key, allow, back string, do func() tea.Cmd) widget.Action {
	action := widget.Action{Keys: []string{key}, Why: v.whyNotAllowable(), Do: do}
	if v.whyNoRow() == "" {
		o := v.outcome(v.grid.Cursor)
		if o.Fault == 0 && (o.Allowed != 0 || v.preview.Request.Allow.Rows[o.Row.Cells[model.ColumnID]] != 0) {
			action.Footer, action.Help = "allow no more", "allow no more: take back what was allowed for "+back
			return action
		}
	}
	action.Footer, action.Help = "allow "+allow, "allow "+allow+": or take that back"
	return action
}

// whyNotAllowable says why the row under the cursor cannot be allowed; one that was allowed can be taken
// back.
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
	return o.Fault.String() + " cannot be allowed; correct the file"
}

// allowRow allows the fault of one row, or takes back all that was allowed for it alone. Behind one fault there
// can be another: to allow that too is asked for, as the same key would take the first one back.
func (v *preview) allowRow() tea.Cmd {
	o := v.outcome(v.grid.Cursor)
	id, allow := o.Row.Cells[model.ColumnID], v.preview.Request.Allow
	own, word := allow.Rows[id], o.Allow
	more := func() tea.Cmd {
		return v.replan(allow.With(id, o.Fault), word+" is allowed for "+id+"; x takes it back")
	}
	back := func() tea.Cmd { return v.replan(allow.Without(id), id+" is judged by all rules again") }
	switch {
	case own == 0 && word != "":
		return more()
	case own == 0:
		v.app.notify("it was allowed with its whole class; X takes that back")
		return nil
	case word == "":
		return back()
	}
	lines := []string{"Allowed for " + id + ": " + strings.Join(own.AllowNames(), ", ") + ". It is still rejected:", o.Reason}
	if o.Fault != model.UnknownCompany { // whose reason says it all
		lines = append(lines, allowWords[o.Fault])
	}
	return v.app.choose("Allow", lines,
		widget.Action{Keys: []string{"y"}, Footer: "allow " + word + " too", Do: more},
		widget.Action{Keys: []string{"x"}, Footer: "take back what was allowed", Do: back})
}

// retake shows the plan in which the row under the cursor is judged anew. It stays in view, so that the key
// which changed it meets it again.
func (v *preview) retake(p *job.Preview) {
	if len(v.rows) > 0 {
		v.kept = v.rows[v.grid.Cursor]
	}
	v.replace(p)
}

// allowClass allows the fault of one row for all rows, or takes back what was, once the person agrees.
func (v *preview) allowClass() tea.Cmd {
	o, p := v.outcome(v.grid.Cursor), v.preview.Plan
	word := o.Allow
	if word == "" {
		return v.takeBackClass(o.Allowed & v.preview.Request.Allow.All)
	}
	asked := p.Allowable()[o.Fault]
	lines := []string{"Allow " + word + " for " + model.Counted(asked, "rejected row", "rejected rows") + "?", allowWords[o.Fault]}
	if o.Fault == model.UnknownCompany {
		lines = append(lines, p.WhyUnknownCompanies(namedCompanies)...)
	}
	return v.app.choose("Allow", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, allow it for all", Do: func() tea.Cmd {
		return v.replanClass(o.Fault, asked+p.AllowedRows(o.Fault))
	}})
}

// replanClass plans with a fault allowed for all rows. Where more rows have it now than were asked about, as somebody
// changed the data meanwhile, that is said.
func (v *preview) replanClass(f model.Fault, asked int) tea.Cmd {
	allow, word := v.preview.Request.Allow.With("", f), f.Info().Allow
	return v.again("", "Planning", func(p *job.Preview) {
		v.retake(p)
		said := word + " is allowed for all rows; X on such a row takes it back"
		if more := p.Plan.AllowedRows(f) - asked; more > 0 {
			said = word + " is allowed for " + model.Counted(more, "row", "rows") + " more than was asked: somebody changed the data"
		}
		v.app.notify(said)
	}, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		return v.app.backend.Replan(ctx, v.preview, allow, report)
	})
}

// takeBackClass asks whether what was allowed for all rows no longer is.
func (v *preview) takeBackClass(faults model.Faults) tea.Cmd {
	words := strings.Join(faults.AllowNames(), ", ")
	if words == "" {
		v.app.notify("it was allowed for this row alone; x takes that back")
		return nil
	}
	return v.app.choose("Allow", []string{"Take back that " + words + " is allowed for all rows?"}, widget.Action{Keys: []string{"y"}, Footer: "yes, take it back", Do: func() tea.Cmd {
		allow := v.preview.Request.Allow
		allow.All &^= faults
		return v.replan(allow, words+" is no longer allowed for all rows")
	}})
}

// namedCompanies is how many unknown companies are named before they are allowed.
const namedCompanies = 20

// allowWords say what follows when a fault is allowed.
var allowWords = map[model.Fault]string{
	model.SageCustomerTaken: "Several Layer customers then share one Sage customer: the sync writes all of them into one account.",
	model.AlreadySynced:     "Synced customers get another Sage customer; the one that they were synced with is orphaned.",
	model.UnknownCompany:    "These companies become known, exactly as they are spelled here:",
	model.NameDiffers:       "The rows are taken though their names are not the customers' names.",
	model.ChangedSince:      "What was corrected after the workbook was exported is overwritten.",
	model.UnlikeOthers:      "The identifiers are taken as they are typed, though they look wrong beside the known ones.",
	model.BadValue:          "Identifiers with letters other than A to Z are taken; other characters stay rejected.",
}

package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// allowWhat are the words for x and X: they allow, or take back what they allowed.
func (v *preview) allowWhat(allow, back string) string {
	if v.whyNoRow() == "" {
		if o := v.outcome(v.grid.cursor); o.Fault == 0 && o.Allowed != 0 {
			return "allow no more*: take back what was allowed for " + back
		}
	}
	return "allow " + allow + "*: or take that back"
}

// whyNotAllowable says why the row under the cursor cannot be allowed; one that was allowed can be taken
// back.
func (v *preview) whyNotAllowable() string {
	if why := v.whyNoRow(); why != "" {
		return why
	}
	o := v.outcome(v.grid.cursor)
	switch {
	case o.Allowed != 0, o.Allow != "":
		return ""
	case o.Fault == 0:
		return "the row is not rejected"
	}
	return o.Fault.String() + " cannot be allowed; correct the file"
}

// allowRow allows the fault of one row. One that has none which can be allowed loses what was allowed for
// it alone: behind one fault there can be another.
func (v *preview) allowRow() tea.Cmd {
	o := v.outcome(v.grid.cursor)
	id, allow := o.Row.Cells[model.ColumnID], v.preview.Request.Allow
	if word := o.Allow; word != "" {
		return v.replan(allow.With(id, o.Fault), word+" is allowed for "+id+"; x takes it back")
	}
	if allow.Rows[id]&o.Allowed == 0 {
		v.app.say("it was allowed with its whole class; X takes that back")
		return nil
	}
	return v.replan(allow.Without(id, o.Allowed), id+" is judged by all rules again")
}

// allowClass allows the fault of one row for all rows, or takes back what was, once the person agrees.
func (v *preview) allowClass() tea.Cmd {
	o, p := v.outcome(v.grid.cursor), v.preview.Plan
	word := o.Allow
	if word == "" {
		return v.takeBackClass(o.Allowed & v.preview.Request.Allow.All)
	}
	lines := []string{"Allow " + word + " for " + model.Counted(p.Allowable()[o.Fault], "rejected row", "rejected rows") + "?", allowWords[o.Fault]}
	if o.Fault == model.UnknownCompany {
		lines = append(lines, p.WhyUnknownCompanies(namedCompanies)...)
	}
	return v.app.choose("Allow", lines, act("y", "yes, allow it for all*", func() tea.Cmd {
		return v.replan(v.preview.Request.Allow.With("", o.Fault), word+" is allowed for all rows; X on such a row takes it back")
	}))
}

// takeBackClass asks whether what was allowed for all rows no longer is.
func (v *preview) takeBackClass(faults model.Faults) tea.Cmd {
	words := strings.Join(faults.Words(), ", ")
	if words == "" {
		v.app.say("it was allowed for this row alone; x takes that back")
		return nil
	}
	return v.app.choose("Allow", []string{"Take back that " + words + " is allowed for all rows?"}, act("y", "yes, take it back*", func() tea.Cmd {
		allow := v.preview.Request.Allow
		allow.All &^= faults
		return v.replan(allow, words+" is no longer allowed for all rows")
	}))
}

// namedCompanies is how many unknown companies are named before they are allowed.
const namedCompanies = 20

// allowWords say what follows when a fault is allowed.
var allowWords = map[model.Fault]string{
	model.NoSite:            "The site is filled in where the company is known at exactly one.",
	model.SageCustomerTaken: "Several Layer customers then share one Sage customer: the sync writes all of them into one account.",
	model.AlreadySynced:     "Synced customers get another Sage customer; the one that they were synced with is orphaned.",
	model.UnknownCompany:    "These companies become known, exactly as they are spelled here:",
	model.NameDiffers:       "The rows are taken though their names are not the customers' names.",
	model.ChangedSince:      "What was corrected after the workbook was exported is overwritten.",
}

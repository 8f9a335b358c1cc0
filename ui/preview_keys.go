package ui

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// Actions are the keys of a preview.
func (v *preview) Actions() []action {
	p := v.preview.Plan
	list := []action{
		act("a", v.applyWords()+"*", v.apply).unless(v.whyNothing()),
	}
	if p.Kind == model.ForUpload {
		list = append(list,
			act("x", v.allowWhat("this row", "the row"), v.allowRow).unless(v.whyNotAllowable()),
			act("X", v.allowWhat("its whole class", "the class"), v.allowClass).unless(v.whyNotAllowable()))
	} else {
		list = append(list, act("o", "customers only*: leave Synced and the links, or take them", v.customersOnly))
	}
	list = append(list,
		act("p", "save problems*: the rejected rows, to correct and upload again", v.saveProblems).unless(v.whyNoProblem()),
		act("n", "next problem*", func() tea.Cmd { return v.problem(1) }).unless(v.whyNoProblem()),
		act("N", "previous problem", func() tea.Cmd { return v.problem(-1) }).unless(v.whyNoProblem()))
	list = append(list, act("enter", "the row in full", v.details).unless(v.whyNoRow()))
	for i, c := range model.Classes(p.Kind) {
		list = append(list, act(strconv.Itoa(i+1), "show only "+classWords(c)+", or all again", v.showOnly(c)))
	}
	list = append(list,
		act("S", "choose another sheet", v.chooseSheet).unless(v.whyOneSheet()),
		act("i", "what one must know of the file", v.about),
		act("esc", "back*: nothing is stored", v.app.back))
	return append(list, v.grid.moves()...)
}

func (v *preview) applyWords() string {
	p := v.preview.Plan
	what := counted(v.takes, "link", "links")
	if p.Kind == model.ForLoad {
		what = counted(v.takes, "customer", "customers")
	}
	if n := p.Counts[model.Rejected]; n > 0 {
		return "apply " + what + ", leave " + number(n) + " out"
	}
	return "apply " + what
}

func (v *preview) whyNothing() string {
	if !v.writes {
		return "there is nothing to apply"
	}
	return ""
}

func (v *preview) whyNoProblem() string {
	if v.preview.Plan.Counts[model.Rejected] == 0 {
		return "no row is rejected"
	}
	return ""
}

func (v *preview) whyNoRow() string {
	if len(v.rows) == 0 {
		return "no row is shown"
	}
	return ""
}

func (v *preview) whyOneSheet() string {
	if len(v.preview.Request.Source.Sheets()) < 2 {
		return "the file has no other sheet"
	}
	return ""
}

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
	case o.Allowed != 0, o.Fault.Info().Allow != "":
		return ""
	case o.Fault == 0:
		return "the row is not rejected"
	}
	return o.Fault.String() + " cannot be allowed; correct the file"
}

// showOnly shows one class, or all again.
func (v *preview) showOnly(c model.Class) func() tea.Cmd {
	return func() tea.Cmd {
		at := -1
		if len(v.rows) > 0 {
			at = v.rows[v.grid.cursor]
		}
		if v.only != nil && *v.only == c {
			v.only = nil
		} else {
			v.only = &c
		}
		v.show(at)
		return nil
	}
}

// problem moves to the next or previous rejected row.
func (v *preview) problem(by int) tea.Cmd {
	for i := v.grid.cursor + by; i >= 0 && i < len(v.rows); i += by {
		if v.preview.Plan.Class(v.rows[i]) == model.Rejected {
			v.grid.move(i - v.grid.cursor)
			return nil
		}
	}
	v.app.say("there is no problem further on; 5 shows only the rejected")
	return nil
}

// allowRow allows the fault of one row. One that has none which can be allowed loses what was allowed for
// it alone: behind one fault there can be another.
func (v *preview) allowRow() tea.Cmd {
	o := v.outcome(v.grid.cursor)
	id, allow := o.Row.Cells[model.ColumnID], v.preview.Request.Allow
	if word := o.Fault.Info().Allow; word != "" {
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
	word := o.Fault.Info().Allow
	if word == "" {
		return v.takeBackClass(o.Allowed & v.preview.Request.Allow.All)
	}
	lines := []string{"Allow " + word + " for " + counted(p.Allowable()[o.Fault], "rejected row", "rejected rows") + "?", allowWords[o.Fault]}
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

// replan plans the same rows with another allowance, and says what that did.
func (v *preview) replan(allow model.Allowance, said string) tea.Cmd {
	return v.again(said, "Planning", func(ctx context.Context, tell job.Progress) (*job.Preview, error) {
		return v.app.work.Replan(ctx, v.preview, allow, tell)
	})
}

// customersOnly takes or leaves Synced and the links of a load.
func (v *preview) customersOnly() tea.Cmd {
	return v.reread(func(r *job.Request) { r.CustomersOnly = !r.CustomersOnly })
}

// chooseSheet reads another sheet of the file.
func (v *preview) chooseSheet() tea.Cmd {
	var choices []action
	const keys = "123456789abcdefghijklmnopqrstuvwxyz"
	sheets := v.preview.Request.Source.Sheets()
	for i, s := range sheets[:min(len(sheets), len(keys))] {
		name := s.Name
		words := name
		if !s.Visible {
			words += " (hidden)"
		}
		choices = append(choices, act(keys[i:i+1], words, func() tea.Cmd {
			return v.reread(func(r *job.Request) { r.Sheet = name })
		}))
	}
	return v.app.choose("Sheet", []string{"Which sheet shall be read?"}, choices...)
}

func (v *preview) reread(change func(*job.Request)) tea.Cmd {
	r := v.preview.Request
	change(&r)
	return v.again("", "Reading "+r.Source.Name, func(ctx context.Context, tell job.Progress) (*job.Preview, error) {
		return v.app.work.Preview(ctx, r, tell)
	})
}

// again runs what makes another preview of the same source.
func (v *preview) again(said, title string, do func(context.Context, job.Progress) (*job.Preview, error)) tea.Cmd {
	return v.app.run(work[*job.Preview]{
		title: title,
		do:    do,
		then: func(result *job.Preview, err error) tea.Cmd {
			if err != nil {
				return v.app.fail(title, err)
			}
			v.take(result)
			if said != "" {
				v.app.say(said)
			}
			return nil
		},
	}.task())
}

// details shows one row in full.
func (v *preview) details() tea.Cmd {
	o := v.outcome(v.grid.cursor)
	lines := []string{"Row " + strconv.Itoa(o.Row.Number) + ": " + classWords(o.Class)}
	if o.Fault != 0 {
		lines[0] += ", " + o.Fault.String()
	}
	lines = append(lines, "", o.Reason, "")
	for _, c := range model.Columns() {
		if c.Header != "" && v.preview.Plan.Input.Layout.Has(c.Column) {
			lines = append(lines, c.Header+": "+orNone(v.app.look, o.Row.Cells[c.Column]))
		}
	}
	return v.app.choose("Row "+strconv.Itoa(o.Row.Number), lines)
}

// about shows all that one must know of the file.
func (v *preview) about() tea.Cmd {
	lines := v.said
	if len(lines) == 0 {
		lines = []string{"All columns and rows were read as they are."}
	}
	return v.app.choose("The file", lines)
}

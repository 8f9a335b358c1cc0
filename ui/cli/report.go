package cli

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// A report is what a load or upload says at its end.
type report struct {
	job.Applied
	dryRun   bool
	applied  bool
	problems string // the problems file that was saved, "" for none
}

// report prints what became of every row, and fails with errRejected where one was rejected.
func (w *world) report(r report, json bool) error {
	out := bufio.NewWriter(w.out)
	if json {
		if err := writeJSON(out, r); err != nil {
			return err
		}
	} else {
		r.write(out)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if r.Preview.Plan.Counts[model.Rejected] > 0 {
		return errRejected
	}
	return nil
}

func (r report) write(out *bufio.Writer) {
	p := r.Preview.Plan
	say := func(format string, args ...any) { fmt.Fprintln(out, terminal.Safe(fmt.Sprintf(format, args...))) }
	say("%s%s, header in row %d, %s rows", r.Preview.Request.Source.Name, sheetName(p.Input.Sheet), p.Input.HeaderRow, number(p.Len()))
	r.remarks(say)
	for _, c := range model.Classes(p.Kind) {
		say("%10s %s", number(p.Counts[c]), classWords(c))
	}
	if p.Kind == model.ForLoad {
		say("the file brings %d new names, %d links and %d Synced; %s customers here are not in it and stay",
			p.Load.Renamed, p.Load.Links, p.Load.Synced, number(p.Load.Missing))
	}
	for i := range p.Len() {
		if c := p.Class(i); c == model.Rejected || c == model.Conflict || r.dryRun && (c == model.New || c == model.Changed) {
			o := p.Outcome(i)
			say("row %d  %s  %s  %s", o.Row.Number, orDash(o.Row.Cells[model.ColumnID]), codeOrClass(o), o.Reason)
		}
	}
	say("%s", r.ending())
}

// remarks are what a person must know of how the file was read.
func (r report) remarks(say func(string, ...any)) {
	p := r.Preview.Plan
	for _, c := range p.Companies {
		say("company not known yet: %s, in %s rows%s", c.Company, number(c.Rows), map[bool]string{true: "; becomes known"}[c.Accepted > 0])
	}
	if len(p.Input.Layout.Ignored) > 0 {
		say("columns ignored: %s", strings.Join(p.Input.Layout.Ignored, ", "))
	}
	if p.Input.HiddenRows > 0 {
		say("%s hidden rows were read too", number(p.Input.HiddenRows))
	}
	if p.Input.Formulas > 0 {
		say("%s formulas were read by their last values", number(p.Input.Formulas))
	}
}

// ending is the last line: what was changed, and what can be done next.
func (r report) ending() string {
	p := r.Preview.Plan
	rejected, rows := p.Counts[model.Rejected], number(p.Len())
	var s string
	switch {
	case r.dryRun:
		s = fmt.Sprintf("Dry run: nothing was changed; %s rows would be written.", number(p.Accepted()))
	case !r.applied:
		s = fmt.Sprintf("Nothing was changed: %s of %s rows were rejected; correct them, or leave them out with --skip-rejected.", number(rejected), rows)
	case r.Wrote == 0:
		s = "Nothing was changed: there was nothing to write."
	default:
		s = fmt.Sprintf("%s of %s rows were written.", number(r.Wrote), rows)
	}
	if words := allowable(p); words != "" {
		s += " Can be allowed: " + words + "."
	}
	if r.problems != "" {
		s += " The rejected rows are in " + r.problems + "."
	}
	return s
}

func allowable(p *model.Plan) string {
	if p.Kind == model.ForLoad {
		return ""
	}
	counts := p.Allowable()
	var words []string
	for _, f := range model.FaultTable() {
		if n := counts[f.Fault]; n > 0 {
			words = append(words, fmt.Sprintf("--allow %s (%d)", f.Allow, n))
		}
	}
	return strings.Join(words, ", ")
}

func codeOrClass(o model.Outcome) string {
	if o.Fault != 0 {
		return o.Fault.String()
	}
	return o.Class.String()
}

// classWords is a class for people.
func classWords(c model.Class) string { return strings.ReplaceAll(c.String(), "-", " ") }

func sheetName(name string) string {
	if name == "" {
		return ""
	}
	return " › sheet " + name
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// number is a count with thousands separators.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

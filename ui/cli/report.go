package cli

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
)

// A report is what a load or upload says at its end.
type report struct {
	job.Applied
	dryRun       bool
	skipRejected bool // of an upload
	applied      bool
	problems     string // the problems file that was saved, "" for none
}

// report prints what became of every row, and fails with errRejected where one has a fault.
func (p *program) report(r report, json bool) error {
	out := bufio.NewWriter(p.out)
	write := p.writeReport
	if json {
		write = writeReportJSON
	}
	if err := write(out, r); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if r.Preview.Plan.HasProblems() {
		return errRejected
	}
	return nil
}

// writeReport says it for people: how the file was read, the number of rows of each class, the rows to
// look at, and at the end what was changed.
func (p *program) writeReport(out *bufio.Writer, r report) error {
	lines := []string{r.title()}
	for _, remark := range r.Preview.Plan.Remarks() {
		lines = append(lines, "  "+remark)
	}
	lines = append(lines, "")
	for _, c := range model.Classes(r.Preview.Plan.Kind) {
		lines = append(lines, fmt.Sprintf("%9s  %s", model.Number(r.Preview.Plan.Counts[c]), strings.ReplaceAll(c.String(), "-", " ")))
	}
	if err := p.writeLines(out, append(lines, "")); err != nil {
		return err
	}
	lines = r.ending()
	if cells := r.cells(); len(cells) > 1 {
		if err := p.writeAligned(out, cells); err != nil {
			return err
		}
		lines = append([]string{""}, lines...)
	}
	return p.writeLines(out, lines)
}

func (p *program) writeLines(out *bufio.Writer, lines []string) error {
	for _, line := range lines {
		if _, err := out.WriteString(p.safe(line) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// title is what was read.
func (r report) title() string {
	in := r.Preview.Plan.File
	title := r.Preview.Request.Source.Name
	if in.Sheet != "" {
		title += ", sheet " + in.Sheet
	}
	return fmt.Sprintf("%s: %s, header in row %s", title, rows(len(in.Rows)), model.Number(in.HeaderRow))
}

// cells are the rows to look at as a table: the conflicting ones and those that have a fault, in a dry run also those
// that would be written.
func (r report) cells() [][]string {
	p := r.Preview.Plan
	cells := [][]string{{"Row", model.ColumnID.Info().Title, "Outcome", "Reason"}}
	for i := range p.Len() {
		class := p.Class(i)
		if !remarkable(p, i) && (!r.dryRun || class != model.New && class != model.Changed) {
			continue
		}
		o := p.Outcome(i)
		cells = append(cells, []string{strconv.Itoa(o.Row.Number), orDash(o.Row.Cells[model.ColumnID]), codeOrClass(o), o.Reason})
	}
	return cells
}

// remarkable reports whether a person must look at row i.
func remarkable(p *model.Plan, i int) bool { return p.Fault(i) != 0 || p.Class(i) == model.Conflict }

// codeOrClass is the code of what is wrong with a row, else its class.
func codeOrClass(o model.Outcome) string {
	if o.Fault != 0 {
		return o.Fault.String()
	}
	return o.Class.String()
}

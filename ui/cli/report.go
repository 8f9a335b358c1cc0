package cli

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
)

// report is the result of a load or an upload.
type report struct {
	job.Applied
	dryRun       bool
	skipRejected bool // of an upload
	applied      bool
	problems     string // name of the saved problems file, "" for none
}

// report prints r. It returns errRejected if a row was rejected or lost its link.
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

// writeReport writes r as text: how the file was read, the number of rows of each class, the rows that need
// attention, and what was changed.
func (p *program) writeReport(out *bufio.Writer, r report) error {
	lines := []string{r.title()}
	for _, remark := range r.Preview.Plan.Notes() {
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

// writeLines writes each line, made safe to show.
func (p *program) writeLines(out *bufio.Writer, lines []string) error {
	for _, line := range lines {
		if _, err := out.WriteString(p.safe(line) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

// title returns the first line: the file, the sheet, and the number of rows.
func (r report) title() string {
	in := r.Preview.Plan.File
	title := r.Preview.Request.Source.Name
	if in.Sheet != "" {
		title += ", sheet " + in.Sheet
	}
	return fmt.Sprintf("%s: %s, header in row %s", title, rows(len(in.Rows)), model.Number(in.HeaderRow))
}

// cells returns the rows that need attention as a table with titles; in a dry run also those that would be
// written.
func (r report) cells() [][]string {
	p := r.Preview.Plan
	cells := [][]string{{"Row", model.ColumnID.Title(), "Outcome", "Reason"}}
	for i := range p.Len() {
		class := p.Class(i)
		if !needsAttention(p, i) && (!r.dryRun || class != model.New && class != model.Changed) {
			continue
		}
		o := p.Outcome(i)
		cells = append(cells, []string{strconv.Itoa(o.Row.Number), orDash(o.Row.Cells[model.ColumnID]), codeOrClass(o), o.Reason})
	}
	return cells
}

// needsAttention reports whether row i has a fault or is in conflict.
func needsAttention(p *model.Plan, i int) bool {
	return p.Fault(i) != 0 || p.Class(i) == model.Conflict
}

// codeOrClass returns the code of a row's fault, else its class.
func codeOrClass(o model.Outcome) string {
	if o.Fault != 0 {
		return o.Fault.String()
	}
	return o.Class.String()
}

package cli

import (
	"bufio"
	"fmt"
	"iter"
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
	err := p.printReport(r, json)
	if r.Wrote == 0 {
		return err
	}
	return reported(byCount(r.Wrote, "1 row was", rows(r.Wrote)+" were")+" written", r.Entry, err)
}

// printReport prints r. It returns errRejected if a row was rejected or lost its link.
func (p *program) printReport(r report, json bool) error {
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
	for range r.listed() { // there is a table if it has a row
		titles := []string{"Row", model.ColumnID.Title(), "Outcome", "Reason"}
		if err := p.writeTable(out, textTable{cells: [][]string{titles}, more: r.listed(), columns: reportColumns}); err != nil {
			return err
		}
		lines = append([]string{""}, lines...)
		break
	}
	return p.writeLines(out, lines)
}

// writeLines writes each line, made safe to show. A line that is wider than the terminal is broken between words, and
// its rest is indented as it is.
func (p *program) writeLines(out *bufio.Writer, lines []string) error {
	for _, line := range lines {
		line = p.safe(line)
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		parts := []string{line[len(indent):]}
		if room := p.terminalWidth() - len(indent); room > 0 {
			parts = wrap(parts[0], room)
		}
		for _, part := range parts {
			if _, err := out.WriteString(strings.TrimRight(indent+part, " ") + "\n"); err != nil {
				return err
			}
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
	count := "no rows"
	if n := len(in.Rows); n > 0 {
		count = rows(n)
	}
	return fmt.Sprintf("%s: %s, header in row %s", title, count, model.Number(in.HeaderRow))
}

// listed returns the rows that the report lists, as cells. They are not kept, as there can be a million.
func (r report) listed() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		p := r.Preview.Plan
		for i := range p.Len() {
			if !r.lists(i) {
				continue
			}
			o := p.Outcome(i)
			if !yield([]string{strconv.Itoa(o.Row.Number), orDash(o.Row.Cells[model.ColumnID]), codeOrClass(o), o.Reason}) {
				return
			}
		}
	}
}

// lists reports whether the report lists row i: it needs attention; in a dry run it would be written; in an upload that
// was applied it replaced a link, whose old value is nowhere else in the answer.
func (r report) lists(i int) bool {
	p := r.Preview.Plan
	switch p.Class(i) {
	case model.New:
		return r.dryRun || needsAttention(p, i)
	case model.Changed:
		return r.dryRun || r.applied && p.Kind == model.ForUpload || needsAttention(p, i)
	}
	return needsAttention(p, i)
}

// reportColumns are the columns of the rows in a report: on a terminal the reason is wrapped, nothing of it is cut.
var reportColumns = []textColumn{{}, {rank: 1, preferred: 16, least: identifierWidth, fit: cutMiddle}, {}, {rank: 2, preferred: 40, least: 24, fit: wrapped}}

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

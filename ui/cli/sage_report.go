package cli

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"dovetail/model"
	"dovetail/ui/job"
)

// sageReport is the result of loading a customer list.
type sageReport struct {
	job.SageApplied
	dryRun bool
}

// reportSage prints r. It returns errRejected if a row was rejected.
func (p *program) reportSage(r sageReport, json bool) error {
	err := p.printSageReport(r, json)
	if !r.Wrote {
		return err
	}
	return reported("the customer list was loaded", r.Entry, err)
}

// printSageReport prints r. It returns errRejected if a row was rejected.
func (p *program) printSageReport(r sageReport, json bool) error {
	out := bufio.NewWriter(p.out)
	write := p.writeSageReport
	if json {
		write = writeSageJSON
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

// writeSageReport writes r as text: how the file was read, how its columns are understood, what vanishes, the rows that need
// attention, and what was changed.
func (p *program) writeSageReport(out *bufio.Writer, r sageReport) error {
	plan := r.Preview.Plan
	lines := []string{r.title()}
	for _, alarm := range plan.Alarms() {
		lines = append(lines, "Warning: "+alarm)
	}
	for _, note := range r.notes() {
		lines = append(lines, "  "+note)
	}
	if err := p.writeLines(out, append(lines, "")); err != nil {
		return err
	}
	if err := p.writeTable(out, textTable{cells: r.columns(), columns: sageColumnColumns}); err != nil {
		return err
	}
	lines = []string{""}
	for _, count := range r.counts() {
		lines = append(lines, fmt.Sprintf("%9s  %s", model.Number(count.n), count.what))
	}
	if err := p.writeLines(out, append(lines, "")); err != nil {
		return err
	}
	for _, t := range []textTable{{cells: r.vanished(), columns: sageVanishedColumns}, {cells: r.rows(), columns: sageRowColumns}} {
		if len(t.cells) == 1 {
			continue
		}
		if err := p.writeTable(out, t); err != nil {
			return err
		}
		if err := p.writeLines(out, []string{""}); err != nil {
			return err
		}
	}
	return p.writeLines(out, []string{r.outcome()})
}

// notes returns the notes of the plan without its alarms.
func (r sageReport) notes() []string {
	plan := r.Preview.Plan
	return plan.Notes()[len(plan.Alarms()):]
}

// title returns the first line: the file, the sheet, and the number of rows.
func (r sageReport) title() string {
	in := r.Preview.Plan.File
	title := r.Preview.Request.Source.Name
	if in.Sheet != "" {
		title += ", sheet " + in.Sheet
	}
	count := "no rows"
	if n := len(in.Rows); n > 0 {
		count = rows(n)
	}
	return fmt.Sprintf("%s: %s, header in row %s, for %s", title, count, model.Number(in.HeaderRow), r.Preview.Plan.Company)
}

// columns returns how each column of the file is understood, as a table with titles.
func (r sageReport) columns() [][]string {
	cells := [][]string{{"Column", "Title", "Read as", "Values"}}
	for _, c := range r.Preview.Plan.File.Columns {
		cells = append(cells, []string{c.Letters(), orDash(c.Title), c.Role.Info().Title, orDash(strings.Join(c.Samples, ", "))})
	}
	return cells
}

// The columns of the tables of a report.
var (
	sageColumnColumns   = []textColumn{{}, {rank: 2, preferred: 20, least: 12}, {}, {rank: 1, preferred: 30, least: 20}}
	sageVanishedColumns = []textColumn{
		{},
		{rank: 3, preferred: 12, least: identifierWidth, fit: cutMiddle},
		{rank: 4, preferred: 12, least: identifierWidth, fit: cutMiddle},
		{rank: 2, preferred: 24, least: 16},
		{rank: 1, preferred: 24, least: 16, fit: wrapped},
	}
	sageRowColumns = []textColumn{
		{}, {rank: 3, preferred: 12, least: identifierWidth, fit: cutMiddle}, {rank: 1, preferred: 24, least: 12}, {}, {rank: 2, preferred: 40, least: 24, fit: wrapped},
	}
)

// sageCount is a number of a report with what it counts.
type sageCount struct {
	n    int
	what string
}

// counts returns the numbers of the report.
func (r sageReport) counts() []sageCount {
	p := r.Preview.Plan
	c := p.Counts
	list := []sageCount{{p.After.Len(), "customers in the list"}}
	if p.Before != nil {
		list = append(list, sageCount{c.Classes[model.SageAppears], "appear"}, sageCount{len(p.Vanished), "vanish"},
			sageCount{c.Classes[model.SageChanged], "changed" + r.changes()}, sageCount{c.Classes[model.SageUnchanged], "unchanged"})
	}
	if n := c.Classes[model.SageRepeated]; n > 0 {
		list = append(list, sageCount{n, "repeated"})
	}
	list = append(list, sageCount{c.Classes[model.SageRejected], "rejected"})
	if c.Linked > 0 {
		list = append(list, sageCount{c.Linked - len(p.Unlisted), "of " + model.Counted(c.Linked, "linked Layer customer", "linked Layer customers") + " in the list"})
	}
	return list
}

// changes returns what changes in the changed rows, in brackets after a space.
func (r sageReport) changes() string {
	c := r.Preview.Plan.Counts
	var parts []string
	for _, count := range []sageCount{{c.Renamed, "renamed"}, {c.Identifiers, "renumbered"}, {c.Statuses, "with another status"}, {c.Details, "with other details"}} {
		if count.n > 0 {
			parts = append(parts, model.Number(count.n)+" "+count.what)
		}
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// vanished returns the customers that vanish, as a table with titles: those that Layer customers are linked to, and in a dry
// run all. Layer customers that are linked to an account that was never in the list follow.
func (r sageReport) vanished() [][]string {
	p := r.Preview.Plan
	cells := [][]string{{"Not in the list", "Account", "ID", "Name", "Linked Layer customers"}}
	named := map[string]bool{}
	for _, v := range p.Vanished {
		if len(v.Holders) == 0 && !r.dryRun {
			continue
		}
		var holders []string
		for _, c := range v.Holders {
			named[c.ID] = true
			holders = append(holders, strings.TrimSpace(c.ID+" "+c.Name))
		}
		cells = append(cells, []string{"vanishes", orDash(v.Customer.Account), orDash(v.Customer.ID), orDash(v.Customer.Name), orDash(strings.Join(holders, ", "))})
	}
	for _, c := range p.Unlisted {
		if !named[c.ID] {
			cells = append(cells, []string{"linked", orDash(c.Link.Account), orDash(c.Link.SageID), "–", strings.TrimSpace(c.ID + " " + c.Name)})
		}
	}
	return cells
}

// rows returns the rows that the report lists, as a table with titles.
func (r sageReport) rows() [][]string {
	p := r.Preview.Plan
	cells := [][]string{{"Row", "Account", "Name", "Outcome", "Reason"}}
	for i := range p.Len() {
		if !r.lists(i) {
			continue
		}
		o := p.Outcome(i)
		outcome := o.Class.String()
		if o.Fault != 0 {
			outcome = o.Fault.String()
		}
		account := o.Row.Cells[model.SageAccount]
		if account == "" {
			account = o.Row.Cells[model.SageID]
		}
		cells = append(cells, []string{strconv.Itoa(o.Row.Number), orDash(account), orDash(o.Row.Cells[model.SageName]), outcome, o.Reason})
	}
	return cells
}

// lists reports whether the report lists row i: it is rejected or repeated, or a value of it is left out; in a dry run that
// replaces a list, also what appears and changes.
func (r sageReport) lists(i int) bool {
	p := r.Preview.Plan
	switch p.Class(i) {
	case model.SageRejected, model.SageRepeated:
		return true
	case model.SageChanged, model.SageAppears:
		return r.dryRun && p.Before != nil || p.LeavesOut(i)
	}
	return p.LeavesOut(i)
}

// outcome returns the sentence about what was changed, or in a dry run would be.
func (r sageReport) outcome() string {
	p := r.Preview.Plan
	count := model.Counted(p.After.Len(), "customer", "customers")
	left := ""
	if n := p.Counts.Classes[model.SageRejected]; n > 0 {
		left = " " + model.Counted(n, "rejected row", "rejected rows") + byCount(n, " was", " were") + " left out."
		if r.dryRun {
			left = " " + model.Counted(n, "rejected row", "rejected rows") + " would be left out."
		}
	}
	switch {
	case p.After.Len() == 0:
		return "Nothing was changed: there is no customer to load." + left
	case p.Empty():
		return "Nothing was changed: " + p.Company.String() + " has the same customer list already." + left
	case r.dryRun:
		return "Dry run: nothing was changed. " + p.Company.String() + " would have a customer list of " + count + "; no link would change." + left
	}
	return p.Company.String() + " now has a customer list of " + count + "; no link was changed." + left
}

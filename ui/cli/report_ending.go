package cli

import (
	"fmt"
	"strings"

	"dovetail/model"
)

// ending returns the last lines: what was changed, and what can be done next.
func (r report) ending() []string {
	lines := []string{r.outcome()}
	if r.blocked() {
		lines = append(lines, r.wayOut())
	}
	if flags := r.allowable(); flags != "" {
		lines = append(lines, "Can be allowed: "+flags)
	}
	if r.problems != "" {
		lines = append(lines, "The rejected "+byCount(r.rejected(), "row is", "rows are")+" in "+r.problems+"; correct "+
			byCount(r.rejected(), "it", "them")+" there and upload that file.")
	}
	return lines
}

// byCount returns one if n is 1, else several.
func byCount(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// rejected returns the number of rejected rows.
func (r report) rejected() int { return r.Preview.Plan.Counts[model.Rejected] }

// blocked reports whether rejected rows prevent the others from being written.
func (r report) blocked() bool {
	p := r.Preview.Plan
	return p.Kind == model.ForUpload && p.Counts[model.Rejected] > 0 && !r.skipRejected && !r.applied
}

// outcome returns the sentence about what was changed, or in a dry run would be.
func (r report) outcome() string {
	switch {
	case r.dryRun && r.blocked():
		return "Dry run: nothing was changed. An upload would be refused, as " + r.whichRejected() + "."
	case r.dryRun:
		return "Dry run: nothing was changed. " + r.wouldWrite()
	case r.blocked():
		return "Nothing was changed, as " + r.whichRejected() + "."
	case r.Wrote == 0:
		return "Nothing was changed: there was nothing to write." + r.left()
	}
	return model.Counted(r.Wrote, "row was", "rows were") + " written." + r.left()
}

// whichRejected returns the clause that says how many rows are rejected: at least one is.
func (r report) whichRejected() string {
	n, all := r.rejected(), r.Preview.Plan.Len()
	switch {
	case all == 1:
		return "its only row is rejected"
	case n == all && n == 2:
		return "both rows are rejected"
	case n == all:
		return "all " + rows(n) + " are rejected"
	}
	return model.Number(n) + " of " + rows(all) + byCount(n, " is", " are") + " rejected"
}

// wayOut returns the sentence about what to do with rejected rows that prevent the others from being written.
func (r report) wayOut() string {
	them := byCount(r.rejected(), "it", "them")
	correct := "Correct " + them + " and upload again"
	if n := r.Preview.Plan.Accepted(); n > 0 {
		return correct + ", or leave " + them + " out with --skip-rejected: then " + model.Counted(n, "row is", "rows are") + " written."
	}
	if r.rejected() == r.Preview.Plan.Len() {
		return correct + "."
	}
	return correct + ": no other row has anything to write."
}

// wouldWrite returns the sentence about what a dry run would have written.
func (r report) wouldWrite() string {
	if n := r.Preview.Plan.Accepted(); n > 0 {
		return rows(n) + " would be written." + r.left()
	}
	return "There is nothing to write." + r.left()
}

// left returns the sentences about rows and links that were left out, each after a space.
func (r report) left() string {
	one, several := " was left out.", " were left out."
	if r.dryRun {
		one, several = " would be left out.", " would be left out."
	}
	left := ""
	if n := r.Preview.Plan.Counts[model.Rejected]; n > 0 {
		left += " " + model.Counted(n, "rejected row"+one, "rejected rows"+several)
	}
	if n := r.Preview.Plan.Load.LinksLeft; n > 0 {
		left += " " + model.Counted(n, "faulty link"+one, "faulty links"+several)
	}
	return left
}

// allowable returns the flags that would accept rejected rows, with the number of rows. A fault that the row would be
// rejected after, for another one, is not in it.
func (r report) allowable() string {
	var flags []string
	for _, o := range r.Preview.Plan.Offers() {
		flags = append(flags, fmt.Sprintf("--allow %s (%s)", strings.Join(o.Faults.AllowNames(), ","), rows(o.Rows)))
	}
	return strings.Join(flags, ", ")
}

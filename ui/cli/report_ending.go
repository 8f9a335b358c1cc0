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
		lines = append(lines, "Correct them and upload again, or leave them out with --skip-rejected.")
	}
	if flags := r.allowable(); flags != "" {
		lines = append(lines, "Can be allowed: "+flags)
	}
	if r.problems != "" {
		lines = append(lines, "The rejected rows are in "+r.problems+"; correct them there and upload that file.")
	}
	return lines
}

// blocked reports whether rejected rows prevent the others from being written.
func (r report) blocked() bool {
	p := r.Preview.Plan
	return p.Kind == model.ForUpload && p.Counts[model.Rejected] > 0 && !r.skipRejected && !r.applied
}

// outcome returns the sentence about what was changed, or in a dry run would be.
func (r report) outcome() string {
	p := r.Preview.Plan
	rejected := fmt.Sprintf("%s of %s", model.Number(p.Counts[model.Rejected]), rows(p.Len()))
	are, were := "are", "were"
	if p.Counts[model.Rejected] == 1 {
		are, were = "is", "was"
	}
	switch {
	case r.dryRun && r.blocked():
		return fmt.Sprintf("Dry run: nothing was changed. An upload would change nothing either: %s %s rejected. Without them %s would be written.",
			rejected, are, rows(p.Accepted()))
	case r.dryRun:
		return "Dry run: nothing was changed. " + r.wouldWrite()
	case r.blocked():
		return fmt.Sprintf("Nothing was changed: %s %s rejected.", rejected, were)
	case r.Wrote == 0:
		return "Nothing was changed: there was nothing to write." + r.left()
	}
	return model.Counted(r.Wrote, "row was", "rows were") + " written." + r.left()
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

// allowable returns the flags that would accept rejected rows of an upload, with the number of rows.
func (r report) allowable() string {
	p := r.Preview.Plan
	if p.Kind == model.ForLoad {
		return ""
	}
	counts := p.Allowable()
	var flags []string
	for _, f := range model.FaultTable() {
		if n := counts[f.Fault]; n > 0 {
			flags = append(flags, fmt.Sprintf("--allow %s (%s)", f.Allow, rows(n)))
		}
	}
	return strings.Join(flags, ", ")
}

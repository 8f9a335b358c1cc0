package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// suggestFlags are the flags of suggest.
type suggestFlags struct {
	company, site string
	tiers         string
	again         bool
	json, csv     bool
	force         bool
	notFree       bool
}

// suggestCommand returns the command suggest.
func (p *program) suggestCommand() *cobra.Command {
	var f suggestFlags
	cmd := &cobra.Command{
		Use:   "suggest [FILE|-]",
		Short: "Suggest Sage customers for the customers without a link",
		Long: `Compares the customers that the next sync would create in Sage with the customer lists
of the Sage companies. Each suggestion has a tier (certain, strong, likely or review), a
score from 0 to 1, and its reasons. Sage customers that are linked, not open, or rejected
in the app are not suggested. Where one that is linked or not open is nearer than all
others, the customer is probably in Sage already, and the next sync would create it a
second time: --not-free prints these customers, with --json as suggestions of rank 0.

With FILE it writes a workbook, or .csv, that can be uploaded: the best suggestion of each
customer, by default of the tiers certain and strong. Uploaded unchanged it makes exactly
these links: what an upload would reject, such as a Sage customer that two customers want,
is with the other suggestions on a second sheet, which no upload reads. - writes to standard
output. Without FILE it prints how many suggestions there are. Nothing is linked by it.`,
		Example: `  dovetail suggest links.xlsx
  dovetail upload links.xlsx
  dovetail suggest --company 'Acme UK' --tier certain,strong,likely to-check.xlsx
  dovetail suggest --json | jq '.[] | select(.rank == 1)'`,
		Args: atMostOneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf(cmd, "json", "csv"); err != nil {
				return err
			}
			return p.suggest(cmd.Context(), strings.Join(args, ""), f)
		},
	}
	cmd.Flags().StringVar(&f.company, "company", "", "suggest customers of the Sage company `NAME` only")
	cmd.Flags().StringVar(&f.site, "site", "", "the `SITE` of that company, if several sites have its name")
	cmd.Flags().StringVar(&f.tiers, "tier", "", "only suggestions of these tiers, `TIER[,TIER...]` (default certain,strong; all with --json)")
	cmd.Flags().BoolVar(&f.again, "again", false, "suggest what was rejected again")
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON array, the best first, up to five suggestions a customer")
	cmd.Flags().BoolVar(&f.csv, "csv", false, "print the links as CSV, or write them to FILE")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace an existing file")
	cmd.Flags().BoolVar(&f.notFree, "not-free", false, "print the customers whose likely Sage customer is linked or not open")
	completeFlag(cmd, "tier", tierNames)
	return cmd
}

// tierNames returns the names of the tiers, the surest first.
func tierNames() []string {
	var names []string
	for _, t := range model.Tiers() {
		names = append(names, t.String())
	}
	return names
}

// atMostOneFile checks that a command has at most one argument.
func atMostOneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return oneFile(cmd, args)
}

// wanted returns the tiers of --tier, else those that are meant without it, and the format of the file.
func (f suggestFlags) wanted(file string) (tiers []model.Tier, format job.Format, err error) {
	switch {
	case f.json && file != "":
		return nil, "", errors.New("--json prints to standard output; leave out the file")
	case f.notFree && (file != "" || f.csv || f.tiers != ""):
		return nil, "", errors.New("--not-free prints customers to which no tier belongs; it takes no file, --csv or --tier")
	case f.site != "" && f.company == "":
		return nil, "", errors.New("--site needs --company")
	case f.force && (file == "" || file == "-"):
		return nil, "", errors.New("--force replaces a file; name the file")
	}
	tiers = model.Tiers()
	switch {
	case f.tiers != "":
		if tiers, err = model.ParseTiers(f.tiers); err != nil {
			return nil, "", fmt.Errorf("--tier: %w", err)
		}
	case file != "" || f.csv:
		tiers = []model.Tier{model.TierCertain, model.TierStrong}
	}
	e := exportFlags{}
	if f.csv {
		e.format = string(job.CSV)
	}
	if file == "" {
		return tiers, job.CSV, nil
	}
	format, err = e.formatOf(file)
	return tiers, format, err
}

// suggest finds suggestions and prints or writes them.
func (p *program) suggest(ctx context.Context, file string, f suggestFlags) error {
	tiers, format, err := f.wanted(file)
	if err == nil && file == "-" && p.outTTY {
		err = errors.New("- writes the file to standard output, which is a terminal here; name a file or use a pipe")
	}
	if err != nil {
		return usageError{err}
	}
	return p.within(ctx, func(s *session) error {
		if file != "" && file != "-" {
			if err := s.refuseDatabaseAsTarget(file); err != nil {
				return err
			}
		}
		progress, end := p.progress()
		all, err := p.suggestions(ctx, s, f, progress)
		end()
		switch {
		case err != nil:
			return err
		case f.notFree:
			return p.printNotFree(ctx, all, f.json)
		case f.json:
			return p.suggestJSON(ctx, all, tiers)
		case file == "" && !f.csv:
			return p.countSuggestions(all, tiers)
		}
		return p.writeSuggestions(ctx, s, all, tiers, suggestTarget{file, format, f.force})
	})
}

// suggestions returns the suggestions that the flags ask for.
func (p *program) suggestions(ctx context.Context, s *session, f suggestFlags, progress job.Progress) (*model.Suggestions, error) {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return nil, err
	}
	r := job.SuggestRequest{Again: f.again}
	if f.company != "" {
		if r.Company, err = job.FindCompany(now, strings.TrimSpace(f.company), strings.TrimSpace(f.site)); err != nil {
			return nil, err
		}
	}
	return s.Suggest(ctx, r, now, progress)
}

// countSuggestions prints how many customers have a suggestion of each of some tiers.
func (p *program) countSuggestions(all *model.Suggestions, tiers []model.Tier) error {
	if len(tiers) < len(model.Tiers()) {
		var lines []string
		for _, t := range tiers {
			lines = append(lines, fmt.Sprintf("%9s  %s", model.Number(all.Count(t)), t))
		}
		return p.printLines(lines)
	}
	lines := []string{model.Counted(all.Len(), "customer without a link has a suggestion", "customers without a link have a suggestion") + ":"}
	for _, t := range model.Tiers() {
		lines = append(lines, fmt.Sprintf("%9s  %s", model.Number(all.Count(t)), t))
	}
	if n := all.Withheld() - (all.Total() - all.Len()); n > 0 {
		lines = append(lines, fmt.Sprintf("%9s  %s", model.Number(n), "not offered: what is likely was rejected, or is linked or not open"))
	}
	if n := all.NotFree(); n > 0 {
		lines = append(lines, model.Counted(n, "customer is", "customers are")+" probably in Sage already, as an account that is linked or not open: dovetail suggest --not-free")
	}
	lines = append(lines, "To write the certain and strong ones to a file that can be uploaded: dovetail suggest FILE")
	return p.printLines(lines)
}

// suggestTarget is where suggestions are written.
type suggestTarget struct {
	file   string // "" and - for standard output
	format job.Format
	force  bool
}

// writeSuggestions writes the links of some tiers to a file and says what is in it, or to standard output.
func (p *program) writeSuggestions(ctx context.Context, s *session, all *model.Suggestions, tiers []model.Tier, to suggestTarget) error {
	progress, end := p.progress()
	defer end()
	progress(job.Step{Doing: "Checking the links"})
	links, err := all.Links(ctx, tiers)
	if err != nil {
		return err
	}
	f := job.SuggestionsFile{Snapshot: all.Snapshot(), Links: links, Format: to.format}
	if to.file == "" || to.file == "-" {
		return s.WriteSuggestions(ctx, p.out, f, nil)
	}
	size, err := s.WriteSuggestionsFile(ctx, to.file, to.force, f, progress)
	if err != nil {
		return forceHint(err)
	}
	end()
	return reported("the suggestions were written", 0, p.printLines(describeSuggested(links, tiers, to, size)))
}

// describeSuggested returns what a file of suggestions has, and what comes next.
func describeSuggested(links *model.SuggestedLinks, tiers []model.Tier, to suggestTarget, size int64) []string {
	counts, parts := links.Counts(), []string(nil)
	for _, t := range model.Tiers() {
		if slices.Contains(tiers, t) {
			parts = append(parts, model.Number(counts[t])+" "+t.String())
		}
	}
	lines := []string{fmt.Sprintf("Wrote %s to %s (%s bytes): %s.", model.Counted(len(links.Links), "link", "links"), to.file, model.Number(int(size)), strings.Join(parts, ", "))}
	if n, reasons := rejectedSuggestions(links); n > 0 {
		lines = append(lines, model.Counted(n, "suggestion is", "suggestions are")+" not among them, as an upload would reject "+thatOrThose(n)+": "+reasons+".")
	}
	if to.format == job.Workbook {
		lines = append(lines, "The sheet Other suggestions has all others, which an upload does not read.")
	}
	return append(lines, "Nothing is linked yet. Look at the file, then: dovetail upload "+to.file)
}

// rejectedSuggestions returns how many suggestions an upload would reject, and how many for which fault.
func rejectedSuggestions(links *model.SuggestedLinks) (n int, reasons string) {
	var parts []string
	for _, f := range model.FaultTable() {
		if rows := links.Rejected()[f.Fault]; rows > 0 {
			n += rows
			parts = append(parts, model.Number(rows)+" "+f.Fault.Name())
		}
	}
	return n, strings.Join(parts, ", ")
}

func thatOrThose(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// uploadFlags are the flags of upload.
type uploadFlags struct {
	readFlags
	skipRejected bool
	problems     string
	force        bool
	foreign      bool
	allow        []string
}

// uploadCommand returns the command upload.
func (p *program) uploadCommand() *cobra.Command {
	var u uploadFlags
	cmd := &cobra.Command{
		Use:   "upload FILE|-",
		Short: "Upload links from Excel or CSV: check every row, then apply all or none",
		Long: `Reads an export in which the links were filled in. Every row gets one class: new, changed,
unchanged, not-filled-in or rejected. If any row is rejected, nothing is applied, unless
--skip-rejected is given. These faults can be allowed with --allow:
` + allowableFaults(),
		Example: `  dovetail upload --dry-run links.xlsx
  dovetail upload --skip-rejected --problems problems.xlsx links.xlsx
  dovetail upload --allow company --allow shared:C001201 links.xlsx`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.upload(cmd.Context(), args[0], u) },
	}
	u.flags(cmd)
	cmd.Flags().BoolVar(&u.skipRejected, "skip-rejected", false, "apply the accepted rows even if others are rejected")
	cmd.Flags().StringVar(&u.problems, "problems", "", "save the rejected rows to `FILE`, an Excel workbook to correct and upload")
	cmd.Flags().BoolVar(&u.force, "force", false, "replace an existing problems file")
	cmd.Flags().BoolVar(&u.foreign, "foreign", false, "accept a workbook that was exported from another database")
	cmd.Flags().StringArrayVar(&u.allow, "allow", nil, "allow faults, as `CODE[,CODE...][:CUSTOMERID]`, in all rows or for one customer")
	completeFlag(cmd, "allow", model.AllowNames)
	return cmd
}

// allowableFaults returns the words of --allow, each with the fault that it allows, in lines of at most 80 cells.
func allowableFaults() string {
	var b strings.Builder
	for _, f := range model.FaultTable() {
		if f.Allow == "" {
			continue
		}
		name := fmt.Sprintf("%-8s", f.Allow)
		for _, line := range wrap(f.Code+": "+f.About, 69) {
			fmt.Fprintf(&b, "\n  %s %s", name, line)
			name = strings.Repeat(" ", len(name))
		}
	}
	return b.String()
}

// upload uploads links from a file and prints the report.
func (p *program) upload(ctx context.Context, file string, u uploadFlags) (err error) {
	allow, err := model.ParseAllowance(u.allow)
	if err != nil {
		return usageError{err}
	}
	if err := errors.Join(u.findEncoding(), u.checkProblemsName()); err != nil {
		return err
	}
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := u.checkProblemsFile(s, file); err != nil {
		return err
	}
	source, err := p.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	preview, err := s.Preview(ctx, job.Request{Kind: model.ForUpload, Source: source, Sheet: u.sheet, Encoding: u.encoding, Allow: allow, Foreign: u.foreign}, nil)
	if errors.Is(err, job.ErrForeign) {
		return fmt.Errorf("%w; if they are the same customers: --foreign", err)
	}
	if err != nil {
		return u.hint(err)
	}
	p.warnUnknownAllowed(allow, preview.Plan.File)
	r, err := u.apply(ctx, s, preview)
	if err != nil {
		return err
	}
	return p.report(r, u.json)
}

// warnUnknownAllowed warns of customers that --allow names and the file does not have: most likely a typo.
func (p *program) warnUnknownAllowed(allow model.Allowance, in *model.ParsedFile) {
	missing := maps.Clone(allow.Rows)
	for i := range in.Rows {
		delete(missing, in.Rows[i].Cells[model.ColumnID])
	}
	for _, id := range slices.Sorted(maps.Keys(missing)) {
		p.warn("--allow names the customer " + id + ", which the file does not have")
	}
}

// agreed reports whether a plan may be applied: without --skip-rejected no row may be rejected.
func (u uploadFlags) agreed(preview *job.Preview) bool {
	return u.skipRejected || preview.Plan.Counts[model.Rejected] == 0
}

// apply saves the problems file, then applies preview if the flags permit, and returns the report. In this order
// nothing is applied if the problems cannot be saved.
func (u uploadFlags) apply(ctx context.Context, s *session, preview *job.Preview) (report, error) {
	r := report{Applied: job.Applied{Preview: preview}, dryRun: u.dryRun, skipRejected: u.skipRejected}
	var err error
	if r.problems, err = u.saveProblems(ctx, s, preview, u.force); err != nil {
		return r, fmt.Errorf("nothing was applied, as the problems could not be saved: %w", err)
	}
	if u.dryRun || !u.agreed(preview) {
		return r, nil
	}
	done, err := s.Apply(ctx, preview, u.agreed, nil)
	if outdated := (*job.Outdated)(nil); errors.As(err, &outdated) {
		done, err = job.Applied{Preview: outdated.Preview}, nil
	} else if err == nil {
		r.applied = true
	}
	if err != nil {
		return r, errors.Join(err, r.removeProblems())
	}
	r.Applied = done
	if done.Preview != preview { // planned again after a change by another session: other rows may be rejected now
		err = u.replaceProblems(ctx, s, &r)
	}
	return r, err
}

// replaceProblems replaces the problems file of an earlier plan by that of the plan in r.
func (u uploadFlags) replaceProblems(ctx context.Context, s *session, r *report) error {
	err := r.removeProblems()
	if err == nil {
		r.problems, err = u.saveProblems(ctx, s, r.Preview, u.force)
	}
	if err != nil && r.applied {
		return fmt.Errorf("%s were written, but the rejected ones could not be saved: %w", rows(r.Wrote), err)
	}
	return err
}

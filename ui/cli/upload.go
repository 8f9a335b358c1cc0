package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// uploading are the flags of an upload.
type uploading struct {
	reading
	skipRejected bool
	problems     string
	force        bool
	allow        []string
}

func (w *world) uploadCommand() *cobra.Command {
	var u uploading
	cmd := &cobra.Command{
		Use:   "upload FILE|-",
		Short: "Make the links from Excel: check every row, then apply all of them or none",
		Long: `Takes back an export with the links filled in. Every row ends in one class: new, changed,
unchanged, not-filled-in or rejected. Any rejected row means that nothing is applied,
unless --skip-rejected. Faults that can be allowed: ` + strings.Join(model.AllowWords(), ", ") + `.`,
		Example: `  dovetail upload --dry-run links.xlsx
  dovetail upload --skip-rejected --problems problems.xlsx links.xlsx
  dovetail upload --allow company --allow shared:C001201 links.xlsx`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return w.upload(cmd.Context(), args[0], u) },
	}
	u.flags(cmd)
	cmd.Flags().BoolVar(&u.skipRejected, "skip-rejected", false, "apply the accepted rows though others are rejected")
	cmd.Flags().StringVar(&u.problems, "problems", "", "save the rejected rows to `FILE`, an Excel workbook to correct and upload")
	cmd.Flags().BoolVar(&u.force, "force", false, "replace the problems file where it exists")
	cmd.Flags().StringArrayVar(&u.allow, "allow", nil, "allow `CODE[,CODE…][:CUSTOMERID]` ("+strings.Join(model.AllowWords(), ", ")+"), for all rows or one customer")
	return cmd
}

func (w *world) upload(ctx context.Context, file string, u uploading) (err error) {
	allow, err := model.ParseAllowance(u.allow)
	if err != nil {
		return usageError{err}
	}
	place, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, place.close()) }()
	source, err := w.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	p, err := place.Preview(ctx, job.Request{Kind: model.ForUpload, Source: source, Sheet: u.sheet, Allow: allow}, nil)
	if err != nil {
		return err
	}
	r, err := u.apply(ctx, place, p)
	if err != nil {
		return err
	}
	if r.problems, err = u.saveProblems(ctx, place, r.Preview); err != nil {
		return err
	}
	return w.report(r, u.json)
}

// apply applies a preview as far as the flags let it: any rejected row means that nothing is.
func (u uploading) apply(ctx context.Context, place *workplace, p *job.Preview) (report, error) {
	agreed := func(p *job.Preview) bool { return u.skipRejected || p.Plan.Counts[model.Rejected] == 0 }
	r := report{Applied: job.Applied{Preview: p}, dryRun: u.dryRun}
	if u.dryRun || !agreed(p) {
		return r, nil
	}
	done, err := place.Apply(ctx, p, agreed, nil)
	if outdated := (*job.Outdated)(nil); errors.As(err, &outdated) {
		r.Preview = outdated.Preview
		return r, nil
	}
	r.Applied, r.applied = done, true
	return r, err
}

// saveProblems saves the rejected rows where that was asked for and there are any.
func (u uploading) saveProblems(ctx context.Context, place *workplace, p *job.Preview) (string, error) {
	if u.problems == "" || p.Plan.Counts[model.Rejected] == 0 {
		return "", nil
	}
	if u.problems == "-" {
		return "", usageError{errors.New("--problems takes a file's name; standard output holds the report")}
	}
	if _, err := place.SaveProblems(ctx, p, u.problems, u.force); err != nil {
		return "", forceHint(err)
	}
	return u.problems, nil
}

// forceHint adds to the error of an existing target how it can be replaced.
func forceHint(err error) error {
	if errors.Is(err, job.ErrTargetExists) {
		return fmt.Errorf("%w; choose another name, or replace it with --force", err)
	}
	return err
}

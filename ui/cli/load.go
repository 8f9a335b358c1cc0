package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// reading are the flags of the commands that read a file.
type reading struct {
	sheet  string
	dryRun bool
	json   bool
}

func (r *reading) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.sheet, "sheet", "", "the sheet `NAME` to read (default: the active one, else the first visible one, with a CustomerId column)")
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "show what would be done and store nothing")
	cmd.Flags().BoolVar(&r.json, "json", false, "print one JSON object instead of text")
}

// loading are the flags of a load.
type loading struct {
	reading
	customersOnly, shared bool
}

func (w *world) loadCommand() *cobra.Command {
	var l loading
	cmd := &cobra.Command{
		Use:   "load FILE|-",
		Short: "Bring Layer's customers in, from .xlsx or .csv",
		Long: `Brings Layer's customers in: CustomerId and CustomerName, and where the file is Layer's
own grid export, Synced and the links too. New customers are added, changed names
updated, existing links never overwritten. The good rows are loaded; exit code 3 says
that some were rejected. Creates the database if there is none.`,
		Example: `  dovetail load --dry-run layer-customers.xlsx
  dovetail load layer-customers.xlsx
  dovetail load --customers-only layer-grid.csv`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return w.load(cmd.Context(), args[0], l) },
	}
	l.flags(cmd)
	cmd.Flags().BoolVar(&l.customersOnly, "customers-only", false, "leave Synced and the Sage columns of Layer's grid export")
	cmd.Flags().BoolVar(&l.shared, "shared", false, "create the database for the file's group too (mode 0660)")
	return cmd
}

func (w *world) load(ctx context.Context, file string, l loading) (err error) {
	source, err := w.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	place, err := w.openForLoad(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, place.close()) }()
	if l.shared {
		w.noteShared(place)
	}
	p, err := place.Preview(ctx, job.Request{Kind: model.ForLoad, Source: source, Sheet: l.sheet, CustomersOnly: l.customersOnly}, nil)
	if err != nil {
		return err
	}
	r := report{Applied: job.Applied{Preview: p}, dryRun: l.dryRun, applied: !l.dryRun}
	if !l.dryRun && p.Plan.Accepted() > 0 {
		if err := w.create(ctx, place, l.shared); err != nil {
			return err
		}
		if r.Applied, err = place.Apply(ctx, p, func(*job.Preview) bool { return true }, nil); err != nil {
			return err
		}
	}
	return w.report(r, l.json)
}

// noteShared tells who asks for a shared database that the one which is there is not.
func (w *world) noteShared(p *workplace) {
	if info, err := os.Stat(p.path); err == nil && info.Mode().Perm()&0o060 != 0o060 {
		w.note("--shared makes new databases only; let the group into this one with: chmod 660 " + p.path)
	}
}

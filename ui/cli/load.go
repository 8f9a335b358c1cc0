package cli

import (
	"context"
	"errors"

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
	cmd.Flags().StringVar(&r.sheet, "sheet", "", "the sheet `NAME` to read (default: the first visible one with a CustomerId column)")
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "show what would be done and store nothing")
	cmd.Flags().BoolVar(&r.json, "json", false, "print one JSON object instead of text")
}

// source opens the file of the command line.
func (w *world) source(ctx context.Context, name string) (*job.Source, error) {
	if name != "-" {
		return job.OpenFile(name)
	}
	if w.inTTY {
		return nil, usageError{errors.New("- reads standard input, which is a terminal here; name a file or use a pipe")}
	}
	return job.OpenStream(ctx, w.in)
}

func (w *world) loadCommand() *cobra.Command {
	var r reading
	var customersOnly, shared bool
	cmd := &cobra.Command{
		Use:   "load FILE|-",
		Short: "Bring Layer's customers in, from .xlsx or .csv",
		Long: `Brings Layer's customers in: CustomerId and CustomerName, and where the file is Layer's
own grid export, Synced and the links too. New customers are added, changed names
updated, existing links never overwritten. The good rows are loaded; exit code 3 says
that some were rejected. Creates the database if there is none.`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return w.load(cmd.Context(), args[0], r, customersOnly, shared)
		},
	}
	r.flags(cmd)
	cmd.Flags().BoolVar(&customersOnly, "customers-only", false, "leave Synced and the Sage columns of Layer's grid export")
	cmd.Flags().BoolVar(&shared, "shared", false, "create the database for the file's group too (mode 0660)")
	return cmd
}

func (w *world) load(ctx context.Context, file string, r reading, customersOnly, shared bool) (err error) {
	source, err := w.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	place, err := w.openOrCreate(ctx, false, shared)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, place.close()) }()
	p, err := place.Preview(ctx, job.Request{Kind: model.ForLoad, Source: source, Sheet: r.sheet, CustomersOnly: customersOnly}, nil)
	if err != nil {
		return err
	}
	done := job.Applied{Preview: p}
	if !r.dryRun {
		if place, err = w.openOrCreate(ctx, true, shared); err != nil {
			return err
		}
		if done, err = place.Apply(ctx, p, func(*job.Preview) bool { return true }, nil); err != nil {
			return err
		}
	}
	return w.report(report{Applied: done, dryRun: r.dryRun, applied: !r.dryRun}, r.json)
}

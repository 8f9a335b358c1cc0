package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// readFlags are the flags of the commands that read a file.
type readFlags struct {
	sheet    string
	encoding string
	dryRun   bool
	json     bool
}

// flags adds the flags to cmd.
func (r *readFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.sheet, "sheet", "", "the sheet `NAME` to read (default: the active one, else the first visible one, with a CustomerId column)")
	cmd.Flags().StringVar(&r.encoding, "encoding", "", "the encoding `NAME` of a CSV file, such as windows-1252 or macintosh (default: the likeliest)")
	completeFlag(cmd, "encoding", job.Encodings)
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "show what would be done and store nothing")
	cmd.Flags().BoolVar(&r.json, "json", false, "print one JSON object instead of text")
}

// findEncoding replaces the encoding by the name that package job knows it by.
func (r *readFlags) findEncoding() error {
	if r.encoding == "" {
		return nil
	}
	name, ok := job.FindEncoding(r.encoding)
	if !ok {
		return usageError{fmt.Errorf("--encoding %q is not known; it can be %s", r.encoding, strings.Join(job.Encodings(), ", "))}
	}
	r.encoding = name
	return nil
}

// hint adds the flag that resolves err, if there is one.
func (r *readFlags) hint(err error) error {
	if errors.Is(err, job.ErrEncoding) {
		return fmt.Errorf("%w with --encoding, such as --encoding windows-1252", err)
	}
	return err
}

// loadFlags are the flags of load.
type loadFlags struct {
	readFlags
	customersOnly, newCustomers, shared bool
}

// loadCommand returns the command load.
func (p *program) loadCommand() *cobra.Command {
	var l loadFlags
	cmd := &cobra.Command{
		Use:   "load FILE|-",
		Short: "Load Layer's customers from .xlsx or .csv",
		Long: `Loads Layer's customers: CustomerId and CustomerName, and from Layer's own grid export
also Synced and the links. New customers are added, changed names updated, existing
links never overwritten. The accepted rows are loaded; exit code 3 says that others
were rejected, or loaded without their links. A file that looks like Sage's
customer list is refused. Creates the database if there is none.`,
		Example: `  dovetail load --dry-run layer-customers.xlsx
  dovetail load layer-customers.xlsx
  dovetail load --customers-only layer-grid.csv`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.load(cmd.Context(), args[0], l) },
	}
	l.flags(cmd)
	cmd.Flags().BoolVar(&l.customersOnly, "customers-only", false, "ignore Synced and the Sage columns of Layer's grid export")
	cmd.Flags().BoolVar(&l.newCustomers, "new-customers", false, "load a list though it looks like Sage's, or like another database's")
	cmd.Flags().BoolVar(&l.shared, "shared", false, "if the database is created, share it with the group of its file (mode 0660)")
	return cmd
}

// load loads customers from a file and prints the report.
func (p *program) load(ctx context.Context, file string, l loadFlags) (err error) {
	if err := l.findEncoding(); err != nil {
		return err
	}
	source, err := p.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	s, err := p.openForLoad(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if l.shared {
		p.hintNotShared(s)
	}
	preview, err := s.Preview(ctx, l.request(source), nil)
	if err != nil {
		return newCustomersHint(l.hint(err))
	}
	r := report{Applied: job.Applied{Preview: preview}, dryRun: l.dryRun, applied: !l.dryRun}
	if !l.dryRun && preview.Plan.Accepted() > 0 {
		err := p.inDatabase(ctx, s, l.shared, func() (err error) {
			r.Applied, err = s.Apply(ctx, preview, func(*job.Preview) bool { return true }, nil)
			return err
		})
		if err != nil {
			return newCustomersHint(err)
		}
	}
	return p.report(r, l.json)
}

// request returns the request for a preview of source.
func (l loadFlags) request(source *job.Source) job.Request {
	return job.Request{
		Kind: model.ForLoad, Source: source, Sheet: l.sheet, Encoding: l.encoding,
		CustomersOnly: l.customersOnly, NewCustomers: l.newCustomers,
	}
}

// newCustomersHint adds the flag that loads a file that looks like another list, if err is about that.
func newCustomersHint(err error) error {
	if _, ok := errors.AsType[*job.NotLayers](err); ok {
		return fmt.Errorf("%w; nothing was changed; if these are customers of Layer's: --new-customers", err)
	}
	return err
}

// hintNotShared warns that --shared does not change the mode of an existing database.
func (p *program) hintNotShared(s *session) {
	if info, err := os.Stat(s.path); err == nil && info.Mode().Perm()&0o060 != 0o060 {
		p.warn("--shared applies to new databases only; to share this one: chmod 660 " + s.path)
	}
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/ui/job"
)

// exportFlags are the flags of export.
type exportFlags struct {
	filter   string
	template bool
	format   string
	force    bool
}

// exportCommand returns the command export.
func (p *program) exportCommand() *cobra.Command {
	var e exportFlags
	cmd := &cobra.Command{
		Use:   "export FILE|-",
		Short: "Write the customers to Excel or CSV, to fill in and upload",
		Long: `Writes all customers, those that match a filter, or the empty template. The file is
written completely or not at all; an existing one is only replaced with --force. FILE
ends in .xlsx or .csv; - writes to standard output.`,
		Example: `  dovetail export customers.xlsx
  dovetail export --filter is:create to-link.xlsx
  ssh host dovetail export - > customers.xlsx`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.export(cmd.Context(), args[0], e) },
	}
	cmd.Flags().StringVar(&e.filter, "filter", "", "only the rows that match the `QUERY`, explained by dovetail help filter")
	cmd.Flags().BoolVar(&e.template, "template", false, "the header without customers, and a sheet that explains it")
	cmd.Flags().StringVar(&e.format, "format", "", "`xlsx or csv` (default: by the file's name, else xlsx)")
	cmd.Flags().BoolVar(&e.force, "force", false, "replace an existing file")
	completeFilter(cmd, noCustomers())
	completeFlag(cmd, "format", func() []string { return []string{string(job.Workbook), string(job.CSV)} })
	return cmd
}

// export writes an export to a file or to standard output.
func (p *program) export(ctx context.Context, file string, e exportFlags) error {
	query, format, err := e.parse(file)
	if err == nil && file == "-" && p.outTTY {
		err = errors.New("- writes the file to standard output, which is a terminal here; name a file or use a pipe")
	}
	if err != nil {
		return usageError{err}
	}
	return p.withRows(ctx, query, nil, func(s *session, snapshot *model.Snapshot, rows []int32) error {
		x := job.Export{Snapshot: snapshot, Rows: rows, Template: e.template, Format: format}
		if file == "-" {
			return s.ExportTo(ctx, p.out, x, nil)
		}
		return p.exportFile(ctx, s, file, e.force, x)
	})
}

// exportFile writes an export to a file and prints its size.
func (p *program) exportFile(ctx context.Context, s *session, file string, force bool, x job.Export) error {
	if err := s.refuseDatabaseAsTarget(file); err != nil {
		return err
	}
	size, err := s.ExportFile(ctx, file, force, x, nil)
	if err != nil {
		return forceHint(err)
	}
	if x.Template {
		return reported("the template was written", 0, p.print("The empty template is in %s (%s bytes).", file, model.Number(int(size))))
	}
	return reported("the export was written", 0,
		p.print("Exported %s to %s (%s bytes).", exported(len(x.Rows), x.Snapshot.Len()), file, model.Number(int(size))))
}

// exported returns the words for how many of all customers an export has.
func exported(n, all int) string {
	switch {
	case n == all && all > 1:
		return "all " + model.Number(all) + " customers"
	case n == all:
		return model.Counted(all, "customer", "customers")
	case n == 0:
		return "none of " + model.Counted(all, "customer", "customers") + ", as the filter matches none,"
	}
	return model.Number(n) + " of " + model.Number(all) + " customers"
}

// parse returns the query of the filter and the format of the file.
func (e exportFlags) parse(file string) (model.Query, job.Format, error) {
	if e.template && e.filter != "" {
		return model.Query{}, "", errors.New("--template writes no customers that --filter could select; leave one of them out")
	}
	query, err := model.ParseQuery(e.filter)
	if err != nil {
		return query, "", filterError{err}
	}
	format, err := e.formatOf(file)
	return query, format, err
}

// formatOf returns the format of --format, else the one of the file's extension, else Workbook.
func (e exportFlags) formatOf(file string) (job.Format, error) {
	wanted := job.Format(e.format)
	switch {
	case e.format != "" && wanted != job.Workbook && wanted != job.CSV:
		return "", fmt.Errorf("--format %s is not supported; use xlsx or csv", e.format)
	case file == "-" && e.format == "":
		return job.Workbook, nil
	case file == "-", e.format != "" && filepath.Ext(file) == "":
		return wanted, nil
	}
	named, err := job.FormatOf(file)
	if err == nil && e.format != "" && named != wanted {
		err = fmt.Errorf("--format %s does not fit the name %s; leave it out, or name the file .%s", e.format, file, e.format)
	}
	return named, err
}

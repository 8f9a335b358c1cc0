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

// sageCommand returns the command sage.
func (p *program) sageCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sage",
		Short: "Sage's own customer lists: load, list, remove",
		Long: `Each Sage company can have its customer list, as Sage exports it. A list makes no link.
It says which accounts there are: the rules judge links by it, and suggestions come from it.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.sageLoadCommand(), p.sageListCommand(), p.sageRemoveCommand())
	return cmd
}

// companyFlags are the flags that name a Sage company.
type companyFlags struct{ company, site string }

// flags adds the flags to cmd.
func (c *companyFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.company, "company", "", "the Sage company's `NAME`")
	cmd.Flags().StringVar(&c.site, "site", "", "its `SITE`; may be left out if the name is known at one site only")
}

// find returns the company that the flags name. One that is not known is returned as it is named if add is true and the
// flags name its site.
func (c companyFlags) find(s *model.Snapshot, add bool) (model.Company, error) {
	named := model.Company{Site: strings.TrimSpace(c.site), Name: strings.TrimSpace(c.company)}
	switch {
	case named.Name == "":
		return named, usageError{errors.New("--company is needed, with the Sage company's name")}
	case add && named.Site != "":
		return named, nil
	}
	found, err := job.FindCompany(s, named.Name, named.Site)
	switch {
	case err != nil && named.Site == "" && add:
		return found, fmt.Errorf("%w; to add it, or to say which is meant: --site", err)
	case err != nil && named.Site == "":
		return found, fmt.Errorf("%w; with --site", err)
	}
	return found, err
}

// sageLoadFlags are the flags of sage load.
type sageLoadFlags struct {
	readFlags
	companyFlags
	columns []string
}

// sageLoadCommand returns the command sage load.
func (p *program) sageLoadCommand() *cobra.Command {
	var l sageLoadFlags
	cmd := &cobra.Command{
		Use:   "load FILE|-",
		Short: "Load a Sage company's customer list from .xlsx or .csv",
		Long: `Loads the customer list of a Sage company, and replaces the one that the company has.
No link changes. Columns are found by their usual titles, at least the account number
or the ID, and the name; --map names others, by title or by letter. What was
understood is printed with sample values: look at it with --dry-run first. A company
that is not known is added. The accepted rows are loaded; exit code 3 says that others
were rejected. dovetail undo restores the earlier list.`,
		Example: `  dovetail sage load --company "Acme UK" --site 10 --dry-run sage-uk.xlsx
  dovetail sage load --company "Acme UK" sage-uk.xlsx
  dovetail sage load --company "Acme UK" --map account=B,name="Trading Name" sage-uk.csv`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.sageLoad(cmd.Context(), args[0], l) },
	}
	l.companyFlags.flags(cmd)
	l.readFlags.flags(cmd)
	cmd.Flags().Lookup("sheet").Usage = "the sheet `NAME` to read (default: the active one, else the first visible one, with these columns)"
	cmd.Flags().StringArrayVar(&l.columns, "map", nil, "the columns `ROLE=COLUMN[,ROLE=COLUMN...]`, by title or letter, - for none; roles: "+strings.Join(sageRoleKeys(), ", "))
	completeFlag(cmd, "map", func() []string {
		keys := sageRoleKeys()
		for i := range keys {
			keys[i] += "="
		}
		return keys
	})
	return cmd
}

// sageRoleKeys returns the roles that --map accepts.
func sageRoleKeys() (keys []string) {
	for _, role := range model.SageRoleTable() {
		keys = append(keys, role.Key)
	}
	return keys
}

// sageLoad loads a customer list from a file and prints the report.
func (p *program) sageLoad(ctx context.Context, file string, l sageLoadFlags) (err error) {
	if err := l.findEncoding(); err != nil {
		return err
	}
	mapping, err := model.ParseSageMapping(l.columns)
	if err != nil {
		return usageError{err}
	}
	source, err := p.source(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	return p.within(ctx, func(s *session) error {
		snapshot, err := s.DB.Snapshot(ctx, nil)
		if err != nil {
			return err
		}
		company, err := l.find(snapshot, true)
		if err != nil {
			return err
		}
		r, err := p.applySage(ctx, s, job.SageRequest{Source: source, Company: company, Sheet: l.sheet, Encoding: l.encoding, Mapping: mapping}, l.dryRun)
		if err != nil {
			return l.hint(err)
		}
		return p.reportSage(r, l.json)
	})
}

// applySage reads and plans a customer list and, unless it is a dry run, stores it; it returns the report. It shows the
// progress.
func (p *program) applySage(ctx context.Context, s *session, request job.SageRequest, dryRun bool) (r sageReport, err error) {
	progress, end := p.progress()
	defer end()
	preview, err := s.PreviewSage(ctx, request, progress)
	if err != nil {
		return r, err
	}
	r = sageReport{SageApplied: job.SageApplied{Preview: preview}, dryRun: dryRun}
	if !dryRun {
		r.SageApplied, err = s.ApplySage(ctx, preview, func(*job.SagePreview) bool { return true }, progress)
	}
	return r, err
}

// sageRemoveCommand returns the command sage remove.
func (p *program) sageRemoveCommand() *cobra.Command {
	var c companyFlags
	cmd := &cobra.Command{
		Use:   "remove",
		Short: "Remove a Sage company's customer list",
		Long: `Removes the customer list of a Sage company; the company and all links stay. dovetail
undo restores the list.`,
		Example: `  dovetail sage remove --company "Acme UK" --site 10`,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.sageRemove(cmd.Context(), s, c) })
		},
	}
	c.flags(cmd)
	return cmd
}

// sageRemove removes the customer list of a company.
func (p *program) sageRemove(ctx context.Context, s *session, c companyFlags) error {
	snapshot, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	company, err := c.find(snapshot, false)
	if err != nil {
		return err
	}
	if err := s.RemoveSage(ctx, company); err != nil {
		return err
	}
	return reported("the customer list was removed", 0, p.print("The customer list of %s was removed; no link was changed.", company))
}

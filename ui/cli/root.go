package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

// exitCodes is the table of exit codes in --help; README.md has the same.
const exitCodes = `Exit codes:
  0    done
  1    failed: file, missing column, existing target, database, disk
  2    wrong usage, including an invalid --filter
  3    rows were rejected (upload: nothing was applied, or with --skip-rejected
       the rest was; load: the rest was, or links were left out; also in a dry run)
  4    no settings access
  130  interrupted`

// Command returns the whole command line, for what is generated from it: the man pages. Its commands are
// not to be run, Main does that.
func Command() *cobra.Command { return (&program{}).root() }

// root returns the whole command line.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "dovetail",
		Short: "Link Layer's customers to Sage's before the first sync",
		Long: `dovetail links a company's Layer customers to its Sage customers before the first
sync creates duplicates. Without a command it opens the app. dovetail help filter
explains how customers are selected.

` + exitCodes,
		Version:           readBuildInfo().Version,
		Args:              noArguments,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return p.checkDatabaseFlags(cmd) },
		RunE:              func(cmd *cobra.Command, _ []string) error { return p.app(cmd.Context()) },
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate(readBuildInfo().String() + "\n")
	root.CompletionOptions.DisableDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVar(&p.path, "db", "", "the database `FILE` (default $DOVETAIL_DB, else in the user's data folder)")
	flags.BoolVar(&p.ascii, "ascii", false, "use ASCII characters only, for a terminal or font without line drawing")
	flags.BoolVar(&p.demo, "demo", false, "use sample data in a temporary database")
	root.AddCommand(p.loadCommand(), p.uploadCommand(), p.exportCommand(), p.listCommand(), p.companiesCommand(),
		p.sageCommand(), p.suggestCommand(), p.linkCommand(), p.unlinkCommand(), p.historyCommand(), p.undoCommand(), p.accessCommand(),
		p.checkCommand(), p.backupCommand(), p.restoreCommand(), p.salvageCommand(),
		p.versionCommand(), p.completionCommand())
	root.SetHelpCommand(p.helpCommand())
	return root
}

// checkDatabaseFlags returns an error if --db is empty or contradicts --demo. An empty --db is most likely an
// unset variable in a script; to ignore it would use another database.
func (p *program) checkDatabaseFlags(cmd *cobra.Command) error {
	given := cmd.Flags().Changed("db")
	switch {
	case given && p.path == "":
		return usageError{errors.New("--db is empty; name the database's file, or leave out --db")}
	case given && p.demo:
		return usageError{errors.New("--demo uses a temporary database; leave out --db or --demo")}
	}
	return nil
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// restoreCommand returns the command restore.
func (p *program) restoreCommand() *cobra.Command {
	var r restoreFlags
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Go back to a backup, after a look at what that changes",
		Long: `Checks the backup, shows what would change and which entries of the history would be
lost, and asks. The present state is kept as a backup first. Open sessions see the
restored data. Who has settings access stays as it is now. A backup of another database
is refused without --foreign. If the backup is no earlier state of the database, it must
give you settings access too.`,
		Example: `  dovetail restore --dry-run dovetail.db.backups/2026-11-25T0810.db
  dovetail restore dovetail.db.backups/2026-11-25T0810.db`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.restore(cmd.Context(), args[0], r) },
	}
	cmd.Flags().BoolVar(&r.yes, "yes", false, "do not ask")
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "show what would change and change nothing")
	cmd.Flags().BoolVar(&r.foreign, "foreign", false, "allow a backup of another database")
	return cmd
}

// restoreFlags are the flags of restore.
type restoreFlags struct{ yes, dryRun, foreign bool }

// restore goes back to a backup. A database that is too damaged to know who has settings access is restored by those who
// have it in the backup.
func (p *program) restore(ctx context.Context, file string, f restoreFlags) (err error) {
	path, err := p.databasePath()
	if err != nil {
		return err
	}
	s := p.session(path)
	r, err := s.PlanRestore(ctx, file, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := p.printLines(describeRestore(r)); err != nil || f.dryRun {
		return err
	}
	if r.Foreign() && !f.foreign {
		return fmt.Errorf("%s is a backup of another database; to replace all data of this one by it: --foreign", file)
	}
	if !f.yes {
		if err := p.askToRestore(); err != nil {
			return err
		}
	}
	done, err := s.Restore(ctx, r, nil)
	if err != nil {
		return err
	}
	if done.SetAside != "" {
		err = p.print("The backup was restored. The damaged file is %s.", done.SetAside)
	} else {
		err = p.print("The backup was restored.")
	}
	return reported("the backup was restored", 0, err)
}

// askToRestore asks on the terminal. It returns an error for any answer but yes, and where there is no terminal to ask on.
func (p *program) askToRestore() error {
	if !p.inTTY {
		return usageError{errors.New("nothing was changed; to restore without being asked: --yes")}
	}
	if _, err := fmt.Fprint(p.err, "Restore it? [y/N] "); err != nil {
		return err
	}
	var answer string
	_, _ = fmt.Fscanln(p.in, &answer) // no answer is no
	if a := strings.ToLower(answer); a != "y" && a != "yes" {
		return errors.New("nothing was changed")
	}
	return nil
}

// describeRestore returns what a restore changes, in lines.
func describeRestore(r *model.Restore) []string {
	lines := r.Describe()
	for _, e := range r.Lost[:min(len(r.Lost), shownLost)] {
		lines = append(lines, fmt.Sprintf("  %d  %s  %s  %s", e.Number, e.When.Local().Format("2006-01-02 15:04"), e.Who, e.Summary()))
	}
	return lines
}

// shownLost is the number of lost entries that a restore lists.
const shownLost = 10

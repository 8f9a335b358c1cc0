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
	var yes, dryRun bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Go back to a backup, after a look at what that changes",
		Long: `Checks the backup, shows what would change and which entries of the history would be
lost, and asks. The present state is kept as a backup first. Open sessions see the
restored data. Who has settings access stays as it is now.`,
		Example: `  dovetail restore --dry-run dovetail.db.backups/2026-11-25T0810.db
  dovetail restore dovetail.db.backups/2026-11-25T0810.db`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return p.restore(cmd.Context(), args[0], yes, dryRun) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would change and change nothing")
	return cmd
}

// restore goes back to a backup.
func (p *program) restore(ctx context.Context, file string, yes, dryRun bool) (err error) {
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
	if err := p.printLines(describeRestore(r)); err != nil || dryRun {
		return err
	}
	if !yes {
		if err := p.askToRestore(); err != nil {
			return err
		}
	}
	done, err := s.Restore(ctx, r, nil)
	if err != nil {
		return err
	}
	if done.SetAside != "" {
		return p.print("The backup was restored. The damaged file is %s.", done.SetAside)
	}
	return p.print("The backup was restored.")
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

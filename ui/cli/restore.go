package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/storage"
	"dovetail/ui/job"
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
	unknown := s.Authorize(ctx)
	if unknown != nil && !storage.CannotBeOpened(unknown) {
		return unknown
	}
	if err := s.refuseDatabaseAsTarget(file); err != nil {
		return fmt.Errorf("%s is the database itself; name a backup", file)
	}
	r, err := s.store.PlanRestore(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if (unknown != nil || !r.Earlier()) && !slices.Contains(r.Users, s.User) {
		return fmt.Errorf("%s: %w", file, &job.NoAccess{User: s.User, Ask: r.Users})
	}
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
	aside, err := s.store.Restore(ctx, r, restoreEntry(s, file, r, p.now()))
	if err != nil {
		return err
	}
	if aside != "" {
		err = p.print("The backup was restored. The damaged file is %s.", aside)
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

// restoreEntry returns the entry of the history for a restore.
func restoreEntry(s *session, file string, r *storage.Restore, now time.Time) model.Entry {
	note := "state of " + time.Unix(r.Modified, 0).Local().Format("2006-01-02 15:04")
	if n := len(r.Lost); n > 0 {
		note += "; " + model.Counted(n, "entry", "entries") + " after it dropped"
	}
	return model.Entry{Kind: model.EntryRestore, When: now, Who: s.User, File: filepath.Base(file), Note: note}
}

// describeRestore returns what a restore changes, in lines.
func describeRestore(r *storage.Restore) []string {
	lines := []string{"The backup is sound: " + contentsOf(r.Checked) + ", of " + time.Unix(r.Modified, 0).Local().Format("2006-01-02 15:04") + "."}
	if r.Now == nil {
		return append(lines, "The present database cannot be read; its file is set aside.")
	}
	if r.Foreign() {
		lines = append(lines, "It is a backup of another database.")
	}
	d := r.Now.DifferenceTo(r.Backup)
	if d.IsZero() {
		lines = append(lines, "Its customers and links are those that are here now.")
	}
	for _, part := range []struct {
		n               int
		one, many, what string
	}{
		{d.Removed, "customer", "customers", " removed"},
		{d.Added, "customer", "customers", " added"},
		{d.Links, "link", "links", " changed"},
		{d.Other, "customer", "customers", " changed in something else"},
	} {
		if part.n > 0 {
			lines = append(lines, "  "+model.Counted(part.n, part.one, part.many)+part.what)
		}
	}
	if len(r.Lost) > 0 {
		lines = append(lines, "Lost from the history: "+model.Counted(len(r.Lost), "entry", "entries")+".")
	}
	for _, e := range r.Lost[:min(len(r.Lost), shownLost)] {
		lines = append(lines, fmt.Sprintf("  %d  %s  %s  %s", e.Number, e.When.Local().Format("2006-01-02 15:04"), e.Who, e.Summary()))
	}
	return lines
}

// shownLost is the number of lost entries that a restore lists.
const shownLost = 10

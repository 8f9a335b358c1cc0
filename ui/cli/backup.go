package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dovetail/ui/job"
)

// backupCommand returns the command backup.
func (p *program) backupCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "backup FILE|-",
		Short: "Write a checked copy of the database, while others go on working",
		Long: `Writes a complete copy of the database, which is checked first: a damaged database makes
no backup. Other sessions can work meanwhile. - writes it to standard output.
dovetail also keeps backups by itself, in a folder beside the database.`,
		Example: `  dovetail backup /mnt/usb/customers.db
  ssh host dovetail backup - > customers.db`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.backup(cmd.Context(), s, args[0], force) })
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE if it exists")
	return cmd
}

// backup writes a checked copy of the database to a file or to standard output.
func (p *program) backup(ctx context.Context, s *session, file string, force bool) error {
	if file == "-" && p.outTTY {
		return usageError{errors.New("- writes the backup to standard output, which is a terminal here; name a file or use a pipe")}
	}
	if err := s.refuseDatabaseAsTarget(file); err != nil {
		return err
	}
	v, err := s.store.CheckedBackup(ctx, func(path string) error {
		copied, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { _ = copied.Close() }()
		if file == "-" {
			_, err = io.Copy(p.out, copied)
			return err
		}
		_, err = job.WriteFile(file, force, func(w io.Writer) error {
			_, err := io.Copy(w, copied)
			return err
		})
		return err
	})
	if err != nil {
		return forceHint(err)
	}
	if file == "-" {
		return nil
	}
	return reported("the backup was written", 0, p.print("The backup is in %s: %s.", file, v.Contents()))
}

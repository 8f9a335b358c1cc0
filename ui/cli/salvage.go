package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/storage"
	"dovetail/ui/job"
)

// salvageCommand returns the command salvage.
func (p *program) salvageCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "salvage DAMAGED NEW",
		Short: "Write what a damaged database still proves to a new one",
		Long: `Reads everything in the file of a damaged database that its checksums prove, writes it to
a new database, and lists what is missing. A customer that is lost is taken from the
history where that still has it. The damaged file is only read. You are the first user
with settings access to the new database; where the damaged one still proves who has it,
you must be one of them. Where there is a sound backup, restore it instead: check names
it.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 || args[0] == "" || args[1] == "" {
				return usageError{errors.New("salvage takes the DAMAGED file and the name of a NEW one")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.salvage(cmd.Context(), args[0], args[1]) },
	}
}

// salvage writes what a damaged database still proves to a new one, and prints what is missing.
func (p *program) salvage(ctx context.Context, from, to string) error {
	s, err := storage.Salvage(ctx, from, to, userName())
	var denied *storage.NotListedError
	if errors.As(err, &denied) {
		return fmt.Errorf("%s: %w", from, &job.NoAccess{User: userName(), Ask: denied.Users})
	}
	if err != nil {
		return err
	}
	lines := []string{fmt.Sprintf("%s has %s, %s linked, %s and %s of the history.", to, model.Counted(s.Customers, "customer", "customers"),
		model.Number(s.Linked), model.Counted(s.Companies, "company", "companies"), model.Counted(s.Entries, "entry", "entries"))}
	if len(s.Missing) == 0 {
		lines = append(lines, "Nothing is missing.")
	} else {
		lines = append(lines, "Damaged or missing in "+from+":")
	}
	for _, m := range s.Missing {
		lines = append(lines, "  "+m)
	}
	return reported("the new database was written", 0, p.printLines(lines))
}

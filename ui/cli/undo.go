package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// undoCommand returns the command undo.
func (p *program) undoCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "undo [ENTRY]",
		Short: "Undo your last entry of the history, or the one named",
		Long: `Restores what an entry of the history changed. The undo is an entry itself and can be
undone too. A customer that was changed again or synced since, or whose Sage customer
is linked to another customer now, is left as it is and listed. A load, an entry with
more than 100 changes, and an undo that removes customers need the entry's number.`,
		Example: `  dovetail undo --dry-run
  dovetail undo
  dovetail undo 12`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New("undo takes one ENTRY; dovetail history lists them")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.undo(cmd.Context(), s, args, dryRun) })
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would change and store nothing")
	return cmd
}

// undo undoes an entry. It plans again if another session changes the data between plan and apply.
func (p *program) undo(ctx context.Context, s *session, args []string, dryRun bool) error {
	entry, err := entryOf(ctx, s, args)
	if err != nil {
		return err
	}
	for {
		u, err := s.PlanUndo(ctx, entry, nil)
		if err != nil {
			return err
		}
		if len(args) == 0 && u.NeedsConsent() && !dryRun {
			return usageError{needsCommand{errNeedsNumber(u)}}
		}
		if !dryRun {
			_, err = s.Undo(ctx, u, nil)
		}
		if errors.Is(err, model.ErrStale) {
			continue
		}
		if err != nil {
			return err
		}
		err = p.reportUndo(context.WithoutCancel(ctx), s, u, dryRun)
		if dryRun || u.Batch.Empty() {
			return err
		}
		return reported(fmt.Sprintf("entry %d was undone", u.Entry.Number), 0, err)
	}
}

// errNeedsNumber returns the error of an undo that needs the entry's number: what it would do, and the command
// that does it.
func errNeedsNumber(u *model.Undo) error {
	n := u.Entry.Number
	return fmt.Errorf("nothing was changed: entry %d, the %s by %s of %s, is only undone by its number, as that %s; to do it: dovetail undo %d",
		n, u.Entry.Summary(), u.Entry.Who, u.Entry.When.Local().Format("2006-01-02 15:04"), u.Effect(), n)
}

// entryOf returns the entry that the arguments of undo name, else the user's last one.
func entryOf(ctx context.Context, s *session, args []string) (model.Entry, error) {
	if len(args) == 0 {
		return s.LastEntry(ctx, false)
	}
	n, err := strconv.ParseUint(args[0], 10, 64)
	if err != nil {
		return model.Entry{}, usageError{fmt.Errorf("%q is not the number of an entry; dovetail history lists them", args[0])}
	}
	return s.Entry(ctx, n)
}

// reportUndo prints what an undo changed and what it left, or in a dry run would.
func (p *program) reportUndo(ctx context.Context, s *session, u *model.Undo, dryRun bool) error {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(p.safe(strings.Join(parts, "")) + "\n") }
	line("Entry ", strconv.FormatUint(u.Entry.Number, 10), ", ", u.Entry.Summary(), " by ", u.Entry.Who)
	for _, c := range u.Back {
		line("change   ", c.ID(), "  ", now.DescribeChange(c))
	}
	for _, s := range u.DescribeCompanies() {
		line("change   –  ", s)
	}
	for _, l := range u.Left {
		line("leave    ", orDash(l.ID), "  ", l.Why)
	}
	line(undoOutcome(u, dryRun))
	if dryRun && u.NeedsConsent() {
		line("To do it, name the entry: dovetail undo ", strconv.FormatUint(u.Entry.Number, 10))
	}
	_, err = fmt.Fprint(p.out, b.String())
	return err
}

// undoOutcome returns the sentence about what an undo wrote and how much it left unchanged, or in a dry run would.
func undoOutcome(u *model.Undo, dryRun bool) string {
	left := u.Leaves()
	if left != "" {
		left = " Left unchanged: " + left + "."
	}
	switch {
	case u.Batch.Empty():
		return "Nothing was changed: there is nothing that can be undone." + left
	case dryRun:
		return "Dry run: nothing was changed. The undo " + u.Effect() + "." + left
	}
	return "The undo " + u.Done() + "." + left
}

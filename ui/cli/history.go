package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// historyCommand returns the command history.
func (p *program) historyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history",
		Short: "Print what was done to the data, newest first",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.history(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON array, with every change")
	return cmd
}

// within opens the database, runs do and closes the database again.
func (p *program) within(ctx context.Context, do func(*session) error) (err error) {
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	return do(s)
}

// history prints the entries of the history.
func (p *program) history(ctx context.Context, s *session, asJSON bool) error {
	entries, err := s.Entries(ctx, 0)
	if err != nil {
		return err
	}
	if asJSON {
		return p.historyJSON(ctx, s, entries)
	}
	undone := model.Undone(entries)
	cells := [][]string{{"Entry", "When", "Who", "What", "Customers", "Note"}}
	for _, e := range entries {
		what := e.Summary()
		if len(e.Allowed) > 0 {
			what += " (allowed: " + strings.Join(e.Allowed, ", ") + ")"
		}
		if undone[e.Number] {
			what += " (undone)"
		}
		cells = append(cells, []string{
			strconv.FormatUint(e.Number, 10), e.When.Local().Format("2006-01-02 15:04:05"), e.Who, what, model.Number(e.Customers), e.Note,
		})
	}
	return p.writeAligned(p.out, cells)
}

// jsonEntry is an entry as history --json prints it.
type jsonEntry struct {
	Entry   uint64         `json:"entry"`
	When    string         `json:"when"`
	Who     string         `json:"who"`
	Kind    string         `json:"kind"`
	File    string         `json:"file,omitempty"`
	SHA256  string         `json:"sha256,omitempty"`
	Counts  map[string]int `json:"counts,omitempty"`
	Allowed []string       `json:"allowed,omitempty"`
	Note    string         `json:"note,omitempty"`
	Undoes  uint64         `json:"undoes,omitempty"`
	Changes []jsonChange   `json:"changes"`
}

// jsonChange is the change of one customer, with its values by Excel header. Before is null for a customer that
// was added, After for one that was removed.
type jsonChange struct {
	CustomerID string            `json:"customerId"`
	Before     map[string]string `json:"before"`
	After      map[string]string `json:"after"`
}

// historyJSON prints the entries as a JSON array, one at a time: an entry can hold a million changes.
func (p *program) historyJSON(ctx context.Context, s *session, entries []model.Entry) error {
	separator := "["
	for _, e := range entries {
		changes, err := s.DB.Changes(ctx, e.Number)
		if err != nil {
			return err
		}
		j := jsonEntry{
			Entry: e.Number, When: e.When.UTC().Format(time.RFC3339), Who: e.Who, Kind: e.Kind, File: e.File, SHA256: e.SHA256,
			Counts: e.Counts, Allowed: e.Allowed, Note: e.Note, Undoes: e.Undoes, Changes: []jsonChange{},
		}
		for _, c := range changes {
			j.Changes = append(j.Changes, jsonChange{c.ID(), valuesByHeader(c.Before), valuesByHeader(c.After)})
		}
		text, err := json.Marshal(j)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(p.out, "%s\n%s", separator, showableJSON(text)); err != nil {
			return err
		}
		separator = ","
	}
	end := "\n]"
	if len(entries) == 0 {
		end = "[]"
	}
	_, err := fmt.Fprintln(p.out, end)
	return err
}

// valuesByHeader returns a customer's values by Excel header, and nil for the zero Customer.
func valuesByHeader(c model.Customer) map[string]string {
	if c.ID == "" {
		return nil
	}
	values := map[string]string{}
	for _, info := range model.Columns() {
		if info.Header != "" {
			values[info.Header] = info.Column.Text(c)
		}
	}
	return values
}

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
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be restored and store nothing")
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
			return usageError{errNeedsNumber(u)}
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
		return p.reportUndo(ctx, s, u, dryRun)
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

// reportUndo prints what an undo restored and what it left, or in a dry run would.
func (p *program) reportUndo(ctx context.Context, s *session, u *model.Undo, dryRun bool) error {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(p.safe(strings.Join(parts, "")) + "\n") }
	line("Entry ", strconv.FormatUint(u.Entry.Number, 10), ", ", u.Entry.Summary(), " by ", u.Entry.Who)
	for _, c := range u.Back {
		line("restore  ", c.ID(), "  ", now.DescribeChange(c))
	}
	for _, s := range u.DescribeCompanies() {
		line("restore  –  ", s)
	}
	for _, l := range u.Left {
		line("leave    ", orDash(l.ID), "  ", l.Why)
	}
	switch {
	case u.Batch.Empty():
		line("Nothing was changed: there is nothing to restore.")
	case dryRun:
		line("Dry run: nothing was changed; ", model.Number(len(u.Back)+len(u.DescribeCompanies())), " would be restored, ", model.Number(len(u.Left)), " left.")
		if u.NeedsConsent() {
			line("That ", u.Effect(), "; to do it: dovetail undo ", strconv.FormatUint(u.Entry.Number, 10))
		}
	default:
		line(model.Number(len(u.Back)+len(u.DescribeCompanies())), " restored, ", model.Number(len(u.Left)), " left.")
	}
	_, err = fmt.Fprint(p.out, b.String())
	return err
}

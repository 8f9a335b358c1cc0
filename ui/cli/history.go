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

func (p *program) historyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history",
		Short: "What was done to the data, newest first",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.within(cmd.Context(), func(s *session) error { return p.history(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON array, with every change")
	return cmd
}

// within runs what needs the database open.
func (p *program) within(ctx context.Context, do func(*session) error) (err error) {
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	return do(s)
}

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

// jsonEntry is what history --json prints of an entry.
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

type jsonChange struct {
	CustomerID string            `json:"customerId"`
	Before     map[string]string `json:"before"`
	After      map[string]string `json:"after"`
}

// historyJSON prints the entries one by one, as an entry can hold a million changes.
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
			j.Changes = append(j.Changes, jsonChange{c.ID(), headed(c.Before), headed(c.After)})
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

// headed are a customer's values by their Excel headers; nil where it was not there.
func headed(c model.Customer) map[string]string {
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

func (p *program) undoCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "undo [ENTRY]",
		Short: "Undo your last entry of the history, or the one named",
		Long: `Puts back what an entry of the history changed, as an entry of its own that can be
undone too. What was changed again since, is synced since, or would take a Sage
customer that another customer holds, is left and named. A load, an entry with more
than 100 changes, and what removes customers, is only undone by its number.`,
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
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be put back and store nothing")
	return cmd
}

// undo undoes an entry; as long as somebody else is quicker it is planned again.
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
			err = s.Undo(ctx, u, nil)
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

// errNeedsNumber says what a bare undo would do, and which command does it.
func errNeedsNumber(u *model.Undo) error {
	n := u.Entry.Number
	return fmt.Errorf("nothing was changed: entry %d, the %s by %s of %s, is only undone by its number, as that %s; to do it: dovetail undo %d",
		n, u.Entry.Summary(), u.Entry.Who, u.Entry.When.Local().Format("2006-01-02 15:04"), u.Effect(), n)
}

func entryOf(ctx context.Context, s *session, args []string) (model.Entry, error) {
	if len(args) == 0 {
		return s.LastEntry(ctx, false)
	}
	n, err := strconv.ParseUint(args[0], 10, 64)
	if err != nil {
		return model.Entry{}, usageError{fmt.Errorf("%q is no number of an entry; dovetail history lists them", args[0])}
	}
	return s.Entry(ctx, n)
}

func (p *program) reportUndo(ctx context.Context, s *session, u *model.Undo, dryRun bool) error {
	now, err := s.DB.Snapshot(ctx, nil)
	if err != nil {
		return err
	}
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(p.safe(strings.Join(parts, "")) + "\n") }
	line("Entry ", strconv.FormatUint(u.Entry.Number, 10), ", ", u.Entry.Summary(), " by ", u.Entry.Who)
	for _, c := range u.Back {
		line("back   ", c.ID(), "  ", now.DescribeChange(c))
	}
	for _, s := range u.DescribeCompanies() {
		line("back   –  ", s)
	}
	for _, l := range u.Left {
		line("stays  ", orDash(l.ID), "  ", l.Why)
	}
	switch {
	case u.Batch.Empty():
		line("Nothing was changed: there is nothing to put back.")
	case dryRun:
		line("Dry run: nothing was changed; ", model.Number(len(u.Back)+len(u.DescribeCompanies())), " would be put back, ", model.Number(len(u.Left)), " left.")
		if u.NeedsConsent() {
			line("That ", u.Effect(), "; to do it: dovetail undo ", strconv.FormatUint(u.Entry.Number, 10))
		}
	default:
		line(model.Number(len(u.Back)+len(u.DescribeCompanies())), " put back, ", model.Number(len(u.Left)), " left.")
	}
	_, err = fmt.Fprint(p.out, b.String())
	return err
}

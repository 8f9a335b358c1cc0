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
			what += " (allowed: " + strings.Join(e.AllowedNames(), ", ") + ")"
		}
		if undone[e.Number] {
			what += " (undone)"
		}
		cells = append(cells, []string{
			strconv.FormatUint(e.Number, 10), e.When.Local().Format("2006-01-02 15:04:05"), e.Who, what, model.Number(e.Customers), e.Note,
		})
	}
	return p.writeTable(p.out, textTable{cells: cells, columns: []textColumn{
		{},
		{},
		{rank: 3, preferred: 12, least: 8, fit: wrapped},
		{rank: 2, preferred: 24, least: 16, fit: wrapped},
		{},
		{rank: 1, preferred: 24, least: 12, fit: wrapped},
	}})
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
	Lists   []jsonList     `json:"lists,omitempty"`
	Changes []jsonChange   `json:"changes"`
}

// jsonList is the customer list of a company before and after an entry: the entries that loaded them, 0 for none.
type jsonList struct {
	Company string `json:"SageCompanyName"`
	Site    string `json:"SageSiteId"`
	Before  uint64 `json:"before"`
	After   uint64 `json:"after"`
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
		for _, l := range e.Lists {
			j.Lists = append(j.Lists, jsonList{l.Company.Name, l.Company.Site, l.Before, l.After})
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

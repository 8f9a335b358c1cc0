package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// listFlags are the flags of list.
type listFlags struct {
	filter, sort, columns string
	json, csv, plain      bool
	wide                  bool
}

// listCommand returns the command list.
func (p *program) listCommand() *cobra.Command {
	var l listFlags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Print the customers",
		Long: `Prints the customers as a table. On a terminal it is as wide as the terminal, and values
that are too long are cut; --wide shows them in full. In a pipe nothing is ever cut.`,
		Example: `  dovetail list --filter 'is:create acme'
  dovetail list --sort company,-name --columns id,name,company,account
  dovetail list --json | jq length`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf(cmd, "json", "csv", "plain", "wide"); err != nil {
				return err
			}
			return p.list(cmd.Context(), l)
		},
	}
	cmd.Flags().StringVar(&l.filter, "filter", "", "only the rows that match the `QUERY`, explained by dovetail help filter")
	cmd.Flags().StringVar(&l.sort, "sort", "", "sort by `COLUMN[,COLUMN...]`, descending with - in front (default id)")
	cmd.Flags().StringVar(&l.columns, "columns", "", "print these `COLUMN[,COLUMN...]` (default all but site, postcode, telephone, email, website and vat)")
	cmd.Flags().BoolVar(&l.json, "json", false, "print one JSON array, all values as strings")
	cmd.Flags().BoolVar(&l.csv, "csv", false, "print CSV with the Excel headers")
	cmd.Flags().BoolVar(&l.plain, "plain", false, "print one line per customer, values separated by tabs, no header")
	cmd.Flags().BoolVar(&l.wide, "wide", false, "on a terminal, show all values in full, even if lines get wider than it")
	completeFilter(cmd, noCustomers())
	completeFlag(cmd, "sort", columnKeys)
	completeFlag(cmd, "columns", columnKeys)
	return cmd
}

// list prints the customers that match the filter.
func (p *program) list(ctx context.Context, l listFlags) error {
	query, order, columns, err := l.parse()
	if err != nil {
		return usageError{filterError{err}}
	}
	return p.withRows(ctx, query, order, func(_ *session, snapshot *model.Snapshot, rows []int32) error {
		table := table{ctx, snapshot, rows, columns}
		out := bufio.NewWriter(p.out)
		var err error
		switch {
		case l.json:
			err = table.writeJSON(out)
		case l.csv:
			err = writeCSVRows(out, table.headers(), table.each)
		case l.plain:
			err = writePlainRows(out, table.each)
		default:
			err = p.writeRows(out, table, l.wide)
		}
		return errors.Join(err, out.Flush())
	})
}

// parse returns the query, the order and the columns that the flags name.
func (l listFlags) parse() (q model.Query, order []model.Order, columns []model.Column, err error) {
	if q, err = model.ParseQuery(l.filter); err != nil {
		return
	}
	if order, err = model.ParseOrder(l.sort); err != nil {
		return
	}
	if l.columns != "" {
		for name := range strings.SplitSeq(l.columns, ",") {
			c, err := model.ParseColumn(strings.TrimSpace(name))
			if err != nil {
				return q, order, columns, fmt.Errorf("--columns: %w", err)
			}
			columns = append(columns, c)
		}
		return
	}
	for _, c := range model.Columns() {
		if !c.Hidden || l.json || l.csv {
			columns = append(columns, c.Column)
		}
	}
	return
}

// withRows opens the database and runs do with a snapshot and the rows that match the query, in order.
func (p *program) withRows(ctx context.Context, q model.Query, order []model.Order, do func(*session, *model.Snapshot, []int32) error) error {
	return p.within(ctx, func(s *session) error {
		snapshot, err := s.DB.Snapshot(ctx, nil)
		if err != nil {
			return err
		}
		if q, err = q.Resolve(ctx, s); err != nil {
			return unknownEntry(err)
		}
		rows, err := selectRows(ctx, snapshot, q, order)
		if err != nil {
			return err
		}
		return do(s, snapshot, rows)
	})
}

// unknownEntry returns an error of a filter's history; an entry that is not there is wrong usage.
func unknownEntry(err error) error {
	var unknown *model.UnknownEntryError
	if errors.As(err, &unknown) {
		return usageError{fmt.Errorf("%w; dovetail history lists them", err)}
	}
	return err
}

// selectRows returns the rows of s that match the query, in order, and by CustomerId if order is empty.
func selectRows(ctx context.Context, s *model.Snapshot, q model.Query, order []model.Order) ([]int32, error) {
	if len(order) == 0 {
		order = []model.Order{{Column: model.ColumnID}}
	}
	rows, err := q.Rows(ctx, s)
	if err != nil {
		return nil, err
	}
	return s.Sort(ctx, rows, order)
}

// table is the part of a snapshot that list prints.
type table struct {
	ctx      context.Context
	snapshot *model.Snapshot
	rows     []int32
	columns  []model.Column
}

// each calls do with the values of every row. The slice is reused. It returns the context's error if the
// context ends first.
func (t table) each(do func(values []string) error) error {
	values := make([]string, len(t.columns))
	for n, row := range t.rows {
		if n%512 == 0 && t.ctx.Err() != nil {
			return t.ctx.Err()
		}
		customer := t.snapshot.At(int(row))
		for i, c := range t.columns {
			values[i] = c.Text(customer)
		}
		if err := do(values); err != nil {
			return err
		}
	}
	return nil
}

// headers returns the Excel headers of the columns, and NextSync for Next Sync, which is not exported.
func (t table) headers() []string {
	var list []string
	for _, c := range t.columns {
		header := c.Header()
		if header == "" {
			header = strings.ReplaceAll(c.Title(), " ", "")
		}
		list = append(list, header)
	}
	return list
}

// writeJSON writes a JSON array with one object on each line.
func (t table) writeJSON(out io.Writer) error {
	headers := t.headers()
	start, end := "[\n  {", "[]\n"
	err := t.each(func(values []string) error {
		object := start
		for i, v := range values {
			text, err := jsonText(v)
			if err != nil {
				return err
			}
			if i > 0 {
				object += ", "
			}
			object += `"` + headers[i] + `": ` + text
		}
		start, end = ",\n  {", "\n]\n"
		_, err := io.WriteString(out, object+"}")
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, end)
	return err
}

package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"dovetail/ui/terminal"
)

// eachRow calls do with the values of every row of an answer, until do returns an error.
type eachRow func(do func(values []string) error) error

// writeCSVRows writes CSV with a header.
func writeCSVRows(out io.Writer, headers []string, each eachRow) error {
	w := csv.NewWriter(out)
	if err := w.Write(headers); err != nil {
		return err
	}
	if err := each(w.Write); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// writePlainRows writes one line for each row, values separated by tabs.
func writePlainRows(out io.Writer, each eachRow) error {
	return each(func(values []string) error {
		for i, v := range values {
			values[i] = terminal.Safe(v)
		}
		_, err := fmt.Fprintln(out, strings.Join(values, "\t"))
		return err
	})
}

package xlsx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

func TestWriteRefusesWhatAFileCannotHold(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 32768)
	for name, test := range map[string]struct {
		table Table
		want  string
	}{
		"control character": {tableOf(model.Customer{ID: "C1", Name: "a\x07b"}), `customer "C1": CustomerName holds the control character U+0007`},
		"noncharacter":      {tableOf(model.Customer{ID: "C1", Name: "a\uFFFEb"}), `customer "C1": CustomerName holds the control character U+FFFE`},
		"broken UTF-8":      {tableOf(model.Customer{ID: "C\xff"}), `customer "C\xff": CustomerId is not valid UTF-8`},
		"too long":          {tableOf(model.Customer{ID: "C1", Name: long}), `customer "C1": CustomerName has 32768 characters, and a cell holds 32767`},
		"too long in pairs": {tableOf(model.Customer{ID: "C1", Name: strings.Repeat("😀", 16384)}), `has 32768 characters`},
		"wrong count":       {Table{Rows: slices.Values(awkwardCustomers()), Count: 3}, "7 rows instead of 3"},
	} {
		for format, write := range map[string]writer{"workbook": WriteWorkbook, "csv": WriteCSV} {
			t.Run(name+" in "+format, func(t *testing.T) {
				t.Parallel()
				var b bytes.Buffer
				err := write(context.Background(), &b, test.table)
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("error is %v, want one with %q", err, test.want)
				}
				if b.Len() > 0 {
					t.Errorf("%d bytes were written, want none", b.Len())
				}
			})
		}
	}
}

func TestWriteOfTheLongestValue(t *testing.T) {
	t.Parallel()
	want := strings.Repeat("x", 32767)
	f := openBook(t, exportOf(t, tableOf(model.Customer{ID: "C1", Name: want})))
	if got, err := f.GetCellValue(customersSheet, "B2"); err != nil || got != want {
		t.Errorf("got %d characters (%v), want %d", len(got), err, len(want))
	}
}

// cancelling returns the rows of a table and cancels the context before one of them, counted over both passes.
func cancelling(rows iter.Seq[model.Customer], cancel func(), at int) iter.Seq[model.Customer] {
	n := 0
	return func(yield func(model.Customer) bool) {
		for c := range rows {
			if n++; n == at {
				cancel()
			}
			if !yield(c) {
				return
			}
		}
	}
}

func TestWriteStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	const rows = 2000
	for name, at := range map[string]int{"before": 0, "while it measures": 5, "while it writes": rows + 5, "while it compresses": 2 * rows} {
		for format, write := range map[string]writer{"workbook": WriteWorkbook, "csv": WriteCSV} {
			if format == "csv" && at == 2*rows {
				continue // nothing is compressed
			}
			t.Run(name+" "+format, func(t *testing.T) {
				t.Parallel()
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				if at == 0 {
					cancel()
				}
				table := tableOf(make([]model.Customer, rows)...)
				table.Rows = cancelling(table.Rows, cancel, at)
				var b bytes.Buffer
				if err := write(ctx, &b, table); !errors.Is(err, context.Canceled) {
					t.Errorf("error is %v, want %v", err, context.Canceled)
				}
				if _, err := excelize.OpenReader(&b); err == nil {
					t.Error("the output can be opened, want an incomplete file")
				}
			})
		}
	}
}

func TestWriteReportsProgress(t *testing.T) {
	t.Parallel()
	for format, write := range map[string]writer{"workbook": WriteWorkbook, "csv": WriteCSV} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			var reported []int
			table := tableOf(make([]model.Customer, 5000)...)
			table.Progress = func(rows int) { reported = append(reported, rows) }
			if err := write(context.Background(), io.Discard, table); err != nil {
				t.Fatal(err)
			}
			if !slices.IsSorted(reported) || len(reported) < 9 || reported[len(reported)-1] != 5000 {
				t.Errorf("progress was %v, want increasing numbers up to 5000", reported)
			}
		})
	}
}

// fullDisk is a writer that fails after a number of bytes.
type fullDisk struct{ room int }

var errFull = errors.New("no space left on device")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteReturnsTheErrorOfAFullDisk(t *testing.T) {
	t.Parallel()
	for format, write := range writers() {
		for _, room := range []int{0, 500, 5000} {
			t.Run(fmt.Sprintf("%s after %d bytes", format, room), func(t *testing.T) {
				t.Parallel()
				table := tableOf(make([]model.Customer, 9000)...)
				if err := write(context.Background(), &fullDisk{room}, table); !errors.Is(err, errFull) {
					t.Errorf("error is %v, want %v", err, errFull)
				}
			})
		}
	}
}

func TestTemporaryFilesAreRemoved(t *testing.T) {
	for name, cancelAt := range map[string]int{"written": 0, "cancelled": 98_000} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			t.Setenv("TMPDIR", folder)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			table, largest := benchTable(50_000), 0
			table.Rows = cancelling(table.Rows, cancel, cancelAt)
			table.Progress = func(int) {
				files, _ := os.ReadDir(folder)
				largest = max(largest, len(files))
			}
			if err := WriteWorkbook(ctx, io.Discard, table); err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			if files, err := os.ReadDir(folder); err != nil || len(files) > 0 || largest == 0 {
				t.Errorf("%d of %d files remain (%v), want none", len(files), largest, err)
			}
		})
	}
}

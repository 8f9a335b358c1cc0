package xlsx

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// The names of the sheets that are written.
const (
	customersSheet = "Customers"
	companiesSheet = "Companies" // hidden: the list offered on SageCompanyName
	sitesSheet     = "Sites"     // hidden: the list offered on SageSiteId
	readMeSheet    = "Read me"
)

// checkEvery is the number of rows after which a long loop checks its context and reports its progress.
const checkEvery = 512

// Table is the content of an export.
type Table struct {
	Rows      iter.Seq[model.Customer] // read twice: once to measure, once to write
	Count     int                      // the number of rows that Rows yields
	Evidence  []model.Column           // written after the columns of an upload, which ignores them
	Companies []model.Company          // the known ones, offered as a list on SageCompanyName
	Origin    model.Origin             // the database and revision that the rows come from
	Created   time.Time                // the same Table gives the same bytes

	// Progress, where it is not nil, is called every few hundred rows with the number of rows done, and
	// at the end with Count.
	Progress func(rows int)

	more moreColumns // of the workbook of suggestions
}

// WriteWorkbook writes the table as an Excel workbook: the sheet Customers, in which every value is a text with the
// text format, and the known companies in a hidden sheet. It returns an error if a cell cannot hold a value, or if
// Rows does not yield Count rows; w then does not hold a workbook.
func WriteWorkbook(ctx context.Context, w io.Writer, t Table) error {
	widths, err := t.measure(ctx)
	if err != nil {
		return err
	}
	b, err := newBook(t.Created, t.Origin)
	if err != nil {
		return err
	}
	defer b.close()
	if err := t.fill(ctx, b, widths); err != nil {
		return err
	}
	return b.save(ctx, w, t.compressed())
}

// fill writes the sheet Customers and the lists that are offered in it. The widths are those of the values.
func (t Table) fill(ctx context.Context, b *book, widths []int) error {
	stream, err := b.customers(append(exportColumns(t.columns(), widths), t.more.plans()...), t.Count)
	if err != nil {
		return err
	}
	if err := b.addLists(t.Companies); err != nil {
		return err
	}
	return t.stream(ctx, stream)
}

// stream writes the rows, and reports the first half of the progress; the second half is their compression.
func (t Table) stream(ctx context.Context, stream *excelize.StreamWriter) error {
	columns := t.columns()
	values := make([]any, len(columns))
	n := 0
	for c := range t.Rows {
		if n%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.report(n / 2)
		}
		n++
		values = values[:len(columns)]
		for i, column := range columns {
			values[i] = cellValue(column.StoredText(column.Text(c)))
		}
		values = t.more.appendTo(values, n-1)
		if err := stream.SetRow("A"+strconv.Itoa(n+1), values); err != nil {
			return fmt.Errorf("customer %q: %w", c.ID, err)
		}
	}
	return stream.Flush()
}

// compressed returns a function that reports the second half of the progress. It is called with the number of rows
// compressed since the last call, including the header.
func (t Table) compressed() func(rows int) {
	done := 0
	return func(rows int) {
		done += rows
		t.report((t.Count + min(done, t.Count)) / 2)
	}
}

func (t Table) report(rows int) {
	if t.Progress != nil {
		t.Progress(rows)
	}
}

// columns returns the columns of the table, in their order.
func (t Table) columns() []model.Column { return append(uploadColumns(), t.Evidence...) }

// uploadColumns returns the columns of an upload, in the order of the export.
func uploadColumns() []model.Column {
	columns := make([]model.Column, model.UploadColumns)
	for i := range columns {
		columns[i] = model.Column(i)
	}
	return columns
}

// exportHeaders returns the Excel headers of columns.
func exportHeaders(columns []model.Column) []string {
	headers := make([]string, len(columns))
	for i, column := range columns {
		headers[i] = column.Header()
	}
	return headers
}

// exportColumns returns columns of a sheet for values of these widths.
func exportColumns(columns []model.Column, values []int) []columnPlan {
	plans := make([]columnPlan, len(columns))
	for i, header := range exportHeaders(columns) {
		plans[i] = columnPlan{header, columnWidth(header, values[i]), true}
	}
	return plans
}

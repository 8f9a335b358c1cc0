package xlsx

import (
	"context"
	"io"
)

// steps are the instructions of the template, above its table of columns.
var steps = [...]string{
	"How to link Layer's customers to their Sage customers",
	"1. Write one row for each customer into the sheet Customers, below its header.",
	"2. CustomerId, SageCompanyName and SageSiteId must be filled in, and at least one of SageCustomerId and SageAccountNumber.",
	"3. The cells are text: leading zeros stay, and nothing turns into a number or a date. Paste values only, so that they remain text.",
	"4. Save the file as .xlsx and upload it. Nothing is changed before you have seen the preview and applied it.",
}

// WriteTemplate writes an empty workbook to fill in: the header of the sheet Customers with the known companies
// offered, and a sheet Read me that explains each column with an example. Rows and Count of the table are not used.
func WriteTemplate(ctx context.Context, w io.Writer, t Table) error {
	b, err := newBook(t.Created, t.Origin)
	if err != nil {
		return err
	}
	defer b.close()
	stream, err := b.customers(templateColumns(), 0)
	if err != nil {
		return err
	}
	if err := b.readMe(); err != nil {
		return err
	}
	if err := b.addLists(t.Companies); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return b.save(ctx, w, func(int) {})
}

// templateColumns returns the columns of an upload, as wide as their examples.
func templateColumns() []columnPlan {
	columns := uploadColumns()
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = displayWidth(column.Info().Sample)
	}
	return exportColumns(columns, widths)
}

// readMe adds the sheet that explains the steps and the columns.
func (b *book) readMe() error {
	if _, err := b.file.NewSheet(readMeSheet); err != nil {
		return err
	}
	row := 0
	for i, step := range steps {
		row++
		if err := b.explain(row, i == 0, step); err != nil {
			return err
		}
	}
	row += 2
	if err := b.explain(row, true, "Column", "Example", "What it is"); err != nil {
		return err
	}
	for _, column := range uploadColumns() {
		info := column.Info()
		row++
		if err := b.explain(row, false, info.Header, info.Sample, info.About); err != nil {
			return err
		}
	}
	return b.file.SetColWidth(readMeSheet, "A", "B", 32)
}

// explain writes one row of the sheet Read me.
func (b *book) explain(row int, bold bool, texts ...string) error {
	for i, text := range texts {
		if err := b.set(readMeSheet, i+1, row, text); err != nil {
			return err
		}
	}
	if !bold {
		return nil
	}
	return b.file.SetCellStyle(readMeSheet, cellName(1, row), cellName(len(texts), row), b.head)
}

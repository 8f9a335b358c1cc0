package xlsx

import (
	"context"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// The custom document properties that hold the origin.
const (
	propertyDatabase = "dovetail-database"
	propertyRevision = "dovetail-revision"
	propertyToken    = "dovetail-token"
)

const (
	program    = "dovetail"
	textFormat = 49 // Excel's built-in format "@"
)

// book is a workbook that is being written.
type book struct {
	file *excelize.File
	text int // the style of a text cell
	head int // the style of a header cell
}

// newBook returns a workbook with one sheet, Customers, and its origin.
func newBook(created time.Time, origin model.Origin) (*book, error) {
	b := &book{file: excelize.NewFile()}
	if err := b.setUp(created, origin); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *book) setUp(created time.Time, origin model.Origin) (err error) {
	if err = b.file.SetSheetName("Sheet1", customersSheet); err != nil {
		return err
	}
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat}); err != nil {
		return err
	}
	if b.head, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true}}); err != nil {
		return err
	}
	if err = b.file.SetAppProps(&excelize.AppProperties{Application: program}); err != nil {
		return err
	}
	when := created.UTC().Format(time.RFC3339)
	if err = b.file.SetDocProps(&excelize.DocProperties{Creator: program, LastModifiedBy: program, Created: when, Modified: when}); err != nil {
		return err
	}
	return b.setOrigin(origin)
}

// setOrigin writes the origin to the document's properties; a zero origin or an empty token is left out.
func (b *book) setOrigin(origin model.Origin) error {
	if origin == (model.Origin{}) {
		return nil
	}
	for _, p := range []excelize.CustomProperty{
		{Name: propertyDatabase, Value: origin.Database},
		{Name: propertyRevision, Value: strconv.FormatUint(origin.Revision, 10)},
		{Name: propertyToken, Value: string(origin.Token)},
	} {
		if p.Value == "" {
			continue
		}
		if err := b.file.SetCustomProps(p); err != nil {
			return err
		}
	}
	return nil
}

// columnPlan is a column of the sheet Customers to write.
type columnPlan struct {
	header string
	width  float64 // in digits of the standard font
	text   bool    // it has the text format down to the end of the sheet, so that typed values stay text
}

// customers returns a stream of the sheet Customers. Its header row is written, frozen and has filter buttons.
func (b *book) customers(columns []columnPlan, rows int) (*excelize.StreamWriter, error) {
	data := "A1:" + cellName(len(columns), rows+1)
	// A new stream writes the dimension at once, so it is set before.
	if err := b.file.SetSheetDimension(customersSheet, data); err != nil {
		return nil, err
	}
	stream, err := b.file.NewStreamWriter(customersSheet)
	if err != nil {
		return nil, err
	}
	header := make([]any, len(columns))
	// From last to first: the stream writes each before the earlier ones, and Excel calls a workbook damaged if its
	// columns are not in ascending order.
	for i, column := range slices.Backward(columns) {
		header[i] = excelize.Cell{StyleID: b.head, Value: cellValue(column.header)}
		if err := b.layOut(stream, i+1, column); err != nil {
			return nil, err
		}
	}
	if err := b.frame(stream, data); err != nil {
		return nil, err
	}
	return stream, stream.SetRow("A1", header)
}

func (b *book) layOut(stream *excelize.StreamWriter, number int, column columnPlan) error {
	if err := stream.SetColWidth(number, number, column.width); err != nil || !column.text {
		return err
	}
	return stream.SetColStyle(number, number, b.text)
}

// frame freezes the header, adds the filter buttons, and stops Excel from suggesting to convert identifiers to
// numbers.
func (b *book) frame(stream *excelize.StreamWriter, data string) error {
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := stream.SetPanes(panes); err != nil {
		return err
	}
	if err := b.file.AutoFilter(customersSheet, data, nil); err != nil {
		return err
	}
	return b.file.AddIgnoredErrors(customersSheet, data, excelize.IgnoredErrorsNumberStoredAsText)
}

// save compresses the workbook into w; rows is called with the number of rows written.
func (b *book) save(ctx context.Context, w io.Writer, rows func(int)) error {
	out := newArchive(ctx, w, rows)
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return out })
	return b.file.Write(io.Discard)
}

// close removes the temporary files of the workbook; the workbook in w is complete without it.
func (b *book) close() { _ = b.file.Close() }

// columnName returns the letters of a column, counted from 1.
func columnName(n int) string {
	var letters []byte
	for ; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters)
}

// cellName returns the reference of a cell, column and row counted from 1.
func cellName(column, row int) string {
	return columnName(column) + strconv.Itoa(row)
}

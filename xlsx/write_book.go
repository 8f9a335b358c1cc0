package xlsx

import (
	"context"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// The custom document properties that carry the mark.
const (
	propertyDatabase = "dovetail-database"
	propertyRevision = "dovetail-revision"
)

const (
	program    = "dovetail"
	textFormat = 49 // Excel's built-in format "@"
)

// A book is a workbook that is being written.
type book struct {
	file *excelize.File
	text int // the style of a text cell
	head int // the style of a header cell
}

// newBook is a workbook with one sheet, Customers, that says where it comes from.
func newBook(created time.Time, mark model.Mark) (*book, error) {
	b := &book{file: excelize.NewFile()}
	if err := b.setUp(created, mark); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *book) setUp(created time.Time, mark model.Mark) (err error) {
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
	return b.mark(mark)
}

// mark says in the document's properties from which database and revision the rows come; the zero Mark
// leaves none.
func (b *book) mark(m model.Mark) error {
	if m == (model.Mark{}) {
		return nil
	}
	if err := b.file.SetCustomProps(excelize.CustomProperty{Name: propertyDatabase, Value: m.Database}); err != nil {
		return err
	}
	return b.file.SetCustomProps(excelize.CustomProperty{Name: propertyRevision, Value: strconv.FormatUint(m.Revision, 10)})
}

// customers begins the sheet Customers: its header row is written, frozen and has filter buttons, and its
// columns have the text format down to the end of the sheet, so that what a person types stays text.
func (b *book) customers(headers []string, widths []float64, rows int) (*excelize.StreamWriter, error) {
	data := "A1:" + columnName(len(headers)) + strconv.Itoa(rows+1)
	// The stream writes the dimension as soon as it begins: afterwards it could not be set any more.
	if err := b.file.SetSheetDimension(customersSheet, data); err != nil {
		return nil, err
	}
	stream, err := b.file.NewStreamWriter(customersSheet)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	if err := stream.SetColStyle(1, len(headers), b.text); err != nil {
		return nil, err
	}
	if err := b.frame(stream, data); err != nil {
		return nil, err
	}
	return stream, stream.SetRow("A1", headerCells(headers, b.head))
}

// frame freezes the header, puts the filter buttons on, and keeps Excel from offering to turn the
// identifiers into numbers.
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

func headerCells(headers []string, style int) []any {
	cells := make([]any, len(headers))
	for i, h := range headers {
		cells[i] = excelize.Cell{StyleID: style, Value: cellValue(h)}
	}
	return cells
}

// save compresses the workbook into w; rows is told how many rows went through.
func (b *book) save(ctx context.Context, w io.Writer, rows func(int)) error {
	out := newArchive(ctx, w, rows)
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return out })
	return b.file.Write(io.Discard)
}

// close removes the temporary files of the workbook; the workbook in w is complete without it.
func (b *book) close() { _ = b.file.Close() }

// columnName is the letters of a column, counted from 1.
func columnName(n int) string {
	var letters []byte
	for ; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters)
}

// cellName is a cell's place, column and row counted from 1.
func cellName(column, row int) string {
	return columnName(column) + strconv.Itoa(row)
}

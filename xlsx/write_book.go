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

// The custom document properties that carry the mark.
const (
	propertyDatabase = "dovetail-database"
	propertyRevision = "dovetail-revision"
	propertyToken    = "dovetail-token"
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

// setOrigin says in the document's properties from which state of which database the rows come; the zero Mark
// leaves none. A state without a token leaves no property for it.
func (b *book) setOrigin(m model.Origin) error {
	if m == (model.Origin{}) {
		return nil
	}
	for _, p := range []excelize.CustomProperty{
		{Name: propertyDatabase, Value: m.Database},
		{Name: propertyRevision, Value: strconv.FormatUint(m.Revision, 10)},
		{Name: propertyToken, Value: string(m.Token)},
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

// A columnPlan is a column of the sheet Customers before it is written.
type columnPlan struct {
	header string
	width  float64 // in digits of the standard font
	text   bool    // it has the text format down to the end of the sheet, so that what a person types stays text
}

// customers begins the sheet Customers: its header row is written, frozen and has filter buttons.
func (b *book) customers(columns []columnPlan, rows int) (*excelize.StreamWriter, error) {
	data := "A1:" + cellName(len(columns), rows+1)
	// The stream writes the dimension as soon as it begins: afterwards it could not be set any more.
	if err := b.file.SetSheetDimension(customersSheet, data); err != nil {
		return nil, err
	}
	stream, err := b.file.NewStreamWriter(customersSheet)
	if err != nil {
		return nil, err
	}
	header := make([]any, len(columns))
	// From the last to the first: the stream puts each in front of those before it, and Excel calls a
	// workbook damaged whose columns do not rise.
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

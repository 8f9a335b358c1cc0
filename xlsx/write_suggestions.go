package xlsx

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// othersSheet is the name of the sheet of the suggestions that are not among the links.
const othersSheet = "Other suggestions"

// others are the columns of that sheet. None of them is called CustomerId, so that no upload reads it.
var others = [...]columnPlan{
	{"Layer customer", 16, true},
	{"Layer name", 32, true},
	{"Rank", 6, true},
	{"Tier", 9, true},
	{"Score", 7, true},
	{"Sage company", 20, true},
	{"Sage site", 20, true},
	{"Sage ID", 12, true},
	{"Sage account", 14, true},
	{"Sage name", 32, true},
	{"Reasons", 40, true},
	{"Against", 30, true},
	{"Not among the links because", 40, true},
}

// Suggestions is the content of a workbook of suggestions.
type Suggestions struct {
	Table                    // the customers with the links that are suggested
	Links []model.Suggestion // of each row of the table
	// Others are the other suggestions, each with why it is not among the links. A workbook has them in a second sheet.
	Others iter.Seq2[model.Suggestion, string]
}

// moreColumns are columns of a table behind those of a customer.
type moreColumns struct {
	headers []string
	cells   func(row int) []string // of a row, counted from 0
	widths  []int
}

// plans returns how the columns are laid out.
func (m moreColumns) plans() (list []columnPlan) {
	for i, header := range m.headers {
		list = append(list, columnPlan{header, columnWidth(header, m.widths[i]), false})
	}
	return list
}

// texts returns the texts of a row.
func (m moreColumns) texts(row int) []string {
	if len(m.headers) == 0 {
		return nil
	}
	return m.cells(row)
}

// csvTexts returns the texts of a row as a CSV file has them.
func (m moreColumns) csvTexts(row int) []string {
	texts := m.texts(row)
	for i := range texts {
		texts[i] = model.ColumnName.CellText(texts[i])
	}
	return texts
}

// appendTo returns the values of a customer with those of a row appended.
func (m moreColumns) appendTo(values []any, row int) []any {
	for _, text := range m.texts(row) {
		values = append(values, cellValue(text))
	}
	return values
}

// table returns the table with the columns of the suggestions, whose texts are such that a file can hold them.
func (s Suggestions) table() Table {
	t := s.Table
	t.more = moreColumns{headers: model.SuggestionHeaders(), cells: func(row int) []string { return storableAll(model.SuggestionCells(s.Links[row])) }}
	t.more.widths = make([]int, len(t.more.headers))
	for row := range s.Links {
		for i, text := range t.more.cells(row) {
			t.more.widths[i] = max(t.more.widths[i], displayWidth(text))
		}
	}
	return t
}

// WriteSuggestions writes links that are suggested as an Excel workbook that uploads unchanged: the sheet Customers as an
// export has it, with columns about each suggestion, and a second sheet with the other suggestions. It returns the same
// errors as WriteWorkbook.
func WriteSuggestions(ctx context.Context, w io.Writer, s Suggestions) error {
	t := s.table()
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
	if err := b.addOthers(ctx, s.Others); err != nil {
		return err
	}
	return b.save(ctx, w, t.compressed())
}

// WriteSuggestionsCSV writes links that are suggested as WriteCSV does, with columns about each suggestion. The others are
// left out: a text has no second sheet.
func WriteSuggestionsCSV(ctx context.Context, w io.Writer, s Suggestions) error {
	return WriteCSV(ctx, w, s.table())
}

// addOthers adds the sheet with the other suggestions. A sheet that is full ends with the last row that fits.
func (b *book) addOthers(ctx context.Context, list iter.Seq2[model.Suggestion, string]) error {
	if _, err := b.file.NewSheet(othersSheet); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(othersSheet)
	if err != nil {
		return err
	}
	if err := b.headOthers(stream); err != nil {
		return err
	}
	row := 1
	for x, why := range list {
		if row%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if row == lastRow {
			break
		}
		row++
		if err := stream.SetRow("A"+strconv.Itoa(row), otherCells(x, why)); err != nil {
			return fmt.Errorf("customer %q: %w", x.CustomerID, err)
		}
	}
	return stream.Flush()
}

// headOthers writes the header of the sheet with the other suggestions.
func (b *book) headOthers(stream *excelize.StreamWriter) error {
	cells := make([]any, len(others))
	for i, column := range slices.Backward(others[:]) { // in this order, as customers says
		cells[i] = excelize.Cell{StyleID: b.head, Value: column.header}
		if err := b.layOut(stream, i+1, column); err != nil {
			return err
		}
	}
	return stream.SetRow("A1", cells)
}

// otherCells returns a row of the other suggestions.
func otherCells(x model.Suggestion, why string) []any {
	about := model.SuggestionCells(x)
	link := x.Link()
	texts := []string{
		x.CustomerID, x.Name, strconv.Itoa(x.Rank), about[0], about[1], link.Company.Name, link.Company.Site, link.SageID, link.Account,
	}
	var cells []any
	for _, text := range storableAll(append(append(texts, about[2:]...), why)) {
		cells = append(cells, cellValue(text))
	}
	return cells
}

// storableAll returns texts such that a file can hold them.
func storableAll(texts []string) []string {
	for i := range texts {
		texts[i] = storable(texts[i])
	}
	return texts
}

package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The number formats of a problems file for cells without a format to keep.
const (
	formatText    = "@"
	formatGeneral = "General"
	formatDate    = "yyyy-mm-dd"
	formatNoZero  = "0;-0;;@" // for a zero that the sheet hides
)

// cellStyle is the style of a cell of a problems file.
type cellStyle struct {
	code   string // its number format
	faulty bool
}

// styleCache creates each style of a workbook once.
type styleCache struct {
	book *book
	ids  map[cellStyle]int
}

func (s styleCache) id(l cellStyle) (int, error) {
	if id, known := s.ids[l]; known {
		return id, nil
	}
	style := excelize.Style{CustomNumFmt: &l.code}
	if l.code == formatText {
		style = excelize.Style{NumFmt: textFormat}
	}
	if l.faulty {
		style.Font = &excelize.Font{Bold: true}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFD966"}}
	}
	id, err := s.book.file.NewStyle(&style)
	s.ids[l] = id
	return id, err
}

// problemWriter writes the rejected rows.
type problemWriter struct {
	sheet  problemSheet
	stream *excelize.StreamWriter
	styles styleCache
	rows   int
	values []any
}

// row writes one rejected row and its problem.
func (w *problemWriter) row(row rawRow, problem Problem) error {
	w.values = w.values[:0]
	for _, column := range w.sheet.source {
		var c cell
		if column < len(row.cells) {
			c = row.cells[column]
		}
		value, err := w.cell(c, w.sheet.isFaulty(problem, column))
		if err != nil {
			return err
		}
		w.values = append(w.values, value)
	}
	number, err := w.styles.id(cellStyle{code: formatGeneral})
	if err != nil {
		return err
	}
	if w.sheet.named {
		w.values = append(w.values, cellValue(storable(problem.SageName)))
	}
	w.values = append(w.values, excelize.Cell{StyleID: number, Value: row.number}, cellValue(storable(problem.Text)))
	w.rows++
	return w.stream.SetRow("A"+strconv.Itoa(w.rows+1), w.values)
}

// cell returns the value to write for a cell: nil for an empty one, which has its column's style, unless it is
// faulty and must be marked.
func (w *problemWriter) cell(c cell, faulty bool) (any, error) {
	if c.kind == cellEmpty && !faulty {
		return nil, nil
	}
	value, code := original(c)
	id, err := w.styles.id(cellStyle{code, faulty})
	value.StyleID = id
	return value, err
}

// original returns the cell's value for excelize and its number format.
func original(c cell) (value excelize.Cell, code string) {
	switch c.kind {
	case cellText:
		code = formatText
		if c.format != nil && c.format.text != nil {
			code = c.format.code // the format hides the text, or shows it differently
		}
		return excelize.Cell{Value: cellValue(storable(c.text))}, code
	case cellEmpty:
		return excelize.Cell{}, formatText
	case cellNumber:
		return originalNumber(c)
	case cellBoolean:
		return excelize.Cell{Value: c.text == "TRUE"}, formatGeneral
	case cellDate:
		return originalDate(c.text)
	default:
		return errorFormula(c.text), formatGeneral
	}
}

// originalNumber returns what original does, for a number. It keeps every digit of an integer; text that is not a
// number stays damaged.
func originalNumber(c cell) (value excelize.Cell, code string) {
	code = formatGeneral
	if c.format != nil && c.format.code != "" {
		code = c.format.code
	}
	if c.zeroHidden {
		code = formatNoZero
	}
	if n, err := strconv.ParseInt(c.text, 10, 64); err == nil {
		return excelize.Cell{Value: n}, code
	}
	if x, err := strconv.ParseFloat(c.text, 64); err == nil {
		return excelize.Cell{Value: x}, code
	}
	return errorFormula(c.text), code
}

// originalDate returns what original does, for an ISO date, which Excel stores as a number with a date format.
func originalDate(text string) (value excelize.Cell, code string) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02"} {
		if when, err := time.Parse(layout, text); err == nil {
			return excelize.Cell{Value: when}, formatDate
		}
	}
	return errorFormula(text), formatGeneral
}

// errorFormula returns a formula whose result is the error. Its value is not stored: a reader that does not calculate
// finds a formula without a value, which is damaged as well.
func errorFormula(text string) excelize.Cell {
	if slices.Contains([]string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}, text) {
		return excelize.Cell{Formula: text}
	}
	return excelize.Cell{Formula: "#N/A"}
}

// storable returns a text that a cell can hold: a character that XML cannot represent is replaced by a control
// character, so that it is rejected again, and a text that is too long is cut.
func storable(text string) string {
	if fits(text) == nil {
		return text
	}
	const control = '\u0080'
	text = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || fits(string(r)) != nil {
			return control
		}
		return r
	}, text)
	for units, at := 0, 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if units += utf16.RuneLen(r); units > maxUnits {
			return text[:at]
		}
		at += size
	}
	return text
}

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

// The number formats of what a problems file adds or cannot know better.
const (
	formatText    = "@"
	formatGeneral = "General"
	formatDate    = "yyyy-mm-dd"
	formatNoZero  = "0;-0;;@" // for a zero that the sheet hides
)

// A look is how a cell of a problems file is shown.
type look struct {
	code   string // its number format
	guilty bool
}

// looks makes the style of each look once.
type looks struct {
	book *book
	ids  map[look]int
}

func (s looks) id(l look) (int, error) {
	if id, known := s.ids[l]; known {
		return id, nil
	}
	style := excelize.Style{CustomNumFmt: &l.code}
	if l.code == formatText {
		style = excelize.Style{NumFmt: textFormat}
	}
	if l.guilty {
		style.Font = &excelize.Font{Bold: true}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFD966"}}
	}
	id, err := s.book.file.NewStyle(&style)
	s.ids[l] = id
	return id, err
}

// A problemWriter writes the rejected rows.
type problemWriter struct {
	sheet  problemSheet
	stream *excelize.StreamWriter
	looks  looks
	rows   int
	values []any
}

// row writes one rejected row and what is wrong with it.
func (w *problemWriter) row(row rawRow, problem Problem) error {
	w.values = w.values[:0]
	for _, column := range w.sheet.source {
		var c cell
		if column < len(row.cells) {
			c = row.cells[column]
		}
		value, err := w.cell(c, w.sheet.guilty(problem, column))
		if err != nil {
			return err
		}
		w.values = append(w.values, value)
	}
	number, err := w.looks.id(look{code: formatGeneral})
	if err != nil {
		return err
	}
	w.values = append(w.values, excelize.Cell{StyleID: number, Value: row.number}, cellValue(holdable(problem.Text)))
	w.rows++
	return w.stream.SetRow("A"+strconv.Itoa(w.rows+1), w.values)
}

// cell is a cell as it was. An empty one is left to its column, but where it is guilty and must be seen.
func (w *problemWriter) cell(c cell, guilty bool) (any, error) {
	if c.kind == cellEmpty && !guilty {
		return nil, nil
	}
	value, code := original(c)
	id, err := w.looks.id(look{code, guilty})
	value.StyleID = id
	return value, err
}

// original is the cell's value as excelize takes it, and its number format.
func original(c cell) (value excelize.Cell, code string) {
	switch c.kind {
	case cellText:
		code = formatText
		if c.format != nil && c.format.text != nil {
			code = c.format.code // it hides the text, or shows it differently
		}
		return excelize.Cell{Value: cellValue(holdable(c.text))}, code
	case cellEmpty:
		return excelize.Cell{}, formatText
	case cellNumber:
		return originalNumber(c)
	case cellBoolean:
		return excelize.Cell{Value: c.text == "TRUE"}, formatGeneral
	case cellDate:
		return originalDate(c.text)
	default:
		return failing(c.text), formatGeneral
	}
}

// originalNumber keeps every digit of a whole number; what is no number at all stays damaged.
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
	return failing(c.text), code
}

// originalDate turns an ISO date into the number with a date format that Excel has for it.
func originalDate(text string) (value excelize.Cell, code string) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02"} {
		if when, err := time.Parse(layout, text); err == nil {
			return excelize.Cell{Value: when}, formatDate
		}
	}
	return failing(text), formatGeneral
}

// failing is a formula with the error as its result. Its value is left to be calculated: a reader that
// does not calculate sees a formula without a value, which is damaged as well.
func failing(text string) excelize.Cell {
	if slices.Contains([]string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}, text) {
		return excelize.Cell{Formula: text}
	}
	return excelize.Cell{Formula: "#N/A"}
}

// holdable is the text without what a cell cannot hold: a character that XML has no way to write becomes
// another control character, so that it is rejected again, and what is too long is cut.
func holdable(text string) string {
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

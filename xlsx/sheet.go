package xlsx

import (
	"context"
	"strconv"

	"dovetail/model"
)

const (
	maxRows    = model.MaxCustomers + 1 // of an Excel sheet
	maxColumns = 16384                  // of an Excel sheet
	maxRowText = 16 << 20               // of all cells of a row together, in bytes
	// reportEvery is the number of rows after which the context is checked and progress is reported.
	reportEvery = 256
)

// sheetReader reads one worksheet, row by row.
type sheetReader struct {
	ctx      context.Context
	x        *xmlPart
	name     string // of the sheet
	book     *workbook
	strings  *sharedStrings
	styles   *styles
	progress func(read int64)
	fn       func(rawRow) error

	view   sheetView
	row    rawRow
	count  int    // of the rows so far
	cells  []cell // as wide as the widest row so far; only those of the current row are set
	placed []int  // by column: the count at the last row that has the cell
	spans  []span // the row's cells that are not empty
	text   []byte // of these cells

	raw    rawCell
	onCell func(name string) error // readCell, bound once
	onPart func(name string) error // readPart, bound once
}

// span is the place of a cell's text in the text of its row.
type span struct{ column, start, end int }

// read reads the sheet from its root element.
func (s *sheetReader) read() error {
	s.onCell, s.onPart = s.readCell, s.readPart
	seen := false
	return s.x.Children(func(name string) error {
		if name != "sheetData" {
			return s.readView(name)
		}
		if seen {
			return s.fault("a second list of rows")
		}
		seen = true
		return s.x.Children(s.readRow)
	})
}

// fault returns an error about the row being read.
func (s *sheetReader) fault(format string, args ...any) error {
	return damaged("sheet "+s.name+", row "+strconv.Itoa(s.row.number), format, args...)
}

// readRow reads the row that just started, and passes it to fn if it is not empty.
func (s *sheetReader) readRow(name string) error {
	if name != "row" {
		return nil
	}
	if err := s.beginRow(); err != nil {
		return err
	}
	if err := s.x.Children(s.onCell); err != nil {
		return err
	}
	return s.endRow()
}

// readCell reads the cell that just started.
func (s *sheetReader) readCell(name string) error {
	if name != "c" {
		return nil
	}
	if err := s.beginCell(); err != nil {
		return err
	}
	if err := s.x.Children(s.onPart); err != nil {
		return err
	}
	return s.endCell()
}

// beginCell finds the cell's column, kind and number format.
func (s *sheetReader) beginCell() error {
	s.raw = rawCell{column: s.raw.column + 1, kind: "n", value: s.raw.value[:0], inline: s.raw.inline[:0]}
	style := 0
	for _, a := range s.x.Attrs() {
		var err error
		switch a.Name {
		case "r":
			err = s.locate(a.Value)
		case "t":
			s.raw.kind = s.kind(a.Value)
		case "s":
			style, err = s.style(a.Value)
		}
		if err != nil {
			return err
		}
	}
	format, ok := s.styles.of(style)
	if !ok {
		return s.fault("a cell has style %d, which does not exist", style)
	}
	s.raw.format = format
	return s.occupy(s.raw.column)
}

// locate sets the column from a cell's reference, such as AB12.
func (s *sheetReader) locate(ref []byte) error {
	column, row, ok := parseRef(ref)
	if !ok || row != s.row.number {
		return s.fault("a cell has the wrong reference %q", ref)
	}
	s.raw.column = column
	return nil
}

// kind returns a cell's type, without an allocation for the known ones.
func (s *sheetReader) kind(text []byte) string {
	for _, known := range [...]string{"s", "n", "str", "inlineStr", "b", "e", "d"} {
		if string(text) == known {
			return known
		}
	}
	return string(text)
}

func (s *sheetReader) style(text []byte) (int, error) {
	if len(text) == 0 {
		return 0, nil // some programs write s=""
	}
	n, err := strconv.Atoi(string(text))
	if err != nil {
		return 0, s.fault("a cell has style %q, which does not exist", text)
	}
	return n, nil
}

// occupy makes room for a column, and returns an error if the row has the cell already.
func (s *sheetReader) occupy(column int) error {
	if column >= maxColumns {
		return s.fault("a cell is after column XFD, the last of a sheet")
	}
	if n := column + 1 - len(s.cells); n > 0 {
		s.cells = append(s.cells, make([]cell, n)...)
		s.placed = append(s.placed, make([]int, n)...)
	}
	if s.placed[column] == s.count {
		return s.fault("two cells have the same reference")
	}
	s.placed[column] = s.count
	return nil
}

// endCell adds the cell to the row unless it is empty.
func (s *sheetReader) endCell() error {
	start := len(s.text)
	kind, err := s.decode()
	if err != nil {
		return err
	}
	if len(s.text) > maxRowText {
		return s.fault("more than 16 MB of text")
	}
	if kind != cellEmpty || s.raw.formula {
		s.cells[s.raw.column] = cell{
			kind: kind, formula: s.raw.formula, format: s.raw.format,
			zeroHidden: kind == cellNumber && s.view.zerosHidden && s.isZero(start),
		}
		s.spans = append(s.spans, span{s.raw.column, start, len(s.text)})
	}
	return nil
}

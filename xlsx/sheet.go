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
	// reportEvery is the number of rows after which the context is asked and the progress told.
	reportEvery = 256
)

// A sheetReader goes through one worksheet, row by row.
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
	cells  []cell // as wide as the widest row so far, empty but for the row's own
	placed []int  // by column: the count of the last row that has the cell
	spans  []span // the row's cells that have something in them
	text   []byte // of these cells

	raw    rawCell
	onCell func(name string) error // row.cell, made once
	onPart func(name string) error // row.part, made once
}

// A span is where the text of a cell lies in the text of its row.
type span struct{ column, start, end int }

// read goes through the sheet's data, at the outermost element of its part.
func (s *sheetReader) read() error {
	s.onCell, s.onPart = s.readCell, s.readPart
	seen := false
	return s.x.Children(func(name string) error {
		if name != "sheetData" {
			return s.readView(name)
		}
		if seen {
			return s.fault("its data are there twice")
		}
		seen = true
		return s.x.Children(s.readRow)
	})
}

// fault is an error about the row that is being read.
func (s *sheetReader) fault(format string, args ...any) error {
	return damaged("sheet "+s.name+", row "+strconv.Itoa(s.row.number), format, args...)
}

// readRow reads the row that just started, and hands it out where it is not empty.
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
		return s.fault("a cell has style %d, which is not there", style)
	}
	s.raw.format = format
	return s.occupy(s.raw.column)
}

// locate takes the column from a cell's name, such as AB12.
func (s *sheetReader) locate(ref []byte) error {
	column, row, ok := parseRef(ref)
	if !ok || row != s.row.number {
		return s.fault("a cell calls itself %q", ref)
	}
	s.raw.column = column
	return nil
}

// kind is a cell's type, without memory of its own.
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
		return 0, s.fault("a cell has style %q, which is not there", text)
	}
	return n, nil
}

// occupy makes room for a column, and refuses the second cell in one place.
func (s *sheetReader) occupy(column int) error {
	if column >= maxColumns {
		return s.fault("a sheet ends at column XFD")
	}
	if n := column + 1 - len(s.cells); n > 0 {
		s.cells = append(s.cells, make([]cell, n)...)
		s.placed = append(s.placed, make([]int, n)...)
	}
	if s.placed[column] == s.count {
		return s.fault("two cells stand in one place")
	}
	s.placed[column] = s.count
	return nil
}

// endCell adds the cell to the row, where there is something in it.
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

package xlsx

import (
	"context"
	"errors"
	"io"

	"dovetail/model"
)

// A File is a workbook or a text of cells that was opened for reading.
type File struct{}

// A Sheet is one worksheet of a workbook.
type Sheet struct {
	Name    string
	Visible bool
}

// Want says what shall be read from a file.
type Want struct {
	Kind     model.Kind
	Sheet    string                  // its name; "" for the first visible sheet with a header
	Layout   *model.Layout           // columns mapped by position: the first row is data, there is no header
	Progress func(read, total int64) // told now and then how many bytes of the sheet were read; may be nil
}

// Open looks at what the file is.
func Open(r io.ReaderAt, size int64) (*File, error) { return nil, errors.ErrUnsupported }

// walk calls fn for each row of a sheet that is not empty, in order, until fn fails.
func (f *File) walk(ctx context.Context, sheet string, progress func(read, total int64), fn func(rawRow) error) error {
	return errors.ErrUnsupported
}

// value is the cell's text as a person means it in a column, and what is damaged about it, "" for nothing.
func (c cell) value(column model.Column) (text, damage string) { return c.text, "" }

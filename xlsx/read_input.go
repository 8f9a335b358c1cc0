package xlsx

import (
	"context"
	"errors"

	"dovetail/model"
)

// headerRows is the number of rows that are not empty among which the header is looked for.
const headerRows = 20

// errNoHeader stops the reading of a sheet in which no header was found.
var errNoHeader = errors.New("no header")

// Read reads what is wanted. The whole file is believed or refused: it fails with a *FileError where
// any part of it is damaged, with a *model.HeaderError, together with the sheet's name, where the
// columns are not those that are needed, and with ctx.Err() when it was cancelled.
func (f *File) Read(ctx context.Context, w Want) (input *model.Input, err error) {
	defer refuse(&err)
	if w.Progress == nil {
		w.Progress = func(int64, int64) {}
	}
	if f.text != nil {
		return f.text.read(ctx, w)
	}
	if w.Encoding != "" {
		return nil, &FileError{ErrNotText, "is a workbook, which says its encoding itself; leave the encoding out"}
	}
	defer f.book.release()
	return f.book.input(ctx, w)
}

// input reads the sheet that is wanted, after it has seen that no byte of the workbook was changed.
func (w *workbook) input(ctx context.Context, want Want) (*model.Input, error) {
	if err := w.parts.verify(ctx); err != nil {
		return nil, err
	}
	mark, err := w.readMark()
	if err != nil {
		return nil, err
	}
	first, err := w.find(want.Sheet)
	if err != nil {
		return nil, err
	}
	input, err := w.firstWithHeader(ctx, want, first)
	if err != nil {
		return nil, err
	}
	input.Mark = mark
	return input, nil
}

// firstWithHeader reads the sheet first, or, where none was named and it has no header, the first
// visible one after it that has.
func (w *workbook) firstWithHeader(ctx context.Context, want Want, first int) (*model.Input, error) {
	var missing *model.HeaderError
	for i := first; i < len(w.sheets); i++ {
		if i > first && !w.sheets[i].Visible {
			continue
		}
		c := newCollector(want)
		err := w.walk(ctx, i, c.progress, c.row)
		input, err := c.finish(w.sheets[i].Name, err)
		if !errors.Is(err, errNoHeader) {
			return input, err
		}
		if missing == nil || len(missing.Found) == 0 {
			missing = model.NoHeader(c.first)
		}
		if want.Sheet != "" {
			return nil, sheetError(w.sheets[i].Name, missing)
		}
	}
	return nil, sheetError(w.sheets[first].Name, missing)
}

// finish is what was collected from a sheet, once its last row came by or err ended it.
func (c *collector) finish(sheet string, err error) (*model.Input, error) {
	if header, ok := errors.AsType[*model.HeaderError](err); ok {
		return nil, sheetError(sheet, header)
	}
	if err == nil && !c.ready {
		err = errNoHeader
	}
	if err != nil {
		return nil, err
	}
	c.input.Sheet = sheet
	c.input.Notes = append(c.input.Notes, c.values.notes()...)
	return &c.input, nil
}

// Head is the text of the first rows of a sheet that are not empty, at most n, for a person who shall
// say which column is which. The sheet "" is the first visible one.
func (f *File) Head(ctx context.Context, sheet string, n int) (rows [][]string, err error) {
	defer refuse(&err)
	enough := errors.New("enough")
	err = f.walk(ctx, sheet, nil, func(r rawRow) error {
		if len(rows) == n {
			return enough
		}
		rows = append(rows, labels(r.cells))
		return nil
	})
	if errors.Is(err, enough) {
		err = nil
	}
	return rows, err
}

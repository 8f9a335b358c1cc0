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
func (f *File) Read(ctx context.Context, w Want) (input *model.ParsedFile, err error) {
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

// input reads the sheet that is wanted. What is read, and what says what is read, must be whole; where other
// parts are damaged there is a note.
func (w *workbook) input(ctx context.Context, want Want) (*model.ParsedFile, error) {
	if err := w.parts.checkTypes(); err != nil {
		return nil, err
	}
	mark, err := w.readOrigin()
	if err != nil {
		return nil, err
	}
	sheets, err := w.candidates(want)
	if err != nil {
		return nil, err
	}
	input, at, err := w.firstWithHeader(ctx, want, sheets)
	if err != nil {
		return nil, err
	}
	input.Origin = mark
	return input, w.addNotes(ctx, input, sheets, at)
}

// addNotes adds what is known of the workbook beside the sheet that was read.
func (w *workbook) addNotes(ctx context.Context, input *model.ParsedFile, sheets []int, at int) error {
	others, err := w.others(ctx, sheets, at)
	if err != nil {
		return err
	}
	damage, err := w.parts.unread(ctx, []string{
		contentTypes, relationsOf(""), w.main, relationsOf(w.main), w.strings, w.styles, w.marks, w.paths[at],
	})
	for _, note := range []string{others, damage} {
		if note != "" {
			input.Notes = append(input.Notes, note)
		}
	}
	return err
}

// finish is what was collected from a sheet, once its last row came by or err ended it. A text has no view.
func (c *collector) finish(sheet string, view *sheetView, err error) (*model.ParsedFile, error) {
	if err == nil && c.ready && view != nil {
		err = c.look(view)
	}
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
	c.input.Notes = append(c.input.Notes, c.untitledNotes()...)
	c.input.Notes = append(c.input.Notes, c.values.notes()...)
	return &c.input, nil
}

// look adds what the sheet hides and merges.
func (c *collector) look(view *sheetView) error {
	for _, column := range c.judged {
		if view.hides(c.input.Layout.At[column]) {
			c.input.HiddenColumns = append(c.input.HiddenColumns, c.title(column))
		}
	}
	view.outline.hidden.covered(len(c.grouped), func(i int) int { return c.grouped[i] }, func(int) { c.input.HiddenRows++ })
	return c.addMerges(view.merges)
}

// title is what the file calls a column.
func (c *collector) title(column model.Column) string {
	if at := c.input.Layout.At[column]; at < len(c.input.Layout.Names) {
		return c.input.Layout.Names[at]
	}
	return column.Header()
}

// Head is the text of the first rows of a sheet that are not empty, at most n, for a person who shall
// say which column is which. The sheet "" is the active one.
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

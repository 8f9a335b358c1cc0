package xlsx

import (
	"context"
	"errors"

	"dovetail/model"
)

// headerRows is the number of rows, not counting empty ones, that are searched for the header.
const headerRows = 20

// errNoHeader stops the reading of a sheet in which no header was found.
var errNoHeader = errors.New("no header")

// Read reads the sheet that w describes. A file is accepted or refused as a whole: Read returns a *FileError if any
// part that is read is damaged, a *model.HeaderError with the sheet's name if the columns are not the needed ones,
// and ctx.Err() if it was cancelled.
func (f *File) Read(ctx context.Context, w Want) (input *model.ParsedFile, err error) {
	defer recoverError(&err)
	if w.Progress == nil {
		w.Progress = func(int64, int64) {}
	}
	if f.text != nil {
		return f.text.read(ctx, w)
	}
	if w.Encoding != "" {
		return nil, errNoEncoding()
	}
	defer f.book.release()
	return f.book.input(ctx, w)
}

// input returns what File.Read does, for a workbook. The parts that are read must be sound; damage in others is a
// note.
func (w *workbook) input(ctx context.Context, want Want) (*model.ParsedFile, error) {
	if err := w.parts.checkTypes(); err != nil {
		return nil, err
	}
	origin, err := w.readOrigin()
	if err != nil {
		return nil, err
	}
	sheets, err := w.candidates(want.Sheet)
	if err != nil {
		return nil, err
	}
	input, at, err := w.firstWithHeader(ctx, want, sheets)
	if err != nil {
		return nil, err
	}
	input.Origin = origin
	notes, err := w.notes(ctx, headerSearch{model.IsHeader, "a CustomerId column"}, w.withHidden(want.Sheet, sheets), at)
	input.Notes = append(input.Notes, notes...)
	return input, err
}

// notes returns notes about the other sheets and parts of the workbook. The sheet at was read.
func (w *workbook) notes(ctx context.Context, h headerSearch, sheets []int, at int) (notes []string, err error) {
	others, err := w.otherSheets(ctx, h, sheets, at)
	if err != nil {
		return nil, err
	}
	damage, err := w.parts.unused(ctx, []string{
		contentTypes, relationsOf(""), w.main, relationsOf(w.main), w.strings, w.styles, w.properties, w.paths[at],
	})
	for _, note := range []string{others, damage} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	return notes, err
}

// finish returns what was collected from a sheet, after its last row or the error that ended it. A text has no
// view.
func (c *collector) finish(sheet string, view *sheetView, err error) (*model.ParsedFile, error) {
	if err == nil && c.ready && view != nil {
		err = c.addView(view)
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

// addView adds what the sheet hides and merges.
func (c *collector) addView(view *sheetView) error {
	for _, column := range c.judged {
		if view.hides(c.input.Layout.At[column]) {
			c.input.HiddenColumns = append(c.input.HiddenColumns, c.title(column))
		}
	}
	view.outline.hidden.covered(len(c.grouped), func(i int) int { return c.grouped[i] }, func(int) { c.input.HiddenRows++ })
	return c.addMerges(view.merges)
}

// title returns the header of a column in the file.
func (c *collector) title(column model.Column) string {
	if at := c.input.Layout.At[column]; at < len(c.input.Layout.Names) {
		return c.input.Layout.Names[at]
	}
	return column.Header()
}

// Head returns the texts of the first n rows of a sheet that are not empty, for a user who maps columns by hand.
// The sheet "" is the active one.
func (f *File) Head(ctx context.Context, sheet string, n int) (rows [][]string, err error) {
	defer recoverError(&err)
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

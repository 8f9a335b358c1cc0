package xlsx

import (
	"context"
	"errors"
	"fmt"

	"dovetail/model"
)

// WantSage is what to read from a file with a Sage customer list.
type WantSage struct {
	Sheet    string                  // its name; "" for the active sheet, else the first visible one, with a header
	Encoding string                  // of a text, one of Encodings; "" for the detected one
	Mapping  model.SageMapping       // the columns that a person has named
	Progress func(read, total int64) // called now and then with the number of bytes read; may be nil
}

// ReadSage reads a Sage customer list, by the same rules as Read: it returns a *FileError if any part that is read is
// damaged, a *model.SageHeaderError with the sheet's name if the columns are not the needed ones, and ctx.Err() if it was
// cancelled.
func (f *File) ReadSage(ctx context.Context, w WantSage) (list *model.ParsedSageList, err error) {
	defer recoverError(&err)
	if w.Progress == nil {
		w.Progress = func(int64, int64) {}
	}
	if f.text != nil {
		return f.text.readSage(ctx, w)
	}
	if w.Encoding != "" {
		return nil, errNoEncoding()
	}
	defer f.book.release()
	return f.book.readSage(ctx, w)
}

// readSage returns what File.ReadSage does, for a text.
func (t *textFile) readSage(ctx context.Context, want WantSage) (*model.ParsedSageList, error) {
	if want.Sheet != "" {
		return nil, errNoSheets()
	}
	if err := t.setEncoding(want.Encoding); err != nil {
		return nil, err
	}
	c := newSageCollector(want.Mapping)
	rows := textRows{sink: c, comma: t.comma}
	err := t.walk(ctx, want.Progress, rows.row)
	rows.endBlock()
	list, err := c.finish("", nil, err)
	if errors.Is(err, errNoHeader) {
		return nil, model.NoSageHeader(c.first, want.Mapping)
	}
	if err == nil {
		list.Encoding = t.encoding
		list.Notes = append(t.notes(c.values.foreign), list.Notes...)
	}
	return list, err
}

// readSage returns what File.ReadSage does, for a workbook. The parts that are read must be sound; damage in others is a
// note.
func (w *workbook) readSage(ctx context.Context, want WantSage) (*model.ParsedSageList, error) {
	if err := w.parts.checkTypes(); err != nil {
		return nil, err
	}
	sheets, err := w.candidates(want.Sheet)
	if err != nil {
		return nil, err
	}
	list, at, err := w.firstSageSheet(ctx, want, sheets)
	if err != nil {
		return nil, err
	}
	notes, err := w.notes(ctx, headerSearch{
		found: func(titles []string) bool { return model.IsSageHeader(titles, want.Mapping) },
		what:  "the columns of a customer list",
	}, w.withHidden(want.Sheet, sheets), at)
	list.Notes = append(list.Notes, notes...)
	return list, err
}

// firstSageSheet reads the first of the sheets that has a header and returns its index as at.
func (w *workbook) firstSageSheet(ctx context.Context, want WantSage, sheets []int) (list *model.ParsedSageList, at int, err error) {
	var missing *model.SageHeaderError
	for _, i := range sheets {
		c := newSageCollector(want.Mapping)
		view, err := w.walk(ctx, i, want.Progress, c.row)
		list, err := c.finish(w.sheets[i].Name, view, err)
		if !errors.Is(err, errNoHeader) {
			return list, i, err
		}
		if missing == nil || len(missing.Found) == 0 {
			missing = model.NoSageHeader(c.first, want.Mapping)
		}
	}
	return nil, 0, fmt.Errorf("sheet %s: %w", w.sheets[sheets[0]].Name, missing)
}

package xlsx

import (
	"context"
	"fmt"
	"io"
	"strings"

	"dovetail/model"
)

// File is a workbook or a text of cells, opened for reading. The source that it was opened with must stay open and
// unchanged. A File must not be used by several goroutines at once.
type File struct {
	book *workbook // nil for text
	text *textFile // nil for a workbook
}

// Sheet is one worksheet of a workbook.
type Sheet struct {
	Name    string
	Visible bool
}

// Want is what to read from a file.
type Want struct {
	Kind     model.Kind
	Sheet    string                  // its name; "" for the active sheet, else the first visible one, with a header
	Encoding string                  // of a text, one of Encodings; "" for the detected one
	Layout   *model.Layout           // columns mapped by position: the first row is data, there is no header
	Progress func(read, total int64) // called now and then with the number of bytes read; may be nil
}

// Open opens a file of size bytes. Its kind is determined by its content, not by its name. It returns a *FileError
// if the file cannot be read.
func Open(r io.ReaderAt, size int64) (f *File, err error) {
	defer recoverError(&err)
	if size == 0 {
		return nil, &FileError{ErrEmpty, "is empty; export or save it again"}
	}
	if size > MaxSize {
		return nil, &FileError{ErrTooLarge, "is too large: it has more than 1 GB; split it"}
	}
	head, err := readHead(r, size)
	if err != nil {
		return nil, damaged("the file", "%s", cause(err))
	}
	switch {
	case strings.HasPrefix(string(head), oleHeader):
		return nil, oleError(r, size)
	case strings.HasPrefix(string(head), "PK\x03\x04"), strings.HasPrefix(string(head), "PK\x05\x06"):
		return openZip(r, size)
	}
	if err := checkText(head); err != nil {
		return nil, err
	}
	text, err := openText(r, size)
	return &File{text: text}, err
}

func openZip(r io.ReaderAt, size int64) (*File, error) {
	p, err := openParts(r, size)
	if err != nil {
		return nil, err
	}
	book, err := openWorkbook(p)
	return &File{book: book}, err
}

// OpenText returns a File of cells that were copied in Excel and pasted: rows of cells separated by tabs. It
// returns the same errors as Open.
func OpenText(s string) (*File, error) {
	f, err := Open(strings.NewReader(s), int64(len(s)))
	if err == nil && f.text != nil {
		f.text.setPasted(s)
	}
	return f, err
}

// Format returns "xlsx" for a workbook and "csv" for a text.
func (f *File) Format() string {
	if f.book != nil {
		return "xlsx"
	}
	return "csv"
}

// Sheets returns the worksheets in the order of the workbook, including hidden ones; a text has none.
func (f *File) Sheets() []Sheet {
	if f.book == nil {
		return nil
	}
	return append([]Sheet(nil), f.book.sheets...)
}

// recoverError turns a panic into an error, so that a hostile file that finds a fault in this package does not end the
// program.
func recoverError(err *error) {
	if p := recover(); p != nil {
		*err = &FileError{ErrDamaged, fmt.Sprintf("is damaged: it makes the reader fail (%v); export it again from the program that wrote it", p)}
	}
}

// walk calls fn for each row of a sheet that is not empty, in order, until fn returns an error. The sheet "" is the
// active one; a text has no other.
func (f *File) walk(ctx context.Context, sheet string, progress func(read, total int64), fn func(rawRow) error) error {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	if f.text != nil {
		return f.text.walk(ctx, progress, fn)
	}
	defer f.book.release()
	i, err := f.book.find(sheet)
	if err != nil {
		return err
	}
	_, err = f.book.walk(ctx, i, progress, fn)
	return err
}

// find returns the index of the sheet with this name. Without a name it is the active sheet, or the first visible
// one if that is hidden or has no cells.
func (w *workbook) find(name string) (int, error) {
	if name == "" && w.active >= 0 && w.sheets[w.active].Visible {
		return w.active, nil
	}
	var names []string
	for i, s := range w.sheets {
		if s.Name == name || name == "" && s.Visible {
			return i, nil
		}
		names = append(names, s.Name)
	}
	for i, s := range names {
		if strings.EqualFold(s, name) {
			return i, nil
		}
	}
	if name == "" {
		return 0, &FileError{ErrNoSheet, "has no visible sheet; unhide the one to read"}
	}
	return 0, &FileError{ErrNoSheet, fmt.Sprintf("has no sheet %q; its sheets are %s", name, strings.Join(names, ", "))}
}

// walk is File.walk for the sheet with this index. It returns the view of the sheet once all of it was read.
func (w *workbook) walk(ctx context.Context, sheet int, progress func(read, total int64), fn func(rawRow) error) (*sheetView, error) {
	path, name := w.paths[sheet], w.sheets[sheet].Name
	stringsSize := w.parts.size(w.strings)
	total := stringsSize + w.parts.size(path)
	shared, err := w.sharedStrings(ctx, func(read int64) { progress(read, total) })
	if err != nil {
		return nil, err
	}
	formats, err := w.numberFormats()
	if err != nil {
		return nil, err
	}
	s := sheetReader{
		ctx: ctx, name: name, book: w, strings: shared, styles: formats, fn: fn,
		progress: func(read int64) { progress(stringsSize+read, total) },
	}
	found, err := w.parts.xml(path, "worksheet", func(x *xmlPart) error {
		s.x = x
		return s.read()
	})
	if !found && err == nil {
		err = damaged("sheet "+name, "it is missing")
	}
	return &s.view, err
}

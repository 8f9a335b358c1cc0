package xlsx

import (
	"context"
	"fmt"
	"io"
	"strings"

	"dovetail/model"
)

// A File is a workbook or a text of cells that was opened for reading. It is read from the source it
// was opened with, which must stay open and unchanged. One goroutine may use it at a time.
type File struct {
	book *workbook // nil for text
	text *textFile // nil for a workbook
}

// A Sheet is one worksheet of a workbook.
type Sheet struct {
	Name    string
	Visible bool
}

// Want says what shall be read from a file.
type Want struct {
	Kind     model.Kind
	Sheet    string                  // its name; "" for the active sheet, else the first visible one, with a header
	Encoding string                  // of a text, one of Encodings; "" for the one that it says or that is likeliest
	Layout   *model.Layout           // columns mapped by position: the first row is data, there is no header
	Progress func(read, total int64) // told now and then how many bytes of the sheet were read; may be nil
}

// Open looks at what the file is: its content counts, not its name. It reads size bytes. Where the file
// cannot be read it fails with a *FileError.
func Open(r io.ReaderAt, size int64) (f *File, err error) {
	defer refuse(&err)
	if size == 0 {
		return nil, &FileError{ErrEmpty, "is empty; export or save it again"}
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

// OpenText is Open for cells that were copied in Excel and pasted: rows of cells with tabs between them.
func OpenText(s string) (*File, error) {
	f, err := Open(strings.NewReader(s), int64(len(s)))
	if err == nil && f.text != nil {
		f.text.pasted(s)
	}
	return f, err
}

// Format is what the file is: "xlsx" for every workbook, "csv" for every text.
func (f *File) Format() string {
	if f.book != nil {
		return "xlsx"
	}
	return "csv"
}

// Sheets are the worksheets in their order, hidden ones too; a text has none.
func (f *File) Sheets() []Sheet {
	if f.book == nil {
		return nil
	}
	return append([]Sheet(nil), f.book.sheets...)
}

// refuse turns a panic into an error: whatever a hostile file does to this package, the program goes on.
func refuse(err *error) {
	if p := recover(); p != nil {
		*err = &FileError{ErrDamaged, fmt.Sprintf("is damaged: it confuses the reader (%v); export it again from the program that wrote it", p)}
	}
}

// walk calls fn for each row of a sheet that is not empty, in order, until fn fails. The sheet "" is
// the active one; a text has only that.
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

// find is the number of the sheet with this name. Without a name it is the active one, or the first visible
// one where that is hidden or has no cells.
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

// walk is File.walk for the sheet with this number. It returns how the sheet is shown, once all was read.
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

package xlsx

import (
	"errors"
	"fmt"

	"dovetail/model"
)

// The kinds of *FileError.
var (
	ErrOldExcel     = errors.New("a workbook of Excel 97-2003")
	ErrBinary       = errors.New("a binary workbook")
	ErrOpenDocument = errors.New("an OpenDocument spreadsheet")
	ErrPassword     = errors.New("protected by a password")
	ErrEmpty        = errors.New("empty")
	ErrNotWorkbook  = errors.New("not a workbook")
	ErrDamaged      = errors.New("damaged")
	ErrTooLarge     = errors.New("too large")
	ErrNoSheet      = errors.New("has no such sheet")
	ErrNotText      = errors.New("not a text")
	ErrEncoding     = errors.New("in an unknown encoding")
)

// FileError says why a file cannot be read and what to do, in words that follow the file's name: "is an .xls
// workbook of Excel 97-2003; save it as .xlsx".
type FileError struct {
	Kind   error // one of the errors above
	Reason string
}

func (e *FileError) Error() string { return e.Reason }

// Unwrap returns the kind.
func (e *FileError) Unwrap() error { return e.Kind }

// Named returns an error of this package with the file's name in front, so that it reads as a sentence.
func Named(name string, err error) error {
	if _, ok := errors.AsType[*FileError](err); ok {
		return fmt.Errorf("%s %w", name, err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// damaged returns the error for a workbook with a damaged part.
func damaged(part, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	return &FileError{ErrDamaged, "is damaged: " + part + ": " + what + "; open it in Excel, save it again, and try again"}
}

// damagedText returns the error for a text with a damaged part. It does not advise to open the file in Excel, which
// reads such a text without complaint and would save the damage.
func damagedText(part, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	return &FileError{ErrDamaged, "is damaged: " + part + ": " + what + "; correct it in a text editor, or export it again from the program that wrote it"}
}

// errNoEncoding returns the error for a workbook whose encoding is asked for.
func errNoEncoding() error {
	return &FileError{ErrNotText, "is a workbook, which has no encoding to choose; leave the encoding out"}
}

// errNoSheets returns the error for a text of which a sheet is asked for.
func errNoSheets() error {
	return &FileError{ErrNoSheet, "is text and has no sheets; leave the sheet's name out"}
}

// sheetError returns the error of a header with the name of its sheet in front, where there is one.
func sheetError(sheet string, err *model.HeaderError) error {
	if sheet == "" {
		return err
	}
	return fmt.Errorf("sheet %s: %w", sheet, err)
}

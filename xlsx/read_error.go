package xlsx

import (
	"errors"
	"fmt"

	"dovetail/model"
)

// What a file can be instead of a workbook that can be read; each goes with a *FileError.
var (
	ErrOldExcel     = errors.New("a workbook of Excel 97-2003")
	ErrBinary       = errors.New("a binary workbook")
	ErrOpenDocument = errors.New("an OpenDocument spreadsheet")
	ErrPassword     = errors.New("protected by a password")
	ErrEmpty        = errors.New("empty")
	ErrNotWorkbook  = errors.New("not a workbook")
	ErrDamaged      = errors.New("damaged")
	ErrTooLarge     = errors.New("too large")
	ErrNoSheet      = errors.New("without such a sheet")
	ErrNotText      = errors.New("not a text")
	ErrEncoding     = errors.New("in an encoding that cannot be told")
)

// A FileError says in words that follow the file's name why the file cannot be read, and what to do:
// "is an .xls workbook of Excel 97-2003; save it as .xlsx".
type FileError struct {
	Kind error // one of the errors above
	Says string
}

func (e *FileError) Error() string { return e.Says }

// Unwrap is what kind of error it is.
func (e *FileError) Unwrap() error { return e.Kind }

// Named puts a file's name in front of an error of this package, so that it reads as a sentence.
func Named(name string, err error) error {
	if _, ok := errors.AsType[*FileError](err); ok {
		return fmt.Errorf("%s %w", name, err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// damaged is the error for a workbook of which a part cannot be believed.
func damaged(part, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	return &FileError{ErrDamaged, "is damaged: " + part + ": " + what + "; open it in Excel, save it again, and try again"}
}

// damagedText is the error for a text of which a part cannot be believed. Excel would read it as it is and save
// the damage for good.
func damagedText(part, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	return &FileError{ErrDamaged, "is damaged: " + part + ": " + what + "; correct it in a text editor, or export it again from the program that wrote it"}
}

// A sheetError is a header that cannot be used, with the sheet where it was looked for.
func sheetError(sheet string, err *model.HeaderError) error {
	if sheet == "" {
		return err
	}
	return fmt.Errorf("sheet %s: %w", sheet, err)
}

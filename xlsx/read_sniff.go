package xlsx

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// headSize is the number of bytes at the beginning of a file by which its kind is recognised.
const headSize = 4096

// What the user can do about a file that is not a workbook.
const (
	resaveInExcel = "; open it in Excel and save it as .xlsx"
	exportAgain   = "; export it as .xlsx or .csv from the program that wrote it, as Excel would drop leading zeros"
	chooseAnother = "; choose the .xlsx or .csv file with the customers"
	unpackFirst   = "; unpack it and choose the file inside"
)

// signature is the beginning of the files of a kind. It is compared byte by byte: to strings.EqualFold any two
// invalid bytes are equal, so that a text in Windows-1252 would be a picture.
type signature struct{ begins, what, advice string }

// signatures are those of files that are neither workbooks nor text.
var signatures = [...]signature{
	{"%PDF-", "a PDF document", chooseAnother},
	{"{\\rtf", "a text document (RTF)", chooseAnother},
	{"\x89PNG\r\n", "a picture", chooseAnother},
	{"\xff\xd8\xff", "a picture", chooseAnother},
	{"GIF87a", "a picture", chooseAnother},
	{"GIF89a", "a picture", chooseAnother},
	{"II*\x00", "a picture", chooseAnother},
	{"MM\x00*", "a picture", chooseAnother},
	{"\x00\x00\x01\x00", "a picture", chooseAnother},
	{"8BPS\x00", "a picture", chooseAnother},
	{"\x1f\x8b", "a packed file", unpackFirst},
	{"7z\xbc\xaf\x27\x1c", "a packed file", unpackFirst},
	{"Rar!\x1a\x07", "a packed file", unpackFirst},
	{"\xfd7zXZ\x00", "a packed file", unpackFirst},
	{"\x28\xb5\x2f\xfd", "a packed file", unpackFirst},
	{"SQLite format 3\x00", "a database", chooseAnother},
	{"\x00\x01\x00\x00Standard Jet DB", "an Access database", chooseAnother},
	{"\x00\x01\x00\x00Standard ACE DB", "an Access database", chooseAnother},
	{"\x00\x00\x02\x00\x06\x04", "a Lotus 1-2-3 workbook", resaveInExcel},
	{"\x00\x00\x1a\x00", "a Lotus 1-2-3 workbook", resaveInExcel},
	{"\x7fELF", "a program", chooseAnother},
	{"\xff\xfe\x00\x00", "a text in UTF-32, which spreadsheets do not write", chooseAnother},
}

// oldExcel are the beginnings of workbooks of Excel 2 to 5 that are not in an OLE file.
var oldExcel = [...]string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00", "\x09\x08\x10\x00"}

// notWorkbook returns the error for a file that is something else.
func notWorkbook(what, advice string) error {
	return &FileError{ErrNotWorkbook, "is " + what + ", not a workbook" + advice}
}

// errNeither returns the error for bytes that are not text.
func errNeither() error {
	return &FileError{ErrNotWorkbook, "is neither a workbook nor text; export it again as .xlsx or .csv"}
}

// readHead returns the first headSize bytes of a file.
func readHead(r io.ReaderAt, size int64) ([]byte, error) {
	head := make([]byte, min(size, headSize))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		if err == nil || errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return head, nil
}

// checkText returns an error for a file that is known not to be a text of cells.
func checkText(head []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.begins)) {
			return notWorkbook(s.what, s.advice)
		}
	}
	for _, begins := range oldExcel {
		if bytes.HasPrefix(head, []byte(begins)) {
			return errOldExcel()
		}
	}
	switch {
	case isBolt(head):
		return &FileError{ErrNotWorkbook, "is a dovetail database, not a list of customers; use --db"}
	case isDBF(head):
		return notWorkbook("a dBASE table (.dbf)", resaveInExcel)
	case isPicture(head):
		return notWorkbook("a picture", chooseAnother)
	}
	return checkMarkup(head)
}

// isBolt reports whether a file is a bbolt database, as dovetail's own are. Its first page has a header of 16
// bytes, flags that mark it as a meta page, and the magic number in the byte order of the machine (bbolt,
// internal/common: Page, Meta).
func isBolt(head []byte) bool {
	const magic, flags, meta = 16, 8, 0x04
	if len(head) < magic+4 {
		return false
	}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		if order.Uint32(head[magic:]) == 0xED0CDAED && order.Uint16(head[flags:]) == meta {
			return true
		}
	}
	return false
}

// isDBF reports whether a file is a dBASE or FoxPro table: a version, the date of the last change, and a header of
// 32 bytes for the table and for each field, ended by a carriage return.
func isDBF(head []byte) bool {
	if len(head) < 33 || bytes.IndexByte([]byte("\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8e\xcb\xf5\xfb"), head[0]) < 0 {
		return false
	}
	month, day, header, record := head[2], head[3], int(binary.LittleEndian.Uint16(head[8:])), binary.LittleEndian.Uint16(head[10:])
	if month < 1 || month > 12 || day < 1 || day > 31 || header < 33 || record == 0 {
		return false
	}
	for end := 64; end < len(head); end += 32 {
		if head[end] == '\r' {
			return true
		}
	}
	return false
}

// isPicture reports whether a file is a picture of a kind that is not recognised by its first bytes alone.
func isPicture(head []byte) bool {
	switch {
	case len(head) < 14:
		return false
	case string(head[:4]) == "RIFF" && head[7] == 0 && string(head[8:12]) == "WEBP", head[0] == 0 && string(head[4:8]) == "ftyp":
		return true
	}
	return string(head[:2]) == "BM" && bytes.Equal(head[6:10], make([]byte, 4))
}

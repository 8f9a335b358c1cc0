package xlsx

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// oleHeader begins the files of Office 97-2003, and every workbook with a password.
const oleHeader = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// headSize is how much of a file is looked at to tell what it is.
const headSize = 4096

// notWorkbooks are the beginnings of files that are neither workbooks nor text.
var notWorkbooks = [...]struct{ begins, what string }{
	{"%PDF", "a PDF document"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"{\\rtf", "a text document"},
	{"\x1f\x8b", "a packed file"},
	{"7z\xbc\xaf", "a packed file"},
	{"Rar!", "a packed file"},
	{"SQLite format 3", "a database"},
	{"<html", "a web page"},
	{"<!doctype html", "a web page"},
	{"<table", "a web page"},
	{"<?xml", "an XML file"},
}

func notWorkbook(what string) error {
	return &FileError{ErrNotWorkbook, "is " + what + ", not a workbook; open it in Excel and save it as .xlsx"}
}

// errNeither is the error for bytes that nobody wrote as text.
func errNeither() error {
	return &FileError{ErrNotWorkbook, "is neither a workbook nor text; open it in Excel and save it as .xlsx"}
}

// readHead is the beginning of a file.
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

// checkText refuses what is known to be no text of cells.
func checkText(head []byte) error {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, kind := range notWorkbooks {
		if n := len(kind.begins); len(text) >= n && strings.EqualFold(string(text[:n]), kind.begins) {
			return notWorkbook(kind.what)
		}
	}
	return nil
}

// oleError tells a workbook with a password from one of Excel 97-2003: they begin alike.
func oleError(r io.ReaderAt, size int64) error {
	encrypted, err := contains(io.NewSectionReader(r, 0, size), wide("EncryptedPackage"))
	if err != nil {
		return damaged("the file", "%s", cause(err))
	}
	if encrypted {
		return &FileError{ErrPassword, "is protected by a password; open it in Excel and save it without one"}
	}
	return &FileError{ErrOldExcel, "is an .xls workbook of Excel 97-2003; save it as .xlsx"}
}

// wide is an ASCII text in UTF-16, as the names inside an OLE file are.
func wide(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// contains reports whether a text stands anywhere in r.
func contains(r io.Reader, text []byte) (bool, error) {
	buffer, kept := make([]byte, 64<<10), 0
	for {
		n, err := r.Read(buffer[kept:])
		if bytes.Contains(buffer[:kept+n], text) {
			return true, nil
		}
		if err == io.EOF {
			return false, nil
		} else if err != nil {
			return false, err
		}
		kept = copy(buffer, buffer[max(0, kept+n-len(text)+1):kept+n])
	}
}

// checkWorkbook refuses zip archives that are something else than a workbook whose main part is this.
func checkWorkbook(p parts, main string) error {
	switch {
	case p.begins("mimetype", "application/vnd.oasis.opendocument.spreadsheet"):
		return &FileError{ErrOpenDocument, "is an OpenDocument spreadsheet (.ods); save it as .xlsx"}
	case strings.HasSuffix(partKey(main), ".bin"), p["xl/workbook.bin"] != nil:
		return &FileError{ErrBinary, "is a binary workbook (.xlsb); save it as .xlsx"}
	case p["word/document.xml"] != nil:
		return notWorkbook("a Word document")
	case p["ppt/presentation.xml"] != nil:
		return notWorkbook("a PowerPoint presentation")
	case p[partKey(main)] != nil:
		return nil
	}
	for key := range p {
		if strings.HasPrefix(key, "xl/") {
			return damaged(main, "it is missing")
		}
	}
	return notWorkbook("a zip archive")
}

// begins reports whether a part begins with a text.
func (p parts) begins(name, text string) bool {
	r, err := p.open(name)
	if r == nil || err != nil {
		return false
	}
	defer func() { _ = r.Close() }() // it was only read
	head := make([]byte, len(text))
	_, err = io.ReadFull(r, head)
	return err == nil && string(head) == text
}

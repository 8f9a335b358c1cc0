package xlsx

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// oleHeader is the beginning of the files of Office 97-2003, and of every workbook with a password.
const oleHeader = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func errOldExcel() error {
	return &FileError{ErrOldExcel, "is an .xls workbook of Excel 97-2003; save it as .xlsx"}
}

// oleStreams are the streams by which an OLE file is recognised, with its error.
var oleStreams = [...]struct {
	name string
	err  func() error
}{
	{"Workbook\x00", errOldExcel},
	{"Book\x00", errOldExcel},
	{"WordDocument\x00", func() error { return notWorkbook("a Word document", chooseAnother) }},
	{"PowerPoint Document\x00", func() error { return notWorkbook("a PowerPoint presentation", chooseAnother) }},
	{"__substg1.0_", func() error { return notWorkbook("an Outlook message", "; save the file that is attached to it") }},
}

// oleError returns the error for an OLE file, whose kind is not in its first bytes.
func oleError(r io.ReaderAt, size int64) error {
	encrypted, err := contains(io.NewSectionReader(r, 0, size), wide("EncryptedPackage"))
	if err != nil {
		return damaged("the file", "%s", cause(err))
	}
	if encrypted {
		return &FileError{ErrPassword, "is protected by a password; open it in Excel and save it without one"}
	}
	return oleStream(bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 64<<10))
}

// oleStream returns the error for the first known stream. Entries of the directory have 128 bytes and begin with
// their name (MS-CFB 2.6.1); those of embedded files come later.
func oleStream(r io.Reader) error {
	entry := make([]byte, 128)
	for {
		if _, err := io.ReadFull(r, entry); err != nil {
			return errOldExcel()
		}
		for _, s := range oleStreams {
			if bytes.HasPrefix(entry, wide(s.name)) {
				return s.err()
			}
		}
	}
}

// wide returns an ASCII text in UTF-16LE, the encoding of names in an OLE file.
func wide(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// contains reports whether r contains text.
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

// zipContents are the parts by which a zip archive that is not a workbook is recognised.
var zipContents = [...]struct{ part, what, advice string }{
	{"word/document.xml", "a Word document", chooseAnother},
	{"ppt/presentation.xml", "a PowerPoint presentation", chooseAnother},
	{"visio/document.xml", "a Visio drawing", chooseAnother},
	{"index/document.iwa", "an Apple Numbers, Pages or Keynote document", "; export it as .xlsx"},
	{"index.zip", "an Apple Numbers, Pages or Keynote document", "; export it as .xlsx"},
	{"index.xml", "an Apple Numbers, Pages or Keynote document", "; export it as .xlsx"},
	{"androidmanifest.xml", "a program", chooseAnother},
	{"meta-inf/manifest.mf", "a program", chooseAnother},
	{"doc.kml", "a map (.kmz)", chooseAnother},
}

// checkWorkbook returns an error for a zip archive that is not a workbook with this main part.
func checkWorkbook(p parts, main string) error {
	switch {
	case p.begins("mimetype", "application/vnd.oasis.opendocument.spreadsheet"):
		return &FileError{ErrOpenDocument, "is an OpenDocument spreadsheet (.ods); save it as .xlsx"}
	case p.begins("mimetype", "application/vnd.oasis.opendocument."):
		return notWorkbook("an OpenDocument text, drawing or presentation", chooseAnother)
	case p.begins("mimetype", "application/epub"):
		return notWorkbook("an electronic book", chooseAnother)
	case strings.HasSuffix(partKey(main), ".bin"), p["xl/workbook.bin"] != nil:
		return &FileError{ErrBinary, "is a binary workbook (.xlsb); save it as .xlsx"}
	}
	here := p[partKey(main)] != nil
	if here && strings.HasPrefix(partKey(main), "xl/") {
		return nil
	}
	for _, known := range zipContents {
		if p[known.part] != nil {
			return notWorkbook(known.what, known.advice)
		}
	}
	if here {
		return nil
	}
	for key := range p {
		if strings.HasPrefix(key, "xl/") {
			return damaged(main, "it is missing")
		}
	}
	return notWorkbook("a zip archive", unpackFirst)
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

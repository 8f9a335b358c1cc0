package xlsx

import (
	"archive/zip"
	"errors"
	"strings"
	"testing"
)

func TestFilesOfOtherKindsAreNamed(t *testing.T) {
	ole := oleHeader + strings.Repeat("\x00", 1000)
	with := func(parts ...string) string {
		p := make(testParts)
		for i := 0; i < len(parts); i += 2 {
			p[parts[i]] = parts[i+1]
		}
		return string(p.packWith(t, zip.Store))
	}
	toBinary := strings.Replace(testRels, "workbook.xml", "workbook.bin", 1)
	for name, c := range map[string]struct {
		data string
		kind error
		says string
	}{
		"nothing":                     {"", ErrEmpty, "is empty; export or save it again"},
		"only space":                  {" \r\n\r\n", ErrEmpty, "is empty; export or save it again"},
		"only a byte order mark":      {"\xef\xbb\xbf", ErrEmpty, "is empty; export or save it again"},
		"a workbook of Excel 97-2003": {ole + string(wide("Workbook")), ErrOldExcel, "is an .xls workbook of Excel 97-2003; save it as .xlsx"},
		"a workbook with a password":  {ole + string(wide("EncryptedPackage")), ErrPassword, "is protected by a password; open it in Excel and save it without one"},
		"a binary workbook":           {with("_rels/.rels", toBinary, "xl/workbook.bin", "x"), ErrBinary, "is a binary workbook (.xlsb); save it as .xlsx"},
		"an OpenDocument spreadsheet": {with("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "x"), ErrOpenDocument, "is an OpenDocument spreadsheet (.ods); save it as .xlsx"},
		"a Word document":             {with("word/document.xml", "x"), ErrNotWorkbook, "is a Word document, not a workbook; open it in Excel and save it as .xlsx"},
		"a PowerPoint presentation":   {with("ppt/presentation.xml", "x"), ErrNotWorkbook, "is a PowerPoint presentation, not a workbook; open it in Excel and save it as .xlsx"},
		"a zip archive":               {with("a.txt", "x"), ErrNotWorkbook, "is a zip archive, not a workbook; open it in Excel and save it as .xlsx"},
		"an empty zip archive":        {with(), ErrNotWorkbook, "is a zip archive, not a workbook; open it in Excel and save it as .xlsx"},
		"a PDF document":              {"%PDF-1.4", ErrNotWorkbook, "is a PDF document, not a workbook; open it in Excel and save it as .xlsx"},
		"a picture":                   {"\x89PNG\r\n\x1a\n", ErrNotWorkbook, "is a picture, not a workbook; open it in Excel and save it as .xlsx"},
		"a web page named .xls":       {"\xef\xbb\xbf\r\n<HTML><table>", ErrNotWorkbook, "is a web page, not a workbook; open it in Excel and save it as .xlsx"},
		"an XML spreadsheet":          {"<?xml version=\"1.0\"?><Workbook/>", ErrNotWorkbook, "is an XML file, not a workbook; open it in Excel and save it as .xlsx"},
		"bytes that are no text":      {"abc\x00\x00\x00\x01def", ErrNotWorkbook, "is neither a workbook nor text; open it in Excel and save it as .xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(strings.NewReader(c.data), int64(len(c.data)))
			if !errors.Is(err, c.kind) || err.Error() != c.says {
				t.Errorf("got %v, want %s", err, c.says)
			}
		})
	}
}

func TestAnEncryptedPackageIsFoundWhereverItStands(t *testing.T) {
	for _, at := range []int{100, 64<<10 - 20, 64<<10 - 1, 128<<10 - 16} {
		data := oleHeader + strings.Repeat("\x01", at) + string(wide("EncryptedPackage"))
		if _, err := Open(strings.NewReader(data), int64(len(data))); !errors.Is(err, ErrPassword) {
			t.Errorf("at %d: got %v", at, err)
		}
	}
}

func TestNamedMakesOneSentence(t *testing.T) {
	if got := Named("a.xls", &FileError{ErrEmpty, "is empty"}).Error(); got != "a.xls is empty" {
		t.Errorf("got %q", got)
	}
	if got := Named("a.xls", errors.New("no column")).Error(); got != "a.xls: no column" {
		t.Errorf("got %q", got)
	}
}

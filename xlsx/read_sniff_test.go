package xlsx

import (
	"archive/zip"
	"errors"
	"strings"
	"testing"
)

func TestErrorsOfOtherFiles(t *testing.T) {
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
		want string
	}{
		"nothing":                     {"", ErrEmpty, "is empty; export or save it again"},
		"only space":                  {" \r\n\r\n", ErrEmpty, "is empty; export or save it again"},
		"only a byte order mark":      {"\xef\xbb\xbf", ErrEmpty, "is empty; export or save it again"},
		"a workbook of Excel 97-2003": {ole + string(wide("Workbook")), ErrOldExcel, "is an .xls workbook of Excel 97-2003; save it as .xlsx"},
		"a workbook with a password":  {ole + string(wide("EncryptedPackage")), ErrPassword, "is protected by a password; open it in Excel and save it without one"},
		"a binary workbook":           {with("_rels/.rels", toBinary, "xl/workbook.bin", "x"), ErrBinary, "is a binary workbook (.xlsb); save it as .xlsx"},
		"an OpenDocument spreadsheet": {with("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "x"), ErrOpenDocument, "is an OpenDocument spreadsheet (.ods); save it as .xlsx"},
		"a Word document":             {with("word/document.xml", "x"), ErrNotWorkbook, "is a Word document, not a workbook" + chooseAnother},
		"a PowerPoint presentation":   {with("ppt/presentation.xml", "x"), ErrNotWorkbook, "is a PowerPoint presentation, not a workbook" + chooseAnother},
		"a zip archive":               {with("a.txt", "x"), ErrNotWorkbook, "is a zip archive, not a workbook" + unpackFirst},
		"an empty zip archive":        {with(), ErrNotWorkbook, "is a zip archive, not a workbook" + unpackFirst},
		"a PDF document":              {"%PDF-1.4", ErrNotWorkbook, "is a PDF document, not a workbook" + chooseAnother},
		"a picture":                   {"\x89PNG\r\n\x1a\n", ErrNotWorkbook, "is a picture, not a workbook" + chooseAnother},
		"a web page named .xls":       {"\xef\xbb\xbf\r\n<HTML><table>", ErrNotWorkbook, "is a web page, not a workbook" + exportAgain},
		"an XML spreadsheet":          {"<?xml version=\"1.0\"?><Workbook/>", ErrNotWorkbook, "is an XML file, not a workbook" + resaveInExcel},
		"bytes that are not text":     {"abc\x00\x00\x00\x01def", ErrNotWorkbook, "is neither a workbook nor text; export it again as .xlsx or .csv"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(strings.NewReader(c.data), int64(len(c.data)))
			if !errors.Is(err, c.kind) || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestEncryptedPackageIsFoundAtAnyOffset(t *testing.T) {
	for _, at := range []int{100, 64<<10 - 20, 64<<10 - 1, 128<<10 - 16} {
		data := oleHeader + strings.Repeat("\x01", at) + string(wide("EncryptedPackage"))
		if _, err := Open(strings.NewReader(data), int64(len(data))); !errors.Is(err, ErrPassword) {
			t.Errorf("at %d: got %v", at, err)
		}
	}
}

func TestNamed(t *testing.T) {
	if got := Named("a.xls", &FileError{ErrEmpty, "is empty"}).Error(); got != "a.xls is empty" {
		t.Errorf("got %q", got)
	}
	if got := Named("a.xls", errors.New("no column")).Error(); got != "a.xls: no column" {
		t.Errorf("got %q", got)
	}
}

// bolt is the beginning of a bbolt database, as storage writes it.
const bolt = "\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\xed\xda\x0c\xed\x02\x00\x00\x00\x00\x10\x00\x00"

// dbase is a dBASE table with one field and one record.
const dbase = "\x03\x7e\x0b\x19\x01\x00\x00\x00\x41\x00\x06\x00" + "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" +
	"NAME\x00\x00\x00\x00\x00\x00\x00C\x00\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" + "\r ACME \x1a"

func TestErrorsNameTheKindOfFile(t *testing.T) {
	entry := func(name string) string {
		return oleHeader + strings.Repeat("\x00", 120) + string(wide(name+"\x00")) + strings.Repeat("\x00", 128)
	}
	excelPage := `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><body>`
	for name, c := range map[string]struct{ data, what string }{
		"dovetail's own database":         {bolt + strings.Repeat("\x00", 5000), "is a dovetail database, not a list of customers; use --db"},
		"a page that Excel wrote":         {excelPage, "is a web page,"},
		"a page with a comment first":     {"<!-- made by SAP -->\n<table border=1>", "is a web page,"},
		"a page with an XML declaration":  {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "is a web page,"},
		"a page in UTF-16":                {toUTF16("\ufeff<HTML><BODY>", false), "is a web page,"},
		"a part of a page":                {"<TABLE><TR><TD>CustomerId", "is a web page,"},
		"a web archive":                   {"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;", "is a web archive (MHTML),"},
		"a web archive of a browser":      {"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "is a web archive (MHTML),"},
		"an XML spreadsheet":              {"<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "is an XML spreadsheet of Excel 2003,"},
		"an XML spreadsheet in UTF-16":    {toUTF16("\ufeff<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", false), "is an XML spreadsheet of Excel 2003,"},
		"a flat OpenDocument spreadsheet": {"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "is an OpenDocument spreadsheet in one XML file"},
		"a vector picture":                {"<?xml version=\"1.0\"?><svg>", "is a picture,"},
		"a SYLK file":                     {"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"CustomerId\"\r\nE\r\n", "is a SYLK file,"},
		"a SYLK file of LibreOffice":      {"ID;PSCALC3\nC;X1;Y1;K\"a\"\nE\n", "is a SYLK file,"},
		"a DIF file":                      {"TABLE\r\n0,1\r\n\"EXCEL\"\r\n", "is a DIF file,"},
		"rich text":                       {"{\\rtf1\\ansi", "is a text document (RTF),"},
		"JSON":                            {`[{"CustomerId":"C1"}]`, "is a JSON file,"},
		"a dBASE table":                   {dbase, "is a dBASE table (.dbf),"},
		"a Word document of 1997":         {entry("WordDocument"), "is a Word document,"},
		"a workbook of 1997 with another": {entry("Workbook")[:256] + "" + string(wide("WordDocument\x00")), "is an .xls workbook"},
		"a workbook of Excel 3":           {"\x09\x02\x06\x00\x00\x00\x10\x00", "is an .xls workbook"},
		"a Lotus workbook":                {"\x00\x00\x02\x00\x06\x04\x06\x00", "is a Lotus 1-2-3 workbook,"},
		"a picture of a telephone":        {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "is a picture,"},
		"a bitmap":                        {"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00", "is a picture,"},
		"an Access database":              {"\x00\x01\x00\x00Standard ACE DB\x00", "is an Access database,"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(strings.NewReader(c.data), int64(len(c.data)))
			if err == nil || !strings.HasPrefix(err.Error(), c.what) {
				t.Errorf("got %v, want %s", err, c.what)
			}
		})
	}
}

// TestTextsAreNotMistakenForOtherFiles checks that bytes outside ASCII are not a picture, and ID;Phone is not a
// SYLK file.
func TestTextsAreNotMistakenForOtherFiles(t *testing.T) {
	const rows = "CustomerId;SageCompanyName;SageSiteId;SageCustomerId\nC1;Acme;10;7\n"
	for _, title := range []string{
		"\U0001f4cb Links", "\xd6sterreich", "\xe4\xf6\xfc", "\xdcber \xc4rzte", "Links \u2013 November", "ID;Phone;Place\nC;020;X",
		"From: Ann", "Date: 2026-11-25", "TABLE", "GIFs & Co", "BMW; BM", "Rar!", "{braces}", "<none>", "PK", "%PDF", "II*", "PAR1",
	} {
		if in := mustRead(t, []byte(title+"\n"+rows)); len(in.Rows) != 1 {
			t.Errorf("%q: read %d rows", title, len(in.Rows))
		}
	}
}

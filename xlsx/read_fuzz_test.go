package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"dovetail/model"
)

// FuzzWorkbook reads workbooks with any text as parts, and archives with a changed byte.
func FuzzWorkbook(f *testing.F) {
	p := sheetOf(uploadHeader()+inlineRow("C1", "Acme_x000D_", "10", "", "A1")+`<row r="9"><c r="E9" t="s" s="1"><f>x</f><v>0</v></c></row>`, "C1")
	const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`
	f.Add(p[sheetPart], p[stringsPart], styles, testBook, -1, byte(0))
	seen := strings.NewReplacer("<sheetData>", `<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetViews><sheetView showZeros="0"/></sheetViews>`+
		`<cols><col min="1" max="2" width="0"/></cols><sheetData>`, `<row r="9">`, `<row r="9" ht="0" outlineLevel="1" collapsed="1">`,
		"</worksheet>", `<mergeCells><mergeCell ref="A2:B9"/><mergeCell ref="E9"/></mergeCells></worksheet>`).Replace(p[sheetPart])
	f.Add(seen, p[stringsPart], styles, strings.Replace(testBook, "<sheets>", `<bookViews><workbookView activeTab="0"/></bookViews><sheets>`, 1), -1, byte(0))
	f.Add(strings.Repeat("<a>", 100), `<sst><si><r><t>a</t></r></si></sst>`, "", testBook, 100, byte(7))
	f.Fuzz(func(t *testing.T, sheet, shared, styles, book string, at int, b byte) {
		p[sheetPart], p[stringsPart], p["xl/styles.xml"], p["xl/workbook.xml"] = sheet, shared, styles, book
		data := p.packWith(t, zip.Store)
		if at >= 0 {
			data[at%len(data)] ^= b
		}
		input, err := readAs(data, Want{Kind: model.ForUpload})
		var fileErr *FileError
		var header *model.HeaderError
		switch {
		case err != nil && !errors.As(err, &fileErr) && !errors.As(err, &header):
			t.Errorf("the error %v has no kind", err)
		case err != nil && strings.Contains(err.Error(), "makes the reader fail"):
			t.Errorf("it panics: %v", err)
		case err == nil && at < 0 && !wellFormed(sheet):
			t.Errorf("%d rows were read from %q", len(input.Rows), sheet)
		}
	})
}

// wellFormed reports whether encoding/xml accepts a text.
func wellFormed(text string) bool {
	source, err := decodeXML(strings.NewReader(text))
	if err != nil {
		return false
	}
	d := xml.NewDecoder(source)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // source is UTF-8 already
	for depth := 0; ; {
		token, err := d.RawToken()
		if err != nil {
			return errors.Is(err, io.EOF) && depth == 0
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

// FuzzOpen opens and reads any file.
func FuzzOpen(f *testing.F) {
	f.Add(sheetOf(uploadHeader()).pack(f))
	f.Add([]byte(oleHeader))
	f.Add([]byte("CustomerId;a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		_, err = file.Read(context.Background(), Want{})
		if err != nil && strings.Contains(err.Error(), "makes the reader fail") {
			t.Errorf("it panics: %v", err)
		}
	})
}

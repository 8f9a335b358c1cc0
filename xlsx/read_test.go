package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
)

// The parts of the smallest workbook that Excel opens, except its sheet.
const (
	testRels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	testBookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	testBook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="Links" sheetId="1" r:id="rId1"/></sheets></workbook>`
)

// testParts are the parts of a workbook by name, which a test can change before it packs them.
type testParts map[string]string

// sheetOf returns a workbook with one sheet, Links, that holds these rows, and with these shared strings.
func sheetOf(rows string, shared ...string) testParts {
	p := testParts{
		"_rels/.rels":                testRels,
		"xl/workbook.xml":            testBook,
		"xl/_rels/workbook.xml.rels": testBookRels,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	if len(shared) > 0 {
		p["xl/sharedStrings.xml"] = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + strings.Join(shared, `</t></si><si><t>`) + `</t></si></sst>`
	}
	return p
}

// inlineRow returns a row of inline texts.
func inlineRow(texts ...string) string {
	var b strings.Builder
	b.WriteString("<row>")
	for _, text := range texts {
		fmt.Fprintf(&b, `<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, text)
	}
	b.WriteString("</row>")
	return b.String()
}

// uploadHeader returns a header row with all columns of an upload, in A to E.
func uploadHeader() string {
	return inlineRow("CustomerId", "SageCompanyName", "SageSiteId", "SageCustomerId", "SageAccountNumber")
}

// pack returns a zip archive of the parts.
func (p testParts) pack(t testing.TB) []byte { return p.packWith(t, zip.Deflate) }

func (p testParts) packWith(t testing.TB, method uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = part.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAs opens a file and returns what is wanted of it.
func readAs(data []byte, w Want) (*model.ParsedFile, error) {
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return f.Read(context.Background(), w)
}

// mustRead returns a file read as an upload.
func mustRead(t testing.TB, data []byte) *model.ParsedFile {
	t.Helper()
	input, err := readAs(data, Want{Kind: model.ForUpload})
	if err != nil {
		t.Fatal(err)
	}
	return input
}

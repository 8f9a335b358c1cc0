package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// zipFile returns a workbook opened as a zip file.
func zipFile(t testing.TB, data []byte) *zip.Reader {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestArchiveHoldsEachFileOnce(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range zipFile(t, exportOf(t, tableOf(awkwardCustomers()...))).File {
		if seen[f.Name] {
			t.Errorf("%s occurs twice in the archive", f.Name)
		}
		seen[f.Name] = true
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, part); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "docProps/custom.xml"} {
		if !seen[name] {
			t.Errorf("the archive lacks %s", name)
		}
	}
}

// partText returns the text of a file in a workbook.
func partText(t testing.TB, data []byte, name string) string {
	t.Helper()
	part, err := zipFile(t, data).Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSheetHasTheOrderOfExcel checks an order of columns and elements without which Excel, unlike other programs, refuses the sheet.
func TestSheetHasTheOrderOfExcel(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	for name, data := range map[string][]byte{
		"export":        exportOf(t, tableOf(awkwardCustomers()...)),
		"template":      templateOf(t, tableOf()),
		"problems file": problemsFile(t, f, in, allRejected(in)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sheet := partText(t, data, "xl/worksheets/sheet1.xml")
			at := 0
			for _, element := range []string{
				"dimension", "sheetViews", "cols", `col min="1"`, `col min="2"`, `col min="3"`, `col min="6"`, `col min="7"`,
				"sheetData", `row r="1"`, "autoFilter", "ignoredErrors",
			} {
				next := strings.Index(sheet[at:], "<"+element)
				if next < 0 {
					t.Fatalf("<%s is too early or missing", element)
				}
				at += next
			}
			if n := strings.Count(sheet, "<col "); n != strings.Count(sheet[:strings.Index(sheet, "</row>")], "<c ") {
				t.Errorf("%d columns are described, want as many as the header has cells", n)
			}
		})
	}
}

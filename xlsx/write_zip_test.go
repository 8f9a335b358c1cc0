package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// zipFile opens a workbook as the zip file that it is.
func zipFile(t testing.TB, data []byte) *zip.Reader {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestArchiveHoldsEachFileOnceAndWhole(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range zipFile(t, exportOf(t, tableOf(awkward()...))).File {
		if seen[f.Name] {
			t.Errorf("%s stands twice in the archive", f.Name)
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

// partText is the text of a file in a workbook.
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

// Excel refuses what other programs forgive: columns and parts of a sheet that are not in their order.
func TestSheetIsInTheOrderThatExcelDemands(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	for name, data := range map[string][]byte{
		"export":        exportOf(t, tableOf(awkward()...)),
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
					t.Fatalf("<%s stands too early, or not at all", element)
				}
				at += next
			}
			if n := strings.Count(sheet, "<col "); n != strings.Count(sheet[:strings.Index(sheet, "</row>")], "<c ") {
				t.Errorf("%d columns are described, want as many as the header has cells", n)
			}
		})
	}
}

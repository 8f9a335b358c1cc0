package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
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

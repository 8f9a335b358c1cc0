package xlsx

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// corpus returns the workbooks from other programs' test suites, by folder and name; it skips the test if they are
// missing.
func corpus(t *testing.T) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "shared", "corpus", "*", "*.*"))
	if err != nil || len(paths) == 0 {
		t.Skip("the corpus of other programs' workbooks is not here")
	}
	files := make(map[string][]byte, len(paths))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path)] = data
	}
	return files
}

// corpusKinds are the files of the corpus whose kind is not that of their name, or that cannot be read.
var corpusKinds = map[string]error{
	"calamine/issue252.xlsx":                   ErrDamaged, // a checksum is wrong
	"calamine/adhocallbabynames1996to2016.xls": ErrEmpty,
	"calamine/too_small.xls":                   nil, // a sentence of plain text
	"calamine/pass_protected.xlsx":             ErrPassword,
	"calamine/pass_protected.xlsb":             ErrPassword,
	"exceljs/huge.xlsx":                        ErrEmpty,
	"exceljs/missing-bits.xlsx":                ErrDamaged, // it has no xl/workbook.xml
	"roo/type_excel.xlsx":                      ErrOldExcel,
	"roo/type_excel.xlsm":                      ErrOldExcel,
	"roo/type_excel.ods":                       ErrOldExcel,
	"roo/type_excelx.ods":                      nil, // a workbook
	"roo/type_openoffice.xlsx":                 ErrOpenDocument,
	"roo/type_openoffice.xlsm":                 ErrOpenDocument,
}

// TestCorpusIsReadOrRefusedWithItsKind opens every file: those that cannot be read have an error of a kind, and
// none takes much memory.
func TestCorpusIsReadOrRefusedWithItsKind(t *testing.T) {
	for name, data := range corpus(t) {
		want, odd := corpusKinds[name]
		if !odd {
			want = map[string]error{".xls": ErrOldExcel, ".xlsb": ErrBinary, ".ods": ErrOpenDocument}[filepath.Ext(name)]
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f, err := Open(bytes.NewReader(data), int64(len(data)))
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
		if err == nil {
			_, err = f.Read(context.Background(), Want{})
			var header *model.HeaderError
			if err != nil && !errors.As(err, &header) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNoSheet) {
				t.Errorf("%s: the error %v has no kind", name, err)
			}
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 300<<20 {
			t.Errorf("%s: took %d MB", name, used>>20)
		}
	}
}

// corpusDiffers are the sheets that excelize reads differently, and why this package is right.
var corpusDiffers = map[string]string{
	"calamine/empty_s_attribute.xlsx":   "excelize cannot read a style that is empty",
	"roo/Pfand_from_windows_phone.xlsx": "excelize cannot read its parts",
	"roo/Pfand_from_windows_phone.xlsm": "excelize cannot read its parts",
	"exceljs/invalid-xml.xlsx":          "there is text behind the end of its sheet",
}

// TestCorpusValuesEqualExcelize compares every value of every sheet with the unformatted value of excelize.
func TestCorpusValuesEqualExcelize(t *testing.T) {
	sheets, values := 0, 0
	for name, data := range corpus(t) {
		f, err := Open(bytes.NewReader(data), int64(len(data)))
		if err != nil || f.Format() != "xlsx" || corpusDiffers[name] != "" {
			continue
		}
		for _, sheet := range f.Sheets() {
			want := excelizeValues(t, name, data, sheet.Name)
			values += len(want)
			sheets++
			err := f.walk(context.Background(), sheet.Name, nil, func(r rawRow) error {
				for i, c := range r.cells {
					at := cellAt{r.number, i}
					if got := rawText(c); got != want[at] {
						t.Errorf("%s, sheet %s, %v: got %q, excelize has %q", name, sheet.Name, at, got, want[at])
					}
					delete(want, at)
				}
				return nil
			})
			if err != nil || len(want) > 0 {
				t.Errorf("%s, sheet %s: %v, and only excelize has %v", name, sheet.Name, err, want)
			}
		}
	}
	t.Logf("%d values in %d sheets are the same", values, sheets)
}

// cellAt is the place of a cell: its row from 1 and column from 0.
type cellAt struct{ row, column int }

// rawText returns a cell as excelize returns it unformatted, without the space around texts, which is ignored.
func rawText(c cell) string {
	switch {
	case c.kind == cellBoolean && c.text == "TRUE":
		return "1"
	case c.kind == cellBoolean:
		return "0"
	}
	return strings.TrimSpace(c.text)
}

// excelizeValues returns the values that excelize reads.
func excelizeValues(t *testing.T, name string, data []byte, sheet string) map[cellAt]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.Rows(sheet)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	values := make(map[cellAt]string)
	for n := 1; rows.Next(); n++ {
		texts, err := rows.Columns()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, text := range texts {
			if text = strings.TrimSpace(text); text != "" {
				values[cellAt{n, i}] = text
			}
		}
	}
	return values
}

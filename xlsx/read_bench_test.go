package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// benchRow returns the seven values of a row of a benchmark.
func benchRow(i int) [model.UploadColumns]string {
	return [...]string{
		fmt.Sprintf("C%06d", i), fmt.Sprintf("Brighton Juniper Holdings %d Ltd", i), "No",
		"Acme UK", "7b1e1c70-9c3f-4d8e-8a57-0f8a4f5f7d10", fmt.Sprint(i), fmt.Sprintf("BRIG%04d", i),
	}
}

// benchInline returns a workbook of inline texts, as dovetail exports it.
func benchInline(b testing.TB, rows int) []byte {
	var sheet strings.Builder
	sheet.WriteString(inlineRow(benchHeader()...))
	for i := range rows {
		values := benchRow(i)
		fmt.Fprintf(&sheet, `<row r="%d">`, i+2)
		for c, text := range values {
			fmt.Fprintf(&sheet, `<c r="%c%d" s="1" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, i+2, text)
		}
		sheet.WriteString("</row>")
	}
	p := sheetOf(sheet.String())
	p["xl/styles.xml"] = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="49"/></cellXfs></styleSheet>`
	return p.pack(b)
}

// benchShared returns a workbook of shared texts, as Excel saves it.
func benchShared(b testing.TB, rows int) []byte {
	var sheet strings.Builder
	sheet.WriteString(inlineRow(benchHeader()...))
	var shared []string
	number := make(map[string]int)
	for i := range rows {
		values := benchRow(i)
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:7" x14ac:dyDescent="0.25">`, i+2)
		for c, text := range values {
			if _, ok := number[text]; !ok {
				number[text] = len(shared)
				shared = append(shared, text)
			}
			fmt.Fprintf(&sheet, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, i+2, number[text])
		}
		sheet.WriteString("</row>")
	}
	return sheetOf(sheet.String(), shared...).pack(b)
}

func benchHeader() []string {
	var names []string
	for _, c := range model.Columns()[:model.UploadColumns] {
		names = append(names, c.Header)
	}
	return names
}

// benchCSV returns the same rows as CSV.
func benchCSV(rows int) []byte {
	var b bytes.Buffer
	b.WriteString(strings.Join(benchHeader(), ",") + "\r\n")
	for i := range rows {
		values := benchRow(i)
		b.WriteString(strings.Join(values[:], ",") + "\r\n")
	}
	return b.Bytes()
}

func BenchmarkRead100k(b *testing.B) {
	for name, data := range map[string][]byte{
		"inline": benchInline(b, 100_000), "shared": benchShared(b, 100_000), "csv": benchCSV(100_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if input := mustRead(b, data); len(input.Rows) != 100_000 {
					b.Fatal(len(input.Rows))
				}
			}
		})
	}
}

// BenchmarkExcelizeRows100k reads the same rows with excelize, unchecked, for comparison.
func BenchmarkExcelizeRows100k(b *testing.B) {
	for name, data := range map[string][]byte{"inline": benchInline(b, 100_000), "shared": benchShared(b, 100_000)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				excelizeRows(b, data)
			}
		})
	}
}

// excelizeRows reads all rows with excelize.
func excelizeRows(b *testing.B, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.Rows("Links")
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			b.Fatal(err)
		}
	}
}

package xlsx

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dovetail/model"
)

// shownTable has what LibreOffice 7.4 shows for each value (its columns) in each number format (its rows). The
// first row has the values; texts are quoted. A built-in format is named like "builtin 14".
const shownTable = "testdata/shown.tsv"

// readShown returns the table: the values, and the rows, which begin with a number format.
func readShown(t *testing.T) (values []string, rows [][]string) {
	t.Helper()
	data, err := os.ReadFile(shownTable)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows[0][1:], rows[1:]
}

// builtinID returns the number of a built-in format in the table, and whether code is one.
func builtinID(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, "builtin ")
	id, err := strconv.Atoi(digits)
	return id, ok && err == nil
}

// shownCell returns a cell of the table.
func shownCell(format, value string) cell {
	c := cell{kind: cellNumber, text: value, format: parseFormat(format)}
	if id, ok := builtinID(format); ok {
		c.format = builtinFormat(id)
	}
	if text, err := strconv.Unquote(value); err == nil {
		c.kind, c.text = cellText, text
	}
	return c
}

func TestIdentifierIsAsLibreOfficeShowsOrDamaged(t *testing.T) {
	values, rows := readShown(t)
	same, damaged := 0, 0
	for _, row := range rows {
		for i, value := range values {
			got, damage := shownCell(row[0], value).value(model.ColumnAccount)
			switch {
			case damage != "":
				damaged++
			case got == trim(row[i+1]):
				same++
			default:
				t.Errorf("%s in %s: got %q, LibreOffice shows %q", value, row[0], got, row[i+1])
			}
		}
	}
	if same < 3000 {
		t.Errorf("%d cells are the same, and %d are damaged: too many", same, damaged)
	}
	t.Logf("%d cells: %d the same, %d damaged", same+damaged, same, damaged)
}

// TestLibreOfficeShowsTheTable makes the table again with the program that the variable SOFFICE names.
func TestLibreOfficeShowsTheTable(t *testing.T) {
	program := os.Getenv("SOFFICE")
	if program == "" {
		t.Skip("SOFFICE does not name LibreOffice's soffice")
	}
	values, rows := readShown(t)
	folder := t.TempDir()
	book := filepath.Join(folder, "t.xlsx")
	if err := os.WriteFile(book, shownBook(t, values, rows), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "-env:UserInstallation=file://"+folder+"/profile",
		"--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76", "--outdir", folder, book)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(folder, "t.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range shownLines(t, data) {
		for j := range values {
			if shown := append(line, make([]string, len(values))...)[j]; shown != rows[i][j+1] {
				t.Errorf("%s in %s: LibreOffice shows %q, the table has %q", values[j], rows[i][0], shown, rows[i][j+1])
			}
		}
	}
}

// shownLines returns the lines and fields of LibreOffice's tab-separated text.
func shownLines(t *testing.T, data []byte) (lines [][]string) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = '\t', -1, true
	for {
		line, err := r.Read()
		if err == io.EOF {
			return lines
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
}

// shownBook returns a workbook with each value in each number format.
func shownBook(t *testing.T, values []string, rows [][]string) []byte {
	var sheet, codes, styles strings.Builder
	escaped := func(s string) string {
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for i, row := range rows {
		id, builtin := builtinID(row[0])
		if !builtin {
			id = 200 + i
			fmt.Fprintf(&codes, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, escaped(row[0]))
		}
		fmt.Fprintf(&styles, `<xf numFmtId="%d" applyNumberFormat="1"/>`, id)
		sheet.WriteString("<row>")
		for _, value := range values {
			if text, err := strconv.Unquote(value); err == nil {
				fmt.Fprintf(&sheet, `<c s="%d" t="inlineStr"><is><t>%s</t></is></c>`, i+1, escaped(text))
				continue
			}
			fmt.Fprintf(&sheet, `<c s="%d"><v>%s</v></c>`, i+1, value)
		}
		sheet.WriteString("</row>")
	}
	p := sheetOf(sheet.String())
	p[sheetPart] = strings.Replace(p[sheetPart], "<sheetData>", `<cols><col min="1" max="99" width="60" customWidth="1"/></cols><sheetData>`, 1)
	p["xl/styles.xml"] = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>` + codes.String() +
		`</numFmts><cellXfs><xf numFmtId="0"/>` + styles.String() + `</cellXfs></styleSheet>`
	p["[Content_Types].xml"] = shownTypes
	return p.pack(t)
}

// shownTypes are the content types, without which LibreOffice does not open the workbook.
const shownTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
	`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`

package xlsx

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// readUpload returns a file and what an upload reads from it.
func readUpload(t testing.TB, data []byte) (*File, *model.ParsedFile) {
	t.Helper()
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := f.Read(context.Background(), Want{Kind: model.ForUpload})
	if err != nil {
		t.Fatal(err)
	}
	return f, in
}

// allRejected returns a problem for every row, with faulty identifiers.
func allRejected(in *model.ParsedFile) []Problem {
	var problems []Problem
	for _, row := range in.Rows {
		problems = append(problems, Problem{Row: row.Number, Text: "no Layer customer " + row.Cells[model.ColumnID], FaultyColumns: []model.Column{model.ColumnID, model.ColumnAccount}})
	}
	return problems
}

func problemsFile(t testing.TB, f *File, in *model.ParsedFile, problems []Problem) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.WriteProblems(context.Background(), &b, in, problems, exportedAt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sourceCell is a cell of the workbook that sourceBook makes.
type sourceCell struct {
	value   any
	formula string
	code    string // number format
}

// sourceBook returns a workbook as consultants send it: a title above the header, an extra column, and the given
// cell as SageCustomerId of row 4.
func sourceBook(t testing.TB, odd sourceCell) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	rows := [][]any{
		{"Links of November"},
		{"CustomerId", "Our note", "SageCompanyName", "SageSiteId", "SageCustomerId", "SageAccountNumber"},
		{"C1", "fine", "Acme UK", "10", "1", "A1"},
		{"0002", "=not a formula", "Acme UK", "10", nil, "A2"},
		{"C3", 12.5, "Acme UK", "10", "3", nil},
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", cellName(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SetCellValue("Sheet1", "E4", odd.value), f.SetCellFormula("Sheet1", "E4", odd.formula)); err != nil {
		t.Fatal(err)
	}
	if odd.code != "" {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &odd.code})
		if err = errors.Join(err, f.SetCellStyle("Sheet1", "E4", "E4", style)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var oddCells = map[string]sourceCell{
	"text":                      {value: "00721"},
	"text like a formula":       {value: "=A1"},
	"text with a rounded code":  {value: "1.23E+15"},
	"text with space around":    {value: " 7 "},
	"text with an escape":       {value: "7_x000D_"},
	"nothing":                   {},
	"number":                    {value: 1001},
	"number with leading zeros": {value: 721, code: "000000"},
	"number of 16 digits":       {value: 1234567890123456},
	"rounded number":            {value: 1.23e+19},
	"scientific number":         {value: 1234567890123, code: "0.00E+00"},
	"fraction":                  {value: 1.5},
	"date":                      {value: 45292, code: "dd/mm/yyyy"},
	"percentage":                {value: 0.19, code: "0%"},
	"amount":                    {value: 5, code: "£#,##0"},
	"boolean":                   {value: true},
	"calculated formula":        {value: "A7", formula: `"A"&7`},
	"formula never calculated":  {formula: "1+1"},
}

func TestProblemsFileKeepsCells(t *testing.T) {
	t.Parallel()
	for name, odd := range oddCells {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, in := readUpload(t, sourceBook(t, odd))
			_, again := readUpload(t, problemsFile(t, f, in, allRejected(in)))
			if diff := cmp.Diff(judged(in), judged(again)); diff != "" {
				t.Errorf("the rows read back differ (-source +problems file):\n%s", diff)
			}
		})
	}
}

// judgedRow is what the rules get of a row.
type judgedRow struct {
	Cells   [model.FileColumns]string
	Damaged []model.Column
}

func judged(in *model.ParsedFile) []judgedRow {
	var rows []judgedRow
	for _, row := range in.Rows {
		j := judgedRow{Cells: row.Cells}
		for _, d := range row.Damage {
			j.Damaged = append(j.Damaged, d.Column)
		}
		rows = append(rows, j)
	}
	return rows
}

func TestProblemsFileHoldsRejectedRowsAndReasons(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{value: 721, code: "000000"}))
	data := problemsFile(t, f, in, []Problem{
		{Row: 4, Text: "no Layer customer 0002", FaultyColumns: []model.Column{model.ColumnID}},
		{Row: 5, Text: "SageAccountNumber\x07 is odd", FaultyColumns: []model.Column{model.ColumnAccount, model.ColumnName}},
	})
	want := [][]string{
		{"CustomerId", "Our note", "SageCompanyName", "SageSiteId", "SageCustomerId", "SageAccountNumber", "Row", "Problem"},
		{"0002", "=not a formula", "Acme UK", "10", "000721", "A2", "4", "no Layer customer 0002"},
		{"C3", "12.5", "Acme UK", "10", "3", "", "5", "SageAccountNumber\u0080 is odd"},
	}
	book := openBook(t, data)
	if diff := cmp.Diff(want, sheetRows(t, book, customersSheet, 8)); diff != "" {
		t.Errorf("the sheet differs (-want +got):\n%s", diff)
	}
	var marked []string
	for row := range 4 {
		for column := range 8 {
			if cell := cellName(column+1, row+1); isMarked(t, book, cell) {
				marked = append(marked, cell)
			}
		}
	}
	if diff := cmp.Diff([]string{"A2", "F3"}, marked); diff != "" {
		t.Errorf("other cells are marked (-want +got):\n%s", diff)
	}
}

// isMarked reports whether a cell is bold with a fill colour.
func isMarked(t *testing.T, f *excelize.File, cell string) bool {
	t.Helper()
	id, err := f.GetCellStyle(customersSheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Font != nil && style.Font.Bold && len(style.Fill.Color) > 0
}

func TestProblemsFileReplacesEarlierColumns(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	f, in = readUpload(t, problemsFile(t, f, in, allRejected(in)))
	second := sheetRows(t, openBook(t, problemsFile(t, f, in, allRejected(in)[1:])), customersSheet, 8)
	if diff := cmp.Diff([]string{"SageAccountNumber", "Row", "Problem"}, second[0][5:]); diff != "" {
		t.Errorf("the last headers differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"A2", "3", "no Layer customer 0002"}, second[1][5:]); diff != "" {
		t.Errorf("row 3 of the earlier file differs (-want +got):\n%s", diff)
	}
}

// TestProblemsFileHasSageNames writes the column Sage name where a problem has one. A later problems file replaces it.
func TestProblemsFileHasSageNames(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	problems := allRejected(in)
	problems[1].SageName = "=Harbour Ltd"
	file := problemsFile(t, f, in, problems)
	first := sheetRows(t, openBook(t, file), customersSheet, 9)
	for i, want := range [][]string{{"Sage name", "Row", "Problem"}, {"", "3"}, {"=Harbour Ltd", "4"}} {
		if diff := cmp.Diff(want, first[i][6:][:len(want)]); diff != "" {
			t.Errorf("row %d differs (-want +got):\n%s", i+1, diff)
		}
	}
	f, in = readUpload(t, file)
	if len(in.Layout.Ignored) != 1 {
		t.Errorf("columns ignored: %q, want the user's note alone", in.Layout.Ignored)
	}
	second := sheetRows(t, openBook(t, problemsFile(t, f, in, allRejected(in))), customersSheet, 8)
	if diff := cmp.Diff([]string{"SageAccountNumber", "Row", "Problem"}, second[0][5:]); diff != "" {
		t.Errorf("the last headers differ (-want +got):\n%s", diff)
	}
}

func TestProblemsFileHasTextFormatBelowItsRows(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	book := openBook(t, problemsFile(t, f, in, []Problem{{Row: 4, Text: "neither", FaultyColumns: []model.Column{model.ColumnSageID}}}))
	for name, cell := range map[string]string{"a faulty empty cell": "E2", "a cell below": "F9"} {
		id, _ := book.GetCellStyle(customersSheet, cell)
		if style, err := book.GetStyle(id); err != nil || style.NumFmt != textFormat {
			t.Errorf("%s has number format %v (%v), want the text format", name, style.NumFmt, err)
		}
	}
}

func TestProblemsFileOfTextAndOfPastedCells(t *testing.T) {
	t.Parallel()
	text := "CustomerId;SageCompanyName;SageSiteId;SageAccountNumber;Our note\r\n" +
		"C1;Acme UK;10;'=A1;fine\r\n\r\n007;Acme UK;10;1.5;a\x07b\r\n"
	want := [][]string{
		{"CustomerId", "SageCompanyName", "SageSiteId", "SageAccountNumber", "Our note", "Row", "Problem"},
		{"C1", "Acme UK", "10", "'=A1", "fine", "2", "no Layer customer C1"},
		{"007", "Acme UK", "10", "1.5", "a\u0080b", "4", "no Layer customer 007"},
	}
	f, in := readUpload(t, []byte(text))
	if diff := cmp.Diff(want, sheetRows(t, openBook(t, problemsFile(t, f, in, allRejected(in))), customersSheet, 7)); diff != "" {
		t.Errorf("the problems of a text differ (-want +got):\n%s", diff)
	}

	pasted, err := OpenText("C1\tAcme UK\t10\t0001\nC2\tAcme UK\t10\t0002\tstray\n")
	if err != nil {
		t.Fatal(err)
	}
	layout, _ := model.PositionLayout(4)
	in, err = pasted.Read(context.Background(), Want{Kind: model.ForUpload, Layout: &layout})
	if err != nil {
		t.Fatal(err)
	}
	want = [][]string{
		{"CustomerId", "SageCompanyName", "SageSiteId", "SageAccountNumber", "", "", "Row", "Problem"},
		{"C2", "Acme UK", "10", "", "0002", "stray", "2", "no Layer customer C2"},
	}
	if diff := cmp.Diff(want, sheetRows(t, openBook(t, problemsFile(t, pasted, in, allRejected(in)[1:])), customersSheet, 8)); diff != "" {
		t.Errorf("the problems of pasted cells differ (-want +got):\n%s", diff)
	}
}

func TestProblemsFileKeepsTheOrigin(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, exportOf(t, tableOf(awkwardCustomers()...)))
	_, again := readUpload(t, problemsFile(t, f, in, allRejected(in)))
	if want := (model.Origin{Database: "6f1d", Revision: 42, Token: "77ab"}); in.Origin != want || again.Origin != want {
		t.Errorf("the export has origin %v, its problems file %v; want %v", in.Origin, again.Origin, want)
	}
}

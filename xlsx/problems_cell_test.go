package xlsx

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

func TestOriginalKeepsTheCell(t *testing.T) {
	t.Parallel()
	padded := &format{code: "000000"}
	for name, test := range map[string]struct {
		cell cell
		want excelize.Cell
		code string
	}{
		"text":             {cell{kind: cellText, text: "007"}, excelize.Cell{Value: "007"}, "@"},
		"empty":            {cell{}, excelize.Cell{}, "@"},
		"whole number":     {cell{kind: cellNumber, text: "7", format: padded}, excelize.Cell{Value: int64(7)}, "000000"},
		"17 digits":        {cell{kind: cellNumber, text: "12345678901234567"}, excelize.Cell{Value: int64(12345678901234567)}, "General"},
		"rounded number":   {cell{kind: cellNumber, text: "1.23E+15"}, excelize.Cell{Value: 1.23e15}, "General"},
		"invalid number":   {cell{kind: cellNumber, text: "seven"}, excelize.Cell{Formula: "#N/A"}, "General"},
		"infinite number":  {cell{kind: cellNumber, text: "1E999"}, excelize.Cell{Formula: "#N/A"}, "General"},
		"true":             {cell{kind: cellBoolean, text: "TRUE"}, excelize.Cell{Value: true}, "General"},
		"false":            {cell{kind: cellBoolean, text: "FALSE"}, excelize.Cell{Value: false}, "General"},
		"date":             {cell{kind: cellDate, text: "2024-01-31"}, excelize.Cell{Value: time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC)}, "yyyy-mm-dd"},
		"no date":          {cell{kind: cellDate, text: "soon"}, excelize.Cell{Formula: "#N/A"}, "General"},
		"error":            {cell{kind: cellError, text: "#REF!"}, excelize.Cell{Formula: "#REF!"}, "General"},
		"newer error":      {cell{kind: cellError, text: "#SPILL!"}, excelize.Cell{Formula: "#N/A"}, "General"},
		"never calculated": {cell{kind: cellUncalculated, formula: true}, excelize.Cell{Formula: "#N/A"}, "General"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, code := original(test.cell)
			if diff := cmp.Diff(test.want, got); diff != "" || code != test.code {
				t.Errorf("format %q, want %q; the cell differs (-want +got):\n%s", code, test.code, diff)
			}
		})
	}
}

// damagedOf returns the damaged columns of a row.
func damagedOf(row model.Row) []model.Column {
	var columns []model.Column
	for _, d := range row.Damage {
		columns = append(columns, d.Column)
	}
	return columns
}

func TestProblemsFileKeepsErrorsThroughOtherPrograms(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{formula: "1+1"}))
	folder, path := saveFile(t, "problems.xlsx", problemsFile(t, f, in, allRejected(in)))
	for name, convert := range map[string]func(t *testing.T) string{
		"Gnumeric": func(t *testing.T) string {
			out := filepath.Join(folder, "gnumeric.xlsx")
			runProgram(t, folder, findProgram(t, "ssconvert"), "--recalc", path, out)
			return out
		},
		"LibreOffice": func(t *testing.T) string {
			out := t.TempDir()
			runProgram(t, out, findProgram(t, "soffice"), "--headless", "--convert-to", "xlsx", "--outdir", out, path)
			return filepath.Join(out, "problems.xlsx")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(convert(t))
			if err != nil {
				t.Fatal(err)
			}
			_, again := readUpload(t, data)
			if got := damagedOf(again.Rows[1]); !slices.Equal(got, []model.Column{model.ColumnSageID}) {
				t.Errorf("damaged is %v, want the Sage customer ID", got)
			}
			if cell, err := openBook(t, data).GetCellValue(customersSheet, "E3"); err != nil || cell != "#N/A" {
				t.Errorf("%s shows %q (%v), want #N/A", name, cell, err)
			}
		})
	}
}

const correctWithOpenpyxl = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Customers"]
sheet["A3"], sheet["E3"], sheet["F4"] = "C2", "0021", "A3"
book.save(sys.argv[1])
`

func TestCorrectedProblemsFileIsAnUpload(t *testing.T) {
	t.Parallel()
	python := openpyxl(t)
	f, in := readUpload(t, sourceBook(t, sourceCell{value: 45292, code: "dd/mm/yyyy"}))
	folder, path := saveFile(t, "problems.xlsx", problemsFile(t, f, in, allRejected(in)))
	runProgram(t, folder, python, "-c", correctWithOpenpyxl, path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, again := readUpload(t, data)
	want := []model.Row{
		{Number: 2, Cells: [model.FileColumns]string{"C1", "", "", "Acme UK", "10", "1", "A1"}},
		{Number: 3, Cells: [model.FileColumns]string{"C2", "", "", "Acme UK", "10", "0021", "A2"}},
		{Number: 4, Cells: [model.FileColumns]string{"C3", "", "", "Acme UK", "10", "3", "A3"}},
	}
	if diff := cmp.Diff(want, again.Rows); diff != "" {
		t.Errorf("the corrected file reads differently (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Our note"}, again.Layout.Ignored); diff != "" {
		t.Errorf("other columns are ignored (-want +got):\n%s", diff)
	}
}

func BenchmarkProblems100k(b *testing.B) {
	f, in := readUpload(b, exportOf(b, benchTable(100_000)))
	problems := allRejected(in)
	b.ReportAllocs()
	for b.Loop() {
		var size counter
		if err := f.WriteProblems(context.Background(), &size, in, problems, exportedAt); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzProblemsOfAnyText(f *testing.F) {
	f.Add("CustomerId,SageCompanyName,SageSiteId,SageCustomerId\nC1,a,b,c\n")
	f.Add("CustomerId\tSageCompanyName\tSageSiteId\tSageCustomerId\tRow\tProblem\n'=1\t\x07\t\xff\t_x0041_x0042_\t\t\t\t9\n")
	f.Fuzz(func(t *testing.T, text string) {
		source, err := Open(bytes.NewReader([]byte(text)), int64(len(text)))
		if err != nil {
			t.Skip("not a file to read")
		}
		in, err := source.Read(context.Background(), Want{Kind: model.ForUpload})
		if err != nil {
			t.Skip("not an upload")
		}
		var b bytes.Buffer
		if err := source.WriteProblems(context.Background(), &b, in, allRejected(in), exportedAt); err != nil {
			t.Skip("too many columns")
		}
		_, again := readUpload(t, b.Bytes())
		if len(again.Rows) != len(in.Rows) {
			t.Errorf("%d rows were rejected, the problems file has %d", len(in.Rows), len(again.Rows))
		}
	})
}

package xlsx

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// findProgram returns the path of a program, and skips the test if it is missing.
func findProgram(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// runProgram runs a program in an empty home folder and returns its output.
func runProgram(t *testing.T, home, name string, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "HOME="+home, "LC_ALL=C.UTF-8")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.Bytes())
	}
	return out
}

// saveFile writes data into a file of a temporary folder and returns its path.
func saveFile(t *testing.T, name string, data []byte) (folder, path string) {
	t.Helper()
	folder = t.TempDir()
	path = filepath.Join(folder, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return folder, path
}

// openpyxl returns a Python with openpyxl: the system's, for which Debian packages it.
func openpyxl(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() == nil {
			return python
		}
	}
	t.Skip("no Python with openpyxl is installed")
	return ""
}

const dumpWithOpenpyxl = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=sys.argv[2] == "read-only")
sheet = book[book.sheetnames[0]]
cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
formats = sorted({cell.number_format for row in sheet.iter_rows() for cell in row if cell.value is not None})
types = sorted({cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None})
json.dump({"Cells": cells, "Formats": formats, "Types": types, "Dimension": sheet.calculate_dimension()}, sys.stdout)
`

func TestOpenpyxlReadsTheExport(t *testing.T) {
	t.Parallel()
	python := openpyxl(t)
	customers := withoutEscapes()
	for _, mode := range []string{"read-only", "whole"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			folder, path := saveFile(t, "export.xlsx", exportOf(t, tableOf(customers...)))
			var dump struct {
				Cells          [][]*string
				Formats, Types []string
				Dimension      string
			}
			if err := json.Unmarshal(runProgram(t, folder, python, "-c", dumpWithOpenpyxl, path, mode), &dump); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(exported(customers), texts(dump.Cells)); diff != "" {
				t.Errorf("openpyxl reads other values (-want +got):\n%s", diff)
			}
			want := []any{[]string{"@"}, []string{"s"}, "A1:G7"}
			if diff := cmp.Diff(want, []any{dump.Formats, dump.Types, dump.Dimension}); diff != "" {
				t.Errorf("openpyxl sees other cells (-want +got):\n%s", diff)
			}
		})
	}
}

// withoutEscapes returns the rows without the value that openpyxl and Gnumeric show undecoded, as they do not know
// Excel's escapes. They save it unchanged, so that nothing is lost.
func withoutEscapes() []model.Customer {
	all := awkwardCustomers()
	return append(all[:4:4], all[5:]...)
}

func texts(cells [][]*string) [][]string {
	rows := make([][]string, len(cells))
	for i, row := range cells {
		rows[i] = make([]string, len(row))
		for j, text := range row {
			if text != nil {
				rows[i][j] = *text
			}
		}
	}
	return rows
}

func TestOtherSpreadsheetsReadTheExport(t *testing.T) {
	t.Parallel()
	for name, convert := range map[string]func(t *testing.T, folder, path string) string{
		"Gnumeric":    toCSVByGnumeric,
		"LibreOffice": toCSVByLibreOffice,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder, path := saveFile(t, "export.xlsx", exportOf(t, tableOf(withoutEscapes()...)))
			text, err := os.ReadFile(convert(t, folder, path))
			if err != nil {
				t.Fatal(err)
			}
			got, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(exported(withoutEscapes()), got); diff != "" {
				t.Errorf("%s reads other values (-want +got):\n%s", name, diff)
			}
		})
	}
}

func toCSVByGnumeric(t *testing.T, folder, path string) string {
	out := filepath.Join(folder, "export.csv")
	runProgram(t, folder, findProgram(t, "ssconvert"), path, out)
	return out
}

func toCSVByLibreOffice(t *testing.T, folder, path string) string {
	runProgram(t, folder, findProgram(t, "soffice"), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, path)
	return filepath.Join(folder, "export.csv")
}

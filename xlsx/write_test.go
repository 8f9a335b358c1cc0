package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

var exportedAt = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

// tableOf returns a table with these customers.
func tableOf(customers ...model.Customer) Table {
	return Table{
		Rows: slices.Values(customers), Count: len(customers), Created: exportedAt,
		Companies: []model.Company{{Site: "10", Name: "Acme UK"}, {Site: "11", Name: "Acme UK"}, {Site: "20", Name: "Acme Ireland"}},
		Origin:    model.Origin{Database: "6f1d", Revision: 42, Token: "77ab"},
	}
}

// awkwardCustomers returns customers with values that programs tend to change.
func awkwardCustomers() []model.Customer {
	link := model.Link{Company: model.Company{Site: "10", Name: "Acme UK"}, SageID: "00721", Account: "0012345678901234567"}
	return []model.Customer{
		{ID: "000123", Name: "=1+1", Synced: true, Link: link},
		{ID: "+49 30 1", Name: "@home", Link: link},
		{ID: "-5", Name: "Zoë & Søn <Ltd> \"日本\" 😀"},
		{ID: "1E5", Name: "'quoted", Link: model.Link{Company: model.Company{Site: "1/2", Name: "3-4"}, Account: "1.10"}},
		{ID: "a_x0041_b", Name: "_x0041_x0042_ _x005F_x0041_ _xD83D_ _x005F_"},
		{ID: "TRUE", Name: " led by a space"},
		{ID: "#N/A", Name: "two\nlines, one; comma"},
	}
}

// exported returns the rows of the sheet for the customers.
func exported(customers []model.Customer) [][]string {
	rows := [][]string{exportHeaders(uploadColumns())}
	for _, c := range customers {
		row := make([]string, model.UploadColumns)
		for i := range row {
			row[i] = model.Column(i).Text(c)
		}
		rows = append(rows, row)
	}
	return rows
}

func exportOf(t testing.TB, table Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteWorkbook(context.Background(), &b, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// openBook returns a workbook opened with excelize.
func openBook(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// sheetRows returns the rows of a sheet, each with this many columns.
func sheetRows(t testing.TB, f *excelize.File, sheet string, width int) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, max(0, width-len(rows[i])))...)
	}
	return rows
}

func TestWriteWorkbookKeepsValues(t *testing.T) {
	t.Parallel()
	many := make([]model.Customer, 3000)
	for i := range many {
		many[i] = model.Customer{ID: fmt.Sprintf("C%06d", i), Name: strings.Repeat("n", i%40)}
	}
	for name, customers := range map[string][]model.Customer{
		"no rows":      nil,
		"one row":      {{ID: "C1", Name: "One"}},
		"many rows":    many,
		"odd values":   awkwardCustomers()[:4],
		"other values": awkwardCustomers()[5:],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := sheetRows(t, openBook(t, exportOf(t, tableOf(customers...))), customersSheet, model.UploadColumns)
			if diff := cmp.Diff(exported(customers), got); diff != "" {
				t.Errorf("the sheet differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriteWorkbookLayout(t *testing.T) {
	t.Parallel()
	f := openBook(t, exportOf(t, tableOf(awkwardCustomers()...)))
	if diff := cmp.Diff([]string{customersSheet, companiesSheet, sitesSheet}, f.GetSheetList()); diff != "" {
		t.Errorf("the sheets differ (-want +got):\n%s", diff)
	}
	dimension, _ := f.GetSheetDimension(customersSheet)
	panes, _ := f.GetPanes(customersSheet)
	visible, _ := f.GetSheetVisible(companiesSheet)
	names, _ := f.GetCols(companiesSheet)
	validations, err := f.GetDataValidations(customersSheet)
	if err != nil || len(validations) != 2 {
		t.Fatalf("data validations: %v, %v; want two", validations, err)
	}
	width, _ := f.GetColWidth(customersSheet, "B")
	got := []any{dimension, panes.Freeze, panes.YSplit, visible, names, validations[0].Sqref, validations[0].Formula1, *validations[0].ErrorStyle, width}
	want := []any{
		"A1:G8", true, 1, false,
		[][]string{{"Acme UK", "Acme Ireland"}, {"10", "20"}, {"11"}},
		"D2:D1048576", "Companies!$A$1:$A$2", "warning", 45.0,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the sheet differs (-want +got):\n%s", diff)
	}
}

func TestWriteWorkbookHasTextFormatBelowItsRows(t *testing.T) {
	t.Parallel()
	f := openBook(t, exportOf(t, tableOf(awkwardCustomers()...)))
	for name, cell := range map[string]string{"header": "A1", "value": "A2", "empty cell": "D4", "below the rows": "D9"} {
		t.Run(name, func(t *testing.T) {
			id, err := f.GetCellStyle(customersSheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil || style.NumFmt != textFormat {
				t.Errorf("cell %s has number format %v (%v), want the text format", cell, style.NumFmt, err)
			}
		})
	}
	id, err := f.GetColStyle(customersSheet, "G")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || style.NumFmt != textFormat {
		t.Errorf("the column has number format %v (%v), want the text format down to the end", style.NumFmt, err)
	}
}

func TestWriteWorkbookStoresTheOrigin(t *testing.T) {
	t.Parallel()
	f := openBook(t, exportOf(t, tableOf()))
	custom, err := f.GetCustomProps()
	if err != nil {
		t.Fatal(err)
	}
	want := []excelize.CustomProperty{
		{Name: "dovetail-database", Value: "6f1d"}, {Name: "dovetail-revision", Value: "42"}, {Name: "dovetail-token", Value: "77ab"},
	}
	if diff := cmp.Diff(want, custom); diff != "" {
		t.Errorf("the custom properties differ (-want +got):\n%s", diff)
	}
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"dovetail", "dovetail", "2026-11-22T09:30:00Z"}, []string{props.Creator, props.LastModifiedBy, props.Created}); diff != "" {
		t.Errorf("the document's properties differ (-want +got):\n%s", diff)
	}
}

func TestWriteWorkbookWithoutOriginAndCompanies(t *testing.T) {
	t.Parallel()
	f := openBook(t, exportOf(t, Table{Rows: slices.Values([]model.Customer(nil)), Created: exportedAt}))
	custom, err := f.GetCustomProps()
	if err != nil || len(custom) != 0 || len(f.GetSheetList()) != 1 {
		t.Errorf("properties %v (%v), sheets %v; want no properties and one sheet", custom, err, f.GetSheetList())
	}
}

func TestWriteIsReproducible(t *testing.T) {
	t.Parallel()
	for name, write := range writers() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := ""
			for range 5 {
				var b bytes.Buffer
				if err := write(context.Background(), &b, tableOf(awkwardCustomers()...)); err != nil {
					t.Fatal(err)
				}
				if first == "" {
					first = b.String()
				}
				if b.String() != first {
					t.Fatal("two writes of one table differ")
				}
			}
		})
	}
}

type writer func(context.Context, io.Writer, Table) error

func writers() map[string]writer {
	return map[string]writer{"workbook": WriteWorkbook, "template": WriteTemplate, "csv": WriteCSV}
}

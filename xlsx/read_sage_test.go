package xlsx

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dovetail/model"
)

// readSageAs reads a file with a customer list.
func readSageAs(t testing.TB, data []byte, w WantSage) (*model.ParsedSageList, error) {
	t.Helper()
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return f.ReadSage(t.Context(), w)
}

func mustReadSage(t testing.TB, data []byte, w WantSage) *model.ParsedSageList {
	t.Helper()
	list, err := readSageAs(t, data, w)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// sageCells returns the cells of a list's rows, those of the roles that it has.
func sageCells(list *model.ParsedSageList) (rows [][]string) {
	for _, row := range list.Rows {
		var cells []string
		for role, text := range row.Cells {
			if list.Layout.Has(model.SageRole(role)) {
				cells = append(cells, text)
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// sageBook returns a workbook with sheets of rows, of which the first is active.
func sageBook(t testing.TB, change func(*excelize.File), sheets ...[][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, rows := range sheets {
		name := "Sheet" + string(rune('1'+i))
		if i > 0 {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		for n, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, n+1)
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sageText = `Customers as at 25/11/2026,,,,,,
,,,,,,
A/C,Id,Account Name,Post Code,On Hold,Balance,
ABER0001,1,Aberdeen Roofing,AB10 1AA,No,12.50,
BRIG0721,00721,"Brighton, Juniper",,Yes,,x
`

func TestReadSageListFromText(t *testing.T) {
	list := mustReadSage(t, []byte(sageText), WantSage{})
	if list.HeaderRow != 3 || list.Encoding != "utf-8" || list.Rows[1].Number != 5 {
		t.Errorf("header in row %d, encoding %s, row %d", list.HeaderRow, list.Encoding, list.Rows[1].Number)
	}
	want := [][]string{{"ABER0001", "1", "Aberdeen Roofing", "AB10 1AA", "No"}, {"BRIG0721", "00721", "Brighton, Juniper", "", "Yes"}}
	if d := cmp.Diff(want, sageCells(list)); d != "" {
		t.Error(d)
	}
	columns := []model.SageFileColumn{
		{At: 0, Title: "A/C", Role: model.SageAccount, Samples: []string{"ABER0001", "BRIG0721"}},
		{At: 1, Title: "Id", Role: model.SageID, Samples: []string{"1", "00721"}},
		{At: 2, Title: "Account Name", Role: model.SageName, Samples: []string{"Aberdeen Roofing", "Brighton, Juniper"}},
		{At: 3, Title: "Post Code", Role: model.SagePostcode, Samples: []string{"AB10 1AA"}},
		{At: 4, Title: "On Hold", Role: model.SageOnHold, Samples: []string{"No", "Yes"}},
		{At: 5, Title: "Balance", Role: model.NoSageRole, Samples: []string{"12.50"}},
		{At: 6, Role: model.NoSageRole, Samples: []string{"x"}},
	}
	if d := cmp.Diff(columns, list.Columns); d != "" {
		t.Error(d)
	}
}

func TestSamplesAreTheFirstThreeDifferentValues(t *testing.T) {
	text := "Code,Name\n" + strings.Repeat("A,Same\n", 3) + "B,Same\nC,Other\nD," + strings.Repeat("x", 50) + "\nE,Last\n"
	list := mustReadSage(t, []byte(text), WantSage{})
	if got := list.Columns[0].Samples; !slices.Equal(got, []string{"A", "B", "C"}) {
		t.Errorf("samples %q", got)
	}
	if got := list.Columns[1].Samples; !slices.Equal(got, []string{"Same", "Other", strings.Repeat("x", 39) + "…"}) {
		t.Errorf("samples %q", got)
	}
}

func TestReadSageListFromAWorkbook(t *testing.T) {
	data := sageBook(t, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: ptr("000000")})
		for _, err := range []error{
			err, f.SetCellStyle("Sheet2", "B2", "B2", style), f.SetRowVisible("Sheet2", 3, false), f.SetColVisible("Sheet2", "C", false),
			f.SetCellFormula("Sheet2", "C2", "=1"), f.SetCellValue("Sheet2", "A4", 1.23e20),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}, [][]any{{"Summary"}, {"nothing here"}}, [][]any{
		{"Code", "Id", "Name", "Postcode", "Inactive"}, {"A1", 721, nil, "BN1", true}, {"A2", 2, "Beta", "AB1"}, {nil, 3, "Gamma", "CD1"},
	})
	list := mustReadSage(t, data, WantSage{})
	if list.Sheet != "Sheet2" || list.HiddenRows != 1 || !slices.Equal(list.HiddenColumns, []string{"Name"}) || list.Formulas != 1 {
		t.Errorf("sheet %s, %d hidden rows, hidden columns %q, %d formulas", list.Sheet, list.HiddenRows, list.HiddenColumns, list.Formulas)
	}
	want := [][]string{{"A1", "000721", "", "BN1", "TRUE"}, {"A2", "2", "Beta", "AB1", ""}, {"123000000000000000000", "3", "Gamma", "CD1", ""}}
	if d := cmp.Diff(want, sageCells(list)); d != "" {
		t.Error(d)
	}
	var damaged []model.SageRole
	for _, row := range list.Rows {
		for _, d := range row.Damage {
			damaged = append(damaged, d.Role)
		}
	}
	if !slices.Equal(damaged, []model.SageRole{model.SageName, model.SageAccount}) {
		t.Errorf("damaged are %v: %+v", damaged, list.Rows)
	}
}

// mergedBook returns a workbook of rows as XML, of which one area is merged.
func mergedBook(t *testing.T, area, rows string) []byte {
	t.Helper()
	p := sheetOf(rows)
	p[sheetPart] = strings.Replace(p[sheetPart], "</sheetData>", "</sheetData>"+mergeElement(area), 1)
	return p.pack(t)
}

func TestValuesOfASageListUnderMergedCellsAreDamaged(t *testing.T) {
	list := mustReadSage(t, mergedBook(t, "B2:B3", inlineRow("Code", "Name")+inlineRow("A1", "Alpha")+inlineRow("A2", "Beta")), WantSage{})
	want := []model.SageDamage{{Role: model.SageName, What: hiddenUnderMerge}}
	if list.Rows[0].Damage != nil || !slices.Equal(list.Rows[1].Damage, want) {
		t.Errorf("damaged: %+v", list.Rows)
	}
}

func ptr[T any](v T) *T { return &v }

func TestSageListOfASheetThatIsAskedFor(t *testing.T) {
	data := sageBook(t, nil, [][]any{{"Code", "Name"}, {"A1", "Alpha"}}, [][]any{{"Code", "Name"}, {"B1", "Beta"}})
	if list := mustReadSage(t, data, WantSage{Sheet: "Sheet2"}); list.Rows[0].Cells[model.SageAccount] != "B1" {
		t.Errorf("read %+v", list.Rows)
	}
	list := mustReadSage(t, data, WantSage{})
	if want := "sheet Sheet2 has the columns of a customer list too; choose with S, or --sheet"; !slices.Contains(list.Notes, want) {
		t.Errorf("notes %q", list.Notes)
	}
}

func TestSageListThatCannotBeRead(t *testing.T) {
	book := sageBook(t, nil, [][]any{{"Code", "Town"}})
	merged := mergedBook(t, "A1:B1", inlineRow("Code", "Name")+inlineRow("A1", "Alpha"))
	for name, c := range map[string]struct {
		data []byte
		want WantSage
		err  string
	}{
		"no name":                 {[]byte("Code,Town\nA,B\n"), WantSage{}, "no column for the name; the columns found are Code, Town"},
		"no name in a sheet":      {book, WantSage{}, "sheet Sheet1: no column for the name"},
		"two claims":              {[]byte("Code,Ref,Name\nA,B,C\n"), WantSage{}, "the columns Code (A) and Ref (B) can each be the Account Number"},
		"header in row 21":        {[]byte(strings.Repeat("x\n", 20) + "Code,Name\nA,B\n"), WantSage{}, "the columns found are x"},
		"a header under a merge":  {merged, WantSage{}, "the header Name is hidden under merged cells"},
		"a sheet of a text":       {[]byte("Code,Name\n"), WantSage{Sheet: "x"}, "is text and has no sheets"},
		"an encoding of a book":   {book, WantSage{Encoding: "utf-8"}, "is a workbook, which has no encoding"},
		"an unknown sheet":        {book, WantSage{Sheet: "x"}, `has no sheet "x"`},
		"a hidden row in a quote": {[]byte("Code,Name\nA,\"B\nC,D\nE,F\"\n"), WantSage{}, "a quoted value in it holds what looks like row 3"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readSageAs(t, c.data, c.want); err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("got %v, want %s", err, c.err)
			}
		})
	}
}

func TestShortAndLongRowsOfASageTextAreDamaged(t *testing.T) {
	list := mustReadSage(t, []byte("Code,Name,Town\nA,Alpha,x\nB\nC,Gam,ma,x\n"), WantSage{})
	var what []string
	for _, row := range list.Rows {
		for _, d := range row.Damage {
			if d.Role != model.SageWholeRow {
				t.Errorf("%+v", d)
			}
			what = append(what, d.What)
		}
	}
	if len(what) != 2 || !strings.HasPrefix(what[0], "has 4 fields") && !strings.HasPrefix(what[1], "has 4 fields") {
		t.Errorf("damage %q", what)
	}
}

func FuzzReadSage(f *testing.F) {
	f.Add([]byte(sageText), "account=A")
	f.Add([]byte("CUSTOMERID;RECORDNO;NAME\n\"a\";1;x\n"), "id=RECORDNO,name=C")
	f.Add(sageBook(f, nil, [][]any{{"Code", "Name"}, {"A1", "Alpha"}}), "")
	f.Fuzz(func(t *testing.T, data []byte, mapping string) {
		m, err := model.ParseSageMapping([]string{mapping})
		if err != nil {
			m = nil
		}
		file, err := Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		list, err := file.ReadSage(t.Context(), WantSage{Mapping: m})
		if _, isHeader := errors.AsType[*model.SageHeaderError](err); err != nil && !isHeader {
			if _, isFile := errors.AsType[*FileError](err); !isFile {
				t.Fatalf("%T: %v", err, err)
			}
		}
		if err != nil {
			return
		}
		for _, row := range list.Rows {
			for role, text := range row.Cells {
				if text != "" && !list.Layout.Has(model.SageRole(role)) {
					t.Errorf("row %d has %q in role %d, which no column has", row.Number, text, role)
				}
			}
		}
		if _, err := model.PlanSageList(list, model.Company{Site: "1", Name: "x"}, model.NewSnapshot("db", 0, nil, nil)); err != nil {
			t.Error(err)
		}
	})
}

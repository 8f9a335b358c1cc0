package xlsx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// sheetsOf returns a workbook with several sheets, given as name, state, rows, name, state, rows and so on. A sheet
// of state chart is a chart sheet.
func sheetsOf(sheets ...string) testParts {
	p := sheetOf("")
	delete(p, sheetPart)
	var list, rels strings.Builder
	for i := 0; i < len(sheets); i += 3 {
		kind, state := "worksheet", sheets[i+1]
		if state == "chart" {
			kind, state = "chartsheet", "visible"
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" state="%s" r:id="s%d"/>`, sheets[i], i, state, i)
		fmt.Fprintf(&rels, `<Relationship Id="s%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="worksheets/s%d.xml"/>`, i, kind, i)
		p[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = strings.ReplaceAll(sheetOf(sheets[i+2])[sheetPart], "worksheet", kind)
	}
	p["xl/workbook.xml"] = strings.Replace(testBook, `<sheet name="Links" sheetId="1" r:id="rId1"/>`, list.String(), 1)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(testBookRels, `</Relationships>`, rels.String()+`</Relationships>`, 1)
	return p
}

func TestSheetChoice(t *testing.T) {
	links := uploadHeader() + inlineRow("C1", "Acme UK", "10", "", "A1")
	notes := inlineRow("Notes") + inlineRow("Please fill in")
	many := strings.Repeat(inlineRow("x"), 20) + links
	for name, c := range map[string]struct {
		book testParts
		want string // name of the sheet that is read
		ask  string
	}{
		"the only one":                        {sheetsOf("A", "visible", links), "A", ""},
		"the first visible one with a header": {sheetsOf("Old", "hidden", links, "Notes", "visible", notes, "Older", "veryHidden", links, "Links", "visible", links, "More", "visible", links), "Links", ""},
		"one after a chart":                   {sheetsOf("Chart", "chart", "", "Links", "visible", links), "Links", ""},
		"not one with the header in row 21":   {sheetsOf("Many", "visible", many, "Links", "visible", links), "Links", ""},
		"one with the header in row 20":       {sheetsOf("Many", "visible", strings.Replace(many, inlineRow("x"), "<row/>", 1), "Links", "visible", links), "Many", ""},
		"the one asked for":                   {sheetsOf("A", "visible", links, "B", "visible", links), "B", "B"},
		"the one asked for, though hidden":    {sheetsOf("A", "visible", links, "B", "hidden", links), "B", "B"},
		"the one asked for in small letters":  {sheetsOf("A", "visible", links, "B", "visible", links), "B", "b"},
		"one after an empty one":              {sheetsOf("A", "visible", "", "B", "visible", links), "B", ""},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs(c.book.pack(t), Want{Kind: model.ForUpload, Sheet: c.ask})
			if err != nil {
				t.Fatal(err)
			}
			if input.Sheet != c.want || len(input.Rows) != 1 {
				t.Errorf("got sheet %q with %d rows, want %q", input.Sheet, len(input.Rows), c.want)
			}
		})
	}
}

// withActive returns a workbook with this active tab.
func withActive(p testParts, tab string) testParts {
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<bookViews><workbookView activeTab="`+tab+`"/><workbookView activeTab="0"/></bookViews><sheets>`, 1)
	return p
}

func TestActiveSheetIsReadAndOthersAreNamed(t *testing.T) {
	links := uploadHeader() + inlineRow("C1", "Acme UK", "10", "", "A1")
	notes := inlineRow("Notes")
	three := func() testParts { return sheetsOf("A", "visible", links, "B", "visible", links, "C", "visible", links) }
	for name, c := range map[string]struct {
		book  testParts
		sheet string // asked for by name
		want  string
		note  string
	}{
		"the second of two":              {withActive(sheetsOf("A", "visible", links, "B", "visible", links), "1"), "", "B", "sheet A has a CustomerId column too; choose with S, or --sheet"},
		"the third of three":             {withActive(three(), "2"), "", "C", "sheets A and B have a CustomerId column too; choose with S, or --sheet"},
		"the first where none is named":  {three(), "", "A", "sheets B and C have a CustomerId column too; choose with S, or --sheet"},
		"the one asked for":              {withActive(three(), "2"), "B", "B", ""},
		"not one without a header":       {withActive(sheetsOf("A", "visible", links, "B", "visible", notes), "1"), "", "A", ""},
		"not a hidden one":               {withActive(sheetsOf("A", "visible", links, "B", "hidden", links), "1"), "", "A", "sheet B (hidden) has a CustomerId column too; choose with S, or --sheet"},
		"not a very hidden one":          {sheetsOf("A", "visible", links, "B", "veryHidden", links, "C", "hidden", notes), "", "A", "sheet B (hidden) has a CustomerId column too; choose with S, or --sheet"},
		"a hidden one asked for":         {sheetsOf("A", "visible", links, "B", "hidden", links), "B", "B", ""},
		"though a hidden one is damaged": {sheetsOf("A", "visible", links, "B", "hidden", "<row><c></row>"), "", "A", ""},
		"one after a chart":              {withActive(sheetsOf("A", "visible", links, "Chart", "chart", "", "B", "visible", links), "2"), "", "B", "sheet A has a CustomerId column too; choose with S, or --sheet"},
		"not a chart":                    {withActive(sheetsOf("A", "visible", links, "Chart", "chart", "", "B", "visible", links), "1"), "", "A", "sheet B has a CustomerId column too; choose with S, or --sheet"},
		"not a missing tab":              {withActive(three(), "9"), "", "A", "sheets B and C have a CustomerId column too; choose with S, or --sheet"},
		"not an invalid tab":             {withActive(three(), "-1"), "", "A", "sheets B and C have a CustomerId column too; choose with S, or --sheet"},
		"though another is damaged":      {withActive(sheetsOf("A", "visible", "<row><c></row>", "B", "visible", links), "1"), "", "B", "sheet A is damaged; nothing is read from there"},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs(c.book.pack(t), Want{Kind: model.ForUpload, Sheet: c.sheet})
			if err != nil {
				t.Fatal(err)
			}
			if notes := strings.Join(input.Notes, "|"); input.Sheet != c.want || notes != c.note {
				t.Errorf("got sheet %s and note %q, want %s and %q", input.Sheet, notes, c.want, c.note)
			}
		})
	}
}

func TestSheetWithoutAPartIsLeftOut(t *testing.T) {
	for name, sheet := range map[string]string{
		"a module of Excel 5": `<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/>`,
		"a visible one":       `<sheet name="Macro1" sheetId="9" r:id=""/>`,
		"a dialog":            `<sheet name="Dialog1" sheetId="9" r:id="rId8"/>`,
		"a sheet of macros":   `<sheet name="Macro1" sheetId="9" r:id="rId9"/>`,
	} {
		p := sheetOf(uploadHeader() + inlineRow("C1", "Acme UK", "10", "", "A1"))
		p["xl/workbook.xml"] = strings.Replace(testBook, "<sheets>", "<sheets>"+sheet, 1)
		p["xl/_rels/workbook.xml.rels"] = strings.Replace(testBookRels, "</Relationships>",
			`<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/dialogsheet" Target="dialogsheets/sheet1.xml"/>`+
				`<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>`, 1)
		if input := mustRead(t, p.pack(t)); input.Sheet != "Links" || len(input.Rows) != 1 || input.Notes != nil {
			t.Errorf("%s: got sheet %s, notes %q", name, input.Sheet, input.Notes)
		}
	}
}

func TestSheetsAreListedWithoutCharts(t *testing.T) {
	data := sheetsOf("A", "visible", "", "Chart", "chart", "", "B", "hidden", "", "C", "veryHidden", "").pack(t)
	f, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sheet{{"A", true}, {"B", false}, {"C", false}}
	if diff := cmp.Diff(want, f.Sheets()); diff != "" || f.Format() != "xlsx" {
		t.Errorf("format %s, sheets (-want +got):\n%s", f.Format(), diff)
	}
}

func TestHeaderErrors(t *testing.T) {
	noSite := inlineRow("CustomerId", "SageCompanyName", "Sage Site", "SageCustomerId")
	for name, c := range map[string]struct {
		data []byte
		ask  string
		want string
	}{
		"a missing column":        {sheetsOf("A", "visible", noSite, "B", "visible", uploadHeader()).pack(t), "", "sheet A: no column SageSiteId; the columns found are CustomerId, SageCompanyName, Sage Site, SageCustomerId; if Sage Site is meant, rename it to SageSiteId"},
		"no header anywhere":      {sheetsOf("A", "visible", "", "B", "visible", inlineRow("CustomrId", "x")).pack(t), "", "sheet A: no column CustomerId; the columns found are CustomrId, x; if CustomrId is meant, rename it to CustomerId"},
		"no header in the sheet":  {sheetsOf("A", "visible", uploadHeader(), "B", "visible", inlineRow("x")).pack(t), "B", "sheet B: no column CustomerId; the columns found are x"},
		"a column twice":          {sheetsOf("A", "visible", inlineRow("CustomerId", "customer id")).pack(t), "", "sheet A: the column CustomerId appears twice; delete one of the two"},
		"an empty workbook":       {sheetOf("").pack(t), "", "sheet Links: no column CustomerId; the file is empty"},
		"a text without a header": {[]byte("a,b\nc,d\n"), "", "no column CustomerId; the columns found are a, b"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readAs(c.data, Want{Kind: model.ForUpload, Sheet: c.ask})
			header, ok := errors.AsType[*model.HeaderError](err)
			if !ok || header == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestHeaderErrorNamesTheFirstSheet(t *testing.T) {
	data := sheetsOf("A", "visible", inlineRow("x"), "B", "visible", inlineRow("y")).pack(t)
	if _, err := readAs(data, Want{}); err == nil || err.Error() != "sheet A: no column CustomerId; the columns found are x" {
		t.Errorf("got %v", err)
	}
}

func TestMissingSheetErrors(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		ask  string
		want string
	}{
		"another one":     {sheetsOf("A", "visible", "", "B", "hidden", "").pack(t), "C", `has no sheet "C"; its sheets are A, B`},
		"all are hidden":  {sheetsOf("A", "hidden", uploadHeader()).pack(t), "", "has no visible sheet; unhide the one to read"},
		"one of a text":   {[]byte("CustomerId,b\n"), "A", "is text and has no sheets; leave the sheet's name out"},
		"only a chart is": {sheetsOf("A", "chart", "").pack(t), "", "has no visible sheet; unhide the one to read"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readAs(c.data, Want{Sheet: c.ask}); !errors.Is(err, ErrNoSheet) || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestColumnsMappedByPositionTakeTheFirstRowAsData(t *testing.T) {
	layout, _ := model.PositionLayout(4)
	data := sheetOf(inlineRow("C1", "Acme UK", "10", "A1") + inlineRow("C2", "Acme UK", "10", "A2")).pack(t)
	input, err := readAs(data, Want{Layout: &layout})
	if err != nil {
		t.Fatal(err)
	}
	want := []model.Row{{Number: 1, Cells: cells("C1", "Acme UK", "10", "", "A1")}, {Number: 2, Cells: cells("C2", "Acme UK", "10", "", "A2")}}
	if diff := cmp.Diff(want, input.Rows); diff != "" || input.HeaderRow != 0 {
		t.Errorf("header %d, rows (-want +got):\n%s", input.HeaderRow, diff)
	}
}

func TestSyncedIsReadByLoadsOnly(t *testing.T) {
	data := []byte("CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId\nC1,Ann,#N/A,,,\n,,Yes,,,\n")
	upload := mustRead(t, data)
	if len(upload.Rows) != 1 || upload.Rows[0].Damage != nil {
		t.Errorf("upload: got %v, want only C1 without damage", upload.Rows)
	}
	load, err := readAs(data, Want{Kind: model.ForLoad})
	if err != nil {
		t.Fatal(err)
	}
	if len(load.Rows) != 2 || len(load.Rows[0].Damage) != 1 || load.Rows[1].Cells[model.ColumnSynced] != "Yes" {
		t.Errorf("load: got %v, want two rows, the first damaged", load.Rows)
	}
}

func TestHeadReturnsTheFirstRows(t *testing.T) {
	f, err := OpenText("C1\t\tAcme\n\nC2\tx\n\tlast\nC3\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.Head(context.Background(), "", 3)
	if diff := cmp.Diff([][]string{{"C1", "", "Acme"}, {"C2", "x"}, {"", "last"}}, got); diff != "" || err != nil {
		t.Errorf("error %v, rows (-want +got):\n%s", err, diff)
	}
}

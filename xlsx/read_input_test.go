package xlsx

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// addOrigin adds the properties of an export to a workbook.
func addOrigin(p testParts, database, revision string) {
	p["_rels/.rels"] = strings.Replace(testRels, "</Relationships>",
		`<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`, 1)
	p["docProps/custom.xml"] = `<Properties xmlns:vt="urn:vt"><property pid="2" name="dovetail-database"><vt:lpwstr>` + database +
		`</vt:lpwstr></property><property pid="3" name="dovetail-revision"><vt:lpwstr>` + revision + `</vt:lpwstr></property></Properties>`
}

// cells returns the judged cells of a row.
func cells(id, company, site, sageID, account string) [model.FileColumns]string {
	var c [model.FileColumns]string
	c[model.ColumnID], c[model.ColumnCompany], c[model.ColumnSite] = id, company, site
	c[model.ColumnSageID], c[model.ColumnAccount] = sageID, account
	return c
}

func TestReadReturnsRows(t *testing.T) {
	p := sheetOf(uploadHeader()+
		`<row r="3" hidden="1"><c r="E3" t="inlineStr"><is><t>A1</t></is></c><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3"><v>10</v></c></row>`+
		`<row r="4"/><row r="5"><c r="A5" t="inlineStr"><is><t xml:space="preserve"> </t></is></c><c r="H5"><v>9</v></c></row>`+
		`<row r="9"><c r="A9" t="str"><f>B9</f><v>C2</v></c><c r="D9" s="1"><v>7</v></c><c r="E9"><f>X()</f></c></row>`, "C1", "Acme UK")
	p["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`
	addOrigin(p, "db-1", "42")
	input := mustRead(t, p.pack(t))
	want := []model.Row{
		{Number: 3, Cells: cells("C1", "Acme UK", "10", "", "A1"), Numeric: model.ColumnSet(0).With(model.ColumnSite)},
		{Number: 9, Cells: cells("C2", "", "", "0007", ""), Numeric: model.ColumnSet(0).With(model.ColumnSageID), Damage: []model.Damage{
			{Column: model.ColumnAccount, What: "is a formula that was never calculated: open the file in Excel and save it"},
		}},
	}
	if diff := cmp.Diff(want, input.Rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if input.Sheet != "Links" || input.HeaderRow != 1 || input.HiddenRows != 1 || input.Formulas != 2 {
		t.Errorf("got sheet %q, header %d, %d hidden, %d formulas", input.Sheet, input.HeaderRow, input.HiddenRows, input.Formulas)
	}
	if want := (model.Origin{Database: "db-1", Revision: 42}); input.Origin != want {
		t.Errorf("got origin %v, want %v", input.Origin, want)
	}
}

// oneCell returns one cell of the account number column as it is read.
func oneCell(t *testing.T, xml string, change func(testParts)) (kind cellKind, text string) {
	t.Helper()
	p := sheetOf(`<row r="1">`+xml+`</row>`, "C1", "Acme_x0020_UK")
	if change != nil {
		change(p)
	}
	f, err := Open(strings.NewReader(string(p.pack(t))), int64(len(p.pack(t))))
	if err != nil {
		t.Fatal(err)
	}
	err = f.walk(context.Background(), "", nil, func(r rawRow) error {
		kind, text = r.cells[0].kind, r.cells[0].text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kind, text
}

func TestCellsOfEveryKindAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		kind cellKind
		text string
	}{
		"a shared text":                       {`<c t="s"><v>1</v></c>`, cellText, "Acme UK"},
		"a shared text without a number":      {`<c t="s"><v></v></c>`, cellEmpty, ""},
		"an inline text":                      {`<c t="inlineStr"><is><t>x</t></is></c>`, cellText, "x"},
		"an inline text in <v>":               {`<c t="inlineStr"><v>x</v></c>`, cellText, "x"},
		"rich text without its phonetics":     {`<c t="inlineStr"><is><r><rPr><b/></rPr><t>Acme </t></r><r><t>UK</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>`, cellText, "Acme UK"},
		"text in CDATA":                       {`<c t="inlineStr"><is><t><![CDATA[a<b&c]]></t></is></c>`, cellText, "a<b&c"},
		"entities":                            {`<c t="inlineStr"><is><t>&lt;&amp;&#65;&#x42;</t></is></c>`, cellText, "<&AB"},
		"an escape":                           {`<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>`, cellText, "a\rb_x0041_"},
		"an escaped pair":                     {`<c t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>`, cellText, "😀"},
		"an invalid escape":                   {`<c t="inlineStr"><is><t>_x00G0_ _x41_</t></is></c>`, cellText, "_x00G0_ _x41_"},
		"an escape cut by runs":               {`<c t="inlineStr"><is><r><t>_x00</t></r><r><t>41_</t></r></is></c>`, cellText, "_x0041_"},
		"space that is not preserved":         {"<c t=\"inlineStr\"><is><t>\n x\t</t></is></c>", cellText, "x"},
		"preserved space":                     {`<c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>`, cellText, " x "},
		"a comment inside":                    {`<c t="inlineStr"><is><t>a<!-- no -->b</t></is></c>`, cellText, "ab"},
		"a number":                            {`<c><v>1001</v></c>`, cellNumber, "1001"},
		"a number with space around":          {"<c><v>\n1001 </v></c>", cellNumber, "1001"},
		"a number with its type":              {`<c t="n"><v>1.5E-3</v></c>`, cellNumber, "1.5E-3"},
		"a boolean":                           {`<c t="b"><v>1</v></c>`, cellBoolean, "TRUE"},
		"the boolean FALSE":                   {`<c t="b"><v>0</v></c>`, cellBoolean, "FALSE"},
		"an error":                            {`<c t="e"><v>#N/A</v></c>`, cellError, "#N/A"},
		"a date":                              {`<c t="d"><v>2024-01-01</v></c>`, cellDate, "2024-01-01"},
		"a formula's number":                  {`<c><f>1+1</f><v>2</v></c>`, cellNumber, "2"},
		"a formula's zero":                    {`<c><f>1-1</f><v>0</v></c>`, cellNumber, "0"},
		"a formula's text":                    {`<c t="str"><f>A1</f><v>x</v></c>`, cellText, "x"},
		"a formula's empty text":              {`<c t="str"><f>""</f><v></v></c>`, cellEmpty, ""},
		"a formula's error":                   {`<c t="e"><f>NA()</f><v>#N/A</v></c>`, cellError, "#N/A"},
		"a formula without a value":           {`<c><f>1+1</f></c>`, cellUncalculated, ""},
		"a formula with an empty value":       {`<c><f>1+1</f><v/></c>`, cellUncalculated, ""},
		"a formula for text without a value":  {`<c t="str"><f>A1</f></c>`, cellUncalculated, ""},
		"a shared formula without its text":   {`<c><f t="shared" si="0"/><v>7</v></c>`, cellNumber, "7"},
		"a style that is empty":               {`<c s=""><v>1</v></c>`, cellNumber, "1"},
		"another namespace's attributes":      {`<c xmlns:y="urn:y" y:t="z" y:r="Q7"><v>1</v></c>`, cellNumber, "1"},
		"another namespace's elements inside": {`<c><v>1</v><extLst><ext><v>2</v></ext></extLst></c>`, cellNumber, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			// A cell after it makes sure that the row is not empty.
			kind, text := oneCell(t, c.xml+`<c><v>99</v></c>`, nil)
			if kind != c.kind || text != c.text {
				t.Errorf("got kind %d, %q, want %d, %q", kind, text, c.kind, c.text)
			}
		})
	}
}

func TestFormulaToBeCalculatedHasNoValue(t *testing.T) {
	recalculated := func(p testParts) {
		p["xl/workbook.xml"] = strings.Replace(testBook, "</workbook>", `<calcPr fullCalcOnLoad="1"/></workbook>`, 1)
	}
	if kind, _ := oneCell(t, `<c><f>A2</f><v>0</v></c>`, recalculated); kind != cellUncalculated {
		t.Errorf("got kind %d, want an uncalculated formula", kind)
	}
	if kind, _ := oneCell(t, `<c><v>0</v></c>`, recalculated); kind != cellNumber {
		t.Errorf("got kind %d, want a typed zero", kind)
	}
}

func TestWorkbooksOfManyProgramsAreRead(t *testing.T) {
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	rename := func(p testParts, from, to string) { p[to] = p[from]; delete(p, from) }
	for name, change := range map[string]func(testParts){
		"without changes": func(testParts) {},
		"of strict OOXML": func(p testParts) {
			for part := range p {
				p[part] = strict.Replace(p[part])
			}
		},
		"with a prefix before every name": func(p testParts) {
			p[sheetPart] = strings.NewReplacer("</", "</x:", "<", "<x:", "xmlns=", "xmlns:x=").Replace(p[sheetPart])
		},
		"with absolute targets": func(p testParts) {
			p["xl/_rels/workbook.xml.rels"] = strings.Replace(testBookRels, `"worksheets/`, `"/xl/worksheets/`, 1)
		},
		"with its parts elsewhere": func(p testParts) {
			rename(p, sheetPart, "xl/page.xml")
			p["xl/_rels/workbook.xml.rels"] = strings.Replace(testBookRels, `"worksheets/sheet1.xml`, `"page.xml`, 1)
		},
		"with another case in names":    func(p testParts) { rename(p, sheetPart, "xl/Worksheets/Sheet1.xml") },
		"with backslashes in names":     func(p testParts) { rename(p, sheetPart, `xl\worksheets\sheet1.xml`) },
		"without package relationships": func(p testParts) { delete(p, "_rels/.rels") },
		"with a byte order mark":        func(p testParts) { p[sheetPart] = "\ufeff" + p[sheetPart] },
		"with UTF-16BE": func(p testParts) {
			p[sheetPart] = toUTF16("\ufeff"+`<?xml version="1.0" encoding="UTF-16"?>`+p[sheetPart], true)
		},
		"with UTF-16 without a mark":    func(p testParts) { p[sheetPart] = toUTF16(p[sheetPart], false) },
		"with UTF-8 declared as UTF-16": func(p testParts) { p[sheetPart] = `<?xml version="1.0" encoding="utf-16"?>` + p[sheetPart] },
		"in ISO-8859-1": func(p testParts) {
			p[sheetPart] = `<?xml version="1.0" encoding="ISO-8859-1"?>` + strings.ReplaceAll(p[sheetPart], "é", "\xe9")
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := sheetOf(uploadHeader() + inlineRow("C1", "Café", "10", "", "A1"))
			change(p)
			want := []model.Row{{Number: 2, Cells: cells("C1", "Café", "10", "", "A1")}}
			if diff := cmp.Diff(want, mustRead(t, p.pack(t)).Rows); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCellsInTheLastColumnTakeLittleMemory(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(uploadHeader())
	for i := range 20_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>`, i+2, i+2, i+2)
	}
	if got := len(mustRead(t, sheetOf(rows.String()).pack(t)).Rows); got != 20_000 {
		t.Errorf("got %d rows, want 20,000", got)
	}
}

func TestReadStopsWhenCancelled(t *testing.T) {
	for name, data := range map[string][]byte{"a workbook": thousandLinks().pack(t), "a text": benchCSV(3000)} {
		t.Run(name, func(t *testing.T) {
			f, err := Open(strings.NewReader(string(data)), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			calls := 0
			_, err = f.Read(ctx, Want{Progress: func(read, total int64) {
				if read < 0 || read > total {
					t.Errorf("read %d of %d", read, total)
				}
				calls++
				cancel()
			}})
			if !errors.Is(err, context.Canceled) || calls == 0 {
				t.Errorf("got %v after %d calls, want it to be cancelled", err, calls)
			}
		})
	}
}

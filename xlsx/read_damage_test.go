package xlsx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/xlsx/xmlscan"
)

// thousandLinks returns a sound workbook for a test to damage.
func thousandLinks() testParts {
	var rows strings.Builder
	rows.WriteString(uploadHeader())
	for i := range 1000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>1</v></c><c r="C%d"><v>10</v></c><c r="D%d"><v>%d</v></c></row>`, i+2, i+2, i+2, i+2, i+2, 5000+i)
	}
	return sheetOf(rows.String(), "C1", "Acme UK")
}

// change replaces text in a part of a workbook, which must contain it.
func change(t *testing.T, p testParts, part, before, after string) {
	t.Helper()
	if !strings.Contains(p[part], before) {
		t.Fatalf("%s has no %q", part, before)
	}
	p[part] = strings.Replace(p[part], before, after, 1)
}

const sheetPart, stringsPart = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

func TestSoundWorkbookIsRead(t *testing.T) {
	if got := len(mustRead(t, thousandLinks().pack(t)).Rows); got != 1000 {
		t.Errorf("got %d rows, want 1000", got)
	}
}

func TestDamagedPartsAreRefused(t *testing.T) {
	cut := func(part string) func(*testing.T, testParts) {
		return func(_ *testing.T, p testParts) { p[part] = p[part][:len(p[part])/2] }
	}
	in := func(part, before, after string) func(*testing.T, testParts) {
		return func(t *testing.T, p testParts) { change(t, p, part, before, after) }
	}
	for name, damage := range map[string]func(*testing.T, testParts){
		"the sheet's XML is cut":                cut(sheetPart),
		"the sheet's XML ends between two rows": in(sheetPart, `</sheetData></worksheet>`, ``),
		"the sheet's last tag is missing":       in(sheetPart, `</worksheet>`, ``),
		"an invalid byte":                       in(sheetPart, `<v>5500</v>`, "<v>55\xff0</v>"),
		"a control character":                   in(sheetPart, `<v>5500</v>`, "<v>55\x010</v>"),
		"a wrong end tag":                       in(sheetPart, `<v>5500</v>`, `<v>5500</w>`),
		"text after the end":                    in(sheetPart, `</worksheet>`, `</worksheet>more`),
		"a second root":                         in(sheetPart, `</worksheet>`, `</worksheet><worksheet/>`),
		"another root":                          func(_ *testing.T, p testParts) { p[sheetPart] = `<chart/>` },
		"an empty sheet part":                   func(_ *testing.T, p testParts) { p[sheetPart] = `` },
		"two lists of rows":                     in(sheetPart, `</worksheet>`, `<sheetData/></worksheet>`),
		"shared string 99":                      in(sheetPart, `<v>1</v>`, `<v>99</v>`),
		"shared string -1":                      in(sheetPart, `<v>1</v>`, `<v>-1</v>`),
		"shared string x":                       in(sheetPart, `<v>1</v>`, `<v>x</v>`),
		"shared strings cut":                    cut(stringsPart),
		"shared strings missing":                func(_ *testing.T, p testParts) { delete(p, stringsPart) },
		"shared strings with another root":      func(_ *testing.T, p testParts) { p[stringsPart] = `<html/>` },
		"sheet missing":                         func(_ *testing.T, p testParts) { delete(p, sheetPart) },
		"workbook missing":                      func(_ *testing.T, p testParts) { delete(p, "xl/workbook.xml") },
		"workbook cut":                          cut("xl/workbook.xml"),
		"relationships cut":                     cut("xl/_rels/workbook.xml.rels"),
		"relationships missing":                 func(_ *testing.T, p testParts) { delete(p, "xl/_rels/workbook.xml.rels") },
		"a cell twice":                          in(sheetPart, `r="B502"`, `r="A502"`),
		"a cell of another row":                 in(sheetPart, `r="B502"`, `r="B503"`),
		"a cell without a column":               in(sheetPart, `r="B502"`, `r="502"`),
		"a cell beyond the last column":         in(sheetPart, `r="B502"`, `r="XFE502"`),
		"a row twice":                           in(sheetPart, `<row r="502">`, `<row r="501">`),
		"rows out of order":                     in(sheetPart, `<row r="502">`, `<row r="400">`),
		"row 0":                                 in(sheetPart, `<row r="502">`, `<row r="0">`),
		"row -1":                                in(sheetPart, `<row r="502">`, `<row r="-1">`),
		"row x":                                 in(sheetPart, `<row r="502">`, `<row r="x">`),
		"row 1,048,577":                         in(sheetPart, `</sheetData>`, `<row r="1048577"/></sheetData>`),
		"an invalid number":                     in(sheetPart, `<v>5500</v>`, `<v>five</v>`),
		"a number in hexadecimal":               in(sheetPart, `<v>5500</v>`, `<v>0x10p1</v>`),
		"not a number":                          in(sheetPart, `<v>5500</v>`, `<v>NaN</v>`),
		"infinity":                              in(sheetPart, `<v>5500</v>`, `<v>1E999</v>`),
		"an unknown type":                       in(sheetPart, `<c r="D502">`, `<c r="D502" t="z">`),
		"an invalid boolean":                    in(sheetPart, `<c r="D502">`, `<c r="D502" t="b">`),
		"a missing style": func(t *testing.T, p testParts) {
			p["xl/styles.xml"] = `<styleSheet><cellXfs><xf/></cellXfs></styleSheet>`
			change(t, p, sheetPart, `<c r="D502">`, `<c r="D502" s="7">`)
		},
		"an invalid style":      in(sheetPart, `<c r="D502">`, `<c r="D502" s="x">`),
		"a million nested tags": in(sheetPart, `</sheetData>`, `</sheetData>`+strings.Repeat("<a>", 1_000_000)),
		"entities that expand": func(_ *testing.T, p testParts) {
			p[sheetPart] = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + strings.Replace(p[sheetPart], "5500", "&b;", 1)
		},
		"a text that is too long": in(sheetPart, `<v>5500</v>`, `<v>`+strings.Repeat(" ", 2*maxText)+`</v>`),
		"a tag that is too long":  in(sheetPart, `<c r="D502">`, `<c r="D502" x="`+strings.Repeat(" ", xmlscan.MaxToken+100_000)+`">`),
		"an unknown character set": func(_ *testing.T, p testParts) {
			p[sheetPart] = `<?xml version="1.0" encoding="KOI8-R"?>` + p[sheetPart]
		},
		"styles cut": func(_ *testing.T, p testParts) { p["xl/styles.xml"] = `<styleSheet><cellXfs>` },
		"a number format that is no number": func(_ *testing.T, p testParts) {
			p["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="x" formatCode="0"/></numFmts></styleSheet>`
		},
		"a cell with two values":               in(sheetPart, `<v>5500</v>`, `<v>5500</v><v>5501</v>`),
		"a cell with a value and a text":       in(sheetPart, `<c r="D502"><v>5500</v>`, `<c r="D502" t="inlineStr"><v>5500</v><is><t>5501</t></is>`),
		"a cell with two texts":                in(sheetPart, `<c r="D502"><v>5500</v>`, `<c r="D502" t="inlineStr"><is><t>1</t></is><is><t>1</t></is>`),
		"a number with a text":                 in(sheetPart, `<v>5500</v>`, `<is><t>5500</t></is>`),
		"an invalid merged area":               in(sheetPart, `</worksheet>`, `<mergeCells><mergeCell ref="B3:A2"/></mergeCells></worksheet>`),
		"a merged area without a reference":    in(sheetPart, `</worksheet>`, `<mergeCells><mergeCell/></mergeCells></worksheet>`),
		"a column without a number":            in(sheetPart, `<sheetData>`, `<cols><col min="x" max="2"/></cols><sheetData>`),
		"content types cut":                    func(_ *testing.T, p testParts) { p["[Content_Types].xml"] = `<Types><Default` },
		"a sheet without a relationship":       in("xl/workbook.xml", ` r:id="rId1"`, ``),
		"a sheet with an unknown relationship": in("xl/workbook.xml", `r:id="rId1"`, `r:id="rId9"`),
		"two parts whose names differ in case": func(_ *testing.T, p testParts) { p["XL/Worksheets/SHEET1.xml"] = p[sheetPart] },
		"custom properties cut": func(t *testing.T, p testParts) {
			addOrigin(p, "db", "7")
			p["docProps/custom.xml"] = p["docProps/custom.xml"][:100]
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := thousandLinks()
			damage(t, p)
			input, err := readAs(p.pack(t), Want{Kind: model.ForUpload})
			wantDamaged(t, input, err)
		})
	}
}

// wantDamaged fails the test unless a file was refused with a sentence that says what to do.
func wantDamaged(t *testing.T, input *model.ParsedFile, err error) {
	t.Helper()
	if input != nil || !errors.Is(err, ErrDamaged) {
		t.Fatalf("got %v, %v, want it to be refused as damaged", input != nil, err)
	}
	if s := err.Error(); !strings.HasPrefix(s, "is damaged: ") || !strings.HasSuffix(s, "; open it in Excel, save it again, and try again") {
		t.Errorf("the sentence is %q", s)
	}
}

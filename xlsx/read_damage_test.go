package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/xlsx/xmlscan"
)

// thousandLinks is a workbook that is good before a test damages it.
func thousandLinks() testParts {
	var rows strings.Builder
	rows.WriteString(uploadHeader())
	for i := range 1000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>1</v></c><c r="C%d"><v>10</v></c><c r="D%d"><v>%d</v></c></row>`, i+2, i+2, i+2, i+2, i+2, 5000+i)
	}
	return sheetOf(rows.String(), "C1", "Acme UK")
}

// change replaces text in the sheet of a workbook, which must have it.
func change(t *testing.T, p testParts, part, before, after string) {
	t.Helper()
	if !strings.Contains(p[part], before) {
		t.Fatalf("%s has no %q", part, before)
	}
	p[part] = strings.Replace(p[part], before, after, 1)
}

const sheetPart, stringsPart = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

func TestAGoodWorkbookIsRead(t *testing.T) {
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
		"the data twice":                        in(sheetPart, `</worksheet>`, `<sheetData/></worksheet>`),
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
		"a number that is none":                 in(sheetPart, `<v>5500</v>`, `<v>five</v>`),
		"a number in hexadecimal":               in(sheetPart, `<v>5500</v>`, `<v>0x10p1</v>`),
		"not a number":                          in(sheetPart, `<v>5500</v>`, `<v>NaN</v>`),
		"infinity":                              in(sheetPart, `<v>5500</v>`, `<v>1E999</v>`),
		"an unknown type":                       in(sheetPart, `<c r="D502">`, `<c r="D502" t="z">`),
		"a truth that is none":                  in(sheetPart, `<c r="D502">`, `<c r="D502" t="b">`),
		"a style that is not there": func(t *testing.T, p testParts) {
			p["xl/styles.xml"] = `<styleSheet><cellXfs><xf/></cellXfs></styleSheet>`
			change(t, p, sheetPart, `<c r="D502">`, `<c r="D502" s="7">`)
		},
		"a style that is no number": in(sheetPart, `<c r="D502">`, `<c r="D502" s="x">`),
		"a million nested tags":     in(sheetPart, `</sheetData>`, `</sheetData>`+strings.Repeat("<a>", 1_000_000)),
		"entities that multiply": func(_ *testing.T, p testParts) {
			p[sheetPart] = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + strings.Replace(p[sheetPart], "5500", "&b;", 1)
		},
		"an endless text": in(sheetPart, `<v>5500</v>`, `<v>`+strings.Repeat(" ", 2*maxText)+`</v>`),
		"an endless tag":  in(sheetPart, `<c r="D502">`, `<c r="D502" x="`+strings.Repeat(" ", xmlscan.MaxToken+100_000)+`">`),
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
		"a merged area that is none":           in(sheetPart, `</worksheet>`, `<mergeCells><mergeCell ref="B3:A2"/></mergeCells></worksheet>`),
		"a merged area without a place":        in(sheetPart, `</worksheet>`, `<mergeCells><mergeCell/></mergeCells></worksheet>`),
		"a column without a number":            in(sheetPart, `<sheetData>`, `<cols><col min="x" max="2"/></cols><sheetData>`),
		"content types cut":                    func(_ *testing.T, p testParts) { p["[Content_Types].xml"] = `<Types><Default` },
		"a sheet without a relationship":       in("xl/workbook.xml", ` r:id="rId1"`, ``),
		"a sheet that leads nowhere":           in("xl/workbook.xml", `r:id="rId1"`, `r:id="rId9"`),
		"two parts whose names differ in case": func(_ *testing.T, p testParts) { p["XL/Worksheets/SHEET1.xml"] = p[sheetPart] },
		"custom properties cut": func(t *testing.T, p testParts) {
			addMark(p, "db", "7")
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

// wantDamaged checks that a file was refused with a sentence that says what to do.
func wantDamaged(t *testing.T, input *model.ParsedFile, err error) {
	t.Helper()
	if input != nil || !errors.Is(err, ErrDamaged) {
		t.Fatalf("got %v, %v, want it to be refused as damaged", input != nil, err)
	}
	if s := err.Error(); !strings.HasPrefix(s, "is damaged: ") || !strings.HasSuffix(s, "; open it in Excel, save it again, and try again") {
		t.Errorf("the sentence is %q", s)
	}
}

func TestChangedBytesAreRefused(t *testing.T) {
	stored, packed := thousandLinks().packWith(t, zip.Store), thousandLinks().pack(t)
	deflated := sheetStart(t, packed)
	for name, data := range map[string][]byte{
		"a digit in a stored part":       bytes.Replace(stored, []byte("<v>5500</v>"), []byte("<v>5501</v>"), 1),
		"a byte in a packed part":        flip(packed, deflated+2000),
		"the beginning of a packed part": flip(packed, deflated),
		"the file cut in the middle":     packed[:len(packed)/2],
		"the file cut at its end":        packed[:len(packed)-10],
		"a size that lies":               lying(packed),
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs(data, Want{Kind: model.ForUpload})
			wantDamaged(t, input, err)
		})
	}
}

// flip is a copy of data with one byte changed.
func flip(data []byte, at int) []byte {
	data = bytes.Clone(data)
	data[at] ^= 0x55
	return data
}

// sheetStart is where the packed bytes of the sheet begin.
func sheetStart(t *testing.T, data []byte) int {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Name == sheetPart {
			at, err := f.DataOffset()
			if err != nil {
				t.Fatal(err)
			}
			return int(at)
		}
	}
	t.Fatal("no sheet")
	return 0
}

// withUnread is a workbook with a picture whose bytes were changed.
func withUnread(t *testing.T) []byte {
	p := thousandLinks()
	p["xl/media/image1.png"] = "a picture of a cat"
	return bytes.Replace(p.packWith(t, zip.Store), []byte("of a cat"), []byte("of a dog"), 1)
}

// lying is the archive with a sheet that claims to be shorter than it is.
func lying(data []byte) []byte {
	data = bytes.Clone(data)
	entry := bytes.LastIndex(data, []byte(sheetPart)) - 46 // in the central directory
	binary.LittleEndian.PutUint32(data[entry+24:], 1000)
	return data
}

func TestAWorkbookThatUnpacksToMoreThanAGigabyteIsRefused(t *testing.T) {
	data := thousandLinks().pack(t)
	entry := bytes.LastIndex(data, []byte(sheetPart)) - 46
	binary.LittleEndian.PutUint32(data[entry+24:], maxUnpacked)
	if _, err := readAs(data, Want{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want it to be too large", err)
	}
}

func TestAPartThatIsThereTwiceIsRefusedWhereItIsRead(t *testing.T) {
	for second, refused := range map[string]bool{
		`xl\worksheets\sheet1.xml`: true, "XL/workbook.xml": true, "_rels//.rels": true, "xl/STYLES.xml": true, "xl/media/A.png": false,
	} {
		p := thousandLinks()
		p["xl/styles.xml"], p["xl/media/a.png"] = `<styleSheet/>`, "a cat"
		p[second] = "a dog"
		input, err := readAs(p.pack(t), Want{})
		if refused {
			wantDamaged(t, input, err)
		} else if err != nil || len(input.Notes) != 1 {
			t.Errorf("%s: got %v", second, err)
		}
	}
}

func TestPartsThatOverlapAreRefused(t *testing.T) {
	p := thousandLinks()
	p["xl/media/image1.png"] = strings.Repeat("a picture of a cat", 99)
	data := p.packWith(t, zip.Store)
	picture := bytes.LastIndex(data, []byte("xl/media/image1.png")) - 46 // in the central directory
	sheet := bytes.LastIndex(data, []byte(sheetPart)) - 46
	copy(data[picture+42:picture+46], data[sheet+42:sheet+46]) // where it begins
	input, err := readAs(data, Want{})
	wantDamaged(t, input, err)
}

func TestPartsThatNobodyReadsMayBeDamaged(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		note string
	}{
		"a changed byte": {withUnread(t), "xl/media/image1.png in the file is damaged; nothing is read from it"},
		"many":           {withBroken(t, 9), "xl/media/0.png, xl/media/1.png, xl/media/2.png and 6 more in the file are damaged; nothing is read from them"},
		"two":            {withBroken(t, 2), "xl/media/0.png and xl/media/1.png in the file are damaged; nothing is read from them"},
	} {
		t.Run(name, func(t *testing.T) {
			if input := mustRead(t, c.data); len(input.Rows) != 1000 || len(input.Notes) != 1 || input.Notes[0] != c.note {
				t.Errorf("got %d rows and notes %q, want %q", len(input.Rows), input.Notes, c.note)
			}
		})
	}
}

// withBroken is a workbook with some pictures whose bytes were changed.
func withBroken(t *testing.T, n int) []byte {
	p := thousandLinks()
	for i := range n {
		p[fmt.Sprintf("xl/media/%d.png", i)] = "a picture of a cat"
	}
	return bytes.ReplaceAll(p.packWith(t, zip.Store), []byte("of a cat"), []byte("of a dog"))
}

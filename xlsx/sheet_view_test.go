package xlsx

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// linkRow returns a row of an upload with its number, attributes and account.
func linkRow(attributes, account string) string {
	return strings.Replace(inlineRow("C1", "Acme UK", "10", "", account), "<row>", "<row "+attributes+">", 1)
}

// withView returns a workbook of these rows, with elements before and after them.
func withView(t *testing.T, before, rows, behind string) []byte {
	t.Helper()
	p := sheetOf(uploadHeader() + rows)
	p[sheetPart] = strings.NewReplacer("<sheetData>", before+"<sheetData>", "</sheetData>", "</sheetData>"+behind).Replace(p[sheetPart])
	return p.pack(t)
}

func TestHiddenRowsAreCounted(t *testing.T) {
	for name, c := range map[string]struct {
		before, rows string
		want         int
	}{
		"shown":                      {"", linkRow("", "A1"), 0},
		"hidden":                     {"", linkRow(`hidden="1"`, "A1") + linkRow(`hidden="true"`, "A2") + linkRow(`hidden="0"`, "A3"), 2},
		"without height":             {"", linkRow(`ht="0" customHeight="1"`, "A1") + linkRow(`ht="0.0"`, "A2") + linkRow(`ht="15"`, "A3"), 2},
		"without height by default":  {`<sheetFormatPr defaultRowHeight="0"/>`, linkRow("", "A1") + linkRow(`ht="15"`, "A2"), 1},
		"below a collapsed one":      {"", linkRow(`outlineLevel="1"`, "A1") + linkRow(`outlineLevel="2"`, "A2") + linkRow(`collapsed="1"`, "A3"), 2},
		"below an empty one":         {"", linkRow(`outlineLevel="1"`, "A1") + `<row collapsed="1"/>`, 1},
		"hidden and collapsed":       {"", linkRow(`outlineLevel="1" hidden="1"`, "A1") + linkRow(`collapsed="1"`, "A2"), 1},
		"in an outline that is open": {"", linkRow(`outlineLevel="1"`, "A1") + linkRow("", "A2"), 0},
		"in the inner outline only":  {"", linkRow(`outlineLevel="1"`, "A1") + linkRow(`outlineLevel="2"`, "A2") + linkRow(`outlineLevel="1" collapsed="1"`, "A3"), 1},
		"not beside the outline":     {"", linkRow(`r="2" outlineLevel="1"`, "A1") + linkRow(`r="4" collapsed="1"`, "A2"), 0},
		"under a collapsed one above": {
			`<sheetPr><outlinePr summaryBelow="0"/></sheetPr>`,
			linkRow(`collapsed="1"`, "A1") + linkRow(`outlineLevel="1"`, "A2") + linkRow(`outlineLevel="2"`, "A3") + linkRow("", "A4"), 2,
		},
		"of an invalid level": {"", linkRow(`outlineLevel="99"`, "A1") + linkRow(`outlineLevel="-9" collapsed="1"`, "A2"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := mustRead(t, withView(t, c.before, c.rows, "")).HiddenRows; got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestHiddenColumnsAreNamed(t *testing.T) {
	for view, want := range map[string][]string{
		``: nil,
		`<cols><col min="3" max="4" hidden="1" width="9"/></cols>`:                                       {"SageSiteId", "SageCustomerId"},
		`<cols><col min="5" max="5" width="0" customWidth="1"/><col min="6" max="6" hidden="1"/></cols>`: {"SageAccountNumber"},
		`<cols><col min="4" max="16384" hidden="true"/></cols>`:                                          {"SageCustomerId", "SageAccountNumber"},
		`<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="4" width="9"/></cols>`:              {"SageAccountNumber"},
	} {
		if diff := cmp.Diff(want, mustRead(t, withView(t, view, linkRow("", "A1"), "")).HiddenColumns); diff != "" {
			t.Errorf("%s (-want +got):\n%s", view, diff)
		}
	}
}

func TestHiddenZeroIsDamaged(t *testing.T) {
	rows := `<row r="2"><c r="A2" t="inlineStr"><is><t>C1</t></is></c><c r="D2"><v>10</v></c><c r="E2"><v>0.0</v></c></row>`
	for view, damaged := range map[string]int{`<sheetViews><sheetView showZeros="0"/></sheetViews>`: 1, `<sheetViews><sheetView showZeros="1"/></sheetViews>`: 0} {
		if got := mustRead(t, withView(t, view, rows, "")).Rows[0].Damage; len(got) != damaged {
			t.Errorf("%s: got %v", view, got)
		}
	}
}

func TestNumericColumnsAreReported(t *testing.T) {
	row := `<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="C2"><v>10</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>"x"</f><v>3</v></c></row>`
	want := model.ColumnSet(0).With(model.ColumnSite).With(model.ColumnSageID)
	if got := mustRead(t, withView(t, "", row, "")).Rows[0].Numeric; got != want {
		t.Errorf("got %b, want %b", got, want)
	}
}

// mergeElement returns the element with these merged areas.
func mergeElement(refs ...string) string {
	return `<mergeCells><mergeCell ref="` + strings.Join(refs, `"/><mergeCell ref="`) + `"/></mergeCells>`
}

func TestMergedAreasAreReported(t *testing.T) {
	rows := inlineRow("C1", "Acme UK", "10", "", "A1") + inlineRow("C2", "", "", "", "A2") + inlineRow("C3", "Acme UK", "", "", "A3")
	for name, c := range map[string]struct {
		refs []string
		want []model.Merge
	}{
		"down one column":       {[]string{"B2:B3"}, []model.Merge{{Column: model.ColumnCompany, From: 2, To: 3}}},
		"across":                {[]string{"B4:C4"}, []model.Merge{{Column: model.ColumnSite, From: 4, To: 4, Beside: true}}},
		"both":                  {[]string{"C2:D3"}, []model.Merge{{Column: model.ColumnSite, From: 2, To: 3}, {Column: model.ColumnSageID, From: 2, To: 3, Beside: true}}},
		"in order":              {[]string{"C3:C4", "B2:B3"}, []model.Merge{{Column: model.ColumnCompany, From: 2, To: 3}, {Column: model.ColumnSite, From: 3, To: 4}}},
		"not of other columns":  {[]string{"H2:J9"}, nil},
		"not of one cell":       {[]string{"B2", "C2:C2"}, nil},
		"not across the header": {[]string{"E1:G1"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs(withView(t, "", rows, mergeElement(c.refs...)), Want{Kind: model.ForUpload})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, input.Merges); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestValueUnderAMergedAreaIsDamaged(t *testing.T) {
	rows := inlineRow("C1", "Acme UK", "10", "", "A1") + inlineRow("C2", "Acme IE", "10", "7", "A2") + inlineRow("C3", "", "10", "", "A3")
	for ref, want := range map[string]string{
		"B2:B4": "3 company", "B3:C3": "3 site", "D3:E3": "3 account", "A2:A3": "3 id", "A2:E3": "3 id 3 company 3 site 3 sageid 3 account 2 company 2 site 2 account",
		"E2:E4": "3 account 4 account", "F2:J4": "", "B2:B2": "", "C1:C2": "2 site",
	} {
		input := mustRead(t, withView(t, "", rows, mergeElement(ref)))
		got := map[string]bool{}
		for _, row := range input.Rows {
			for _, d := range row.Damage {
				got[string(rune('0'+row.Number))+" "+d.Column.String()] = true
			}
		}
		fields := strings.Fields(want)
		for i := 0; i < len(fields); i += 2 {
			if key := fields[i] + " " + fields[i+1]; !got[key] {
				t.Errorf("%s: %s is not damaged", ref, key)
			}
		}
		if len(got) != len(fields)/2 {
			t.Errorf("%s: got %v, want %s", ref, got, want)
		}
	}
}

func TestHeaderUnderAMergedAreaIsRefused(t *testing.T) {
	for _, ref := range []string{"C1:D1", "A1:E1", "D1:E5"} {
		_, err := readAs(withView(t, "", linkRow("", "A1"), mergeElement(ref)), Want{Kind: model.ForUpload})
		header, ok := errors.AsType[*model.HeaderError](err)
		if !ok || header.Hidden == "" || !strings.Contains(err.Error(), "is hidden under merged cells; unmerge the header row") {
			t.Errorf("%s: got %v", ref, err)
		}
	}
}

package xlsx

import (
	"slices"
	"testing"

	"dovetail/model"
)

func TestShortRowsLoseOnlyTheirEvidence(t *testing.T) {
	const text = "CustomerId,CustomerName,Phone,Web\nA,Alpha,1,a.example\nB,Beta,2\nC,Gamma\nD\n,,3,d.example\n"
	in, err := readAs([]byte(text), Want{Kind: model.ForLoad})
	if err != nil {
		t.Fatal(err)
	}
	details := func(what string) []model.Damage {
		return []model.Damage{{Column: model.ColumnTelephone, What: what}, {Column: model.ColumnWebsite, What: what}}
	}
	want := [][]model.Damage{
		nil, details("is doubtful: the row has 3 of 4 fields"), details("is doubtful: the row has 2 of 4 fields"),
		{{Column: model.WholeRow, What: "has 1 of 4 fields"}},
	}
	if len(in.Rows) != len(want) {
		t.Fatalf("%d rows are read: %+v; a row with nothing but details is no customer", len(in.Rows), in.Rows)
	}
	for i, row := range in.Rows {
		if !slices.Equal(row.Damage, want[i]) {
			t.Errorf("%s: got %+v, want %+v", row.Cells[model.ColumnID], row.Damage, want[i])
		}
	}
}

func TestNumbersInEvidenceKeepTheirDigits(t *testing.T) {
	for name, test := range map[string]struct {
		cell    cell
		text    string
		damaged bool
	}{
		"a telephone number of 12 digits":   {numberCell("441134960000", ""), "441134960000", false},
		"a rounded number":                  {numberCell("1.2E+15", ""), "1200000000000000", true},
		"a rounded number that became text": {textCell("1.2E+15"), "1.2E+15", true},
		"a fraction":                        {numberCell("113.496", ""), "113.496", true},
		"an error":                          {cell{kind: cellError, text: "#N/A"}, "#N/A", true},
		"Excel's mark for text":             {textCell("'0113"), "0113", false},
	} {
		t.Run(name, func(t *testing.T) {
			if text, damage := test.cell.value(model.ColumnTelephone); text != test.text || (damage != "") != test.damaged {
				t.Errorf("got %q, %q", text, damage)
			}
		})
	}
}

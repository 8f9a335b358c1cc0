package xlsx

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dovetail/model"
)

func numberCell(digits, code string) cell {
	return cell{kind: cellNumber, text: digits, format: parseFormat(code)}
}

func TestCellText(t *testing.T) {
	for name, c := range map[string]struct {
		cell cell
		want string
	}{
		"text stays as it is":                              {cell{kind: cellText, text: "A  b"}, "A  b"},
		"spaces and no-break spaces around it are trimmed": {cell{kind: cellText, text: " \u00a0C1\u00a0 "}, "C1"},
		"another invisible character is kept":              {cell{kind: cellText, text: "C1\u200b"}, "C1\u200b"},
		"a tab around it is kept":                          {cell{kind: cellText, text: "\tC1"}, "\tC1"},
		"a text with leading zeros keeps them":             {cell{kind: cellText, text: "00123"}, "00123"},
		"a code with E is not a number":                    {cell{kind: cellText, text: "12E3"}, "12E3"},
		"a text that begins like an error":                 {cell{kind: cellText, text: "#N/A-1"}, "#N/A-1"},
		"an empty cell is an empty text":                   {cell{}, ""},
		"a number has its shortest digits":                 {numberCell("1001", ""), "1001"},
		"a whole number has no point":                      {numberCell("1001.0", ""), "1001"},
		"an exponent in the file is resolved":              {numberCell("1.001E3", ""), "1001"},
		"minus zero is zero":                               {numberCell("-0", ""), "0"},
		"12 digits are not rounded":                        {numberCell("123456789012", "General"), "123456789012"},
		"15 digits are kept":                               {numberCell("999999999999999", ""), "999999999999999"},
		"zeros pad":                                        {numberCell("42", "000000"), "000042"},
		"zeros pad a negative number":                      {numberCell("-42", "0000"), "-0042"},
		"zeros do not truncate":                            {numberCell("1234567", "0000"), "1234567"},
		"quoted text around zeros is shown":                {numberCell("42", `"C"0000`), "C0042"},
		"escaped text around zeros is shown":               {numberCell("42", `\C\-0000`), "C-0042"},
		"text among zeros is shown":                        {numberCell("1234", "000-000"), "001-234"},
		"surplus digits go into the first place":           {numberCell("12345678", "000-000"), "12345-678"},
		"space at the end of a format is trimmed":          {numberCell("42", `000\ `), "042"},
		"a language does not matter":                       {numberCell("42", "[$-409]0000"), "0042"},
		"a colour does not matter":                         {numberCell("42", "[Red]0000"), "0042"},
		"three digits have no separator":                   {numberCell("123", "#,##0"), "123"},
		"the text format shows digits":                     {numberCell("1001", "@"), "1001"},
		"optional digits do not pad":                       {numberCell("42", "####-####"), "-42"},
		"optional digits before others do not":             {numberCell("42", `"ACC"###0`), "ACC42"},
		"a section for negative numbers writes the sign":   {numberCell("-5", "0000;(0000)"), "(0005)"},
		"a section for zero applies to zero":               {numberCell("0", "0;0;000"), "000"},
		"General beside text shows both":                   {numberCell("123", `"C-"General`), "C-123"},
		"one digit beside text shows both":                 {numberCell("123", `"C-"0`), "C-123"},
		"optional digits beside text show both":            {numberCell("123", `"C-"#`), "C-123"},
		"text behind thousands is shown":                   {numberCell("123", `#,##0"-X"`), "123-X"},
		"a digit in quotes is text":                        {numberCell("123", `"50%"0`), "50%123"},
		"a semicolon in quotes is text":                    {numberCell("123", `"a;b"0`), "a;b123"},
		"a minus sign stands before the text":              {numberCell("-5", `"C-"0`), "-C-5"},
		"a section for texts is not for numbers":           {numberCell("5", "0;-0;;@"), "5"},
		"an accountant's space is not currency":            {numberCell("42", `_-* #,##0\ _€_-`), "42"},
		"a word with a date's letters is a word":           {numberCell("42", `"days "0`), "days 42"},
		"General with a unit shows both":                   {numberCell("42", `General"kg"`), "42kg"},
		"an unpadded colour number is a colour":            {numberCell("7", "[Color 3]00"), "07"},
	} {
		t.Run(name, func(t *testing.T) {
			got, damage := c.cell.value(model.ColumnAccount)
			if got != c.want || damage != "" {
				t.Errorf("got %q, %q, want %q", got, damage, c.want)
			}
		})
	}
}

func TestCellDamageInAnIdentifier(t *testing.T) {
	for name, c := range map[string]struct {
		cell cell
		want string
	}{
		"text that was a number":             {cell{kind: cellText, text: "1.23E+15"}, "shows 1.23E+15: Excel rounded the number, type it again as text"},
		"text with a German comma":           {cell{kind: cellText, text: " 1,23E+15"}, "shows 1,23E+15: Excel rounded the number, type it again as text"},
		"text without a fraction":            {cell{kind: cellText, text: "1E+15"}, "shows 1E+15: Excel rounded the number, type it again as text"},
		"text of a very small number":        {cell{kind: cellText, text: "1e-7"}, "shows 1e-7: Excel rounded the number, type it again as text"},
		"a fraction":                         {numberCell("12.5", ""), "is the number 12.5: it can have no fraction, type it again as text"},
		"a fraction that a format hides":     {numberCell("1001.4", "0"), "is the number 1001.4: it can have no fraction, type it again as text"},
		"a fraction that rounding would hid": {numberCell("1001.0000000000001", ""), "is the number 1001.0000000000001: it can have no fraction, type it again as text"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, column := range []model.Column{model.ColumnID, model.ColumnSite, model.ColumnSageID, model.ColumnAccount} {
				if _, got := c.cell.value(column); got != c.want {
					t.Errorf("%s: got %q, want %q", column, got, c.want)
				}
			}
			for _, column := range []model.Column{model.ColumnName, model.ColumnCompany, model.ColumnSynced} {
				if text, got := c.cell.value(column); got != "" || text == "" {
					t.Errorf("%s: got %q, %q, want no damage", column, text, got)
				}
			}
		})
	}
}

func TestCellDamageInEveryColumn(t *testing.T) {
	for name, c := range map[string]struct {
		cell cell
		want string
	}{
		"16 digits":                      {numberCell("1234567890123456", ""), "shows 1.23457E+15: Excel keeps 15 digits of a number, type it again as text"},
		"16 digits that a format shows":  {numberCell("1234567890123450", "0"), "shows 1234567890123450: Excel keeps 15 digits of a number, type it again as text"},
		"10 to the power of 15":          {numberCell("1000000000000000", ""), "shows 1E+15: Excel keeps 15 digits of a number, type it again as text"},
		"a scientific format":            {numberCell("12345", "0.00E+00"), "shows 1.23E+04: type it again as text"},
		"a date":                         {numberCell("45292", "yyyy-mm-dd"), damagedDate},
		"a date with a language":         {numberCell("45292", "[$-F800]dddd\\, mmmm dd\\, yyyy"), damagedDate},
		"a time":                         {numberCell("0.5", "hh:mm AM/PM"), damagedDate},
		"an elapsed time":                {numberCell("0.5", "[h]:mm"), damagedDate},
		"the year of an era":             {numberCell("45292", `ggge"年"`), damagedDate},
		"a date in ISO":                  {cell{kind: cellDate, text: "2024-01-01"}, damagedDate},
		"a percentage":                   {numberCell("0.19", "0%"), damagedPercent},
		"dollars":                        {numberCell("5", "$#,##0.00"), damagedCurrency},
		"euros with a language":          {numberCell("5", "#,##0.00 [$€-407]"), damagedCurrency},
		"pounds in quotes":               {numberCell("5", `"£"0.00`), damagedCurrency},
		"a currency's code":              {numberCell("5", "[$CHF] 0.00"), damagedCurrency},
		"a date where a condition holds": {numberCell("5", "[>3]d/m/yyyy;0"), damagedDate},
		"an error":                       {cell{kind: cellError, text: "#REF!"}, "is the error #REF!: a formula could not be calculated, type the value"},
		"a formula without a value":      {cell{kind: cellUncalculated, formula: true}, "is a formula that was never calculated: open the file in Excel and save it"},
	} {
		t.Run(name, func(t *testing.T) {
			for column := range model.ColumnNext {
				if _, got := c.cell.value(column); got != c.want {
					t.Errorf("%s: got %q, want %q", column, got, c.want)
				}
			}
		})
	}
}

func TestFractionOutsideOfIdentifiers(t *testing.T) {
	for digits, want := range map[string]string{"0.30000000000000004": "0.3", "1.1000000000000001": "1.1", "12.50": "12.5", "-0.5": "-0.5", "1E-7": "0.0000001"} {
		if got, damage := numberCell(digits, "").value(model.ColumnName); got != want || damage != "" {
			t.Errorf("%s: got %q, %q, want %q", digits, got, damage, want)
		}
	}
}

func FuzzCell(f *testing.F) {
	f.Add("1001", "000-000", uint8(cellNumber))
	f.Add("-1.5E+300", `[$€-407]#,##0.00;"x"\y_z*0;0.0E+0`, uint8(cellNumber))
	f.Add("1.23E+15", "General", uint8(cellText))
	f.Add("12", `"unclosed`, uint8(cellNumber))
	f.Add("0", `[<1]#"a"General;_-* 0@?\.0,;;"x"@`, uint8(cellText))
	f.Fuzz(func(t *testing.T, text, code string, kind uint8) {
		c := cell{kind: cellKind(kind % uint8(cellUncalculated+1)), text: text, format: parseFormat(code)}
		for column := range model.ColumnNext {
			got, damage := c.value(column)
			if strings.Trim(got, " \u00a0") != got && c.kind == cellText {
				t.Errorf("%q has space around it", got)
			}
			if c.kind == cellNumber && utf8.ValidString(text) && utf8.ValidString(code) && !utf8.ValidString(got) {
				t.Errorf("number %q in %q became %q", text, code, got)
			}
			if damage == "" && c.kind == cellNumber && column.IsIdentifier() && strings.Contains(got, "E+") && !strings.Contains(code, "E") {
				t.Errorf("number %q became %q", text, got)
			}
		}
	})
}

func TestTextCellOfAWorkbookIsUnwrapped(t *testing.T) {
	input := mustRead(t, sheetOf(uploadHeader()+inlineRow("'C1", "'s-Gravenhage", "10", "=&quot;007&quot;", " '00123")).pack(t))
	if got, want := input.Rows[0].Cells, cells("C1", "'s-Gravenhage", "10", "007", "00123"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

package xlsx

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

// toUTF16 returns a text in UTF-16.
func toUTF16(s string, bigEnd bool) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		if bigEnd {
			b = binary.BigEndian.AppendUint16(b, unit)
		} else {
			b = binary.LittleEndian.AppendUint16(b, unit)
		}
	}
	return string(b)
}

func TestTextsInEveryFormAreRead(t *testing.T) {
	const header = "CustomerId,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n"
	const plain = header + "C1,Café,10,,A1\n"
	for name, data := range map[string]string{
		"UTF-8":                              plain,
		"UTF-8 with a mark":                  "\ufeff" + plain,
		"UTF-16LE":                           toUTF16("\ufeff"+plain, false),
		"UTF-16BE":                           toUTF16("\ufeff"+plain, true),
		"UTF-16 without a mark":              toUTF16(plain, false),
		"UTF-16 BE without a mark":           toUTF16(plain, true),
		"Windows-1252":                       strings.ReplaceAll(plain, "é", "\xe9"),
		"Windows line ends":                  strings.ReplaceAll(plain, "\n", "\r\n"),
		"old Macintosh line ends":            strings.ReplaceAll(plain, "\n", "\r"),
		"no line end at the end":             strings.TrimSuffix(plain, "\n"),
		"semicolons":                         strings.ReplaceAll(plain, ",", ";"),
		"tabs":                               strings.ReplaceAll(plain, ",", "\t"),
		"a named separator":                  "sep=|\r\n" + strings.ReplaceAll(plain, ",", "|"),
		"a quoted named separator":           "\"sep=;\"\n" + strings.ReplaceAll(plain, ",", ";"),
		"quotes around everything":           strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(`"`+strings.TrimSuffix(plain, "\n")) + `"`,
		"surplus empty fields":               header + "C1,Café,10,,A1,,,\n",
		"a mark before Windows-1252":         "\ufeff" + strings.ReplaceAll(plain, "é", "\xe9"),
		"two marks":                          "\ufeff\ufeff" + plain,
		"two marks of UTF-16":                toUTF16("\ufeff\ufeff"+plain, false),
		"a doubly encoded mark":              "ï»¿" + plain,
		"vertical bars":                      strings.ReplaceAll(plain, ",", "|"),
		"Excel's Unicode text":               toUTF16("\ufeff"+strings.ReplaceAll(strings.ReplaceAll(plain, ",", "\t"), "\n", "\r\n"), false),
		"a named separator before a lone CR": "sep=;\r" + strings.NewReplacer(",", ";", "\n", "\r").Replace(plain),
		"the end of a DOS file":              strings.ReplaceAll(plain, "\n", "\r\n") + "\x1a",
		"a DOS file filled up":               plain + strings.Repeat("\x1a", 100) + "\x00\x00\r\n",
		"the end of a DOS file in UTF-16":    toUTF16("\ufeff"+plain+"\x1a", true),
		"spaces before quotes":               header + "\"C1\",  \"Café\" , \"10\",,   \"A1\"  \n",
		"literal quotes":                     strings.Replace(header, "\n", ",Note\n", 1) + "C1,Café,10,,A1, \"Best\" one\n",
		"semicolons, with commas in names":   strings.ReplaceAll(strings.TrimSuffix(header, "\n"), ",", ";") + ";\"a,b,c,d,e,f,g,h\"\nC1;Café;10;;A1\n",
	} {
		t.Run(name, func(t *testing.T) {
			input := mustRead(t, []byte(data))
			want := []model.Row{{Number: 2, Cells: cells("C1", "Café", "10", "", "A1")}}
			if diff := cmp.Diff(want, input.Rows); diff != "" || input.HeaderRow != 1 || input.Sheet != "" {
				t.Errorf("header %d, sheet %q, rows (-want +got):\n%s", input.HeaderRow, input.Sheet, diff)
			}
		})
	}
}

func TestRowNumbersOfATextAreThoseOfExcel(t *testing.T) {
	input := mustRead(t, []byte("\n\nCustomerId,SageCompanyName,SageSiteId,SageCustomerId\n\"C\n1\",\"a \"\"b\"\"\",,\n\n,,,\nC2,,,\n"))
	want := []model.Row{{Number: 4, Cells: cells("C\n1", `a "b"`, "", "", "")}, {Number: 7, Cells: cells("C2", "", "", "", "")}}
	if diff := cmp.Diff(want, input.Rows); diff != "" || input.HeaderRow != 3 {
		t.Errorf("header %d, rows (-want +got):\n%s", input.HeaderRow, diff)
	}
}

func TestTextCellsAreUnwrapped(t *testing.T) {
	for field, c := range map[string]struct{ text, damage string }{
		"C1":            {"C1", ""},
		"'=1+1":         {"=1+1", ""},
		"''=1+1":        {"'=1+1", ""},
		"'-5":           {"-5", ""},
		"'+5":           {"+5", ""},
		"'@x":           {"@x", ""},
		"'\tx":          {"\tx", ""},
		"'\rx":          {"\rx", ""},
		"'0012":         {"0012", ""},
		"''0012":        {"'0012", ""},
		" '0012":        {"0012", ""},
		"' 0012":        {"0012", ""},
		"'":             {"", ""},
		"''":            {"'", ""},
		`="0012"`:       {"0012", ""},
		`="0012" `:      {"0012", ""},
		`=" 0012"`:      {"0012", ""},
		`="1.23E+15"`:   {"1.23E+15", "shows 1.23E+15: Excel rounded the number, type it again as text"},
		"M\ufffdller":   {"M\ufffdller", "holds \ufffd, which a program wrote for a character that it could not read: type the value again"},
		"=1+1":          {"=1+1", ""},
		"#N/A":          {"#N/A", "is the error #N/A: a formula could not be calculated, type the value"},
		" #DIV/0! ":     {"#DIV/0!", "is the error #DIV/0!: a formula could not be calculated, type the value"},
		"#SPILL!":       {"#SPILL!", "is the error #SPILL!: a formula could not be calculated, type the value"},
		"#CALC!":        {"#CALC!", "is the error #CALC!: a formula could not be calculated, type the value"},
		"#n/a":          {"#n/a", ""},
		"#1":            {"#1", ""},
		"1.23E+15":      {"1.23E+15", "shows 1.23E+15: Excel rounded the number, type it again as text"},
		"12E3":          {"12E3", ""},
		"1234567890123": {"1234567890123", ""},
	} {
		text, damage := textCell(field).value(model.ColumnAccount)
		if text != c.text || damage != c.damage {
			t.Errorf("%q: got %q, %q, want %q, %q", field, text, damage, c.text, c.damage)
		}
	}
}

func TestDamagedTextsAreRefused(t *testing.T) {
	const header = "CustomerId,SageCompanyName,SageSiteId,SageCustomerId\n"
	for name, c := range map[string]struct {
		data string
		kind error
		want string
	}{
		"a quote that is not closed":         {header + "C1,\"Acme,10,\nC2,,,\n", ErrDamaged, "is damaged: row 2: a quote is opened and never closed; correct it in a text editor, or export it again from the program that wrote it"},
		"a quote that is closed too late":    {header + "C1,\"" + strings.Repeat("x", 2*maxText) + "\",10,", ErrDamaged, "is damaged: row 2: a quote is opened and not closed for 1 MB; correct it in a text editor, or export it again from the program that wrote it"},
		"text after a closing quote":         {header + "C1,\"Acme\" UK,10,\n", ErrDamaged, "is damaged: row 2: text follows a closing quote; correct it in a text editor, or export it again from the program that wrote it"},
		"a field that is too long":           {header + strings.Repeat("x", 2*maxText), ErrDamaged, "is damaged: row 2: it has a text of more than 1 MB; correct it in a text editor, or export it again from the program that wrote it"},
		"too many columns":                   {header + strings.Repeat(",", 20000), ErrDamaged, "is damaged: row 2: it has more than 16,384 columns; correct it in a text editor, or export it again from the program that wrote it"},
		"too many rows":                      {header + strings.Repeat("\n", 1_048_576), ErrTooLarge, "is too large: it has more than 1,048,576 rows, as many as an Excel sheet; split it"},
		"an invalid byte far from the start": {header + strings.Repeat("C1,,,\n", 20_000) + "\x00", ErrNotWorkbook, "is neither a workbook nor text; export it again as .xlsx or .csv"},
		"UTF-8 and another encoding mixed":   {header + "C1,Café,,\nC2,Caf\xe9,,\n", ErrEncoding, "is damaged: some of its characters are UTF-8 and some are not; export it again as UTF-8, or choose its encoding"},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs([]byte(c.data), Want{})
			if input != nil || !errors.Is(err, c.kind) || err.Error() != c.want {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestMaxRowsOfATextAreRead(t *testing.T) {
	data := "CustomerId,SageCompanyName,SageSiteId,SageCustomerId\n" + strings.Repeat("\n", maxRows-2) + "C1,,,\n"
	if rows := mustRead(t, []byte(data)).Rows; len(rows) != 1 || rows[0].Number != maxRows {
		t.Errorf("got %v, want the last row", rows)
	}
}

func TestPastedCellsAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want [][]string
	}{
		"cells with tabs":                   {"C1\tAcme, Ltd\t10\n", [][]string{{"C1", "Acme, Ltd", "10"}}},
		"one column":                        {"C1\nC2", [][]string{{"C1"}, {"C2"}}},
		"a quote inside a cell":             {"C1\tPipe 5\" Ltd\n", [][]string{{"C1", `Pipe 5" Ltd`}}},
		"a cell that begins with a quote":   {"C1\t\"Best\" Ltd\tx\n", [][]string{{"C1", `"Best" Ltd`, "x"}}},
		"a cell with a line end":            {"C1\t\"a\nb\"\tx\n", [][]string{{"C1", "a\nb", "x"}}},
		"a cell with a line end and quotes": {"C1\t\"a\n\"\"b\"\"\"\tx\n", [][]string{{"C1", "a\n\"b\"", "x"}}},
		"commas where there is no tab":      {"C1,Acme,10\n", [][]string{{"C1", "Acme", "10"}}},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := OpenText(c.text)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.Head(context.Background(), "", 9)
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil || f.Format() != "csv" || f.Sheets() != nil {
				t.Errorf("error %v, rows (-want +got):\n%s", err, diff)
			}
		})
	}
}

package xlsx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
)

const linkHeader = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber,Note\n"

func TestRowsHiddenInAQuotedValueRefuseTheFile(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"in the last column": {
			linkHeader + "C1,Acme,10,A1,\"x\nC2,Acme,10,A2,y\nC3,Acme,10,A3,z\"\n",
			"is damaged: row 2: a quoted value in it holds what looks like row 3: C2,Acme,10,A2,y; a quote is missing, or one is too many",
		},
		"in an ignored column in the middle":        {"CustomerId,Note,SageCompanyName,SageSiteId,SageAccountNumber\nC1,ok,Acme,10,A1\nC2,\"x,Acme,10,A2\nC3,y,Acme,10,A3\nC4,z\",Acme,10,A4\n", "row 3: a quoted value in it holds what looks like row 4: C3,y,Acme,10,A3;"},
		"where the row includes the end of another": {linkHeader + "C1,\"Acme,10,A1,x\nC2,Acme\",10,A2,y\n", "row 2: a quoted value in it holds what looks like row 3: C2,Acme,10,A2,y;"},
		"with two columns":                          {"CustomerId,CustomerName,SageCompanyName,SageSiteId,SageAccountNumber\nC1,\"Alpha,a,b,c\nC2,Beta,a,b,c\nC3,Gamma\",a,b,c\n", "what looks like row 3"},
		"in the header":                             {"CustomerId,SageCompanyName,SageSiteId,SageAccountNumber,\"Note\nC1,Acme,10,A1,x\"\nC2,Acme,10,A2,y\n", "row 1: a quoted value in it holds what looks like row 2"},
		"with Windows line ends":                    {strings.ReplaceAll(linkHeader+"C1,Acme,10,A1,\"x\nC2,Acme,10,A2,y\"\n", "\n", "\r\n"), "row 3: C2,Acme,10,A2,y;"},
		"with lone carriage returns":                {strings.ReplaceAll(linkHeader+"C1,Acme,10,A1,\"x\nC2,Acme,10,A2,y\"\n", "\n", "\r"), "row 3: C2,Acme,10,A2,y;"},
		"with semicolons":                           {strings.ReplaceAll(linkHeader+"C1,Acme,10,A1,\"x\nC2,Acme, 10, A2, y\"\n", ",", ";"), "what looks like row 3"},
		"with spaces in the header too":             {strings.ReplaceAll(linkHeader+"C1,Acme,10,A1,\"x\nC2,Acme,10,A2,y\"\n", ",", ", "), "what looks like row 3"},
		"with an empty header at the end":           {strings.Replace(linkHeader, "\n", ",\n", 1) + "C1,Acme,10,A1,\"x,\nC2,Acme,10,A2,y,\"\n", "what looks like row 3"},
	} {
		t.Run(name, func(t *testing.T) {
			input, err := readAs([]byte(c.text), Want{})
			if input != nil || !errors.Is(err, ErrDamaged) || !strings.Contains(fmt.Sprint(err), c.want) || strings.Contains(fmt.Sprint(err), "Excel") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestLineBreaksThatHideNoRowAreAccepted(t *testing.T) {
	for name, text := range map[string]string{
		"a note of two lines":            linkHeader + "C1,Acme,10,A1,\"first\nsecond\"\nC2,Acme,10,A2,\n",
		"a note with a comma":            linkHeader + "C1,Acme,10,A1,\"first, and\nsecond, or third\"\nC2,Acme,10,A2,\n",
		"an address of many parts":       linkHeader + "C1,Acme,10,A1,\"1 High St\nFlat 2, Old Mill, Leeds, UK, Europe\"\nC2,Acme,10,A2,\n",
		"line breaks before the columns": "Note,CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n\"a\nb\",C1,Acme,10,A1\n\"c\nd\",C2,Acme,10,A2\n",
		"line breaks in two columns":     linkHeader + "C1,\"Ac\nme\",10,A1,\"a\nb\"\nC2,Acme,10,A2,\n",
		"a header of two lines":          strings.Replace(linkHeader, "Note", "\"No\nte\"", 1) + "C1,Acme,10,A1,\nC2,Acme,10,A2,\n",
	} {
		t.Run(name, func(t *testing.T) {
			if rows := mustRead(t, []byte(text)).Rows; len(rows) != 2 {
				t.Errorf("got %d rows, want 2", len(rows))
			}
		})
	}
}

// wholeRow returns the damage of a row as a whole, or "".
func wholeRow(row model.Row) string {
	for _, d := range row.Damage {
		if d.Column == model.WholeRow {
			return d.What
		}
	}
	return ""
}

func TestRowsThatDoNotFitTheHeaderAreDamaged(t *testing.T) {
	const grid = "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n"
	const noted = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber,Note\n"
	for name, c := range map[string]struct{ text, want string }{
		"as many fields":                {grid + "C1,A,No,Acme,10,1,A1\n", ""},
		"one comma too many":            {grid + "C1,A, B,No,Acme,10,1,A1\n", "has 8 fields and the header 7: put quotes around the value that has a comma in it"},
		"one semicolon too many":        {strings.ReplaceAll(grid+"C1,A, B,No,Acme,10,1,A1\n", ",", ";"), "has 8 fields and the header 7: put quotes around the value that has a semicolon in it"},
		"a value far beyond the header": {grid + "C1,A,No,Acme,10,1,A1,,,x\n", "has 10 fields and the header 7: put quotes around the value that has a comma in it"},
		"a value under no header":       {strings.Replace(grid, "\n", ",,\n", 1) + "C1,A, B,No,Acme,10,1,A1,\n", "has 8 fields and the header 7: put quotes around the value that has a comma in it"},
		"surplus empty fields":          {grid + "C1,A,No,Acme,10,1,A1,,\n", ""},
		"surplus space":                 {grid + "C1,A,No,Acme,10,1,A1, \n", ""},
		"the Sage columns missing":      {grid + "C1,A,No\n", "has 3 of 7 fields"},
		"the last column missing":       {grid + "C1,A,No,Acme,10,1\n", "has 6 of 7 fields"},
		"an ignored column missing":     {noted + "C1,Acme,10,A1\n", ""},
		"empty to its end":              {grid + "C1,A,No,,,,\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := wholeRow(mustRead(t, []byte(c.text)).Rows[0]); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestShortBlocksOfExcelAreAccepted checks files of Excel, which leaves out the last columns where they are empty
// in 16 rows.
func TestShortBlocksOfExcelAreAccepted(t *testing.T) {
	file := func(last string) string {
		text := "CustomerId,CustomerName,SageCompanyName,SageSiteId,SageAccountNumber\n" + strings.Repeat("C,N,Acme,10,A\n", 15)
		return text + strings.Repeat("C,N\n", 16) + "C,N\nC,N\n" + last
	}
	for name, c := range map[string]struct {
		last    string
		damaged int
	}{
		"equally short rows":              {"", 0},
		"a row of another length":         {"C,N,Acme\n", 3},
		"a complete row in the block":     {"C,N,Acme,10,A\n", 2},
		"the last row is short by chance": {strings.Repeat("C,N\n", 14) + "C,N\n", 1},
	} {
		t.Run(name, func(t *testing.T) {
			damaged := 0
			for _, row := range mustRead(t, []byte(file(c.last))).Rows {
				if wholeRow(row) != "" {
					damaged++
				}
			}
			if damaged != c.damaged {
				t.Errorf("%d rows are damaged, want %d", damaged, c.damaged)
			}
		})
	}
}

// TestDamagedRowsStayDamagedInAProblemsFile checks that a problems file is not valid before it is corrected.
func TestDamagedRowsStayDamagedInAProblemsFile(t *testing.T) {
	for name, c := range map[string]struct{ row, want string }{
		"too long":              {"C1,Acme,10,EAST,0001,x", "C1|Acme|10||EAST|0001"},
		"too long at its end":   {"C1,Acme,10,A1,x,y", "C1|Acme|10||A1|x"},
		"too short":             {"C1,Acme", "C1|Acme||||"},
		"without its last cell": {"C1,Acme,10", "C1|Acme|10|||"},
		"empty at its end":      {"C1,Acme,,", "C1|Acme||||"},
	} {
		t.Run(name, func(t *testing.T) {
			f, in := readUpload(t, []byte(linkHeader+c.row+"\n"))
			data := problemsFile(t, f, in, allRejected(in))
			if got := strings.Join(sheetRows(t, openBook(t, data), customersSheet, 8)[1][:6], "|"); !strings.HasPrefix(got+"|||", c.want) {
				t.Errorf("the row is %s, want %s", got, c.want)
			}
			if again := mustRead(t, data).Rows[0]; len(again.Damage) == 0 && wholeRow(in.Rows[0]) != "" {
				t.Errorf("%q is valid when read again", again.Cells)
			}
		})
	}
}

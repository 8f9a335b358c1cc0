package model

import "testing"

func TestPlainText(t *testing.T) {
	for name, test := range map[string]struct{ text, identifier, named string }{
		"plain text":                         {"00123", "00123", "00123"},
		"a text in a formula":                {`="00123"`, "00123", "00123"},
		"a text with quotes in a formula":    {`="5"" pipe"`, `5" pipe`, `5" pipe`},
		"an empty text in a formula":         {`=""`, "", ""},
		"a calculated formula":               {`="a"&"b"`, `="a"&"b"`, `="a"&"b"`},
		"a quote that is not closed":         {`="a`, `="a`, `="a`},
		"half of a formula":                  {`="`, `="`, `="`},
		"an apostrophe before digits":        {"'00123", "00123", "'00123"},
		"two apostrophes":                    {"''00123", "'00123", "''00123"},
		"an apostrophe that belongs to it":   {"'t Hoekje", "t Hoekje", "'t Hoekje"},
		"an apostrophe before a formula":     {"'=1+1", "=1+1", "=1+1"},
		"apostrophes before a formula":       {"''-5", "'-5", "'-5"},
		"an apostrophe before a quoted text": {`'="00123"`, `="00123"`, `="00123"`},
		"an apostrophe alone":                {"'", "", "'"},
		"an apostrophe inside":               {"O'Brien", "O'Brien", "O'Brien"},
	} {
		t.Run(name, func(t *testing.T) {
			for column := range ColumnNext {
				want := test.named
				if column.KeepsDigits() {
					want = test.identifier
				}
				if got := column.PlainText(test.text); got != want {
					t.Errorf("%s: %q becomes %q, want %q", column, test.text, got, want)
				}
			}
		})
	}
}

func TestCellTextOfFormulaStarters(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "C0001": "C0001", "=1+1": "'=1+1", "+49": "'+49", "-5": "'-5", "@home": "'@home", "\tx": "'\tx", "\rx": "'\rx",
		"'=1": "''=1", "'''+": "''''+", "'s-Gravenhage": "'s-Gravenhage", "'": "'", "a=b": "a=b", " =1": " =1",
	} {
		if got := ColumnName.CellText(text); got != want {
			t.Errorf("the name %q becomes %q, want %q", text, got, want)
		}
	}
	if got, want := ColumnAccount.CellText("'A1"), "''A1"; got != want {
		t.Errorf("an identifier with an apostrophe becomes %q, want %q", got, want)
	}
}

func FuzzPlainText(f *testing.F) {
	for _, s := range []string{"'00123", `="00123"`, `'="1"`, "''=1", "'", `=""`, "-5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for column := range ColumnNext {
			for _, written := range []string{column.CellText(s), column.StoredText(s)} {
				if got := column.PlainText(written); got != s {
					t.Errorf("%s: %q is written as %q and read as %q", column, s, written, got)
				}
			}
		}
	})
}

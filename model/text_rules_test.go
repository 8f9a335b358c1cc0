package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEqualText(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"case", "abc", "ABC", true},
		{"case outside ASCII", "Société", "SOCIÉTÉ", true},
		{"sharp s", "Straße", "STRASSE", true},
		{"space around", " HARB001\u00a0", "harb001", true},
		{"é in one letter or in two", "Caf\u00e9", "Cafe\u0301", true},
		{"the same in capitals", "CAF\u00c9", "cafe\u0301", true},
		{"a long s is an s", "Ro\u017fe", "ROSE", true},
		{"case of Cherokee", "\uabab", "\u13db", true},
		{"leading zeros count", "007", "7", false},
		{"space inside counts", "HARB 001", "HARB001", false},
		{"accents count", "Café", "Cafe", false},
		{"punctuation counts", "Acme Ltd.", "Acme Ltd", false},
		{"a dotless i is another letter", "ILGAZ", "ılgaz", false},
		{"a Turkish capital I is another letter", "İLGAZ", "ilgaz", false},
		{"full width is another letter", "ＡＢＣ", "ABC", false},
		{"full width has its case", "ＡＢＣ", "ａｂｃ", true},
		{"a Cyrillic letter is another", "\u0410CME", "ACME", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if EqualText(test.a, test.b) != test.want || EqualText(test.b, test.a) != test.want {
				t.Errorf("%q and %q: want %v; compared as %q and %q", test.a, test.b, test.want, CanonicalKey(test.a), CanonicalKey(test.b))
			}
		})
	}
}

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"case and accents", "Société Générale", "SOCIETE GENERALE", true},
		{"punctuation", "A.B. Smith, Ltd.", "AB Smith Ltd", true},
		{"Limited", "Acme Limited", "Acme Ltd", true},
		{"Limited in brackets", "Acme (UK) LIMITED", "Acme UK Ltd.", true},
		{"and", "Marks & Spencer", "Marks and Spencer", true},
		{"and without spaces", "M&S", "M and S", true},
		{"apostrophes of every kind", "O'Neill’s", "ONeill\u02bcs", true},
		{"space", "Blue Line", "Blueline", true},
		{"a final sigma", "ΝΙΚΟΣ", "νικος", true},
		{"a limited edition is not Ltd", "Unlimited Acme", "Unltd Acme", false},
		{"digits", "Shop 1", "Shop 2", false},
		{"another word", "Acme Ltd", "Acme plc", false},
		{"no name", "", "Acme", false},
		{"punctuation only", "--", "!!", false},
		{"punctuation only, and no name", "--", "", false},
		{"symbols only", "★", "☆", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if SameName(test.a, test.b) != test.want || SameName(test.b, test.a) != test.want {
				t.Errorf("%q and %q: want %v; compared as %q and %q", test.a, test.b, test.want, foldName(test.a), foldName(test.b))
			}
		})
	}
}

func TestSuggestID(t *testing.T) {
	for _, test := range []struct{ name, known, written, want string }{
		{"case", "C10", "c10", "C10"},
		{"spaces and punctuation", "C-10/A", "c 10a", "C-10/A"},
		{"leading zeros", "C000721", "C721", "C000721"},
		{"leading zeros of any number", "C01-02", "c1-2", ""},
		{"O for 0", "C100", "C1OO", "C100"},
		{"I and l for 1", "C111", "CIl1", "C111"},
		{"a letter that is one", "LIO", "110", "LIO"},
		{"an accent in two letters", "\u00c91", "e\u03011", "\u00c91"},
		{"a zero is another digit", "C10", "C1", ""},
		{"a zero inside is another digit", "C101", "C11", ""},
		{"a zero is not nothing", "C0", "C", ""},
		{"another digit", "C000998", "C000999", ""},
		{"an accent is another letter", "\u00c91", "E1", ""},
		{"a raised digit is another", "C2", "C\u00b2", ""},
		{"a half is no 12", "C12", "C\u00bd", ""},
		{"a digit of another script is another", "C1", "C\u0661", ""},
		{"punctuation only", "--", "-", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := snapshotFrom(t, test.known+"||No||||").SuggestID(test.written)
			if got != test.want && ok || ok != (test.want != "") {
				t.Errorf("%q means %q %v, want %q; compared as %q and %q", test.written, got, ok, test.want, looseID(test.written), looseID(test.known))
			}
		})
	}
	t.Run("none if two are possible", func(t *testing.T) {
		if got, ok := snapshotFrom(t, "C1||No||||", "C01||No||||", "C001||No||||").SuggestID("c0001"); ok {
			t.Errorf("means %q", got)
		}
	})
}

func TestBadValue(t *testing.T) {
	for _, test := range []struct {
		name   string
		column Column
		text   string
		bad    bool
	}{
		{"plain", ColumnAccount, "HARB-001/A", false},
		{"a pound sign in an identifier", ColumnAccount, "£1", true},
		{"an accent in a name of a company", ColumnCompany, "Café", false},
		{"an accent in an identifier", ColumnAccount, "CAF\u00c9", true},
		{"a combining accent in an identifier", ColumnAccount, "CAFE\u0301", true},
		{"a raised digit in an identifier", ColumnSageID, "1\u00b2", true},
		{"a full-width letter in an identifier", ColumnAccount, "\uff21", true},
		{"a no-break space in an identifier", ColumnAccount, "AB\u00a0C", true},
		{"a wide space in an identifier", ColumnSageID, "1\u30002", true},
		{"a no-break space in a company", ColumnCompany, "Acme\u00a0UK", false},
		{"zero width", ColumnCompany, "Ac\u200bme", true},
		{"a soft hyphen", ColumnSite, "1\u00ad0", true},
		{"a directional mark", ColumnID, "C\u200e1", true},
		{"a byte order mark", ColumnID, "\ufeffC1", true},
		{"a Hangul filler", ColumnCompany, "Acme\u3164", true},
		{"a line break", ColumnCompany, "Acme\nUK", true},
		{"a C1 control", ColumnCompany, "Acme\u0085UK", true},
		{"invalid UTF-8", ColumnCompany, "Acme\xff", true},
		{"255 characters", ColumnCompany, strings.Repeat("é", MaxText), false},
		{"256 characters", ColumnCompany, strings.Repeat("é", MaxText+1), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if what := badValue(test.column, test.text); (what != "") != test.bad {
				t.Errorf("%q: %q", test.text, what)
			}
		})
	}
}

// FuzzText checks that comparisons of texts are symmetric and reflexive, and that the forms they compare are
// idempotent.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Straße", "İI ıi", "ＡＢＣ", "Cafe\u0301 é", "O’Neill & Sons Limited", "C0O1l-02", "\u0345\u03b1", "ΟΔΟΣ ς", "½ ² ﬁ"} {
		f.Add(s, strings.ToUpper(s))
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("no value of a file, and no filter, holds bytes that are no text")
		}
		for name, form := range map[string]func(string) string{"CanonicalKey": CanonicalKey, "Fold": Fold, "foldName": foldName, "looseID": looseID} {
			once := form(a)
			if twice := form(once); twice != once {
				t.Errorf("%s: %q becomes %q, and that %q", name, a, once, twice)
			}
		}
		for name, same := range map[string]func(a, b string) bool{"EqualText": EqualText, "SameName": SameName} {
			if same(a, b) != same(b, a) || !same(a, a) || !same(a, " "+a) && name == "EqualText" {
				t.Errorf("%s: %q and %q", name, a, b)
			}
		}
		if key := string(appendCanonicalKey([]byte("before"), a)); key != "before"+CanonicalKey(a) {
			t.Errorf("%q is appended as %q, and is %q", a, key, CanonicalKey(a))
		}
		if hasKey(a, CanonicalKey(b)) != EqualText(a, b) {
			t.Errorf("hasKey(%q, the key of %q) is not EqualText", a, b)
		}
		if EqualText(a, b) && digits(a) != digits(b) || looseID(a) == looseID(b) && otherDigit(a, b) {
			t.Errorf("%q and %q are compared as if a digit were nothing", a, b)
		}
	})
}

// digits returns the digits of a text.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

// otherDigit reports whether two CustomerIds differ in a digit, leaving out zeros and letters that look like a
// digit.
func otherDigit(a, b string) bool {
	return !strings.ContainsAny(a+b, "0OoIiLl1") && digits(a) != digits(b)
}

package suggest

import (
	"strings"
	"testing"
)

// TestEqualNamesScoreOne has pairs that are taken as equal without a look at their words, and pairs that are not: a score of
// the words must never be another one.
func TestEqualNamesScoreOne(t *testing.T) {
	long := strings.Repeat("Harbour Roofing ", 30)
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"Harbour Roofing Ltd", "HARBOUR ROOFING LTD", true},
		{"J Smith t/a Smiths", "j smith T/A SMITHS", true},
		{"  ", "  ", true},
		{"", "", true},
		{"LIMITED", "limited", true},
		{"Harbour Roofing Ltd", "Harbour Roofing Limited", false},
		{"Acciai SpA", "Acciai SPA", false},
		{"Acciai spa", "Acciai SpA", false},
		{"Café", "CAFÉ", false},
		{"Kelvin", "\u212aelvin", false},
		{long, strings.ToUpper(long), false},
	} {
		if got := equalASCII(test.a, test.b); got != test.same {
			t.Errorf("%q and %q: same %t, want %t", test.a, test.b, got, test.same)
		}
		if test.same && scoreOfWords(test.a, test.b) != 1 {
			t.Errorf("%q and %q: the words score %v", test.a, test.b, scoreOfWords(test.a, test.b))
		}
	}
}

func FuzzEqualNames(f *testing.F) {
	for _, name := range []string{"Harbour & Sons (UK) Ltd", "A.B.C. Limited t/a D", "N.V. Nutricia", "SpA", "co. of 2 THE the"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, other := range []string{strings.ToUpper(name), strings.ToLower(name), name} {
			if equalASCII(name, other) && scoreOfWords(name, other) != 1 {
				t.Errorf("%q and %q: the words score %v", name, other, scoreOfWords(name, other))
			}
		}
	})
}

package xlsx

import (
	"slices"
	"strings"
	"testing"
)

func TestUntitledColumnsWithValuesAreNamed(t *testing.T) {
	header := inlineRow("CustomerId", "SageCompanyName", "SageSiteId", "SageCustomerId", "", "Note")
	for _, test := range []struct{ name, row, want string }{
		{"a deleted title", inlineRow("C1", "Acme UK", "10", "1", "HARB0001", "x"), "columns without a title are not read, though they hold something: E"},
		{"a value behind the last title", inlineRow("C1", "Acme UK", "10", "1", "", "", "HARB0001"), "columns without a title are not read, though they hold something: G"},
		{"empty columns without a title", inlineRow("C1", "Acme UK", "10", "1", "", "x"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			notes := mustRead(t, sheetOf(header+test.row).pack(t)).Notes
			if got := strings.Join(slices.DeleteFunc(notes, func(s string) bool { return !strings.Contains(s, "without a title") }), "; "); got != test.want {
				t.Errorf("notes %q, want %q", got, test.want)
			}
		})
	}
}

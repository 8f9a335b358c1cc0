package cli

import (
	"strings"
	"testing"
	"unicode"

	"dovetail/model"
	"dovetail/ui/terminal"
)

// TestInvisibleCharactersAreEscaped checks that the terminal shows no character as it is that the rules reject as
// invisible: packages model and ui/terminal do not import each other. A variation selector chooses the shape of the
// character before it, and may stay.
func TestInvisibleCharactersAreEscaped(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		name := "a" + string(r)
		err := model.CheckCompany(model.Company{Site: "1", Name: name})
		if err == nil || !strings.Contains(err.Error(), "invisible") || unicode.Is(unicode.Variation_Selector, r) {
			continue
		}
		if shown := terminal.Safe(name); shown == name {
			t.Errorf("%U is invisible, and is shown as it is", r)
		}
	}
}

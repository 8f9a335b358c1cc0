package ui

import (
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/ui/widget"
)

func TestFilterOfSuggestionsSaysWhatItTakes(t *testing.T) {
	driveSuggestions(t, 100, 30).press("/", "dental is:create", "enter").sees("takes words of the IDs, names and accounts,", "not is:create.", "1 to 4 show one tier only").press("esc").sees("all 7")
}

// What agrees or differs must not be cut off below rows that say nothing.
func TestPanelShowsFirstWhatBothHave(t *testing.T) {
	r := driveSuggestions(t, 80, 24)
	x := model.Suggestion{Sage: model.SageCustomer{Name: "Harbour", VATNumber: "GB1"}}
	c := model.Customer{ID: "C1", Name: "Harbour", Postcode: "BN1", Telephone: "1", Email: "a@b.c", Website: "b.c", VATNumber: "GB1"}
	lines := r.app.sideBySideIn(c, x, 80, 4)
	if text := widget.Join(lines, widget.Plain(" ")).String(); len(lines) != 4 || !strings.Contains(text, "VAT Number") || !strings.Contains(text, "Postcode") {
		t.Errorf("%d lines:\n%s", len(lines), text)
	}
}

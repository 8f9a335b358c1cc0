package ui

import "testing"

// The first three rows are a synced customer, one without a link, and one that is linked but not yet synced.
func TestOneCompanyForAllMarked(t *testing.T) {
	r := drive(t, 80, 24).press("/", "is:link", "enter", "v", "j", "j", "v", "E")
	r.sees("Link 3 marked customers", "One company for 3 marked customers", "Acme UK", "Sage Company", "Sage Site ID", "Note")
	before := r.revision()
	r.press("Acme UK", "tab").sees(demoSite).press("tab", "moved by Sage", "enter").sees("Link 3 marked customers", "1 changed", "INVE0009 in Acme Ireland → INVE0009 in Acme UK").misses("does not say when", "header in row", "Upload")
	if r.revision() != before {
		t.Error("the preview wrote something")
	}
	r.press("a", "y").press("enter")
	for _, x := range r.app.shown().All() {
		if r.app.customers.view.marks[x.ID] && (x.Link.Company.Name != "Acme UK" || x.Link.Account == "" && x.Link.SageID == "") {
			t.Errorf("%s is linked to %s", x.ID, x.Link)
		}
	}
	r.press("esc", "esc", "tab", "j", "j", "j", "enter").sees("edit of 3 marked customers", "moved by Sage")
	r.press("enter").sees("Note: moved by Sage").press("esc").press("z", "y").sees("The undo changed 1 customer")
}

func TestOneCompanyNeedsIdentifiers(t *testing.T) {
	r := drive(t, 80, 24).press("j", "space", "E").sees("the marked customers have no account in Sage; a company alone makes no link")
	r.press("/", "is:link", "enter", "space", "E").sees("1 of them is left out: with neither Sage Account Number nor Sage Customer ID")
	r.press("ctrl+s").sees("enter a company; the note is kept in the history of what it changes")
	r.press("Acme UK", "tab", "ctrl+s").sees("1 rejected", "2 marked customers")
}

func TestUnlinkIsNotForMarks(t *testing.T) {
	drive(t, 80, 24).press("space", "delete").sees("this removes one link at a time; Esc clears the marks")
}

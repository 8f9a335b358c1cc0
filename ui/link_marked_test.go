package ui

import "testing"

// The first three rows are a synced customer, one without a link, and one that is linked but not yet synced.
func TestOneCompanyForAllMarked(t *testing.T) {
	r := drive(t, 80, 24).press("/", "is:link", "enter", "v", "j", "j", "v", "E")
	r.sees("Change the company of 3 marked customers", "each customer keeps its", "the same identifiers are those of", "Acme UK", "Sage Company", "Sage Site ID", "Note")
	before := r.revision()
	r.press("Acme UK", "tab").sees(demoSite).press("tab", "moved by Sage", "enter").sees("Change the company of 3 marked customers", "1 changed", "INVE0009 in Acme", "are different Sage customers", "INVE0009 in Acme Ireland → INVE0009 in Acme UK").misses("does not say when", "header in row", "Upload")
	if r.revision() != before {
		t.Error("the preview wrote something")
	}
	r.press("a").sees("1 customer gets another company and keeps its identifiers: INVE0009 in Acme", "are different Sage customers.")
	r.press("y").press("enter")
	for _, x := range r.app.shown().All() {
		if r.app.customers.view.marks[x.ID] && (x.Link.Company.Name != "Acme UK" || x.Link.Account == "" && x.Link.SageID == "") {
			t.Errorf("%s is linked to %s", x.ID, x.Link)
		}
	}
	r.press("esc", "esc", "tab", "j", "j", "j", "j", "enter").sees("edit of 3 marked customers", "moved by Sage")
	r.press("enter").sees("Note: moved by Sage").press("esc").press("z", "y").sees("The undo changed 1 customer")
}

func TestOneCompanyNeedsIdentifiers(t *testing.T) {
	r := drive(t, 80, 24).press("j", "space").misses("change company").press("E").sees("the marked customers have no account in Sage; a company alone makes no link")
	r.press("space").sees("E change company").press("k", "space").misses("change company")
	r.press("/", "is:link", "enter", "space", "E").sees("1 marked customer is left out: with neither", "1 marked customer is not in the list that is shown.")
	r.press("ctrl+s").sees("enter a company; the note is kept in the history of what it changes")
	r.press("Acme UK", "tab", "ctrl+s").sees("1 rejected", "2 marked customers")
}

func TestUnlinkIsNotForMarks(t *testing.T) {
	drive(t, 80, 24).press("space", "delete").sees("this removes one link at a time; Esc clears the marks")
}

func TestUnknownCompanyForAllMarkedIsAskedInTheForm(t *testing.T) {
	r := drive(t, 80, 24).press("/", "is:link", "enter", "v", "j", "j", "v", "E", "acme ukk", "tab", "ctrl+s")
	r.sees("─ Company ─", "acme ukk is not a known company. Use Acme UK at site", "y yes, use Acme UK", "⏎ no, back").misses("SageSiteId")
	r.press("enter").sees("▸ Sage Site ID", "acme ukk").press("ctrl+s", "y").sees("Change the company of 3 marked customers", "1 changed")
	r.press("esc").sees("Sage Company  Acme UK")
	r = drive(t, 80, 24).press("/", "is:link", "enter", "space", "E", "Northern Software", "ctrl+s").sees("Northern Software is not a known company").misses("SageSiteId")
	r.press("x").misses("is not a known company")
}

func TestLikelyCompanyOfOneLinkIsOneKeyAway(t *testing.T) {
	r := drive(t, 80, 24).press("j", "E", "Acme UKK", "down", "10", "down", "GLAS9009", "ctrl+s").sees("m use Acme UK", "x allow anyway")
	r.press("m").sees("GLAS9009 in Acme UK", "y yes, write it").press("esc").sees("Sage Company         Acme UK", demoSite)
	r.press("ctrl+s", "y").sees("the link was written")
}

func TestOneLinkThatChangesItsCompanySaysWhatThatMeans(t *testing.T) {
	r := drive(t, 80, 24).press("/", "is:link", "enter", "E", "Acme UK", "tab", "tab", "ctrl+s")
	r.sees("1 customer gets another company and keeps its identifiers", "INVE0009 in Acme UK are different Sage customers.")
}

// Marked customers are no file: their rows are numbered from 1, and nothing is said of a header or of rejected rows.
func TestMarkedCustomersAreNumberedFromOne(t *testing.T) {
	r := drive(t, 80, 24).press("/", "is:link", "enter", "v", "j", "v", "E", "Acme UK", "tab", "ctrl+s").sees("▌   1 C000509")
	r.press("y").sees("nothing is copied here; Enter shows the row in full")
}

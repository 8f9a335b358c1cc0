package ui

import (
	"testing"

	"dovetail/model"
)

// misspelled is an upload with two rows of a misspelled company, and one whose identifier another customer has too.
const misspelled = linksHeader +
	"C000502,,Acme Ukk," + demoSite + ",9001,GLAS9001\n" +
	"C000508,,Acme Ukk," + demoSite + ",9002,\n" +
	"C000505,,Acme Ukk," + demoSite + ",1000,\n"

func TestUseLikelyCompany(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", misspelled).sees("did you mean Acme UK", "m use Acme UK", "3 rejected")
	r.press("m").sees("Use the known company Acme UK at site", "instead of Acme Ukk at site", "In all rows with it: 3 rows. No company is added.").press("enter").sees("3 rejected")
	r.press("m", "y").sees("Acme Ukk → Acme UK in all rows; m takes it back", "2 new", "1 rejected", "m use Acme Ukk again", "(Acme Ukk → Acme UK)")
	r.press("m").sees("0 new", "3 rejected").press("m", "y", "a").sees("Read as a known company: Acme Ukk → Acme UK.").misses("will be added")
	r.press("y").sees("2 links were made.")
	c := r.customer("C000502")
	if c.Link.Company.Name != "Acme UK" || c.Allowed.Has(model.UnknownCompany) {
		t.Errorf("stored %+v", c)
	}
	r.press("esc").press("tab", "j", "j", "enter").misses("Acme Ukk")
	entries, err := r.session.Entries(t.Context(), 1)
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	if note := entries[0].Note; note != "Acme Ukk → Acme UK" {
		t.Errorf("the note is %q", note)
	}
}

func TestLeavingWithReplacedCompanyAsks(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", misspelled).press("m", "y", "esc").sees("Leave without applying?", "Read as a known company: Acme Ukk").misses("0 rows are allowed")
	r.press("y", "esc", "esc").uploadFile("links.csv", misspelled).sees("2 new", "1 rejected")
}

func TestAllowUnknownCompanyAsks(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", misspelled).press("x")
	r.sees("Add the company Acme Ukk at site", "exactly as it is spelled", "y yes, add it", "m no, use Acme UK", "This allows this row only; X allows all").press("enter").sees("3 rejected")
	r.press("x", "m").sees("Use the known company Acme UK").press("esc")
	r.press("x", "y").sees("1 new", "2 rejected", "x revoke for this row: unknown company")
}

func TestPreviewNamesTheKeysOfProblems(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", misspelled).sees("3 rejected (key 5)", "n next problem", "p save problems")
	r.press("m", "y").sees("1 rejected (key 5)").press("down").sees("n next problem", "p save problems")
}

func TestNoLikelyCompany(t *testing.T) {
	drive(t, 100, 30).uploadFile("links.csv", mistakes).press("m").sees("the row names no unknown company")
}

func TestApplyOfLoadCountsWhatItImports(t *testing.T) {
	r := driveOn(t, 100, 30, noData)
	path := r.file("layer.csv", gridHeader+"C1,One,Yes,Acme,10,1,ONE\nC2,Two,No,,,,\n")
	r.press("l").clear().press(path, "enter", "a").sees("Apply 2 customers?", "2 customers are new.", "Imports 1 link, 1 synced customer.")
}

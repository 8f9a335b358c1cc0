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
	r.press("m").sees("Use Acme Ukk at site", "It is read as another now: Acme Ukk → Acme UK, in 3 rows.").press("esc").sees("2 new")
	r.press("m", "y").sees("0 new", "3 rejected").press("m", "y", "a").sees("Read as a known company: Acme Ukk → Acme UK.").misses("will be added")
	r.press("y").sees("2 links were made.")
	c := r.customer("C000502")
	if c.Link.Company.Name != "Acme UK" || c.Allowed.Has(model.UnknownCompany) {
		t.Errorf("stored %+v", c)
	}
	r.press("esc").press("tab", "j", "j", "j", "enter").misses("Acme Ukk")
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

// A row that is rejected for its customer stays rejected: it is not among the rows that are asked about.
func TestAllowUnknownCompanyCountsTheRowsThatItRejects(t *testing.T) {
	links := "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC000502,New Books,10,A1\nC000505,New Books,10,A2\nC999,New Books,10,A3\n"
	r := drive(t, 80, 24).uploadFile("links.csv", links).sees("unknown company: New Books at site 10, in 2 rows").press("x")
	r.sees("in all 2 rows with it?", "the other 1 stays rejected").press("y").sees("New Books is allowed in all 2 rows", "2 new", "1 rejected")
}

func TestAllowUnknownCompanyAsks(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", misspelled).press("x")
	r.sees("Add the company Acme Ukk at site", "exactly as it is spelled", "all 3 rows with it?", "y yes, in all 3 rows", "r this row only, the other 2 stay rejected", "m no, use Acme UK").press("enter").sees("3 rejected")
	r.press("x", "m").sees("Use the known company Acme UK").press("esc")
	r.press("x", "r").sees("1 new", "2 rejected", "x revoke for this row: new company").press("x").sees("0 new", "3 rejected")
	r.press("x", "y").sees("3 new", "0 rejected", "Acme Ukk is allowed in all 3 rows; x revokes it", "x revoke Acme Ukk in all rows", "▌   2")
	r.press("X").sees("it was allowed with its company; x revokes that")
	r.press("x").sees("0 new", "3 rejected", "Acme Ukk is no longer allowed").press("x", "y", "a", "y").sees("3 links were made.")
	if a, b := r.customer("C000502"), r.customer("C000508"); !a.Allowed.Has(model.UnknownCompany) || !b.Allowed.Has(model.UnknownCompany) {
		t.Errorf("stored %+v and %+v", a, b)
	}
}

// X is for all companies, x for one; with a single one X has nothing more to offer.
func TestAllowAllUnknownCompanies(t *testing.T) {
	drive(t, 80, 24).uploadFile("links.csv", misspelled).sees("x allow: add the company").misses("X allow")
	r := drive(t, 80, 24).uploadFile("links.csv", misspelled+"C000512,,Acme Spain,"+demoSite+",9004,\n").sees("unknown company, 4 rows:  X allow all 2 companies")
	r.press("X").sees("Add 2 companies, for 4 rejected rows?", "3 rows: ", "1 row: ").press("y").sees("4 new", "0 rejected", "X revoke all")
	r.press("X").sees("Revoke what is allowed for all rows (new company)?").press("y").sees("4 rejected")
	r.press("x", "y", "esc").sees("Leave without applying?", "unknown company")
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

// A note needs a change: where there is none the preview and the question of one link say that it is not kept.
func TestNoteWithoutAChange(t *testing.T) {
	r := drive(t, 80, 24).press("/", "company:=\"Acme UK\"", "enter", "v", "j", "v", "E").press("Acme UK", "tab", "tab", "asked Ann", "enter")
	r.sees("Change the company of 2 marked customers", "Nothing would change", "not kept: it needs a change.").press("a").sees("nothing to apply, and a note is kept only with a change")
	drive(t, 80, 24).press("enter", "e", "tab", "tab", "tab", "tab", "asked Ann", "enter").sees("already linked", "The note is not kept: it needs a change.").misses("y yes")
}

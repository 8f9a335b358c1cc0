package ui

import (
	"testing"

	"dovetail/model"
)

func TestLeavingWithAllowancesAsks(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("x", "y", "esc")
	r.sees("Leave without applying? 1 row is allowed (shared account).", "Nothing is stored.", "y yes, leave", "x revoke it and leave")
	r.press("esc").sees("✓ allowed").press("esc", "y").misses("✓ allowed", "Upload links.csv")
}

func TestAllowancesAreKeptForTheSameFile(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("x", "y", "n", "n", "X", "y").sees("2 rejected").press("esc", "y", "esc", "esc")
	r.uploadFile("other name.csv", mistakes).sees("allowed as when you left this file: shared account, another name; 2 rows are", "1 taken allowed", "2 rejected")
	r.press("esc", "x", "esc", "esc").uploadFile("links.csv", mistakes).sees("4 rejected").misses("as when you left")
	r.press("x", "y", "esc", "y", "esc", "esc").uploadFile("links.csv", taken).sees("4 rejected").misses("as when you left")
}

func TestAllowancesEndWithApply(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("x", "y", "a", "y", "esc").uploadFile("links.csv", mistakes).misses("as when you left")
	r.sees("0 new", "4 unchanged")
}

func TestAllowancesAreKeptPerSheet(t *testing.T) {
	r := drive(t, 140, 30)
	path := r.workbook("links.xlsx", "One", "Two")
	r.press("u").clear().press(path, "enter").sees("sheet One")
	v := onTop[*preview](t, r.app)
	r.run(v.replan(v.preview.Request.Allow.With("", model.SageCustomerTaken), ""))
	r.press("S", "2").sees("sheet Two").press("S", "1").sees("sheet One")
	if allow := onTop[*preview](t, r.app).preview.Request.Allow; !allow.All.Has(model.SageCustomerTaken) {
		t.Error("what was allowed for the sheet One is no longer allowed")
	}
	r.press("S", "2").sees("sheet Two")
	if allow := onTop[*preview](t, r.app).preview.Request.Allow; !allow.IsZero() {
		t.Errorf("%+v is allowed for the sheet Two", allow)
	}
}

// A file that is opened again after another session made more of its rows need what was allowed says how many.
func TestKeptAllowanceForMoreRowsIsSaid(t *testing.T) {
	rows := linksHeader + "C000502,,Acme UK," + demoSite + ",1000,\nC000512,,Acme UK," + demoSite + ",9100,BATH9100\n"
	r := drive(t, 140, 30).uploadFile("links.csv", rows).press("n", "X", "y").sees("1 taken allowed").press("esc", "y", "esc", "esc")
	r.otherSessionLinks("C000508", "BATH9100")
	r.uploadFile("links.csv", rows).sees("2 rows are allowed, 1 more than then: another session changed the data")
	r.press("esc", "y", "esc", "esc").uploadFile("links.csv", rows).sees("2 rows are allowed").misses("more than then")
}

// Marked customers are no file, so nothing is kept for them.
func TestLeavingMarkedCustomersNamesNoFile(t *testing.T) {
	r := drive(t, 80, 24).press("space", "E").clear().press("Acme Ireland", "tab", "ctrl+s").sees("1 rejected").press("X", "y").sees("allowed")
	r.press("esc").sees("Leave without applying?", "Nothing is stored.").misses("this file", "revoke it").press("y").sees("Change the company of 1 marked customer")
	r.press("ctrl+s").sees("1 rejected").misses("as when you left")
}

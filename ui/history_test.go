package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/terminal"
)

func TestHistoryShowsEntries(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter")
	r.press("tab", "j", "j", "enter").sees("Sage › History", "upload of links.csv", "load of the built-in sample", "ann")
	r.press("enter").sees("2 customers changed", "SHA-256 of the file", "C000502", "no link → GLAS9001 (ID 9001) in Acme UK").press("esc", "esc").sees("ID▲")
}

func TestUndoShowsChangesFirst(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter")
	r.press("z").sees("Undo the upload of links.csv", "restores 2 customers, leaves 0", "GLAS9001 (ID 9001) in Acme UK → no link")
	if c := r.customer("C000502"); c.Link.IsZero() {
		t.Fatal("the upload was undone without confirmation")
	}
	r.press("a").sees("restored 2 customers; Z does it again", "25 linked")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("the link is still %v", c.Link)
	}
	r.press("Z", "a").sees("26 linked").press("Z").sees("nothing of yours to undo")
}

func TestUndoOfLoadAsks(t *testing.T) {
	r := drive(t, 80, 24).press("z").sees("Undo the load of the built-in sample", "restores 250 customers and 2 companies, leaves 0 unchanged")
	r.press("y").sees("y does nothing here").press("a").sees("Undo the load of the built-in sample", "by ann?", "That removes 250 customers and 2 companies.", "y yes, write it")
	r.press("enter").sees("restores 250 customers").press("a", "a", "esc", "esc").sees("250 customers")
	if n := r.app.shown().Len(); n != 250 || r.customer("C000501").ID == "" {
		t.Errorf("%d customers", n)
	}
	r.press("z", "a", "y").sees("restored 250 customers and 2 companies")
	if s, err := r.session.DB.Snapshot(context.Background(), nil); err != nil || s.Len() != 0 {
		t.Errorf("%d customers, %v", s.Len(), err)
	}
	r.press("Z").sees("Do again what was undone").press("a").sees("That adds 250 customers and 2 companies.", "y yes, write it").press("y")
	if s, err := r.session.DB.Snapshot(context.Background(), nil); err != nil || s.Len() != 250 {
		t.Errorf("%d customers, %v", s.Len(), err)
	}
}

func TestUndoKeepsLaterChanges(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter")
	c := r.customer("C000502")
	c.Synced = true
	s, err := r.session.DB.Snapshot(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	batch := model.Batch{Base: s.Origin(), Put: []model.Customer{c}, Entry: model.Entry{Kind: model.EntryLoad, Who: "bob", When: noon()}}
	if _, err := r.session.DB.Apply(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
	r.press("z").sees("restores 1 customer, leaves 1 unchanged", "stays: it is synced since", "C000502")
}

func TestEditLink(t *testing.T) {
	r := drive(t, 100, 30).press("j", "enter").sees("would create a new customer").press("e").sees("Known companies: Acme Ireland, Acme UK")
	r.press("Acme UK", "tab", "tab", "HAND0001", "tab", "tab", "asked Ann", "enter").sees("→ HAND0001 in Acme UK").press("y")
	r.sees("the link was written", "HAND0001", "The next sync links it to HAND0001", "edit of C000502: no link → HAND0001 in Acme UK (asked Ann)")
	if c := r.customer("C000502"); c.Link.Company.Site != demoSite || c.Link.Account != "HAND0001" {
		t.Errorf("stored %+v", c)
	}
	r.press("d").sees("Remove the link of C000502").press("y").sees("the link was removed")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("stored %+v", c)
	}
}

func TestEditLinkFollowsUploadRules(t *testing.T) {
	r := drive(t, 100, 30).press("j", "enter", "e", "Acme UK", "tab", "tab", "ABER0001", "ctrl+s")
	r.sees("ABER0001 is linked to C000501 Aberdeen Amber Roofing Ltd").press("x").sees("→ ABER0001 in Acme UK").press("y").sees("the link was written")
	if c := r.customer("C000502"); !c.Allowed.Has(model.SageCustomerTaken) {
		t.Errorf("stored %+v", c)
	}
	r.press("esc", "/", "is:allowed", "enter").sees("1 of 250")
}

func TestRemoveLinkOfSyncedCustomerWarns(t *testing.T) {
	r := drive(t, 100, 30).press("enter", "d").sees("its Sage record is orphaned").press("esc")
	if c := r.customer("C000501"); c.Link.IsZero() {
		t.Error("the link was removed without confirmation")
	}
}

func TestAccessScreen(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "enter").sees("Sage › Access", "ann (you)").press("d").sees("the last user with settings access cannot be removed")
	r.app.backend.UserExists = func(name string) bool { return name == "ann" }
	r.press("a", "bob", "enter").sees("bob now has settings access; but this machine has no user bob", "ann (you)")
	r.press("d").sees("That is you").press("esc")
	r.sees("bob").press("j", "d").sees("Revoke settings access of bob?").press("y").misses("bob\n")
}

func TestWithoutAccessNoSectionIsShown(t *testing.T) {
	r := drive(t, 80, 24)
	r.session.User = "eve"
	denied := r.session.Authorize(context.Background())
	if denied == nil {
		t.Fatal("eve has access")
	}
	r.denied = denied
	r.start(terminal.Terminal{Interactive: true, UTF8: true, Color: true, FPS: 30})
	r.sees("eve has no settings access", "ask ann", "access grant eve").misses("Sage ›", "Customers", "C000501")
	r.press("tab", "j", "e", "u", "l", "esc").sees("eve has no settings access")
	if r.press("q"); !r.quit {
		t.Error("q did not quit the app")
	}
}

package ui

import (
	"context"
	"testing"

	"dovetail/model"
	"dovetail/ui/terminal"
)

func TestHistoryShowsEntries(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter")
	r.press("tab", "j", "j", "j", "j", "enter").sees("Sage › History", "upload of links.csv", "load of the built-in sample", "ann")
	r.sees("    2  upload of links.csv", "    1  load of the built-in sample")
	r.press("enter").sees("Entry 2", "2 customers changed", "File SHA-256", "C000502", "no link → GLAS9001 (ID 9001) in Acme UK").press("esc", "esc").sees("ID▲")
}

func TestUndoShowsChangesFirst(t *testing.T) {
	r := drive(t, 140, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter")
	r.press("z").sees("Undo the upload of links.csv", "changes 2 customers", "GLAS9001 (ID 9001) in Acme UK → no link", "That changes 2 customers.", "y yes, write it")
	if c := r.customer("C000502"); c.Link.IsZero() {
		t.Fatal("the upload was undone without confirmation")
	}
	r.press("y").sees("The undo changed 2 customers. It is entry 3 of the history.", "f show 2 customers in the grid", "Z redo it", "25 linked")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("the link is still %v", c.Link)
	}
	r.press("Z").sees("Redo what the undo of links.csv undid").press("y").sees("26 linked", "z undo it")
	r.press("f").sees("/ changed:4", "2 of 250", "C000502", "C000509").press("Z").sees("nothing of yours to redo")
}

func TestUndoOfLoadAsks(t *testing.T) {
	r := drive(t, 80, 24).press("z").sees("Undo the load of the built-in sample", "removes 250 customers and 2 companies")
	r.sees("by ann?", "That removes 250 customers and 2 companies.", "y yes, write it").press("a").sees("a does nothing here")
	r.press("l").sees("removes 250 customers").misses("by ann?").press("y").sees("by ann?").press("esc").sees("removes 250 customers").press("esc").sees("ID▲")
	for _, no := range []string{"enter", "esc"} { // one key opened the list and the question, so one closes both
		r.press("z").sees("by ann?", "l look through the list").press(no).misses("removes 250 customers").sees("ID▲")
	}
	if n := r.app.shown().Len(); n != 250 || r.customer("C000501").ID == "" {
		t.Errorf("%d customers", n)
	}
	r.press("z", "y").sees("The undo removed 250 customers and 2 companies.").misses("in the grid")
	if s, err := r.session.DB.Snapshot(context.Background(), nil); err != nil || s.Len() != 0 {
		t.Errorf("%d customers, %v", s.Len(), err)
	}
	r.press("Z").sees("Redo what the undo of the built-in sample undid", "That adds 250 customers and 2 companies.", "y yes, write it").press("y")
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
	r.press("z").sees("changes 1 customer, leaves 1 customer unchanged", "1 customer stays unchanged.", "stays: it is synced since", "C000502")
}

func TestHistoryTellsWhatIsInForce(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter", "z", "y", "enter")
	r.press("tab", "j", "j", "j", "j", "enter").sees("undo of links.csv (entry 2)", "undone: upload of links.csv").misses("undone: undo", "Note")
	r.press("j", "z").sees("entry 2 is undone already, by entry 3; Z redoes it")
	r.press("Z").sees("Redo what the undo of links.csv undid").press("esc", "enter", "Z").sees("Redo what the undo of links.csv undid").press("esc", "esc")
	r.press("k", "z").sees("Redo what the undo of links.csv undid").press("y", "enter").sees("redo of links.csv (entry 3)", "redone: undo of links.csv").misses("undone:")
}

func TestHistoryShowsAndExportsTheCustomersOfAnEntry(t *testing.T) {
	open := func() *robot {
		return drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter", "tab", "j", "j", "j", "j", "enter")
	}
	open().press("f").sees("Sage › Customers", "/ changed:2", "2 of 250").press("esc").sees("all 250")
	open().press("e").sees("Export", "changed:2")
	open().press("enter").sees("f show in the grid").press("f").sees("/ changed:2", "2 of 250")
	open().press("enter", "j", "enter").sees("C000509", "The next sync links it to INVE0009").press("esc").sees("Entry 2")
	open().press("tab", "k", "enter", "a", "New", "tab", "10", "ctrl+s", "tab", "j", "enter").press("f").sees("the entry changed no customer")
}

// Of an upload of two links one is undone; the upload stays in force.
func TestUndoOfOneChange(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter", "tab", "j", "j", "j", "j", "enter", "enter", "j")
	r.press("z").sees("Undo the upload of links.csv, ", "by ann, only for C000509?", "That changes 1 customer.", "INVE0009 (ID 9002) → INVE0009 in").press("esc").sees("Entry 2").press("z", "y")
	r.sees("The undo changed 1 customer. It is entry 3")
	if a, b := r.customer("C000502"), r.customer("C000509"); a.Link.IsZero() || b.Link.SageID != "" {
		t.Errorf("the links are %v and %v", a.Link, b.Link)
	}
	r.press("enter").sees("Sage › History › Entry 2").press("esc").sees("undo of C000509 (entry 2)", "  upload of links.csv").misses("undone:")
	r.press("g", "z").sees("Redo what the undo of C000509 undid").press("y")
	if c := r.customer("C000509"); c.Link.SageID != "9002" {
		t.Errorf("the link is %v after the redo", c.Link)
	}
}

// In a card the undo is that of the customer's last change, not of the user's last entry.
func TestUndoInACard(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "esc")
	r.otherSessionLinks("C000508", "OTHE0001")
	r.press("r", "j", "enter").sees("C000502", "z undo").press("z").sees("Undo the upload of links.csv", "only for C000502").press("y", "enter").sees("› C000502", "undo of C000502: ")
	if a, b := r.customer("C000502"), r.customer("C000509"); !a.Link.IsZero() || b.Link.IsZero() {
		t.Errorf("the links are %v and %v", a.Link, b.Link)
	}
	r.press("z").sees("there is no change of C000502 to undo")
}

func TestHistoryTellsLinksThatWereRemoved(t *testing.T) {
	r := drive(t, 80, 24).press("enter", "d", "y", "esc", "tab", "j", "j", "j", "j", "enter").sees("unlinking of C000501")
	r.press("z").sees("Undo the unlinking of C000501").press("y", "enter").sees("undo of C000501 (entry 2)", "undone: unlinking of C000501")
}

func TestTypingReplacesTheSiteThatIsFilledIn(t *testing.T) {
	r := drive(t, 100, 30).press("j", "enter", "e", "Acme UK", "tab").sees(demoSite)
	r.press("1", "0").misses(demoSite).press("shift+tab", "tab").sees("Sage Site ID         10")
	drive(t, 100, 30).press("j", "enter", "e", "Acme UK", "tab", "end", "x").sees(demoSite + "x")
	drive(t, 100, 30).press("j", "enter", "e", "Acme UK", "tab", "backspace").misses(demoSite)
}

func TestEditLink(t *testing.T) {
	r := drive(t, 100, 30).press("j", "enter").sees("would create a new customer").press("e").sees("Known companies: Acme Ireland, Acme UK")
	r.press("Acme UK", "tab", "tab", "HAND0001", "tab", "tab", "asked Ann", "enter").sees("→ HAND0001 in Acme UK").press("y")
	r.sees("the link was written", "HAND0001", "The next sync links it to HAND0001", "linking of C000502: no link → HAND0001 in Acme UK (asked Ann)")
	if c := r.customer("C000502"); c.Link.Company.Site != demoSite || c.Link.Account != "HAND0001" {
		t.Errorf("stored %+v", c)
	}
	r.press("d").sees("Remove the link of C000502").press("enter").press("d", "y").sees("the link was removed")
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
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "j", "j", "enter").sees("Sage › Access", "ann (you)").press("d").sees("the last user with settings access cannot be removed")
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

// What the last page of an undo or a redo offers is about that one, not about the user's last entry.
func TestAfterARedoItIsUndone(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "esc")
	r.press("z", "y", "esc", "g", "d", "y").sees("the link was removed")
	r.press("tab", "j", "j", "j", "j", "enter", "j", "j").sees("▌     2", "undone: upload of links.csv").press("Z", "y").sees("The redo changed 2 customers", "z undo it")
	r.press("z").sees("Undo the redo of links.csv")
}

func TestSearchInTheHistory(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "esc").press("tab", "j", "j", "j", "j", "enter", "enter", "esc")
	r.press("/", "sample").sees("1 line").press("enter").sees("▌     1  load of the built-in sample")
	r.press("enter", "/", "c000503", "enter").sees("▌ C000503").press("n").sees("▌ C000503", "on from the first match")
	r.press("z").sees("Undo the load of the built-in sample", "only for C000503").press("esc", "/", "truro").sees(" lines")
}

// An entry shows which of its changes were undone, and its keys are those that do something there.
func TestEntryShowsWhatIsUndone(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "enter", "tab", "j", "j", "j", "j", "enter", "enter", "j")
	r.sees("z undo this customer", "U undo all").misses("Z redo").press("z", "y", "esc").sees("undone: INVE0009 → INVE0009 (ID 9002)", "Z redo").misses("undone: no link", "z undo this")
	r.press("z").sees("it is undone already, by entry 3; Z redoes it").press("k").sees("z undo this customer").misses("Z redo")
	r.press("j", "Z").sees("Redo what the undo of C000509 undid").press("y", "enter").misses("undone:").sees("Entry 2", "z undo this customer")
	r.press("U").sees("Undo the upload of links.csv", "That changes 2 customers.").press("y").sees("The undo changed 2 customers")
	r.press("esc").sees("undone: no link", "undone: INVE0009", "undone: upload of links.csv", "Z redo").press("U").sees("entry 2 is undone already, by entry 5; Z redoes it")
	r.press("esc", "g").sees("▌     5", "Z redo").misses("z undo").press("enter").sees("z redo this customer", "U redo all").press("esc")
	r.press("G", "k").sees("undone: upload of links.csv", "Z redo").press("G").sees("z undo").misses("Z redo")
}

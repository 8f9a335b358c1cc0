package ui

import "testing"

func TestEnterEditsInTheCard(t *testing.T) {
	for _, key := range []string{"enter", "E", "e", "f2"} {
		drive(t, 80, 24).press("j", "enter").sees("⏎ edit the link", "Esc back").press(key).sees("─ Link ─", "▸ Sage Company")
	}
}

func TestCardGoesToTheNextCustomerOfTheList(t *testing.T) {
	r := drive(t, 80, 24).press("4", "enter").sees("C000502", "→ next customer").press("J").sees("C000505 ", "Perth Ember Gardens").misses("C000502")
	r.press("left").sees("C000502").press("K").sees("there is no further customer in the list", "C000502")
	r.press("right", "l", "h", "l", "esc").sees("▌ C000508").press("G", "enter", "J").sees("there is no further customer in the list")
}

// The link that is made takes the customer out of the list of those that would be created.
func TestCardGoesOnAfterItsCustomerLeftTheList(t *testing.T) {
	r := drive(t, 80, 24).press("4", "enter", "E", "Acme UK", "tab", "tab", "HAND0001", "ctrl+s", "y").sees("the link was written", "C000502")
	r.press("J").sees("C000505 ", "Perth Ember Gardens").press("J").sees("C000508 ")
}

func TestCardOfAnEntryHasNoNextCustomer(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "j", "enter", "enter", "enter").misses("next customer")
	r.press("J").sees("the card was not opened in the list of the customers")
}

func TestKeysThatScrollACardThatFitsSayWhatElseGoesOn(t *testing.T) {
	for _, key := range []string{"j", "k", "pgdown", "ctrl+u", "g", "end"} {
		drive(t, 80, 24).press("enter").misses("more").press(key).sees("the whole card is in view; → and ← go to the next and the previous customer")
	}
	drive(t, 80, 12).press("enter").sees("↓ more").press("3", "j").misses("Aberdeen").press("3", "k").sees("Aberdeen").press("G").misses("Aberdeen").press("g").sees("Aberdeen")
}

func TestUndoAndRedoAreOfferedWhereTheyWork(t *testing.T) {
	r := drive(t, 120, 24).sees("z undo").misses("Z redo").press("j", "enter").misses("z undo", "Z redo")
	r.press("z").sees("there is no change of C000502 to undo since it was added")
	r.press("E", "Acme UK", "tab", "tab", "HAND0001", "ctrl+s", "y", "j").press("d", "esc").sees("z undo").misses("Z redo")
	r.press("z", "y", "esc", "d").press("esc").sees("Z redo").press("esc", "j").sees("z undo", "Z redo")
	r.resize(80, 24).sees("Z redo", "q quit").misses("z undo")
	drive(t, 80, 24).sees("z undo", "q quit")
	r.press("k", "enter", "E", "Acme UK", "tab", "tab", "HAND0002", "ctrl+s", "y", "esc").sees("z undo", "q quit").misses("Z redo")
	r.press("Z").sees("there is nothing of yours to redo")
}

func TestSpacePagesInACard(t *testing.T) {
	drive(t, 80, 12).press("enter").sees("Customer ID", "more").press("space").misses("Synced  ")
}

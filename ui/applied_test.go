package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDonePageShowsTheChangedCustomers(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("a", "y").sees("1 link was made, 1 changed.", "4 rows were rejected and left out.",
		"⏎ show these 2 in the grid", "e export these 2, for Layer", "p save the 4 rejected rows", "z undo", "Esc to the grid")
	r.press("enter").sees("changed:2", "2 of 250", "C000502", "C000509").misses("C000501")
	r.press("esc").sees("C000501")
}

func TestDonePageLeavesTheGridAsItWas(t *testing.T) {
	drive(t, 80, 24).press("/", "roofing", "enter").uploadFile("links.csv", mistakes).press("a", "y", "esc").sees("roofing", "18 of 250")
}

func TestDonePageExportsForLayer(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("a", "y", "e").sees("Export", "shown 2").press("esc").sees("1 link was made, 1 changed")
	path := filepath.Join(r.folder, "for-layer.csv")
	r.press("e").clear().press(path, "enter").sees("Exported 2")
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "GLAS9001") || strings.Contains(string(text), "ABER0001") {
		t.Errorf("%v: %s", err, text)
	}
	r.press("esc").sees("Sage › Customers")
}

func TestDonePageUndoes(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("a", "y")
	other := r.customer("C000600")
	other.Name = "Renamed"
	r.put(other) // a later entry, which z must not undo
	r.press("z").sees("Undo the upload of links.csv", "changes 2 customers").press("esc").sees("1 link was made, 1 changed").press("z", "y").sees("The undo changed 2 customers")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("C000502 is linked to %v", c.Link)
	}
}

func TestDonePageOfLoadExportsWhatIsToLink(t *testing.T) {
	r := driveOn(t, 80, 24, noData)
	path := r.file("layer.csv", gridHeader+"C1,One,Yes,Acme,10,1,ONE\nC2,Two,No,,,,\n")
	r.press("l").clear().press(path, "enter").press("a", "y").sees("2 customers were added.", "show these 2", "e export the 1 that would be created in Sage, to link")
	r.press("e").sees("shown 1").press("esc", "enter").sees("changed:1", "C1", "C2")
}

func TestDonePageFitsLowWindow(t *testing.T) {
	drive(t, 40, 12).uploadFile("links.csv", mistakes).press("a", "y").sees("1 link was made, 1 changed", "show these 2 in the grid", "Esc to the grid")
}

func TestDonePageAfterOneLink(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", linksHeader+"C000502,,Acme UK,"+demoSite+",9001,GLAS9001\n").press("a", "y")
	r.sees("1 link was made.", "show this customer in the grid").misses("save the", "rejected")
	r.press("p").sees("no row is rejected")
}

// What was written is written, also if its entry in the history cannot be read: no other entry is shown instead.
func TestDonePageWithoutItsEntry(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("a")
	good := r.session.DB
	r.session.DB = brokenHistory{good}
	r.press("y").sees("1 link was made, 1 changed.").misses("show these 2").press("e").sees("its entry could not be read")
	r.session.DB = good
	r.press("enter").sees("all 250", "26 linked").press("z")
	r.session.DB = brokenHistory{good}
	r.press("y").sees("The undo changed 2 customers.").misses("of the history", "show 2 customers").press("esc")
	if c := r.customer("C000502"); !c.Link.IsZero() {
		t.Errorf("C000502 is linked to %v", c.Link)
	}
}

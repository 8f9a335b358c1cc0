package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilterByAnEntry(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("a", "y", "esc")
	r.press("/", "changed:").sees("last the newest").press("tab", "enter").sees("/ changed:last", "2 of 250", "C000502")
	r.press("esc", "/", "changed:1 is:create", "enter").sees("74 of 250") // entry 1 is the load
}

func TestFilterByAnEntryThatIsNotThereSaysSo(t *testing.T) {
	r := drive(t, 80, 24).press("/", "changed:99").sees("0 of 250", "there is no entry 99 in the history")
	r.press("enter", "esc").sees("all 250")
}

func TestExportOfAnEntryHasItsCustomers(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "esc")
	r.press("/", "changed:last", "enter", "f").sees("C000502").press("esc")
	r.press("e").sees("The 2 customers that the filter shows: changed:last")
}

// An export has the rows that are shown, also if another session's change is the last one by then.
func TestExportHasTheRowsThatAreShown(t *testing.T) {
	r := drive(t, 100, 30).uploadFile("links.csv", mistakes).press("a", "y", "esc")
	r.press("/", "changed:last", "enter", "e").sees("The 2 customers that the filter shows: changed:last")
	r.otherSessionLinks("C000508", "PERT9001")
	r.clear().press(filepath.Join(r.folder, "two.csv"), "enter").sees("Exported 2 of 250 customers")
	text, err := os.ReadFile(filepath.Join(r.folder, "two.csv"))
	if err != nil || !strings.Contains(string(text), "\nC000502,") || strings.Contains(string(text), "C000508") {
		t.Errorf("exported %s, %v", text, err)
	}
}

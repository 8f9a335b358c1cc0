package terminal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const bubbletea = "github.com/charmbracelet/bubbletea"

// dependencies returns the packages that a package depends on, itself included.
func dependencies(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", path).CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, out)
	}
	return strings.Fields(string(out))
}

// Of the packages whose imports are initialised, Go initialises the one with the first import path. So this
// package is initialised before Bubble Tea if all its dependencies are.
func TestInitialisedBeforeBubbleTea(t *testing.T) {
	theirs := dependencies(t, bubbletea)
	for _, ours := range dependencies(t, "dovetail/ui/terminal") {
		if ours >= bubbletea && !slices.Contains(theirs, ours) {
			t.Errorf("imports %s, which may be initialised after Bubble Tea: then Bubble Tea queries the background", ours)
		}
	}
}

package terminal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const bubbletea = "github.com/charmbracelet/bubbletea"

// dependencies are the packages that a package needs, itself included.
func dependencies(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", path).CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, out)
	}
	return strings.Fields(string(out))
}

// Go initialises, of the packages whose imports are ready, the one with the first import path. So this
// package comes before Bubble Tea if everything that it needs comes before Bubble Tea.
func TestComesBeforeBubbleTea(t *testing.T) {
	theirs := dependencies(t, bubbletea)
	for _, ours := range dependencies(t, "dovetail/ui/terminal") {
		if ours >= bubbletea && !slices.Contains(theirs, ours) {
			t.Errorf("imports %s, which may come after Bubble Tea, and the question for the background with it", ours)
		}
	}
}

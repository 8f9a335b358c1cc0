package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dovetail/ui/widget"
)

func TestStripDropsWholeCounts(t *testing.T) {
	a := drive(t, 80, 24).app
	s := strip{a.stripCount(75, "to create", widget.Style{}), a.stripCount(0, "synced", widget.Style{}), a.stripCount(250, "in all", widget.Style{}), a.stripCount(9, "linked", widget.Style{})}
	for width, want := range map[int]string{
		60: " 75 to create · 0 synced · 250 in all · 9 linked",
		47: " 75 to create · 250 in all · 9 linked",
		30: " 75 to create · 250 in all",
		20: " 75 to create",
		5:  " 75 to create",
	} {
		if got := ansi.Strip(a.fitting(width, s).String()); got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
}

func TestStripsOfGridsEndWithAWholeCount(t *testing.T) {
	r := drive(t, 80, 24).withLists()
	for _, keys := range [][]string{nil, {"tab", "j", "enter"}} {
		r.press(keys...)
		for width := 22; width <= 100; width++ {
			line := strings.Split(r.resize(width, 24).screen(), "\n")[1]
			if strings.Contains(line, "…") {
				t.Errorf("cut in %d columns: %q", width, line)
			}
		}
	}
}

func TestAlarmsOfAListAreWrapped(t *testing.T) {
	r := drive(t, 80, 24).withLists().readSageFile("sage.csv", sageList).press("a")
	r.sees("not in this file: it", "be a part of the list")
}

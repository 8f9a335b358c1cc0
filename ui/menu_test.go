package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestScreenOpenedFromMenuGetsKeys(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "?").sees("Help", "load customers").press("load", "enter").sees("Layer's customers as .xlsx or .csv")
	r.press("esc").sees("▌ C000501").press("tab", "?", "esc", "j", "j", "j", "enter").sees("known companies")
}

func TestMenuFitsEveryWindow(t *testing.T) {
	for width := 1; width <= 20; width++ {
		for _, height := range []int{1, 2, 3, 5, 20} {
			drive(t, 80, 24).resize(width, height).press("tab", "j", "j", "j", "down", "tab")
		}
	}
}

func TestMenuIsFoldedInNarrowWindow(t *testing.T) {
	r := drive(t, 99, 24).sees("Sage › Customers  Tab menu").misses("Companies")
	for _, key := range []string{"tab", "esc", "enter", "right", "l"} {
		r.press("tab").sees("▸ Customers", "  Companies", "C000508").misses("Tab menu")
		r.press(key).sees("Tab menu").misses("Companies")
	}
	r.resize(100, 24).sees("▸ Customers", "  Companies").misses("Tab menu", "┌", "└")
}

func TestFoldedMenuCutsNoText(t *testing.T) {
	r := drive(t, 80, 24).press("tab").sees("│ 75 to create (key 4) · 250 in all", "│▌ C000501 Aberdeen", "│  C000508")
	r.press("?", "esc").sees("│▌ C000501").press("tab").sees("▌ C000501").misses("│")
	r.press("tab", "L").misses("│").press("esc").misses("│").sees("Tab menu")
}

func TestLongTitlesLeaveDatabaseAndUserInView(t *testing.T) {
	long := strings.Repeat("Very Long Company ", 5)
	r := drive(t, 80, 24)
	r.app.choose(long, []string{"Remove?"})
	r.sees("Very Long Company    test.db · ann\n")
	r.app.backend.Name = "/srv/sage/databases/of/a/very/long/path/customers.db"
	r.sees("long/path/customers.db · ann\n", "Very Long Company")
}

func TestMenuSwitchesAtOnce(t *testing.T) {
	for _, width := range []int{80, 120} {
		r := drive(t, width, 24).press("tab", "j", "j", "j").sees("▸ Companies", "116     100", "L load customers")
		r.press("j").sees("▸ History", "load of the built-in").press("j").sees("Sage › Access", "▸ Access")
		r.press("k", "k").sees("▸ Companies").press("tab", "j").sees("▌ Acme UK")
	}
}

func TestOneHighlightSaysWhereTheKeysGo(t *testing.T) {
	for _, width := range []int{80, 120} {
		r := drive(t, width, 24)
		if got := highlights(r); len(got) != 1 || got[0] != "C000501" {
			t.Errorf("%d cells: highlighted: %q", width, got)
		}
		r.press("tab")
		if got := highlights(r); len(got) != 1 || !strings.HasPrefix(got[0], "▸ Customers") {
			t.Errorf("%d cells, in the menu: highlighted: %q", width, got)
		}
		r.press("tab", "/")
		if got := highlights(r); slices.Contains(got, "C000501") {
			t.Errorf("%d cells, in the filter: highlighted: %q", width, got)
		}
	}
}

// highlights returns the texts that are drawn in reverse video.
func highlights(r *robot) (list []string) {
	const reverse = "\x1b[7m"
	for _, part := range strings.Split(r.app.View(), reverse)[1:] {
		text, _, _ := strings.Cut(part, "\x1b[0m")
		list = append(list, strings.TrimSpace(ansi.Strip(text)))
	}
	return list
}

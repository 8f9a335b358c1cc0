package ui

import "testing"

func TestScreenOpenedFromMenuGetsKeys(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "?").sees("Help", "load customers").press("load", "enter").sees("Layer's customers as .xlsx or .csv")
	r.press("esc").sees("▌ C000501").press("tab", "?", "esc", "j", "enter").sees("known companies")
}

func TestMenuFitsEveryWindow(t *testing.T) {
	for width := 1; width <= 20; width++ {
		for _, height := range []int{1, 2, 3, 5, 20} {
			drive(t, 80, 24).resize(width, height).press("tab", "j", "down", "tab")
		}
	}
}

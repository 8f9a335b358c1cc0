package ui

import "testing"

func TestEscAsksBeforeTypedTextIsLost(t *testing.T) {
	r := drive(t, 80, 24).press("j", "E", "Acme", "down", "down", "GLAS9009", "esc")
	r.sees("─ Leave ─", "Leave without what you typed in Sage Company, Sage Account Number?", "y yes, leave", "⏎ no, back")
	r.press("enter").sees("▸ Sage Account Number  GLAS9009", "Acme")
	r.press("esc", "esc").sees("▸ Sage Account Number  GLAS9009").press("esc", "y").misses("Link", "GLAS9009")
}

func TestEscDoesNotAskAboutWhatWasFilledIn(t *testing.T) {
	for _, keys := range [][]string{
		{"esc"},
		{"down", "down", "esc"},
		{"x", "backspace", "esc"},
		{" ", "esc"},
	} {
		drive(t, 80, 24).press("j", "E").press(keys...).misses("Leave", "Note")
	}
	r := drive(t, 80, 24).press("j", "E", "Acme UK", "tab").sees(demoSite).press("up").clear().press("tab").sees("▸ Sage Site ID", demoSite)
	r.press("esc").misses("Leave", "Note")
	drive(t, 80, 24).press("E", "right", "left", "esc").misses("Leave", "Note")
}

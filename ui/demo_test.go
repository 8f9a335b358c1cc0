package ui

import "testing"

func TestDemoSaysWhatToTry(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.backend.Demo = true
	r.sees(" Try:  4 what would be created  ⏎ one of them  E link it  z undo that")
	r.press("tab").sees("Try:", "E link it").misses("z und").press("tab")
	r.press("4").misses("Try:").press("esc").sees("Try:")
	r.press("4", "enter", "E").sees("Known companies")
}

package ui

import (
	"slices"
	"strings"
	"testing"
)

// Enter does what the first line of a panel says, and is never yes.
func TestEveryPanelSaysWhatEnterDoes(t *testing.T) {
	for _, d := range slices.Concat(dialogs, moreDialogs) {
		t.Run(d.place, func(t *testing.T) {
			t.Parallel()
			r := d.drive(t)
			p := r.app.panelOnTop()
			if p == nil {
				t.Skip("not a panel")
			}
			words := ""
			for _, act := range p.Actions() {
				switch {
				case !slices.Contains(act.Keys, "enter"):
				case slices.Contains(act.Keys, "y"):
					t.Errorf("Enter is yes:\n%s", r.screen())
				default:
					words = act.Footer
				}
			}
			rule := strings.SplitAfter(r.screen(), "⏎ "+words+" ─\n")
			if words == "" || len(rule) != 2 {
				t.Errorf("no first line says what Enter does (%q):\n%s", words, r.screen())
			}
		})
	}
}

func TestQuestionsLeaveTheirListInView(t *testing.T) {
	r := drive(t, 80, 24).press("G").press("c").sees("Copy to the clipboard", "▌ C000750", "75 would be created")
	r.press("esc").sees("▌ C000750")
	r = drive(t, 80, 24).uploadFile("links.csv", mistakes).press("X").sees("Upload links.csv", "▌", "y yes, allow it for all", "⏎ no, back")
	if _, is := r.app.top().(*question); !is {
		t.Errorf("no question:\n%s", r.screen())
	}
	drive(t, 40, 12).press("c").sees("75 to create", "c the active cell")
}

func TestEveryScreenSaysWhatEnterDoes(t *testing.T) {
	for _, d := range slices.Concat(dialogs, moreDialogs) {
		t.Run(d.place, func(t *testing.T) {
			t.Parallel()
			r := d.drive(t)
			r.app.notify("")
			for _, act := range r.app.actions() {
				if !slices.Contains(act.Keys, "enter") || act.Why != "" {
					continue
				}
				if act.Footer == "" || !strings.Contains(r.screen(), "⏎ "+act.Footer) {
					t.Errorf("nothing says that Enter is %q:\n%s", act.Words(), r.screen())
				}
				return
			}
		})
	}
}

package ui

import (
	"strings"
	"testing"
)

func TestLongNoticeIsNotCut(t *testing.T) {
	long := "nothing was applied: another session changed the data meanwhile; this is the new preview of the file"
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		r := drive(t, size[0], size[1])
		r.app.notify(long)
		r.checkSize()
		if shown := strings.Join(strings.Fields(r.screen()), " "); !strings.Contains(shown, long) {
			t.Errorf("the notice is cut at %d columns:\n%s", size[0], r.screen())
		}
		r.press("j").sees("? help")
	}
}

func TestNoticeLeavesMostOfTheWindow(t *testing.T) {
	r := drive(t, 40, 12)
	r.app.notify(strings.Repeat("word ", 100))
	r.checkSize()
	r.sees("▌ C000501", "word word…")
	r.resize(20, 3).resize(20, 2).resize(3, 9)
}

func TestSavedProblemsAreNamedInThePreview(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", mistakes).press("p")
	name := strings.Repeat("long", 20) + ".xlsx"
	r.clear().press(r.folder+"/"+name, "enter").sees("4 rejected rows are in")
	if shown := strings.Join(strings.Fields(r.screen()), ""); !strings.Contains(shown, name) {
		t.Errorf("the file is not named:\n%s", r.screen())
	}
	onTop[*preview](t, r.app)
}

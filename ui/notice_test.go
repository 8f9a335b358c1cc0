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

func TestKeysStayBelowANotice(t *testing.T) {
	r := drive(t, 80, 24).press("Q").sees("Q does nothing here; ? lists the keys", "? help", "u upload").press("j").misses("does nothing")
	r.uploadFile("links.csv", mistakes).press("x", "y", "x").sees("is checked against all rules again", "x allow", "n next problem", "? help")
	drive(t, 20, 8).press("Q").sees("Q does nothing").misses("? help")
}

// toLastLine moves the cursor to the last row in view, and returns its CustomerId behind the sign of the cursor.
func (r *robot) toLastLine() string {
	g := &r.app.customers.grid
	for g.Cursor < g.Top+g.Body()-1 {
		r.press("j")
	}
	return "▌ " + g.Cell(g.Cursor, 0)
}

// The row of the cursor stays in view, and is where it was once the notice is gone.
func TestNoticeCoversNoCursor(t *testing.T) {
	r := drive(t, 80, 24)
	row := r.toLastLine()
	before := r.sees(row).screen()
	r.press("Q").sees("does nothing here", row).app.notify("")
	if now := r.screen(); now != before {
		t.Errorf("the list does not return:\n%s\nbefore:\n%s", now, before)
	}
}

func TestPanelLeavesTheListWhereItWas(t *testing.T) {
	r := drive(t, 80, 24)
	row := r.toLastLine()
	before := r.screen()
	if now := r.press("c").sees(row, "Copy").press("esc").screen(); now != before {
		t.Errorf("the list does not return:\n%s\nbefore:\n%s", now, before)
	}
}

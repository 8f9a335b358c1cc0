package ui

import (
	"strings"
	"testing"
)

// Of a long path the first titles are left out, and none is cut.
func TestLongPathLosesWholeTitles(t *testing.T) {
	r := drive(t, 80, 24)
	r.app.backend.Name = "a-database-with-a-long-name.db"
	r.uploadFile("links.csv", mistakes).press("x", "y", "x", "enter")
	for _, width := range []int{80, 70, 60, 50, 40, 30, 24} {
		r.resize(width, 24)
		header, _, _ := strings.Cut(r.screen(), "\n")
		if !strings.HasPrefix(header, " … › ") && !strings.HasPrefix(header, " dovetail  ") || !strings.Contains(header, " › Row ") {
			t.Errorf("at %d columns the header is %q", width, header)
		}
	}
}

func TestLongPathBeginsWithAWholeTitle(t *testing.T) {
	drive(t, 80, 24).press("space", "E").sees(" … › Customers › Change the company of 1 marked customer          test.db · ann")
	drive(t, 40, 12).press("j", "enter", "E").sees(" … › Customers › C000502 › Link\n")
	drive(t, 20, 12).press("j", "enter", "E").sees(" … › C000502 › Link\n")
	drive(t, 16, 12).press("j", "enter", "E").sees(" … › Link\n")
	drive(t, 5, 12).press("j", "enter").sees("…0502\n")
}

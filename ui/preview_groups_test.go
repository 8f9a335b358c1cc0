package ui

import (
	"fmt"
	"strings"
	"testing"

	"dovetail/model"
)

// taken is an upload with two rows of one problem between rows of others.
const taken = linksHeader +
	"C000502,,Acme UK," + demoSite + ",9001,GLAS9001\n" + // new
	"C999999,,Acme UK," + demoSite + ",9003,\n" + // unknown customer
	"C000505,,Acme UK," + demoSite + ",1000,\n" + // taken by C000501
	"C000512,Another Name,Acme UK," + demoSite + ",9004,SALI9004\n" + // another name
	"C000515,,Acme UK," + demoSite + ",1000,\n" // taken by C000501 and by row 4

// rowNumbers returns the row numbers that a preview shows, from the top.
func (r *robot) rowNumbers() (rows []string) {
	r.t.Helper()
	_, below, _ := strings.Cut(r.screen(), " Class ")
	for _, line := range strings.Split(below, "\n")[1:] {
		f := strings.Fields(strings.TrimPrefix(line, "▌"))
		if len(f) == 0 || f[0][0] < '0' || f[0][0] > '9' {
			break
		}
		rows = append(rows, f[0])
	}
	return rows
}

func (r *robot) seesRows(want ...string) *robot {
	r.t.Helper()
	if got := r.rowNumbers(); fmt.Sprint(got) != fmt.Sprint(want) {
		r.t.Fatalf("the rows are %v, want %v:\n%s", got, want, r.screen())
	}
	return r
}

func TestRowsAreGroupedByProblem(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", taken)
	r.sees("2 taken · 1 unknown customer · 1 name differs", "! taken", "! unknown customer", "! name differs")
	r.seesRows("4", "6", "3", "5", "2").sees("x allow: both would share the account  n next problem", "taken, 2 rows:  X allow all  = show only  - hide")
	r.press("n", "n").sees("It cannot be allowed.").misses("x allow")
}

func TestAllowedRowsStayInTheirGroup(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", taken).press("X").sees("Allow 2 rejected rows (taken)?").press("y")
	r.seesRows("4", "6", "3", "5", "2").sees("2 taken allowed", "✓ allowed", "taken, 2 rows:  X revoke all", "▌   4")
	r.press("n", "n", "x", "y").sees("1 name differs allowed", "2 taken allowed · 1 unknown customer", "▌   5")
	r.press("X").sees("it was allowed for this row alone; x revokes that")
}

func TestOneProblemIsShown(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", taken).press("=").seesRows("4", "6").sees("[2 taken]", "= show all")
	r.press("=").seesRows("4", "6", "3", "5", "2").press("=", "j", "esc").seesRows("4", "6", "3", "5", "2").sees("▌   6")
	r.press("f").sees("0 all rows", "1 taken: 2 rows", "3 name differs: 1 row").press("3").seesRows("5").sees("[1 name differs]", "▌   5")
	r.press("x", "y").seesRows("5").sees("[1 name differs allowed]").press("f", "0").seesRows("4", "6", "3", "5", "2")
	r.press("G", "=").sees("the row has no problem").press("-").sees("the row has no problem").press("1").seesRows("5", "2").press("esc", "esc").sees("Upload")
}

func TestProblemIsHidden(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", taken).press("-").seesRows("3", "5", "2").sees("2 taken, hidden", "▌   3", "taken, 2 rows: hidden, and not changed")
	r.press("-", "-").seesRows("2").sees("4 rejected").press("5").seesRows("4", "6", "3", "5").press("5").press("f", "0").seesRows("4", "6", "3", "5", "2")
}

func TestProblemsThatDoNotFitAreCounted(t *testing.T) {
	r := drive(t, 52, 24).uploadFile("links.csv", mistakes+"C000516,,,,,A1\n").sees("1 taken · 1 unknown customer · 3 more (key f)")
	r.press("f").sees("5 no company: 1 row").press("5").sees("! no company", "SageCompanyName is empty")
}

func TestRejectedRowHasCustomersName(t *testing.T) {
	r := drive(t, 100, 24).uploadFile("links.csv", linksHeader+"C000502,,Acme UK,"+demoSite+",9001,GL\u200bAS\nC000505,,Acme UK,"+demoSite+",1E+15,\n")
	r.sees("Glasgow Harbour Joinery", "Perth Ember Gardens")
	v := onTop[*preview](t, r.app)
	o := v.outcome(0)
	o.Row.Damage = []model.Damage{{Column: model.ColumnID}}
	if name := v.name(o); name != "" {
		t.Errorf("the row with a damaged CustomerId has the name %q", name)
	}
}

// At 80 by 24 the longest reason of the rules is not cut.
func TestReasonIsShownInFull(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", linksHeader+"C000502,,Acme Francee and Germany,"+demoSite+",9001,GLAS9001\n")
	v := onTop[*preview](t, r.app)
	foot := strings.Join(strings.Fields(r.screen()), " ")
	if reason := v.outcome(0).Reason; !strings.Contains(foot, reason) {
		t.Errorf("%q is cut:\n%s", reason, r.screen())
	}
	drive(t, 40, 12).uploadFile("links.csv", mistakes).sees("! taken: 1000 is linked to C000501", "Aberdeen Amber Roofing Ltd", "x allow: both would share the account")
}

func TestNarrowWindowShowsCountsThatAreNotZero(t *testing.T) {
	drive(t, 40, 12).uploadFile("links.csv", linksHeader+"C000502,,Acme UK,"+demoSite+",9001,GLAS9001\nC999999,,Acme UK,"+demoSite+",9003,\n").
		sees("  1 rejected  1 new").press("2").sees("1 rejected  1 new  [0 changed]")
}

// After an allowance and after m the cursor stays on its row, and the row where it was on the screen.
func TestRowsDoNotMoveWhenSomethingIsAllowed(t *testing.T) {
	text := strings.ReplaceAll(taken, "C000512,Another Name", "C000508,,Acme Ukk,"+demoSite+",9007,\nC000525,,Acme Ukk,"+demoSite+",9008,\nC000512,Another Name")
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		r := drive(t, size[0], size[1]).uploadFile("links.csv", text).press("n", "n", "n")
		line := func() int {
			for i, s := range strings.Split(r.screen(), "\n") {
				if strings.HasPrefix(s, "▌") {
					return i
				}
			}
			return -1
		}
		rows, at := r.rowNumbers(), line()
		for _, keys := range [][]string{{"m", "y"}, {"m", "y"}, {"x", "y"}, {"x"}, {"X", "y"}, {"X", "y"}} {
			r.press(keys...).sees("▌   6").seesRows(rows...)
			if now := line(); now != at {
				t.Errorf("after %v the cursor is in line %d, before in %d:\n%s", keys, now, at, r.screen())
			}
		}
	}
}

// Keys that the grid, editors and file managers have say what to do instead.
func TestKeysOfOtherProgramsInAPreview(t *testing.T) {
	r := drive(t, 80, 24).uploadFile("links.csv", taken)
	for key := range previewHints {
		r.press(key).misses("does nothing here")
	}
	r.press("ctrl+s").sees("a applies the accepted rows").press("F").sees("F does nothing here")
	r.press("esc", "esc", "esc").press("tab", "j", "j", "j", "j", "enter", "u").sees("z undoes what it did").press("s").sees("in the order of time")
}

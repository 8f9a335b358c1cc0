package ui

import (
	"strings"
	"testing"
)

// found checks that the mark of a search is before a line that has a text, and before no other.
func (r *robot) found(text string) *robot {
	r.t.Helper()
	lines := 0
	for line := range strings.SplitSeq(r.screen(), "\n") {
		if strings.HasPrefix(line, "▌") {
			lines++
			if !strings.Contains(line, text) {
				r.t.Fatalf("the mark is before %q, want %q:\n%s", line, text, r.screen())
			}
		}
	}
	if lines != 1 {
		r.t.Fatalf("%d lines are marked:\n%s", lines, r.screen())
	}
	return r
}

func TestCardIsSearched(t *testing.T) {
	r := drive(t, 80, 24).press("enter", "/").sees("› Search").press("SAGE").sees("4 lines", "⏎ show it").found("Sage Company")
	r.press("enter").found("Sage Company").sees("n next match, N previous match")
	r.press("n").found("Sage Site ID").press("N", "N").found("Sage Account Number").sees("on from the last match")
	r.press("n").found("Sage Company").sees("on from the first match")
	r.press("/", "acme uk", "esc").found("Sage Company").press("esc").sees("▌ C000501")
}

func TestSearchScrollsToMatch(t *testing.T) {
	r := drive(t, 40, 12).press("enter", "/", "added").found("added").press("enter").found("added").misses("Customer ID")
	r.press("pgup", "pgup", "pgup").sees("Customer ID").press("n").found("added")
}

func TestSearchWithoutMatch(t *testing.T) {
	r := drive(t, 80, 24).press("enter", "n").sees("nothing was searched for yet; / searches")
	r.press("/", "zzz").sees("0 lines").press("enter").sees("no line has that text").clear().press("name")
	r.press("esc").misses(" / ").sees("Customer ID")
}

func TestLongQuestionIsSearched(t *testing.T) {
	r := drive(t, 40, 12).uploadFile("links.csv", mistakes).press("G", "k", "enter").misses("Account Number").sees("/ search")
	r.press("/", "count num").found("Account Number").press("enter").found("Account Number").sees("GLAS9001")
	r.press("pgup", "n").found("Account Number").press("esc").sees("Upload links.csv")
	drive(t, 80, 24).uploadFile("links.csv", mistakes).press("enter", "/").sees("/ does nothing here") // all lines fit
}

func TestSearchIgnoresCaseAndAccents(t *testing.T) {
	drive(t, 80, 24).press("/", "zürich", "enter", "enter", "/", "CAFE zurich").found("Café Zürich Ltd")
}

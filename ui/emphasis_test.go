package ui

import (
	"strings"
	"testing"

	"dovetail/ui/widget"
)

func TestWordsThatMatterAreIdentifiersAndTheirNames(t *testing.T) {
	r := drive(t, 80, 24)
	for sentence, want := range map[string]string{
		"1000 is linked to C000501 Aberdeen Amber Roofing Ltd":    "1000|C000501|Aberdeen Amber Roofing Ltd",
		"GLAS9001 (ID 9001) in Acme UK → no link":                 "GLAS9001|9001",
		"Acme France at site 2f1c7a52-6c0e-4a58 is not known":     "",
		"no Layer customer C999999; did you mean C000501 or none": "C999999|C000501",
		"": "",
	} {
		var got []string
		for _, word := range r.app.wordsThatMatter(sentence) {
			got = append(got, word.String())
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

func TestCountsOfZeroAreFaint(t *testing.T) {
	a := drive(t, 80, 24).app
	for _, test := range []struct {
		n     int
		style widget.Style
		want  string
	}{
		{0, a.theme.Bad, "\x1b[2m0 rejected\x1b[0m"},
		{0, widget.Style{}, "\x1b[2m0 rejected\x1b[0m"},
		{1200, widget.Style{}, "1,200\x1b[2m rejected\x1b[0m"},
		{2, a.theme.Bad, "\x1b[1;91m2 rejected\x1b[0m"},
	} {
		if got := a.count(test.n, "rejected", test.style).String(); got != test.want {
			t.Errorf("%d: %q, want %q", test.n, got, test.want)
		}
	}
}

func TestBrightIsWhatNeedsAPerson(t *testing.T) {
	r := drive(t, 124, 24)
	const bold, faint, end = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	for want, meaning := range map[string]string{
		bold + "75 would be created in Sage" + end: "the number of customers that would be created",
		bold + "create   " + end:                   "a customer that would be created",
		faint + "update   " + end:                  "a customer that is synced",
	} {
		if !strings.Contains(r.app.View(), want) {
			t.Errorf("%s is not %q in\n%q", meaning, want, r.app.View())
		}
	}
	r.uploadFile("links.csv", mistakes)
	for _, want := range []string{"\x1b[1;91m4 rejected" + end, bold + "C000501" + end, bold + "Aberdeen Amber Roofing Ltd" + end} {
		if !strings.Contains(r.app.View(), want) {
			t.Errorf("no %q in\n%q", want, r.app.View())
		}
	}
}

package modeltest

import (
	"slices"
	"testing"
)

// sample has a field of each kind that Filled knows.
type sample struct {
	Text   string
	Flag   bool
	Small  uint8
	Signed int
	Inner  struct{ Text, Other string }
}

func TestFilled(t *testing.T) {
	all := []string{"Text", "Flag", "Small", "Signed", "Inner.Text", "Inner.Other"}
	if got := Fields[sample](); !slices.Equal(got, all) {
		t.Errorf("fields %q", got)
	}
	a, b := Filled[sample](0), Filled[sample](1)
	if got := Differences(a, b); !slices.Equal(got, all) {
		t.Errorf("two fillings differ in %q, want all fields", got)
	}
	if a.Inner.Text == a.Text || a.Inner.Text == a.Inner.Other || int(a.Small) == a.Signed {
		t.Errorf("fields have the same value: %+v", a)
	}
	if got := Differences(a, sample{}); !slices.Equal(got, all) {
		t.Errorf("only %q are filled", got)
	}
	if got := Differences(a, With(a, b, "Inner.Other")); !slices.Equal(got, []string{"Inner.Other"}) {
		t.Errorf("With changes %q", got)
	}
}

func TestFilledRefusesWhatItDoesNotKnow(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a map is not filled, and Filled does not panic")
		}
	}()
	Filled[struct{ M map[string]int }](0)
}

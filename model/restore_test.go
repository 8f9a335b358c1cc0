package model

import "testing"

func TestDifferenceToAnotherState(t *testing.T) {
	link := Link{Company{"10", "Acme UK"}, "1", "A1"}
	now := snapshotOf(t, Customer{ID: "C1", Name: "One"}, Customer{ID: "C2", Link: link}, Customer{ID: "C3", Name: "Three"}, Customer{ID: "C4", Changed: 7})
	then := snapshotOf(t, Customer{ID: "C0"}, Customer{ID: "C1", Name: "Uno"}, Customer{ID: "C2", Name: "Two"}, Customer{ID: "C4"}, Customer{ID: "C5"})
	if got, want := now.DifferenceTo(then), (Difference{Added: 2, Removed: 1, Links: 1, Other: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := now.DifferenceTo(now); !got.IsZero() {
		t.Errorf("of itself: %+v", got)
	}
}

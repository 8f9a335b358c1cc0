package ui

import (
	"context"
	"testing"
)

func TestAllSuggestionsForACustomerAreRejected(t *testing.T) {
	r := driveSuggestions(t, 100, 30).press("/", "raven", "enter", "X").sees("C000506 is none of the 2 suggestions; z undoes that", "▌ rejected", "1 rejected")
	r.rejections(2).press("z").sees("2 suggestions are offered to C000506 again", "▌ likely").misses("1 rejected").rejections(0)
	r.press("X", "x").sees("2 suggestions are offered to C000506 again").rejections(0)
	r.press("enter", "X").sees("C000506 is none of the 2 suggestions; z undoes that").press("X").sees("no suggestion is offered").rejections(2)
	r.press("z").sees("2 suggestions are offered to C000506 again").press("z").sees("nothing was rejected here").rejections(0)
	r.press("X", "esc").sees("▌ rejected").press("r").sees("No suggestion matches").press("esc").sees("all 6")
	r.press("R", "/", "raven", "enter").sees("▌ rejected")
}

// rejections checks how many rejected suggestions are stored.
func (r *robot) rejections(want int) *robot {
	r.t.Helper()
	if no, err := r.session.RejectedSuggestions(context.Background()); err != nil || len(no) != want {
		r.t.Fatalf("%d rejections are stored, want %d; %v", len(no), want, err)
	}
	return r
}

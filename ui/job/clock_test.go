package job

import (
	"fmt"
	"testing"
	"time"
)

// The clock goes back by a day before every change: the order of the changes is still that in which they were made.
func TestClockThatGoesBack(t *testing.T) {
	s := newSession(t, "ann")
	today, days := s.Now(), 0
	s.Now = func() time.Time { return today.AddDate(0, 0, -days) }
	const changes = 30
	for days = 1; days <= changes; days++ {
		mustLink(t, s, fmt.Sprint("C", 1+days%2), fmt.Sprint("X", days))
		e, err := s.LastEntry(t.Context(), false)
		mustDo(t, err)
		newest, err := s.Entries(t.Context(), 1)
		mustDo(t, err)
		if e.Number != newest[0].Number || !e.When.Equal(s.Now()) {
			t.Fatalf("day -%d: the last entry is %d of %v, want %d", days, e.Number, e.When, newest[0].Number)
		}
	}
	wantLinks(t, s, fmt.Sprint("C1=X", changes), fmt.Sprint("C2=X", changes-1))
	e, err := s.LastEntry(t.Context(), false)
	mustDo(t, err)
	u, err := s.PlanUndo(t.Context(), e, nil)
	mustDo(t, err)
	_, err = s.Undo(t.Context(), u, nil)
	mustDo(t, err)
	wantLinks(t, s, fmt.Sprint("C1=X", changes-2), fmt.Sprint("C2=X", changes-1))
	t.Logf("proof: %d changes, each a day before the one before it", changes)
}
